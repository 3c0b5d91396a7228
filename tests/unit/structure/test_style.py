"""What is true of a document as a whole."""

from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.style import find_style


def style(content: str):
    return find_style(list(find_blocks(Text(content))))


SPEECH = (
    "I have seen the river rise before, and every year it was the\nmill that stood in the water first and the longest of all that the people here\n"
    "have ever built on this side of the valley."
)
LIST = "\n".join(["The scene is laid", "in the mill", "and in the garden of the mill,", "by night,", "and by day."] * 3)


def test_lines_that_nobody_speaks_do_not_tell_that_a_play_is_in_verse():
    speeches = "\n\n".join(f"{name}. {SPEECH}" for name in ("ADAM", "EVE") * 12)
    assert style(speeches).speakers == {"ADAM", "EVE"}
    assert not style(f"{LIST}\n\n{LIST}\n\n{LIST}\n\n{speeches}").verse_drama
