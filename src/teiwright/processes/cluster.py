"""Processes of other machines: a cluster of dask.distributed that shares a disk with this one."""

import asyncio
import logging
import pickle
import socket
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from ..model import InternalError, Place, PluginError, RefusedError, SettingsError, SourceError, TeiwrightError
from ..version import VERSION
from .workers import Result, Task, Workers

#: Seconds in which a scheduler answers.
_ANSWER: Final = 10

#: Seconds for which a cluster may be without workers, as when they are started again.
_PATIENCE: Final = 30

#: Seconds between two looks at the workers while nothing comes.
_LOOK: Final = 2

_PACKAGE: Final = "teiwright"


class Cluster(Workers[Task, Result]):
    """The workers of the scheduler at *address*, which *work*, a function of a module, in *folder*.

    The folder is at the same path on every machine, and what is done twice
    must come to the same, as a task whose worker died is given to another. A
    task that has killed more workers than the scheduler allows (its setting
    ``allowed-failures``) is `Died`, once it has done so alone.

    Raises PluginError where dask.distributed is missing here or teiwright
    there, SettingsError for what is no address, SourceError for a scheduler or
    workers that are not there, or that do not see the folder, and RefusedError
    where teiwright has another version there.
    """

    def __init__(self, work: Callable[[Task], Result], address: str, folder: Path) -> None:
        _check_address(address)
        try:
            import distributed
        except ImportError as problem:
            raise PluginError('a cluster needs dask.distributed: pip install "teiwright[cluster]"') from problem
        self.death = distributed.KilledWorker
        self._address = address
        self._work = partial(_worked, VERSION, folder, work)
        self._looked = self._seen = time.monotonic()
        self._count = 1
        _silence(distributed.__name__, "tornado")  # on which it runs
        self._client: Any = self._connected(distributed)
        try:
            self._check(folder)
            self._executor: Any = self._client.get_executor(pure=False)
        except BaseException:
            self._close()
            raise

    def count(self) -> int:
        """Return how many workers there are now, as others may come and go; each does one thing at a time."""
        if time.monotonic() - self._looked > _LOOK:
            self._look()
        return self._count

    def submitted(self, task: Task) -> "Future[Result]":
        """Give *task* to the cluster. Raises SourceError when it is gone."""
        future: Future[Result] = Future()
        try:
            self._executor.submit(self._work, task).add_done_callback(partial(_pass_on, future))
        except Exception as problem:
            raise self._lost() from problem
        return future

    def outcome(self, future: "Future[Result]") -> Result:
        """Return what *future* comes to. Raises what the work raised, and `death`, and SourceError when the cluster is gone."""
        self.ended(future)
        try:
            result = future.result()
        except CancelledError as problem:
            raise self._lost() from problem
        except ImportError as problem:  # of a worker that came later; a newer dask lets it go instead
            raise self._unable("a worker", problem) from problem
        if isinstance(result, _Raised):
            raise result.problem
        return result

    def ended(self, future: "Future[Result]") -> None:
        """Return when *future* has ended, well or not. Raises SourceError where nobody is left to do it."""
        with suppress(CancelledError):
            while True:
                try:
                    future.exception(_LOOK)
                except TimeoutError:
                    self._look()
                else:
                    return

    def end(self) -> None:
        """Take back what waits, and leave the cluster to others."""
        with suppress(Exception):  # of a cluster that is gone there is nothing to take back
            self._executor.shutdown(wait=False)
        self._close()

    def _close(self) -> None:
        with suppress(OSError):
            self._client.close(timeout=_LOOK)

    def _connected(self, distributed: Any) -> Any:  # noqa: ANN401  # a module and an object of it, which has no types
        certificates = distributed.Security().get_connection_args("client")

        async def identity() -> object:
            async with distributed.rpc(self._address, connection_args=certificates) as scheduler:
                return await scheduler.identity()

        try:
            asyncio.run(asyncio.wait_for(identity(), _ANSWER))  # a client waits without end for what answers, but is no scheduler
            return distributed.Client(self._address, timeout=_ANSWER, set_as_default=False)
        except Exception as problem:
            raise self._fault(f"no scheduler of dask answers there; it was asked for {_ANSWER} seconds") from problem

    def _check(self, folder: Path) -> None:
        """Raise what is wrong with the workers that there are; those that come later are looked at before their first task."""
        self._look()
        while not self._count:
            time.sleep(0.1)
            self._look()
        here = installed(_PACKAGE)
        told = {"the scheduler": self._on_scheduler(installed, _PACKAGE), **self._client.run(installed, _PACKAGE, on_error="return")}
        for who, version in told.items():
            if isinstance(version, PackageNotFoundError):
                raise _missing(who)
            if version != here and not isinstance(version, OSError):  # that one is gone again
                raise _other_version(who, version, here)
        for who, found in self._client.run(_fault_of, VERSION, folder, on_error="return").items():
            if isinstance(found, TeiwrightError):
                raise found
            if isinstance(found, Exception) and not isinstance(found, OSError):
                raise self._unable(who, found) from found

    def _on_scheduler(self, function: Callable[..., object], *arguments: object) -> object:
        try:
            return self._client.run_on_scheduler(function, *arguments)
        except Exception as problem:  # noqa: BLE001  # whatever it raises is its answer
            return problem

    def _look(self) -> None:
        """See how many workers there are. Raises SourceError where there have been none for long."""
        self._looked = time.monotonic()
        try:
            self._count = len(self._client.nthreads())
        except Exception as problem:
            raise self._lost() from problem
        if self._count:
            self._seen = self._looked
        elif self._looked - self._seen > _PATIENCE:
            raise self._fault(f"the scheduler has had no worker for {_PATIENCE} seconds; what was done is whole")

    def _lost(self) -> SourceError:
        return self._fault("the connection to the scheduler was lost; what was done is whole")

    def _unable(self, who: str, problem: Exception) -> TeiwrightError:
        return PluginError(f"{who} of the cluster cannot load teiwright: {problem}", Place(self._address))

    def _fault(self, message: str) -> SourceError:
        return SourceError(message, Place(self._address))


