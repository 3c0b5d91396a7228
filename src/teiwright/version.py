"""The version: of the release alone, and in full."""

import re
from typing import Final

VERSION: Final = "0.1.0"
RELEASE: Final = re.match(r"\d+(?:\.\d+)*", VERSION)[0]  # type: ignore[index]  # the line above matches
