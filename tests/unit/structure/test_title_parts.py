"""What the parts of a title page are, where the words show it."""

import pytest

from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.title_parts import is_epigraph, title_page


def parts(content: str, language: str = "en") -> list[str]:
    found = []
    waiting = list(reversed(title_page(list(find_blocks(Text(content))), language_rules(language))))
    while waiting:
        part = waiting.pop()
        found.append(f"{part.gi}{''.join(f' {value}' for _, value in part.attributes)}")
        waiting.extend(reversed(part.parts))
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("THE RIVER", ["docTitle", "titlePart main"]),
        ("THE\n\nRIVER", ["docTitle", "titlePart", "titlePart"]),
        ("THE RIVER\n\nA TALE", ["docTitle", "titlePart main", "titlePart sub"]),
        ("THE RIVER\n\nby Anna Mill", ["docTitle", "titlePart main", "byline", "docAuthor"]),
        ("THE RIVER\n\nBY\n\nANNA MILL", ["docTitle", "titlePart main", "byline", "docAuthor"]),
        ('THE RIVER\n\nBy\nANNA MILL\nAuthor of "The Weir"', ["docTitle", "titlePart main", "byline", "docAuthor"]),
        ("THE RIVER\n\nBy Anna Mill, M.A.,\n\nWriter", ["docTitle", "titlePart main", "byline", "docAuthor", "titlePart"]),
        ("THE RIVER\n\nBy kind permission,", ["docTitle", "titlePart", "titlePart"]),
        ("THE RIVER\n\nby", ["docTitle", "titlePart", "titlePart"]),
        ("THE RIVER\n\nLondon, 1897", ["docTitle", "titlePart main", "docImprint"]),
        ("THE RIVER\n\nMDCCCXCVII", ["docTitle", "titlePart main", "docImprint"]),
        ("THE RIVER\n\nAnna Mill", ["docTitle", "titlePart", "titlePart"]),
        ("1897", ["docTitle", "titlePart main"]),
        ("THE RIVER\n\n* * *\n\n1897", ["docTitle", "titlePart main", "milestone section * * *", "docImprint"]),
    ],
)
def test_parts(content, expected):
    assert [one for one in parts(content) if one != "titlePage"] == expected


def test_marks_alone_are_no_title_page():
    assert parts("* * *") == ["milestone section * * *"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('"It rises,\nand it falls."\n\n--_Old Song_', True),
        ('"It rises and it falls."--OLD SONG', True),
        ('"It rises,\nand it falls."\n\nB. MILL: _Of Rivers_.', True),
        ('"It rises,\nand it falls."\n\nThe miller: _no_.', False),
        ('"It rises," he said.', False),
        ("It rises,\nand it falls.\n\n--_Old Song_", False),
    ],
)
def test_an_epigraph_says_whose_it_is(content, found):
    assert is_epigraph(list(find_blocks(Text(content))), 0) is found
