"""Letters within a division: where they begin and end."""

import textwrap

import pytest

import teiwright

TALE = "The people went up to the church on the hill and waited there until\nthe morning, while the boys sang."
BODY = "I have been here since the river rose, and nobody who lives in the\nvalley has seen so much water as we have now."
VERSE = "  The wind is high, the water low,\n  And where the mill was, rushes grow,\n  And none but I remember now\n  The miller or the plough."
CLOSER = f"{'Yours truly,':>60}\n\n{'A. Brown.':>60}"


def outline(found):
    """The elements, what each holds indented below it, without attributes."""
    return [line.split(":")[0].replace(" letter", "").replace(" section * * *", "") for line in found]


def texts(found):
    """How many paragraphs each letter has."""
    lines, counts = outline(found), []
    for line in lines:
        if line.strip() == "floatingText":
            counts.append(0)
            depth = len(line) - len(line.lstrip())
        elif counts and line.strip() == "p" and len(line) - len(line.lstrip()) > depth:
            counts[-1] += 1
    return counts


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ([TALE, "My dear Sir,", BODY, BODY, CLOSER, TALE], [2]),
        ([TALE, TALE + " He wrote:", BODY, BODY, CLOSER, TALE], [2]),
        ([TALE, "* * *", BODY, BODY, CLOSER, "* * *", TALE], []),  # a division of its own
        ([TALE, TALE + " He wrote:", BODY, BODY, BODY, "J. W. Ford.\n", TALE], [1]),  # a colon leads to what stands below it
        ([TALE, TALE + " He wrote:", BODY, "J. W. Ford.\n", TALE], [1]),
        ([VERSE, "J. W. Ford.\n", TALE, TALE], []),
        ([TALE, TALE, BODY, CLOSER, TALE], [1]),  # nothing shows where it begins
        ([TALE, TALE, BODY, CLOSER], []),  # it closes the division
        ([TALE, "My dear Sir,", BODY, BODY, CLOSER, "P.S. The mill stands.", TALE], [3]),
        ([TALE, "My dear Sir,", BODY, CLOSER, "My dear Sir,", BODY, CLOSER, TALE], [1, 1]),
        ([TALE, "_On Mills_.--" + BODY, BODY, "J. W. Ford.", "[This is so.]", "_On Coins._--" + BODY, BODY, "A. B.", TALE, TALE], [2, 2]),
        ([TALE, "Dere Julie:--", BODY, BODY, CLOSER, TALE], [3]),
        ([TALE, "\u201cMy dear Sir,", "\u201c" + BODY, "\u201c" + BODY + "\u201d", TALE, "\u201cYes,\u201d he said.", TALE], [2]),
        ([TALE, "\u201cNo,\u201d he said. \u201cRead.\u201d", "\u201c" + BODY, "\u201c" + BODY, f"{'A. Brown.':>50}\u201d", TALE], [2]),
    ],
)
def test_where_letters_begin_and_end(blocks, content, found):
    content = "\n\n".join(["CHAPTER I", *content])
    assert texts(blocks(content)) == found
    document = teiwright.encode(content, ["structure"], {"language": "en"})
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(content.split())


def test_a_letter_that_is_set_in_is_quoted(blocks):
    letter = textwrap.indent(f"{BODY}\n{BODY}\n{BODY}\n\n{BODY}\n{BODY}\n{BODY}", "      ")
    found = blocks("\n\n".join(["CHAPTER I", *[TALE] * 9, "      My dear Sir,", letter, CLOSER, TALE, TALE]))
    assert [line.strip() for line in outline(found)][11:] == [
        "quote", "floatingText", "body", "opener", "salute", "p", "p", "closer", "signed", "p", "p",
    ]  # fmt: skip


def test_a_salutation_alone_does_not_take_the_narrative(blocks):
    assert texts(blocks("\n\n".join(["CHAPTER I", TALE, "My dear Sir,", *[TALE] * 30]))) == [1]


def test_many_signatures_take_linear_time(blocks):
    assert len(blocks(f"{TALE}\n\n{CLOSER}\n\n" * 3000 + TALE)) > 3000
