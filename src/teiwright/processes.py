"""Work on many things by several processes: in order, in bounded memory, and past a process that dies."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, Generic, NamedTuple, TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

#: How many tasks wait for each process, so that a large corpus is never in memory as a whole.
_WAITING: Final = 4


class Died(NamedTuple):
    """What a task comes to whose process ends before it does: killed, out of memory, a fault of a library."""


class Processes(Generic[_Task, _Result]):
    """*count* processes that *work*, each after ``begin(*arguments)``; both are functions of a module.

    >>> with Processes(abs, 2) as processes:
    ...     list(processes.results([-1, 2, -3]))
    [(-1, 1), (2, 2), (-3, 3)]
    """

    def __init__(
        self, work: Callable[[_Task], _Result], count: int, begin: Callable[..., object] | None = None, arguments: tuple[Any, ...] = ()
    ) -> None:
        self._work, self._count = work, count
        self._begin, self._arguments = begin, arguments
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Processes[_Task, _Result]":
        return self

    def __exit__(self, *problem: object) -> None:
        self._end()

    def results(self, tasks: Iterable[_Task], known: Callable[[_Task], _Result | None] = lambda _: None) -> Iterator[tuple[_Task, _Result | Died]]:
        """Yield each task with what it comes to, in order; what is *known* already is not worked on. Raises what *work* raises.

        When a process dies, nobody can tell on which task. Those that were
        under way are done again, each alone: the one that kills its process
        again is the one, and all others go on.
        """
        waiting: deque[tuple[_Task, Future[_Result] | _Result | Died]] = deque()
        for task in tasks:
            made = known(task)
            waiting.append((task, self._submitted(task) if made is None else made))
            while waiting and (len(waiting) > self._count * _WAITING or _is_done(waiting[0][1])):
                yield self._settled(waiting)
        while waiting:
            yield self._settled(waiting)

    def _settled(self, waiting: deque[tuple[_Task, Future[_Result] | _Result | Died]]) -> tuple[_Task, _Result | Died]:
        task, result = waiting.popleft()
        if not isinstance(result, Future):
            return task, result
        try:
            return task, result.result()
        except BrokenProcessPool:
            under_way = [(task, result), *waiting]
            waiting.clear()
            for one, state in under_way:
                waiting.append((one, state if not isinstance(state, Future) or _is_well(state) else self._alone(one)))
            return self._settled(waiting)

    def _alone(self, task: _Task) -> _Result | Died:
        self._end()
        try:
            return self._submitted(task).result()
        except BrokenProcessPool:
            self._end()
            return Died()

    def _submitted(self, task: _Task) -> "Future[_Result]":
        try:
            return self._running().submit(self._work, task)
        except BrokenProcessPool:  # one died since: what was under way tells which
            self._end()
            return self._running().submit(self._work, task)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, initializer=self._begin, initargs=self._arguments)
        return self._pool

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def _is_done(result: object) -> bool:
    return not isinstance(result, Future) or result.done()


def _is_well(future: "Future[Any]") -> bool:
    """Return whether the task is done, and no death of a process has ended it."""
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)
