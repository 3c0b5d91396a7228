"""Building on a real cluster of dask.distributed: workers that are killed, editions that kill, and a cluster that is not as it should be."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from teiwright.project.build import build_project

from .clusters import LONG, LocalCluster, until

pytestmark = pytest.mark.external("posix")

NUMBER = 40
HEADER = 'language = "en"\n[header]\ntitle = "One"\nsource = "A test."\n'


@pytest.fixture
def corpus(tmp_path):
    """A project of small seeds, each of which has one warning."""
    seeds = tmp_path / "corpus" / "seeds"
    seeds.mkdir(parents=True)
    for number in range(NUMBER):
        (seeds / f"s{number:02}.txt").write_text(f"CHAPTER {number}\n\nMr. Brown came to London on 3 May 18{number + 10}.\n")
        (seeds / f"s{number:02}.toml").write_text(HEADER)
    return seeds.parent


@pytest.fixture
def cluster(tmp_path):
    (tmp_path / "cluster").mkdir()
    with LocalCluster(tmp_path / "cluster", allowed=1) as started:
        yield started


def started(corpus: Path, address: str, *, shorter: str = "", cwd: Path | None = None) -> subprocess.Popen:
    """Start a build on the cluster; *shorter* sets some of the seconds that it waits."""
    program = f"from teiwright.processes import cluster\n{shorter}\nfrom teiwright.cli import main\nmain()"
    command = [sys.executable, "-c", program, "build", str(corpus), "--scheduler", address]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd)


def ended(running: subprocess.Popen) -> tuple[int, list[str], str]:
    """Return the exit code, the lines that tell of an edition, and what is wrong."""
    out, err = running.communicate(timeout=LONG)
    return running.returncode, [line for line in out.splitlines() if re.match(r"s\d\d: ", line)], err


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def names(lines: list[str]) -> Counter[str]:
    return Counter(line.partition(":")[0] for line in lines)


EACH = Counter(f"s{number:02}" for number in range(NUMBER))


def test_a_worker_is_killed_in_mid_run_and_each_edition_is_there_once(corpus, cluster, tmp_path_factory):
    first, _ = cluster.worker(), cluster.worker()
    until(lambda: cluster.registered() == 2)
    running = started(corpus, cluster.address)
    until(lambda: len(list((corpus / "tei").glob("*.xml"))) > 5, running)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    there = len(list((corpus / "build").glob("*.json")))
    code, told, wrong = ended(running)
    assert code == 0, wrong
    assert there < NUMBER
    assert names(told) == EACH
    assert [line.partition(":")[0] for line in told] == sorted(EACH)
    assert wrong.count("warning tw:incomplete-header") == sum(": built" in line for line in told)
    other = tmp_path_factory.mktemp("other") / "corpus"
    for name, data in contents(corpus).items():
        if name.startswith("seeds/"):
            (other / "seeds").mkdir(parents=True, exist_ok=True)
            (other / name).write_bytes(data)
    list(build_project(other))
    assert contents(other) == contents(corpus)


#: A worker loads it twice when it is started again.
KILLING = """
import os, signal
from teiwright.project import build
if build._Build.run.__name__ != "deadly":
    def deadly(self, run=build._Build.run):
        if self.edition.stem == "s05":
            os.kill(os.getpid(), signal.SIGKILL)
        return run(self)
    build._Build.run = deadly
