"""Characters that Markdown would read as its own: each gets a backslash where it would be.

CommonMark: backslash escapes, block structure
"""

import re
from typing import Final

_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_AT_LINE_START: Final = re.compile(r"[-+=#>|]|:(?=[-|])")
_DEFINITION: Final = re.compile(r"\[\^\w+\](?=:)")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)", re.ASCII)


def escaped(characters: str) -> str:
    r"""Return *characters* of running text, wherever in a line they come to stand.

    >>> print(escaped("a*b_c [d] <e> AT&T &amp; \\"))
    a\*b\_c \[d\] \<e> AT&T \&amp; \\
    """
    return _ANYWHERE.sub(r"\\\g<0>", characters)


def escaped_line(line: str) -> str:
    r"""Return *line*, escaped already, as it may begin a paragraph or follow a line end.

    >>> print(escaped_line("1917. A year"), escaped_line("- said he"), escaped_line("#1"), escaped_line("\\*"))
    1917\. A year \- said he \#1 \*
    """
    before = _NUMBER.match(line) or _DEFINITION.match(line)
    if before:
        end = before.end(1) if before.re is _NUMBER else before.end()
        return f"{line[:end]}\\{line[end:]}"
    return f"\\{line}" if _AT_LINE_START.match(line) else line
