"""A table of the page -> a table of Markdown, each row a line.

GitHub Flavored Markdown: tables; TEI: FTTAB1 (table)
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..markup import Token, end_of


@dataclass(slots=True)
class Table:
    """The words of a table: *rows* of cells, the first one a heading where *is_headed*."""

    caption: list[Token] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    is_headed: bool = False


def read_table(tokens: list[Token], words: Callable[[list[Token]], str]) -> Table:
    """Return the table that *tokens* hold, its own start and end tag included; *words* writes a cell in one line."""
    table = Table()
    index, last = 1, len(tokens) - 1
    while index < last:
        token = tokens[index]
        if token.is_start:
            if token.tag == "tr":
                table.rows.append([])
                table.is_headed = table.is_headed or (len(table.rows) == 1 and _is_heading(tokens[index : end_of(tokens, index)]))
            elif token.tag in {"td", "th"} and table.rows:
                end = end_of(tokens, index)
                width = int(token.attributes.get("colspan", "1"))
                table.rows[-1] += [words(tokens[index + 1 : end]), *([""] * (width - 1))]
                index = end
            else:
                end = end_of(tokens, index)
                table.caption += tokens[index + 1 : end]
                index = end
        index += 1
    return table


def _is_heading(row: list[Token]) -> bool:
    cells = [token for token in row if token.is_start and token.tag in {"td", "th"}]
    return bool(cells) and all(token.attributes.get("scope") == "col" for token in cells if token.tag == "th") and cells[0].tag == "th"


def write_table(table: Table) -> str:
    r"""Return *table* in lines; one without a heading gets an empty one, as Markdown has no table without.

    >>> print(write_table(Table([], [["a", "b|c"], ["d"]])))
    | | |
    | --- | --- |
    | a | b\|c |
    | d | |
    """
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return ""
    rows = [[cell.replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in table.rows]
    heading = rows.pop(0) if table.is_headed else [""] * width
    return "\n".join([_line(heading), _line(["---"] * width), *map(_line, rows)])


def _line(cells: list[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)
