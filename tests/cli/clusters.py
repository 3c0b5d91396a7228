"""A cluster of dask on this machine: a scheduler and its workers, each a process of its own, at ports that are free."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

#: Seconds after which a test has failed.
LONG = 120


def until(condition: Callable[[], object], running: subprocess.Popen | None = None) -> None:
    """Return when *condition* holds, or what is *running* has ended."""
    end = time.monotonic() + LONG
    while not condition() and (running is None or running.poll() is None):
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.02)


class LocalCluster:
    """Processes that end with the ``with`` statement; *folder* holds what they write, a task may kill *allowed* workers and one more."""

    def __init__(self, folder: Path, allowed: int = 3) -> None:
        self.folder, self.processes = folder, []
        self.environment = {
            **os.environ,
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed),
            "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",  # it keeps some 300 kB of each of the last thousand seconds
            "PYTHONPATH": os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")])),
        }
        told = folder / "scheduler.json"
        self.scheduler = self._started("dask_scheduler", "--port", "0", "--scheduler-file", str(told))
        until(told.exists, self.scheduler)
        until(lambda: told.read_text().endswith("}"))
        self.address = json.loads(told.read_text())["address"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def worker(self, *, nanny: bool = False, threads: int = 1, preload: str = "") -> subprocess.Popen:
        """Start one worker, with a *nanny* that starts it again when it dies, or without, which has run the Python code *preload*."""
        more = []
        if preload:
            code = self.folder / f"preload_{len(self.processes)}.py"
            code.write_text(preload)
            more = ["--preload", str(code)]
        local = self.folder / f"worker-{len(self.processes)}"
        words = (self.address, "--nthreads", str(threads), "--nanny" if nanny else "--no-nanny", "--local-directory", str(local), *more)
        return self._started("dask_worker", *words)

    def registered(self) -> int:
        """Return how many workers have come, whether they are still there or not."""
        return (self.folder / "dask_scheduler-0.log").read_text().count("Register worker")

    def _started(self, name: str, *words: str) -> subprocess.Popen:
        command = [sys.executable, "-m", f"distributed.cli.{name}", "--host", "127.0.0.1", "--no-dashboard", *words]
        with (self.folder / f"{name}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, cwd=self.folder, start_new_session=True)
        self.processes.append(process)
        return process
