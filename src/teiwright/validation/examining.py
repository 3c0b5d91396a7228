"""Many documents, one after the other or by several processes, with what each verdict depends on."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from ..files import STANDARD, Watch, watching
from ..model import Origin, SchemaError, TeiwrightError
from ..pipeline.silences import Silence
from .checks import examine_bytes
from .neighbours import Neighbours
from .outcomes import Outcome
from .schemas import SchemaCache
from .verdicts import Needs

#: How many documents wait for a process, so that a large corpus is never in memory as a whole.
_WAITING: Final = 4


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be examined, or with its verdict *known* already; *key* is that by which the verdict will be kept."""

    path: str
    data: bytes = b""
    silences: Sequence[Silence] = ()
    key: str = ""
    known: Outcome | None = None


class Examined(NamedTuple):
    """The verdict on one file, or the error of the schema that was not to be had; *needs* are known where it may be kept."""

    verdict: Outcome | SchemaError
    needs: Needs | None = None


class Examiner:
    """Examines documents by the same schemas; what is read for one is there for the next."""

    def __init__(self, schemas: Sequence[str], roots: Sequence[Path], *, for_archive: bool) -> None:
        self.schemas, self.for_archive = list(schemas), for_archive
        self.cache = SchemaCache()
        self.neighbours = Neighbours(*roots)
        self._read: dict[str, str] = {}  # by the schemas, which are loaded for one document and stay for all

    def examine(self, task: Task) -> Examined:
        """Return the verdict on one file."""
        with watching(watch := Watch(self._read)):
            try:
                verdict = examine_bytes(
                    task.data,
                    origin_of(task.path, task.data),
                    self.schemas,
                    cache=self.cache,
                    silences=task.silences,
                    neighbours=self.neighbours,
                    for_archive=self.for_archive,
                )
            except SchemaError as problem:
                return Examined(problem)
        read, things = self.neighbours.asked()
        return Examined(verdict, Needs.of(watch, Needs(read, {}, things)) if task.key else None)


def origin_of(path: str, data: bytes) -> Origin:
    """Return where the document *data* came from."""
    return Origin("-" if path == STANDARD else path, len(data), folder=str(Path(path).parent))


def examined_in_order(tasks: Iterable[Task], examiner: Examiner, jobs: int) -> Iterator[tuple[Task, Examined]]:
    """Yield each task with the verdict on it, in their order, as *jobs* processes come to them.

    Raises TeiwrightError where a process dies.
    """
    with _processes(examiner, jobs) as pool:
        waiting: deque[tuple[Task, Examined | Future[Examined]]] = deque()
        for task in tasks:
            if task.known is not None:
                waiting.append((task, Examined(task.known)))
            elif pool is None:
                waiting.append((task, examiner.examine(task)))
            else:
                waiting.append((task, pool.submit(_examine, task)))
            while waiting and (len(waiting) > jobs * _WAITING or not isinstance(waiting[0][1], Future) or waiting[0][1].done()):
                yield _settled(*waiting.popleft())
        while waiting:
            yield _settled(*waiting.popleft())


def _settled(task: Task, examined: Examined | Future[Examined]) -> tuple[Task, Examined]:
    try:
        return task, examined.result() if isinstance(examined, Future) else examined
    except BrokenProcessPool as problem:
        raise TeiwrightError(f"{task.path} or a file near it ended the process that checked it; --jobs 1 tells which") from problem


@contextmanager
def _processes(examiner: Examiner, jobs: int) -> Iterator[ProcessPoolExecutor | None]:
    if jobs == 1:
        yield None
        return
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(examiner.schemas, examiner.neighbours.roots, examiner.for_archive))
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


# In each process of its own

_OWN: list[Examiner] = []


def _begin(schemas: list[str], roots: list[Path], for_archive: bool) -> None:  # noqa: FBT001  # a pool passes by position
    _OWN[:] = [Examiner(schemas, roots, for_archive=for_archive)]


def _examine(task: Task) -> Examined:
    return _OWN[0].examine(task)
