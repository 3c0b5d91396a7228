"""A project in a folder of its own."""

from pathlib import Path

import pytest

from teiwright.project.build import Built, build_project

HEADER = '[header]\ntitle = "One"\nsource = "A test."\npublisher = "Nobody"\n'


class Project:
    """A folder with one edition, and what its last build did."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("seeds/one.txt", "CHAPTER I\n\nHe met General Wolseley in Paris.\n")
        self.write("seeds/one.toml", f'language = "en"\n{HEADER}')

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def build(self, **options: bool) -> Built:
        (result,) = self.build_all(**options)
        return result

    def build_all(self, **options: bool) -> list[Built]:
        return list(build_project(self.root, **options))

    def written(self) -> list[str]:
        return [path.relative_to(self.root).as_posix() for path in self.build().written]

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)
