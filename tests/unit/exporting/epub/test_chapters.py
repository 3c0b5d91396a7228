"""Where a text is cut: at its divisions, at those within where a file is large, between blocks where it is too large."""

import pytest

from teiwright.exporting.epub import chapters
from teiwright.exporting.epub.chapters import cut
from teiwright.exporting.epub.notes import Footnotes, read_footnotes
from teiwright.exporting.markup import read_markup, words_in, write_xhtml


def files_of(markup: str, levels: dict[str, int], notes: str = "") -> list[str]:
    return [write_xhtml(one.tokens) for one in cut(read_markup(markup), levels, Footnotes(read_footnotes("note", read_markup(notes))))]


def section(identifier: str, content: str) -> str:
    return f'<section id="{identifier}">{content}</section>'


def test_one_file_for_each_division():
    markup = f"<p>before</p>{section('a', '<h1>A</h1>')}{section('b', '<h1>B</h1>')}"
    assert files_of(markup, {"a": 0, "b": 0}) == ["<p>before</p>", section("a", "<h1>A</h1>"), section("b", "<h1>B</h1>")]


def test_what_is_open_is_closed_and_opened_again_without_its_id():
    markup = f'<div class="back" id="x"><p>one</p>{section("a", "<p>two</p>")}<p>three</p></div>'
    assert files_of(markup, {"a": 0}) == [
        '<div class="back" id="x"><p>one</p></div>',
        f'<div class="back">{section("a", "<p>two</p>")}<p>three</p></div>',
    ]


def test_no_file_without_words():
    markup = f'<div lang="en">\n<div class="back">{section("a", "<p>x</p>")}</div><span id="end"></span></div>'
    (file,) = files_of(markup, {"a": 0})
    assert file.endswith('<span id="end"></span></div>')


@pytest.mark.parametrize(("size", "due"), [(10, 1), (60_000, 2)])
def test_a_large_division_is_cut_at_those_within(size, due):
    inner = section("b", f"<p>{'x' * size}</p>") + section("c", f"<p>{'y' * size}</p>")
    assert len(files_of(section("a", inner), {"a": 0, "b": 1, "c": 1})) == due


@pytest.mark.parametrize(
    ("start", "one", "end"),
    [
        ("<div><div>", "<p>{}</p>", "</div></div>"),
        ("<ul>", "<li>{}</li>", "</ul>"),
        ("<dl>", "<dt>a</dt><dd>{}</dd>", "</dl>"),
        ('<div class="scroll"><table><caption>c</caption>', "<tr><td>{}</td></tr>", "</table></div>"),
        ("<section><h1>h</h1>", "<div class='l'>{}</div>".replace("'", '"'), "</section>"),
    ],
)
def test_no_file_is_too_large(start, one, end):
    markup = start + "".join(one.format(f"{number:04} {'x' * 995}") for number in range(1000)) + end
    files = files_of(markup, {})
    assert max(map(len, files)) < 210_000
    assert len(files) == 6
    assert words_in(read_markup("".join(files))) == words_in(read_markup(markup))


def test_a_note_counts_where_it_is_referred_to_and_goes_there():
    text = "".join(f'<p>{number}<a href="#n{number}">n</a></p>' for number in range(4))
    notes = "".join(f'<li id="n{number}">{"x" * 90_000}</li>' for number in range(4))
    footnotes = Footnotes(read_footnotes("note", read_markup(notes)))
    found = cut(read_markup(text), {}, footnotes)
    assert [[note.number for note in chapter.footnotes] for chapter in found] == [[1, 2], [3, 4]]


def test_a_note_within_a_note_goes_with_it_and_one_without_a_reference_to_the_end():
    notes = '<li id="a">x<a href="#b">2</a></li><li id="b">y</li><li id="lost">z</li>'
    text = section("s", '<p>1<a href="#a">1</a></p>') + section("t", "<p>2</p>")
    found = cut(read_markup(text), {"s": 0, "t": 0}, Footnotes(read_footnotes("note", read_markup(notes))))
    assert [[note.id for note in chapter.footnotes] for chapter in found] == [["a", "b"], ["lost"]]


def test_no_cut_parts_a_heading_from_what_it_heads_or_runs_through_a_line():
    long = "x" * (chapters._TOO_LARGE - 30)
    (first, second) = files_of(f"<div><p>{long}</p><h2>H</h2><p>{long}</p></div>", {})
    assert second.startswith("<div><h2>H</h2><p>")
    assert first.endswith("</p></div>")
    (whole,) = files_of(f'<div class="running"><div>{long}</div><div>{long}</div></div>', {})
    assert len(whole) > chapters._TOO_LARGE


def test_parts_of_a_book():
    markup = f'<div><div class="front"><p>f</p></div>{section("a", "<p>x</p>")}<div class="back"><p>p</p>{section("b", "<p>y</p>")}</div></div>'
    found = cut(read_markup(markup), {"a": 0, "b": 0}, Footnotes([]))
    assert [chapter.part for chapter in found] == ["frontmatter", "bodymatter", "backmatter"]
