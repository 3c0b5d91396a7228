"""``python -m teiwright`` is ``teiwright``."""

from .cli import main

main()