"""


def test_an_edition_that_kills_every_worker_is_named_and_the_others_are_built(corpus, cluster):
    for _ in range(2):
        cluster.worker(nanny=True, threads=2, preload=KILLING)
    code, told, wrong = ended(started(corpus, cluster.address))
    assert code == 1
    assert names(told) == EACH
    assert [line for line in told if "not done" in line] == ["s05: not done"]
    assert re.findall(r"(\S+): error (\S+):", wrong) == [(str(corpus / "seeds" / "s05.txt"), "tw:process-died")]
    assert {path.stem for path in (corpus / "build").glob("*.html")} == set(EACH) - {"s05"}


def test_a_build_that_was_killed_goes_on_on_the_cluster(corpus, cluster):
    cluster.worker()
    running = started(corpus, cluster.address)
    until(lambda: len(list((corpus / "build").glob("*.json"))) > 3, running)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    states = corpus / "build" / ".state"
    done = len({path.stem for path in states.glob("*.json")} - {path.stem for path in states.glob("*.begun")})
    code, told, wrong = ended(started(corpus, cluster.address))
    assert code == 0, wrong
    assert names(told) == EACH
    assert sum(": up to date" in line for line in told) == done


def test_a_bug_is_told_as_one(corpus, cluster):
    """Of an error with a deep traceback dask tells nothing, and waits without end."""
    cluster.worker(preload="from teiwright.project import build\ndef run(self):\n    return run(self)\nbuild._Build.run = run\n")
    code, told, wrong = ended(started(corpus, cluster.address))
    assert (code, told) == (70, [])
    assert wrong.startswith("teiwright: this is a bug of teiwright (RecursionError: maximum recursion depth exceeded")


def test_what_waits_is_taken_back_when_the_build_is_interrupted(corpus, cluster):
    cluster.worker()
    running = started(corpus, cluster.address)
    until(lambda: list((corpus / "tei").glob("*.xml")), running)
    running.send_signal(signal.SIGINT)
    code, told, wrong = ended(running)
    assert (code, wrong.splitlines()[-1]) == (130, "teiwright: interrupted; what was written is whole")
    import distributed

    with distributed.Client(cluster.address, timeout=LONG) as client:
        until(lambda: not any(client.processing().values()))
    assert len(list((corpus / "tei").glob("*.xml"))) < NUMBER
    assert len(told) < NUMBER


# What is not as it should be


def refused(corpus: Path, address: str, shorter: str = "") -> tuple[int, str]:
    code, told, wrong = ended(started(corpus, address, shorter=shorter))
    assert told == []
    assert not (corpus / "tei").exists()
    return code, wrong


@pytest.mark.parametrize("address", ["tcp://x y:z", "nonsense://x:1", "", "localhost:8786", "tcp://localhost", "tcp://localhost:8786/x"])
def test_what_is_no_address(corpus, address):
    assert refused(corpus, address) == (2, f'teiwright: "{address}" is no address of a scheduler, such as tcp://127.0.0.1:8786\n')


@pytest.mark.parametrize("silent", [True, False])
def test_a_scheduler_that_is_not_there_or_says_nothing(corpus, silent):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        if silent:
            one.listen()
        address = f"tcp://127.0.0.1:{one.getsockname()[1]}"
        told = refused(corpus, address, "cluster._ANSWER = 0.5")
    assert told == (3, f"teiwright: {address}: no scheduler of dask answers there; it was asked for 0.5 seconds\n")


def test_a_scheduler_without_workers(corpus, cluster):
    told = refused(corpus, cluster.address, "cluster._PATIENCE = 0.5")
    assert told == (3, f"teiwright: {cluster.address}: the scheduler has had no worker for 0.5 seconds; what was done is whole\n")


def test_workers_that_all_die_and_nobody_comes(corpus, cluster):
    only = cluster.worker()
    running = started(corpus, cluster.address, shorter="cluster._PATIENCE, cluster._LOOK = 0.5, 0.1")
    until(lambda: list((corpus / "tei").glob("*.xml")), running)
    os.kill(only.pid, signal.SIGKILL)
    code, told, wrong = ended(running)
    assert (code, wrong.splitlines()[-1]) == (
        3,
        f"teiwright: {cluster.address}: the scheduler has had no worker for 0.5 seconds; what was done is whole",
    )
    assert len(told) < NUMBER


def test_a_scheduler_that_goes_away(corpus, cluster):
    cluster.worker()
    running = started(corpus, cluster.address, shorter="cluster._LOOK = 0.1")
    until(lambda: list((corpus / "tei").glob("*.xml")), running)
    os.kill(cluster.scheduler.pid, signal.SIGKILL)
    code, told, wrong = ended(running)
    assert (code, wrong.splitlines()[-1]) == (
        3,
        f"teiwright: {cluster.address}: the connection to the scheduler was lost; what was done is whole",
    )
    assert "Traceback" not in wrong
    assert len(told) < NUMBER


def test_a_worker_that_does_not_see_the_folder(corpus, cluster):
    cluster.worker(preload="import pathlib\nold = pathlib.Path.is_dir\npathlib.Path.is_dir = lambda self: self.name != 'corpus' and old(self)\n")
    reason = "does not see this folder; a cluster works in a folder that has the same path on every machine"
    assert refused(corpus, cluster.address) == (3, f"teiwright: {corpus}: the worker on {socket.gethostname()} {reason}\n")


VERSIONS = {
    "another version is installed": (
        "import importlib.metadata as m\nold = m.version\nm.version = lambda name: '99.0' if name == 'teiwright' else old(name)\n",
        7,
        r"teiwright: tcp://\S+ has teiwright 99\.0, this is \S+: two versions could build differently; install the same everywhere\n",
    ),
    "another version runs": (
        "import teiwright.version\nteiwright.version.VERSION = '99.0'\n",
        7,
        r"teiwright: the worker on \S+ has teiwright 99\.0, this is \S+: two versions could build differently; install the same everywhere\n",
    ),
    "none": (
        "import importlib.metadata as m\ndef version(name):\n    raise m.PackageNotFoundError(name)\nm.version = version\n",
        4,
        r'teiwright: tcp://\S+ has no teiwright: pip install "teiwright\[cluster\]" wherever the scheduler and workers run\n',
    ),
    "one that cannot be loaded": (
        "import sys\nsys.modules['teiwright'] = None\n",
        4,
        r"teiwright: tcp://\S+: tcp://\S+ of the cluster cannot load teiwright: ModuleNotFoundError.*'teiwright.*\n",
    ),
}


@pytest.mark.parametrize(("preload", "code", "told"), VERSIONS.values(), ids=VERSIONS)
def test_a_worker_with(corpus, cluster, preload, code, told):
    cluster.worker()
    cluster.worker(preload=preload)
    until(lambda: cluster.registered() == 2)
    met, wrong = refused(corpus, cluster.address)
    assert met == code, wrong
    assert re.fullmatch(told, wrong.splitlines(keepends=True)[-1])  # before it, dask may warn of versions


#: The worker does s10 when there are two workers.
HELD = """
import pathlib, time
from teiwright.project import build
if build._Build.run.__name__ != "held":
    def held(self, run=build._Build.run):
        while self.edition.stem == "s10" and not (self.edition.root.parent / "two").exists():
            time.sleep(0.02)
        return run(self)
    build._Build.run = held
