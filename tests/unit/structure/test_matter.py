"""What stands before the body of a text, and what after it."""

import pytest

from teiwright.languages import language_rules
from teiwright.structure.matter import part_matter
from teiwright.structure.parts import Part, around

WORDS = "It rose and it fell. "


def parts_of(*heads: str) -> tuple[list[Part], str]:
    """Return divisions under *heads*; one that begins with a number is numbered, "-" has none, ">" stands in the one before."""
    content, parts = "", []
    for head in heads:
        start = len(content)
        words = head.lstrip(">-")
        content += f"{words}\n{WORDS * (100 if '-' not in head else 1)}\n"
        held = [Part("head", start, start + len(words))] if words else []
        attributes = (("n", words.split()[-1]),) if words[-1:].isdigit() else ()
        part = around("div", [*held, Part("p", start + len(words) + 1, len(content) - 2)], attributes)
        if head.startswith(">"):
            parts[-1] = around("div", [*parts[-1].parts, part], parts[-1].attributes)
        else:
            parts.append(part)
    return parts, content


def told(*heads: str) -> list[list[str]]:
    parts, content = parts_of(*heads)
    matter = part_matter(parts, content, language_rules("en"))
    return [[content[one.start : one.end].split("\n", 1)[0] for one in some] for some in matter]


@pytest.mark.parametrize(
    ("front", "body", "back"),
    [
        (["PREFACE", "CONTENTS"], ["Chapter 1", "Chapter 2"], ["APPENDIX", "INDEX"]),
        (["INTRODUCTION"], ["Chapter 1"], []),
        ([], ["INTRODUCTION", "The Mill", "CONCLUSION"], ["INDEX"]),
        (["PREFACE"], ["The Mill", "PREFACE"], []),
        ([], ["Chapter 1", "PREFACE", "Chapter 2"], []),
        ([], ["The River", "PREFACE", "Chapter 1"], []),
        (["CONTENTS", "LIST OF MAPS", "LIST OF ABBREVIATIONS"], ["The Mill"], ["ABBREVIATIONS"]),
        (["DEDICATION", "-", "PREFACE"], ["Chapter 1", "EPILOGUE"], ["TRANSCRIBER'S NOTES"]),
        ([], ["PREFACE"], []),
        (["CONTENTS"], ["PREFACE"], []),
        ([], ["INDEX"], []),
        ([], ["Chapter 1", "INDEX", "Chapter 2"], []),
    ],
)
def test_divisions_by_their_headings(front, body, back):
    expected = [["" if head == "-" else head for head in some] for some in (front, body, back)]
    found = told(*front, *body, *back)
    assert [["" if head.startswith("It rose") else head for head in some] for some in found] == expected


def test_types():
    parts, content = parts_of("PREFACE", "Chapter 1", ">EPILOGUE", "The Mill")
    matter = part_matter(parts, content, language_rules("en"))
    assert matter.front[0].attributes == (("type", "preface"),)
    assert matter.body[0].attributes == (("n", "1"),)
    assert matter.body[0].parts[-1].attributes == (("type", "epilogue"),)
    assert matter.body[1].attributes == ()


def test_an_index_belongs_to_the_book_not_to_its_last_part():
    assert told("Part 1", ">Chapter 1", ">APPENDIX", ">INDEX") == [[], ["Part 1"], ["INDEX"]]


def test_all_back_matter_is_after_a_division_that_is_the_whole_book():
    assert told("PREFACE", "The River", ">Chapter 1", ">APPENDIX") == [["PREFACE"], ["The River"], ["APPENDIX"]]


def test_the_text_is_not_within_its_preface():
    assert told("PREFACE", ">1", ">2") == [["PREFACE"], ["1", "2"], []]
    assert told("INTRODUCTION", ">1", ">2", "Chapter 1") == [[], ["INTRODUCTION", "Chapter 1"], []]


def test_front_matter_is_not_within_what_stands_before_it():
    assert told("CONTENTS", ">PREFACE", ">Chapter 1") == [["CONTENTS", "PREFACE"], ["Chapter 1"], []]
    assert told("The River-", ">PREFACE", ">Chapter 1") == [["The River-", "PREFACE"], ["Chapter 1"], []]
    assert told("The River", ">PREFACE", ">Chapter 1") == [[], ["The River"], []]
    assert told("Part 1", ">PREFACE", ">Chapter 1") == [[], ["Part 1"], []]


def test_contents_may_stand_at_the_end():
    assert told("Chapter 1", "Chapter 2", "CONTENTS") == [[], ["Chapter 1", "Chapter 2"], ["CONTENTS"]]


def test_what_stands_between_goes_along():
    parts, content = parts_of("PREFACE", "CONTENTS", "Chapter 1", "INDEX")
    rows = [Part("milestone", part.end, part.end + 1) for part in parts]
    mixed = [one for pair in zip(parts, rows, strict=True) for one in pair]
    matter = part_matter(mixed, content, language_rules("en"))
    assert [[one.gi for one in some] for some in matter] == [["div", "milestone", "div"], ["milestone", "div", "milestone"], ["div", "milestone"]]


def test_without_rules_all_is_body():
    parts, content = parts_of("PREFACE", "Chapter 1")
    assert part_matter(parts, content, None) == ([], parts, [])
    assert part_matter([], "", None) == ([], [], [])


def test_a_list_after_front_matter_is_front_matter_of_any_size():
    parts, content = parts_of("CONTENTS", "The Prices", "The Mill")
    parts[1] = around("div", [parts[1].parts[0], parts[1].parts[1]._replace(gi="table")])
    found = part_matter(parts, content, language_rules("en"))
    assert [len(some) for some in found] == [2, 1, 0]
    found = part_matter(parts[1:], content, language_rules("en"))
    assert [len(some) for some in found] == [0, 2, 0]
