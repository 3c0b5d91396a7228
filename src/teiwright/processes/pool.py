"""Processes of this machine."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from .workers import Result, Task, Workers


class Processes(Workers[Task, Result]):
    """*count* processes that *work*, each after ``begin(*arguments)``; both are functions of a module.

    >>> with Processes(abs, 2) as processes:
    ...     list(processes.results([-1, 2, -3]))
    [(-1, 1), (2, 2), (-3, 3)]
    """

    death = BrokenProcessPool

    def __init__(
        self, work: Callable[[Task], Result], count: int, begin: Callable[..., object] | None = None, arguments: tuple[Any, ...] = ()
    ) -> None:
        self._work, self._count = work, count
        self._begin, self._arguments = begin, arguments
        self._pool: ProcessPoolExecutor | None = None

    def count(self) -> int:
        """Return how many processes there are."""
        return self._count

    def submitted(self, task: Task) -> "Future[Result]":
        """Give *task* to a process, of a new pool where one of the old died since: what was under way tells which."""
        try:
            return self._running().submit(self._work, task)
        except BrokenProcessPool:
            self.end()
            return self._running().submit(self._work, task)

    def renew(self) -> None:
        """End the pool: a process that dies breaks it."""
        self.end()

    def end(self) -> None:
        """End the processes; what has begun is finished."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, initializer=self._begin, initargs=self._arguments)
        return self._pool
