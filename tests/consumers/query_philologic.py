"""What PhiloLogic finds of words in TEI files: run by the Python that has it; prints JSON.

python query_philologic.py FOLDER FILES WORDS, the latter two parted by commas; the data base is made in FOLDER
"""

import contextlib
import json
import os
import sys
from pathlib import Path


def without_hyphens(_: object, text: dict) -> None:
    """Leave out what PhiloLogic cannot hold: it makes a column of each attribute of a date, and SQL takes none that is called when-custom."""
    path = Path(text["raw"])
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines):
        head, tab, attributes = line.rpartition("\t")
        if not line.startswith("word") and "-" in attributes:
            kept = {key: value for key, value in json.loads(attributes).items() if "-" not in key}
            lines[number] = f"{head}{tab}{json.dumps(kept, ensure_ascii=False)}\n"
    path.write_text("".join(lines), encoding="utf-8")


def loaded(folder: Path, files: list[str]) -> tuple[str, list[str]]:
    """Load *files* as PhiloLogic's own command does, but for its web application; return where the data base is, and which it did not take."""
    (folder / "philologic.cfg").write_text(f"database_root = {str(folder)!r}\n", encoding="utf-8")
    os.environ.update(PHILOLOGIC_CONFIG=str(folder / "philologic.cfg"), LC_ALL="C")
    from philologic.loadtime.Loader import Loader
    from philologic.loadtime.LoadOptions import LoadOptions

    (folder / "db" / "app").mkdir(parents=True)
    options = LoadOptions()
    options.parse(["philoload5", "--cores", "2", "db", *files])
    options["load_filters"] = [without_hyphens, *options["load_filters"]]
    loader = Loader.set_class_attributes(options.values)
    loader.add_files(options.files)
    loader.set_file_data(loader.parse_metadata(options.sort_order, header=options.header), loader.textdir, loader.workdir)
    loader.parse_files(options.cores)
    loader.merge_objects()
    loader.count_words()
    loader.build_inverted_index()
    loader.setup_sql_load()
    loader.post_processing()
    loader.finish()
    return str(folder / "db" / "data"), loader.deleted_files


def told(base: str, refused: list[str], words: list[str]) -> dict:
    from philologic.runtime.DB import DB

    database = DB(base, cached=False)
    documents = [dict(row) for row in database.dbh.execute("SELECT * FROM toms WHERE philo_type = 'doc'")]
    found = {}
    for word in words:
        hits = database.query(word, method="single_term")
        hits.finish()
        found[word] = [hit.doc.filename for hit in hits]
    return {
        "documents": [[one.get(key) for key in ("filename", "title", "author")] for one in documents],
        "objects": dict(database.dbh.execute("SELECT philo_type, count(*) FROM toms GROUP BY philo_type").fetchall()),
        "hits": found,
        "refused": [Path(one).name for one in refused],
    }


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        result = told(*loaded(Path(sys.argv[1]).absolute(), sys.argv[2].split(",")), sys.argv[3].split(","))
    sys.stdout.write(json.dumps(result))
