"""What rooms offer and import when somebody asks for it."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

ROOMS = ["teiwright", *(f"teiwright.{room}" for room in ("authorities", "languages", "model", "pipeline", "reading"))]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_all_that_it_offers(room):
    package = import_module(room)
    for name in package.__all__:
        assert getattr(package, name) is not None


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_bears_the_name_of_what_its_room_offers(room):
    package = import_module(room)
    assert not {module.name for module in iter_modules(package.__path__)}.intersection(package.__all__)


def test_what_is_offered_is_the_same_whichever_way_it_comes():
    code = "import teiwright.model.flattening, teiwright.model.document as other; from teiwright.model import Document, flatten; import teiwright; "
    code += "assert Document is other.Document is teiwright.Document; assert flatten is teiwright.model.flattening.flatten"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_nobody_offers_is_told():
    with pytest.raises(AttributeError, match=r"module 'teiwright\.model' has no attribute 'Documents'"):
        import_module("teiwright.model").Documents  # noqa: B018  # it is asked for
    with pytest.raises(ImportError, match="cannot import name 'Documents'"):
        exec("from teiwright.model import Documents")