"""


def with_a_worker_that_comes_later(corpus: Path, cluster: LocalCluster, preload: str) -> tuple[int, list[str], str]:
    cluster.worker(preload=HELD)
    running = started(corpus, cluster.address)
    until((corpus / "tei" / "s09.xml").exists, running)
    cluster.worker(preload=preload)
    until(lambda: cluster.registered() == 2, running)
    (corpus.parent / "two").touch()
    return ended(running)


def test_a_worker_that_comes_later_with_another_version(corpus, cluster):
    preload, code, told = VERSIONS["another version runs"]
    met, lines, wrong = with_a_worker_that_comes_later(corpus, cluster, preload)
    assert met == code, wrong
    assert re.fullmatch(told, wrong.splitlines(keepends=True)[-1])
    assert 9 < len(lines) < NUMBER


def test_a_worker_that_comes_later_and_cannot_load_teiwright_is_let_go(corpus, cluster):
    preload, _, _ = VERSIONS["one that cannot be loaded"]
    code, told, wrong = with_a_worker_that_comes_later(corpus, cluster, preload)
    assert code == 0, wrong
    assert names(told) == EACH


def test_without_dask_it_is_told_what_to_install(corpus):
    told = refused(corpus, "tcp://127.0.0.1:1", "import sys; sys.modules['distributed'] = None")
    assert told == (4, 'teiwright: a cluster needs dask.distributed: pip install "teiwright[cluster]"\n')


def test_an_error_is_that_of_a_build_on_one_machine(corpus, cluster):
    cluster.worker()
    (corpus / "seeds" / "s20.toml").write_text("wrong = 1\n")
    code, told, wrong = ended(started(corpus, cluster.address))
    assert (code, names(told)) == (2, EACH)
    alone = subprocess.run([sys.executable, "-m", "teiwright", "build", corpus], capture_output=True, text=True)
    sentences = [[line for line in one.splitlines() if line.startswith("teiwright:")] for one in (wrong, alone.stderr)]
    assert sentences[0] == sentences[1]
    assert len(sentences[0]) == 1


def test_a_folder_is_told_in_full(corpus, cluster):
    cluster.worker()
    code, told, wrong = ended(started(Path("corpus"), cluster.address, cwd=corpus.parent))
    assert code == 0, wrong
    assert told[0].startswith(f"s00: built; wrote {corpus}/tei/s00.xml, ")


def test_processes_of_this_machine_and_a_cluster_do_not_go_together(corpus):
    done = subprocess.run(
        [sys.executable, "-m", "teiwright", "build", corpus, "--workers", "1", "--scheduler", "tcp://127.0.0.1:1"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.endswith("Error: --workers and --scheduler do not go together: a cluster has its own workers\n")
