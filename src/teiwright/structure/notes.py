"""Notes that begin with the mark that stands in the text too: at the end of a paragraph, a page, a chapter, a book.

A block that begins with "[1]" or "(a)" or a star is a note where there is
evidence for it: the running text before it has the same mark, or a heading
says that notes follow. A star and a letter in parentheses mean other things
too, so each mark of theirs in the text stands for one note.

TEI: CONO (note), COXR (ref)
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from .blocks import Block
from .contents import plain
from .marks import Mark, goes_before, mark_at, marks_between
from .milestones import milestone_marks
from .parts import Part, around
from .verse import find_verse
from .walk import Found, Walk

_FAR: Final = 12  # blocks in which the next note is looked for
_NEAR: Final = 3  # blocks before a note in which its mark is looked for when the walk has not come there yet
_MOST_HEADINGS: Final = 4  # between the notes of one chapter and those of the next


class _Beginning(NamedTuple):
    mark: Mark
    line: int


def note_at(walk: Walk, index: int) -> Found | None:
    """Return the notes that begin with the block *index*: one or several, line after line, the last with what follows and is part of it."""
    block = walk.blocks[index]
    if mark_at(block.content, block.start, block.end) is None:
        return None  # most blocks
    at_end = under_notes(walk)
    if not begins_note(walk, index, at_end=at_end):
        return None
    begun = list(_beginnings(walk, block, at_end=at_end))
    last = begun[-1].mark
    after = _end(walk, index, last)
    notes = []
    for one, following in zip(begun, [*begun[1:], None], strict=True):
        lines = block.part(one.line, following.line if following else len(block.lines))
        held = [Part("p", lines.start, lines.end)]
        if following is None:
            held += [find_verse(more, walk.style) or Part("p", more.start, more.end) for more in walk.blocks[index + 1 : after]]
        attributes = (("place", "end" if at_end else "bottom"), ("n", one.mark.n))
        notes.append(around("note", held, attributes) if len(held) > 1 else Part("note", lines.start, lines.end, attributes))
        if one.mark.is_weak:
            walk.marks.discard(one.mark.sign)
    return Found(tuple(notes), after)


def begins_note(walk: Walk, index: int, *, at_end: bool = False) -> bool:
    """Return whether the block *index* begins with the mark of a note; *at_end* tells that a heading says so of what stands here."""
    block = walk.blocks[index]
    mark = mark_at(block.content, block.start, block.end)
    if mark is None or block.start in walk.decided:
        return False
    if mark.form != "." and (mark.sign in walk.marks or _is_near(walk, index, mark) or _is_left(walk, block, mark)):
        return True
    before = _last_note(walk)
    goes_on = before is not None and walk.items[-1].part is before and goes_before(dict(before.attributes).get("n", ""), mark.n)
    if not at_end or not (mark.is_first or goes_on) or (before is not None and not _looks_like(before, mark, block)):
        return False
    return goes_on or mark.form != "." or any(form + mark.n in walk.marks for form in "[(^{)") or _next_note(walk, index, mark) is not None


def _last_note(walk: Walk) -> Part | None:
    """Return the note right before, or with nothing but headings between."""
    return next((item.part for item in walk.items[: -_MOST_HEADINGS - 2 : -1] if item.part.gi == "note"), None)


def _looks_like(note: Part, mark: Mark, block: Block) -> bool:
    """Return whether a note has its mark in the form of this one."""
    its = mark_at(block.content, note.start, note.end)
    return its is not None and its.form == mark.form


def _is_near(walk: Walk, index: int, mark: Mark) -> bool:
    """Return whether a block right before has the mark that the walk has not come to yet."""
    come = walk.items[-1].part.end if walk.items else 0
    return any(one.sign == mark.sign for block in walk.blocks[max(0, index - _NEAR) : index] if block.start >= come for one in marks_in(block))


def _is_left(walk: Walk, block: Block, mark: Mark) -> bool:
    """Return whether what stands before the notes right before this one has the mark more often than they do."""
    used = 0
    for item in walk.items[: -_NEAR - 2 : -1]:
        part = item.part
        if part.gi != "note":
            return used > 0 and used < sum(one.sign == mark.sign for one, _, _ in marks_between(block.content, part.start, part.end))
        used += ("n", mark.n) in part.attributes
    return False


def marks_in(block: Block) -> Iterator[Mark]:
    """Yield the marks of notes within the words of a block, but not at its beginning."""
    return (mark for mark, start, _ in marks_between(block.content, block.start, block.end) if start > block.start)


def under_notes(walk: Walk) -> bool:
    """Return whether what comes next stands under a heading that says that it is notes, or goes on with notes that do."""
    for item in walk.items[: -_MOST_HEADINGS - 2 : -1]:
        part = item.part
        if part.gi == "note":
            return ("place", "end") in part.attributes
        if part.gi not in {"head", "label"}:
            return False
        content = walk.blocks[0].content[part.start : part.end]
        if walk.rules is not None and plain(" ".join(content.split())) in walk.rules.listed("structure", "labels"):
            return True
    return False


def _beginnings(walk: Walk, block: Block, *, at_end: bool) -> Iterator[_Beginning]:
    """Yield the mark of the block, and those of its lines that go on counting."""
    current: Mark | None = None
    for number, line in enumerate(block.lines):
        mark = mark_at(block.content, line.start, line.end)
        if mark is None:
            continue
        goes_on = current is not None and mark.form == current.form and mark.n != current.n
        counted = goes_on and current is not None and goes_before(current.n, mark.n) and (at_end or mark.sign in walk.marks)
        if current is None or counted or (goes_on and mark.form == "*" and mark.sign in walk.marks):
            yield _Beginning(mark, number)
            current = mark


def _end(walk: Walk, index: int, mark: Mark) -> int:
    """Return the index after the blocks of the note that begins with the block *index*.

    What is set in as the note itself is belongs to it, and all that stands
    before the next note, where the text has had the mark of that too.
    """
    margin = min(line.indent for line in walk.blocks[index].lines)
    after = index + 1
    if margin >= walk.style.base + 2 and not walk.style.by_indent:
        while after < len(walk.blocks) and _may_go_on(walk, after) and min(line.indent for line in walk.blocks[after].lines) >= margin:
            after += 1
    following = _next_note(walk, index, mark)
    return max(after, following) if following is not None else after


def _next_note(walk: Walk, index: int, mark: Mark) -> int | None:
    """Return the index of the block that begins with the next mark, which the text before has had, if only blocks of a note are between."""
    known = under_notes(walk)
    for after in range(index + 1, min(index + _FAR, len(walk.blocks))):
        block = walk.blocks[after]
        following = mark_at(block.content, block.start, block.end)
        if following is not None and following.form == mark.form and goes_before(mark.n, following.n):
            return after if known or following.sign in walk.marks else None
        if not _may_go_on(walk, after):
            return None
    return None


def _may_go_on(walk: Walk, index: int) -> bool:
    """Return whether the block *index* may be part of a note that began before it."""
    block = walk.blocks[index]
    apart = block.gap > walk.style.gap or block.start in walk.decided or index in walk.heads_of_pages or milestone_marks(block)
    return not apart and mark_at(block.content, block.start, block.end) is None and not block.content.startswith("[", block.start)