def _pass_on(future: "Future[Any]", theirs: "Future[Any]") -> None:
    """Let *future* be what *theirs* is: dask does again what is done, as long as its own future is there, when the worker that did it dies."""
    if theirs.cancelled():
        future.cancel()
    elif (problem := theirs.exception()) is not None:
        future.set_exception(problem)
    else:
        future.set_result(theirs.result())


def _check_address(address: str) -> None:
    """Raise SettingsError where *address* is none of a scheduler.

    >>> _check_address("tcp://127.0.0.1:8786")
    """
    try:
        parts = urlsplit(address)
        well = parts.scheme in {"tcp", "tls"} and parts.hostname and parts.port and f"{parts.scheme}://{parts.netloc}" == address
    except ValueError:  # a port that is no number
        well = False
    if not well:
        raise SettingsError(f'"{address}" is no address of a scheduler, such as tcp://127.0.0.1:8786')


def _silence(*packages: str) -> None:
    """Let the loggers of *packages* be silent: what goes wrong becomes an error of ours."""
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] in packages:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


# On the workers


class _Raised(NamedTuple):
    """What the work raised, as a result: dask sends what is raised with its traceback, and where that is too deep nothing at all."""

    problem: Exception


_ALONE: Final = threading.Lock()


def _worked(version: str, folder: Path, work: Callable[[Task], Result], task: Task) -> Result | _Raised:
    """Return what *task* comes to, as soon as this process does nothing else: workers may have several threads, the work is for one."""
    fault = _fault_of(version, folder)
    if fault is not None:
        return _Raised(fault)
    with _ALONE:
        try:
            return work(task)
        except Exception as problem:  # noqa: BLE001  # it is raised where it is told
            return _Raised(_movable(problem))


def _movable(problem: Exception) -> Exception:
    """Return *problem* as it can be sent, with a note of where it arose; of what cannot, the name and message."""
    where = "".join(traceback.format_exception(problem))
    try:
        problem = pickle.loads(pickle.dumps(problem.with_traceback(None)))  # noqa: S301  # our own bytes
    except Exception:  # noqa: BLE001  # whatever keeps it from being sent
        problem = InternalError(f"{type(problem).__name__}: {problem}")
    problem.add_note(where)
    return problem


def _fault_of(version: str, folder: Path) -> TeiwrightError | None:
    """Return why this process cannot work in *folder* for a teiwright of *version*."""
    who = f"the worker on {socket.gethostname()}"
    if version != VERSION:
        return _other_version(who, VERSION, version)
    if not folder.is_dir():
        return SourceError(f"{who} does not see this folder; a cluster works in a folder that has the same path on every machine", Place(str(folder)))
    return None


def _other_version(who: str, theirs: object, ours: str) -> RefusedError:
    return RefusedError(f"{who} has teiwright {theirs}, this is {ours}: two versions could build differently; install the same everywhere")


def _missing(who: str) -> PluginError:
    return PluginError(f'{who} has no teiwright: pip install "teiwright[cluster]" wherever the scheduler and workers run')
