"""Many documents, one after the other or by several processes, with what each verdict depends on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..files import STANDARD, Watch, watching
from ..model import Finding, Origin, Place, SchemaError
from ..pipeline.house import Silence
from ..processes import Died, Processes
from .checks import examine_bytes
from .neighbours import Neighbours
from .outcomes import Outcome
from .schemas import SchemaCache
from .verdicts import Needs


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

    A document that ends its process is a finding, and the rest goes on.
    """
    if jobs == 1:
        yield from ((task, _known(task) or examiner.examine(task)) for task in tasks)
        return
    begin = (examiner.schemas, examiner.neighbours.roots, examiner.for_archive)
    with Processes(_examine, jobs, _begin, begin) as processes:
        for task, examined in processes.results(tasks, _known):
            yield task, _died(task) if isinstance(examined, Died) else examined


def _known(task: Task) -> Examined | None:
    return Examined(task.known) if task.known is not None else None


def _died(task: Task) -> Examined:
    message = "the process that checked this file ended before it was done"
    return Examined(Outcome(task.path, (Finding.of("tw:process-died", message, Place(task.path)),)))


# In each process of its own

_OWN: list[Examiner] = []


def _begin(schemas: list[str], roots: list[Path], for_archive: bool) -> None:  # noqa: FBT001  # a pool passes by position
    _OWN[:] = [Examiner(schemas, roots, for_archive=for_archive)]


def _examine(task: Task) -> Examined:
    return _OWN[0].examine(task)
