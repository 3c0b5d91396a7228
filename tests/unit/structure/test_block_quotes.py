"""Quotations that stand as blocks of their own."""

import pytest

from teiwright.model import Text
from teiwright.structure.block_quotes import is_line_set_in, quoted_blocks
from teiwright.structure.blocks import find_blocks
from teiwright.structure.style import Style

STYLE = Style(72, 0, 1, 0, False, frozenset(), False)


def quoted(content):
    """How many blocks after the first are one quotation."""
    return quoted_blocks(list(find_blocks(Text(content))), 1, STYLE) - 1


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ('He wrote:\n\n"One.\n\n"Two."\n\nThree.', 2),
        ("He wrote:--\n\n\u201cOne, and two.\u201d", 1),
        ("Er schrieb:\n\n\u201eEins.\n\n\u201eZwei.\u201c", 2),
        ("Il écrit :\n\n\u00ab Un. \u00bb", 1),
        ("The title is, in full--\n\n\"One, 'two,' and three.\"", 1),
    ],
)
def test_what_is_led_to_and_closes_at_the_end_of_a_block(content, count):
    assert quoted(content) == count


@pytest.mark.parametrize(
    "content",
    [
        'He was ill.\n\n"One."',
        'He said:\n\n"Go," and went away.',
        'He said:\n\n"Go.\n\nThen he went."',
        'He said:\n\n"Go.\n\n\n\n\n"Stay."',
        'He said:\n\n"Go.',
        "He said:\n\nGo.",
        'He said:\n\n\n\n"Go."',
    ],
)
def test_what_is_no_quotation_of_whole_blocks(content):
    assert quoted(content) == 0


PROSE = "It was in the year that the river rose, and nobody who lived in the valley\nhad ever seen so much water at one time."


@pytest.mark.parametrize(
    ("line", "before", "after", "quoted"),
    [
        ("     What custom wills in all things do you do it.", PROSE, PROSE, True),
        ("          \u201cCalamitosus est.\u201d", PROSE, PROSE, True),
        ("     What custom wills in all things do you do it.", "THE MILL", PROSE, False),
        ("     What custom wills in all things do you do it.", PROSE, "THE MILL", False),
        ("  What custom wills in all things do you do it.", PROSE, PROSE, False),
        (f"{'What custom wills.':^75}", PROSE, PROSE, False),
        (f"{'What custom wills.':>75}", PROSE, PROSE, False),
        ("     a + b + 2c = d + e", PROSE, PROSE, False),
        ("     THE CUSTOM OF THE MILL", PROSE, PROSE, False),
    ],
)
def test_a_line_set_in_between_paragraphs(line, before, after, quoted):
    blocks = list(find_blocks(Text(f"{before}\n\n{line}\n\n{after}")))
    assert is_line_set_in(blocks, 1, STYLE) is quoted


def test_another_line_set_in_may_stand_between(blocks):
    lines = "               \u201cCalamitosus est animus.\u201d\n\n     [\u201cThe mind anxious about the future is unhappy.\u201d--Seneca.]"
    found = [line.strip().split(":")[0] for line in blocks(f"{PROSE}\n\n{lines}\n\n{PROSE}")]
    assert found == ["div", "p", "quote", "p", "p", "p"]
