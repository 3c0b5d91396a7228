"""What a pool of processes and a cluster have in common: in order, in bounded memory, and past a process that dies."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import Any, Final, Generic, NamedTuple, Self, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

#: How many tasks wait for each process, so that a large corpus is never in memory as a whole.
_WAITING: Final = 4


class Died(NamedTuple):
    """What a task comes to whose process ends before it does: killed, out of memory, a fault of a library."""


class Workers(ABC, Generic[Task, Result]):
    """Processes that work on tasks; used with ``with``, at whose end they are let go and what waits for them is forgotten."""

    #: What a future of theirs raises when its process has died.
    death: type[Exception]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.end()

    def results(self, tasks: Iterable[Task], known: Callable[[Task], Result | None] = lambda _: None) -> Iterator[tuple[Task, Result | Died]]:
        """Yield each task with what it comes to, in order; what is *known* already is not worked on. Raises what the work raises.

        When a process dies, nobody can tell on which task. Those that were
        under way are done again, each alone: the one that kills its process
        again is the one, and all others go on.
        """
        waiting: deque[tuple[Task, Future[Result] | Result | Died]] = deque()
        for task in tasks:
            made = known(task)
            waiting.append((task, self.submitted(task) if made is None else made))
            while waiting and (len(waiting) > self.count() * _WAITING or _is_done(waiting[0][1])):
                yield self._settled(waiting)
        while waiting:
            yield self._settled(waiting)

    def _settled(self, waiting: deque[tuple[Task, Future[Result] | Result | Died]]) -> tuple[Task, Result | Died]:
        task, result = waiting.popleft()
        if not isinstance(result, Future):
            return task, result
        try:
            return task, self.outcome(result)
        except self.death:
            under_way = [(task, result), *waiting]
            waiting.clear()
            for _, state in under_way:
                if isinstance(state, Future):
                    self.ended(state)
            for one, state in under_way:
                waiting.append((one, self._alone(one) if isinstance(state, Future) and self._is_dead(state) else state))
            return self._settled(waiting)

    def _alone(self, task: Task) -> Result | Died:
        self.renew()
        try:
            return self.outcome(self.submitted(task))
        except self.death:
            self.renew()
            return Died()

    def _is_dead(self, future: "Future[Any]") -> bool:
        return future.cancelled() or isinstance(future.exception(), self.death)

    @abstractmethod
    def count(self) -> int:
        """Return how many tasks are worked on at a time."""

    @abstractmethod
    def submitted(self, task: Task) -> "Future[Result]":
        """Give *task* to a process."""

    def outcome(self, future: "Future[Result]") -> Result:
        """Return what *future* comes to. Raises what the work raised, and `death`."""
        self.ended(future)
        return future.result()

    def ended(self, future: "Future[Result]") -> None:
        """Return when *future* has ended, well or not."""
        with suppress(CancelledError):
            future.exception()

    def renew(self) -> None:
        """Let a process that died be replaced; nothing is under way."""

    @abstractmethod
    def end(self) -> None:
        """Let the processes go and forget what waits for them."""


def _is_done(result: object) -> bool:
    return not isinstance(result, Future) or result.done()
