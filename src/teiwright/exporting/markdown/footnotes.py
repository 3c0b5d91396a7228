"""Notes and readings as footnotes: what calls a note in the document is its label.

Whoever shows Markdown numbers footnotes. So that none has two marks, one that
the note begins with, or that a ``ref`` of the text holds, is not written as
text: it is the label, ``[^1]`` for "[1]" and ``[^*]`` for "*", where it can be
read as in the document. A mark that calls several notes is told apart, ``[^1-2]``.

TEI: CONO (notes), TCAPLL (app)
"""

from collections.abc import Mapping

from ..html.notes import Note
from ..markup import Token, end_of, top_elements, words_in
from ..notes import sign_of


def labelled_notes(items: list[Token], notes: Mapping[str, Note]) -> dict[str, list[Token]]:
    """Return *items*, which the page lists as its *notes*, each by its label and without the mark that it begins with."""
    found: dict[str, list[Token]] = {}
    taken: set[str] = set()
    for item in top_elements(items):
        note = notes[item[0].attributes["id"]]
        label, number = note.sign, 1
        while label.casefold() in taken:  # as whoever reads Markdown compares labels
            number += 1
            label = f"{note.sign}-{number}"
        taken.add(label.casefold())
        found[label] = _without(item, note.mark.written)
    return found


def labelled_readings(items: list[Token]) -> dict[str, list[Token]]:
    """Return *items*, which the page lists as its readings, each by its label."""
    return {f"r{number}": item for number, item in enumerate(top_elements(items), 1)}


def with_references(tokens: list[Token], notes: Mapping[str, Note]) -> list[Token]:
    """Return *tokens* with each link that holds nothing but the mark of the note it leads to as a reference to it."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = end_of(tokens, index) if "note-mark" in token.classes and token.target in notes else index
        inside = tokens[index + 1 : end]
        if inside and sign_of(words_in(inside)) == notes[token.target].sign:
            words = "".join(one.text for one in inside)
            blanks = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            link = Token("a", attributes={"href": token.attributes["href"], "role": "doc-noteref"})
            reference = [Token("sup"), link, *inside, Token("a", is_end=True), Token("sup", is_end=True)]
            found += [Token(text=blanks[0]), *reference, Token(text=blanks[1])]
            index = end
        else:
            found.append(token)
        index += 1
    return found


def _without(tokens: list[Token], written: str) -> list[Token]:
    """Return *tokens* without the characters *written*, with which their texts begin, and the blanks around them."""
    found: list[Token] = []
    due, is_done = written, not written
    for token in tokens:
        if token.tag or is_done:
            found.append(token)
            continue
        text = token.text.lstrip()
        shared = 0
        while shared < min(len(text), len(due)) and text[shared] == due[shared]:
            shared += 1
        due, text = due[shared:], text[shared:].lstrip() if shared == len(due) else text[shared:]
        is_done = bool(text)
        found.append(Token(text=text))
    return found
