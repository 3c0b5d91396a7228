"""Ten thousand small seeds built by one process, by two, and by a cluster of two workers; nothing fails on time, nor on memory.

pytest tests/benchmarks/test_corpora.py --benchmark-enable -n 0 -s

TEIWRIGHT_BENCHMARK_SEEDS says how many, where ten thousand take too long.
"""

import os
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.cli.clusters import LocalCluster, until

SETTINGS = 'language = "en"\n[header]\ntitle = "Letter {number}"\nsource = "Written for a test."\npublisher = "Nobody"\n'
PARAGRAPH = (
    'On the {day} of May 1815 General Brown came to Paris, where he met Mrs. Grey. "You will come with me to London," he said, '
    '"before the summer is over; and write to Captain Harvey as soon as you can." She answered that number {number} was hers.\n\n'
)

#: Runs the command line and tells the most memory, and the processor time, that its process and those of its own have had.
MEASURED = """
import multiprocessing, resource, sys
from teiwright.cli import main
try:
    main()
finally:
    for process in multiprocessing.active_children():
        process.join()
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(own.ru_maxrss, others.ru_maxrss, own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime, file=sys.stderr)
"""


@pytest.fixture
def numbers(benchmark) -> list[int]:
    """How many seeds are built; where benchmarks are off a few, to see that it works."""
    most = int(os.environ.get("TEIWRIGHT_BENCHMARK_SEEDS", "10000"))
    return [4, 8] if benchmark.disabled else [most // 10, most]


def corpus(folder: Path, number: int) -> Path:
    (folder / "seeds").mkdir(parents=True)
    for one in range(number):
        text = f"LETTER {one}\n\n" + "".join(PARAGRAPH.format(day=f"{day + 4}th", number=one) for day in range(8))
        (folder / "seeds" / f"{one:05}.txt").write_text(text, encoding="utf-8")
        (folder / "seeds" / f"{one:05}.toml").write_text(SETTINGS.format(number=one), encoding="utf-8")
    return folder


class Cost(NamedTuple):
    """What a build took: seconds by the clock and of processors, and the most memory, in MB, of the command and of the largest of its processes."""

    seconds: float
    worked: float
    own: int
    others: int


def built(folder: Path, options: tuple[str, ...] = ()) -> Cost:
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", MEASURED, "build", str(folder), *options], capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    number = len(list((folder / "seeds").glob("*.txt")))
    assert done.returncode == 0, done.stderr
    assert len(re.findall(r"^\d+: built;", done.stdout, re.MULTILINE)) == number
    assert len(list((folder / "build").glob("*.html"))) == number
    own, others, *worked = map(float, done.stderr.split()[-4:])
    return Cost(seconds, sum(worked), int(own) // 1024, int(others) // 1024)


def built_on_a_cluster(folder: Path) -> Cost:
    """Build it with two workers; what the scheduler and they take counts."""
    beside = folder.with_name(f"cluster-{folder.name}")
    beside.mkdir()
    with LocalCluster(beside) as cluster:
        workers = [cluster.worker(), cluster.worker()]
        until(lambda: cluster.registered() == 2)
        before = sum(map(worked, cluster.processes))
        cost = built(folder, ("--scheduler", cluster.address))
        return cost._replace(worked=cost.worked + sum(map(worked, cluster.processes)) - before, others=max(map(peak, workers)))


def peak(process: subprocess.Popen) -> int:
    """Return the most memory in MB that a process has had, where the system tells."""
    status = Path(f"/proc/{process.pid}/status")
    return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) // 1024 if status.exists() else 0


def worked(process: subprocess.Popen) -> float:
    """Return the seconds that processors have worked for a process, where the system tells."""
    status = Path(f"/proc/{process.pid}/stat")
    ticks = map(int, status.read_text().rpartition(")")[2].split()[11:13]) if status.exists() else ()
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


WAYS = {
    "1 process": built,
    "2 processes": partial(built, options=("--workers", "2")),
    "2 workers of a cluster": built_on_a_cluster,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_corpus(benchmark, numbers, tmp_path, way):
    for number in numbers:
        folder = corpus(tmp_path / str(number), number)
        cost = benchmark.pedantic(WAYS[way], (folder,), rounds=1) if number == numbers[-1] else WAYS[way](folder)
        if not benchmark.disabled:
            size = sum(path.stat().st_size for path in folder.glob("seeds/*.txt")) // number
            print(f"\n{way:24} {number:6} seeds of {size} bytes {cost.seconds:8.1f} s {number / cost.seconds:6.1f} a second", end="")
            print(f" {1000 * cost.worked / number:6.1f} ms of processors each", end="")
            print(f"  most memory {cost.own} MB, of its processes {cost.others} MB", end="", flush=True)
