"""Building a project: only what is out of date, never over a hand's work, derivatives of valid TEI alone."""

import warnings

import pytest

from teiwright import OutputError, SettingsError, SourceError
from teiwright.annotation.names.model import LABELS, write_model
from teiwright.project import build
from teiwright.project.build import Status, build_project

SETTINGS = '[header]\ntitle = "One"\nsource = "A test."\npublisher = "Nobody"\n'
AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="w"><persName>Wolseley</persName></person></listPerson></standOff></TEI>"""
MADE = ["tei/one.xml", "build/one.txt", "build/one.html", "build/one.json"]


def test_the_first_build_makes_everything(project):
    assert project.written() == MADE
    assert project.files() == sorted([*MADE, "build/.state/one.json", "seeds/one.toml", "seeds/one.txt"])


def test_the_second_build_makes_nothing(project):
    project.build()
    before = {name: (project.root / name).stat().st_mtime_ns for name in project.files()}
    result = project.build()
    assert (result.status, result.written) == (Status.UP_TO_DATE, ())
    assert [path.relative_to(project.root).as_posix() for path in result.kept] == MADE
    assert {name: (project.root / name).stat().st_mtime_ns for name in project.files()} == before


def test_a_fresh_clone_makes_the_derivatives_alone(project):
    project.build()
    for name in ("one.txt", "one.html", "one.json", ".state/one.json"):
        (project.root / "build" / name).unlink()
    before = project.read("tei/one.xml")
    assert project.written() == MADE[1:]
    assert project.read("tei/one.xml") == before


CHANGES = {
    "the seed": lambda project: project.write("seeds/one.txt", "CHAPTER II\n\nHe met General Wolseley in Paris.\n"),
    "a space in the seed": lambda project: project.write("seeds/one.txt", "CHAPTER I\n\nHe met General Wolseley in Paris. \n"),
    "the settings": lambda project: project.write("seeds/one.toml", f'language = "en"\n{SETTINGS.replace("One", "Two")}'),
    "the settings are gone": lambda project: (project.root / "seeds/one.toml").unlink(),
    "the TEI is gone": lambda project: (project.root / "tei/one.xml").unlink(),
    "the schema beside it": lambda project: project.write("schema/teiwright.rng", (build.own_schema("teiwright.rng")).read_bytes()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_input_makes_everything_anew(project, change):
    project.build()
    change(project)
    assert project.written() == MADE
    assert project.build().status is Status.UP_TO_DATE


@pytest.mark.parametrize("model", ["own.json.gz", "deeper/own.json.gz"])
def test_another_model_of_one_s_own_makes_everything_anew(project, model):
    project.write("seeds/one.toml", f'language = "en"\n{SETTINGS}[names]\nmodel = "{model}"\n')
    project.write(f"seeds/{model}", write_model({"language": "en"}, {}, [[0.0] * len(LABELS) for _ in LABELS], {}))
    project.build()
    assert project.build().status is Status.UP_TO_DATE
    project.write(f"seeds/{model}", write_model({"language": "en"}, {"he": 2}, [[0.0] * len(LABELS) for _ in LABELS], {}))
    assert "tei/one.xml" in project.written()


@pytest.mark.external("spacy")
def test_another_pipeline_of_spacy_makes_everything_anew(project):
    project.write("seeds/one.toml", f'language = "en"\n{SETTINGS}[names]\nspacy = "pipeline"\n')
    for label in ("PERSON", "GPE"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # deprecations within spaCy, which are not ours
            import spacy

            pipeline = spacy.blank("en")
            pipeline.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": "Wolseley"}])
            pipeline.to_disk(project.root / "seeds" / "pipeline")
        assert "tei/one.xml" in project.written()
        assert project.build().status is Status.UP_TO_DATE


def test_another_version_makes_everything_anew(project, monkeypatch):
    project.build()
    monkeypatch.setattr(build, "VERSION", "99.0")
    assert project.written() == MADE
    monkeypatch.undo()
    assert project.written() == MADE


def test_a_changed_authority_file_makes_everything_anew(project):
    project.write("seeds/one.toml", f'language = "en"\n{SETTINGS}[names]\nauthority = "authority.xml"\n')
    project.write("tei/authority.xml", AUTHORITY)
    project.build()
    assert b'ref="#w"' in project.read("tei/one.xml")
    assert project.build().status is Status.UP_TO_DATE
    project.write("tei/authority.xml", AUTHORITY.replace('"w"', '"wolseley"'))
    assert project.written() == MADE
    assert b'ref="#wolseley"' in project.read("tei/one.xml")


def test_a_changed_authority_file_beside_the_settings_counts_too(project):
    project.write("seeds/one.toml", f'language = "en"\n{SETTINGS}[names]\nauthority = "authority.xml"\n')
    project.write("seeds/authority.xml", AUTHORITY)
    project.build()
    assert b'ref="#w"' in project.read("tei/one.xml")
    project.write("seeds/authority.xml", AUTHORITY.replace('"w"', '"wolseley"'))
    assert project.written() == MADE


def test_a_changed_schema_makes_the_build_validate_anew(project, tmp_path, monkeypatch):
    project.build()
    schema = tmp_path / "teiwright.rng"
    schema.write_text('<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    xsd = build.own_schema("teiwright.xsd")
    monkeypatch.setattr(build, "own_schema", lambda name: schema if name.endswith(".rng") else xsd)
    assert project.build().status is Status.INVALID


@pytest.mark.parametrize("name", MADE[1:])
@pytest.mark.parametrize("change", ["gone", "edited"])
def test_a_derivative_that_is_not_what_was_made_is_made_again(project, name, change):
    project.build()
    before = project.read(name)
    if change == "gone":
        (project.root / name).unlink()
    else:
        project.write(name, b"edited")
    assert project.written() == MADE[1:]
    assert project.read(name) == before


@pytest.mark.parametrize("state", [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"key": 1, "files": []}', b"1"])
def test_a_broken_state_costs_only_the_derivatives(project, state):
    project.build()
    project.write("build/.state/one.json", state)
    assert project.written() == MADE[1:]
    assert project.build().status is Status.UP_TO_DATE


# The hand's work


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b"Paris", b"London"),
        lambda data: data + b"\n",
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"  ", b" "),
        lambda data: data[:0],
        lambda data: data[-6:],
        lambda data: data.replace(b'inputs="', b'inputs="x'),
    ],
)
def test_an_edited_file_is_refused_and_left_alone(project, edit):
    project.build()
    edited = edit(project.read("tei/one.xml"))
    project.write("tei/one.xml", edited)
    project.write("seeds/one.txt", "Another text.\n")
    before = {name: project.read(name) for name in project.files()}
    result = project.build()
    assert (result.status, [one.rule for one in result.findings], result.written) == (Status.REFUSED, ["tw:edited-by-hand"], ())
    assert {name: project.read(name) for name in project.files()} == before


def test_whoever_insists_loses_the_edits(project):
    project.build()
    whole = project.read("tei/one.xml")
    project.write("tei/one.xml", whole.replace(b"Paris", b"London"))
    assert project.build(overwrite=True).status is Status.BUILT
    assert project.read("tei/one.xml") == whole


@pytest.mark.parametrize("line_end", [b"\r\n"])
def test_line_ends_that_a_version_control_system_changed_are_no_edit(project, line_end):
    project.build()
    project.write("tei/one.xml", project.read("tei/one.xml").replace(b"\n", line_end))
    text = project.read("build/one.txt")
    assert project.build().status is Status.BUILT
    assert line_end in project.read("tei/one.xml")
    assert project.read("build/one.txt") == text
    assert project.build().status is Status.UP_TO_DATE


TAKEN_OVER = f'canonical = "tei"\n{SETTINGS}'


def test_what_was_taken_over_by_hand_is_validated_and_exported(project):
    project.build()
    project.write("seeds/one.toml", TAKEN_OVER)
    edited = project.read("tei/one.xml").replace(b"Paris", b"London")
    project.write("tei/one.xml", edited)
    project.write("seeds/one.txt", "Another text.\n")
    assert project.written() == MADE[1:]
    assert project.read("tei/one.xml") == edited
    assert b"London" in project.read("build/one.txt")
    assert project.build().status is Status.UP_TO_DATE


def test_what_was_taken_over_is_not_overwritten_even_for_those_who_insist(project):
    project.build()
    project.write("seeds/one.toml", TAKEN_OVER)
    edited = project.read("tei/one.xml").replace(b"Paris", b"London")
    project.write("tei/one.xml", edited)
    project.build(overwrite=True)
    assert project.read("tei/one.xml") == edited


def test_what_was_taken_over_must_be_there(project):
    project.write("seeds/one.toml", TAKEN_OVER)
    result = project.build()
    assert result.status is Status.UNDONE
    assert isinstance(result.problem, SourceError)
    assert str(result.problem).endswith("one.xml: there is no such file")


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"<TEI", "xml:not-well-formed"), (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "rng:"), (b"<html/>", "rng:"), (b"", "xml:not-well-formed")],
)
def test_of_invalid_tei_nothing_is_derived(project, content, rule):
    project.write("seeds/one.toml", TAKEN_OVER)
    project.write("tei/one.xml", content)
    result = project.build()
    assert (result.status, result.written) == (Status.INVALID, ())
    assert any(one.rule.startswith(rule) for one in result.findings)
    assert not (project.root / "build").exists()


def test_invalid_tei_is_told_at_every_build(project):
    project.write("seeds/one.toml", TAKEN_OVER)
    project.write("tei/one.xml", b"<TEI")
    assert project.build().findings == project.build().findings != ()


def test_what_the_project_silences_keeps_nothing_from_being_built(project):
    project.write("seeds/one.toml", TAKEN_OVER)
    body = '<p>He met <persName ref="#w">Wolseley</persName>.</p>'
    project.write("tei/one.xml", f"{AUTHORITY.partition('<standOff>')[0]}<text xml:lang='en'><body><div>{body}</div></body></text></TEI>")
    assert project.build().status is Status.INVALID
    project.write("teiwright.toml", '[[silence]]\nrule = "tw:dangling-pointer"\npath = "tei/*"\nreason = "comes later"\n')
    assert project.build().status is Status.BUILT
    project.write("teiwright.toml", "")
    assert project.build().status is Status.INVALID


def test_derivatives_are_rendered_as_the_project_decides(project):
    project.write("seeds/one.txt", "Mr. Brown came to Paris.\n\nHe left.\n")
    project.build()
    project.write("teiwright.toml", b'[rendering]\nplaceName = { reading = "drop" }\n')
    project.build()
    assert b"Paris" not in project.read("build/one.txt")
    assert b"Paris" in project.read("tei/one.xml")


def test_the_project_decides_what_is_made(project):
    project.build()
    project.write("teiwright.toml", 'derivatives = ["epub", "text"]\n')
    assert project.written() == ["build/one.epub", "build/one.txt"]
    made = sorted(path.name for path in (project.root / "build").iterdir() if path.is_file())
    assert made == ["one.epub", "one.txt"]
    assert (project.root / "build" / "one.epub").read_bytes().startswith(b"PK")
    assert project.build().status is Status.UP_TO_DATE


def test_a_format_that_nobody_knows_is_told(project):
    project.write("teiwright.toml", 'derivatives = ["htm"]\n')
    assert 'did you mean "html"?' in str(project.build().problem)


def test_derivatives_of_what_is_invalid_now_do_not_stay(project):
    project.build()
    project.write("seeds/one.toml", TAKEN_OVER)
    project.write("tei/one.xml", project.read("tei/one.xml").replace(b"<body>", b"<body><b/>"))
    assert project.build().status is Status.INVALID
    assert not (project.root / "build/one.html").exists()
    assert project.build().removed == ()


def test_what_was_taken_away_is_told(project):
    project.build()
    project.write("seeds/one.toml", TAKEN_OVER)
    project.write("tei/one.xml", b"<TEI")
    assert [path.relative_to(project.root).as_posix() for path in project.build().removed] == MADE[1:]


def test_the_schema_of_the_project_counts_as_its_documents_name_it(project):
    schema = '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    project.write("schema/teiwright.rng", schema)
    result = project.build()
    assert result.status is Status.INVALID
    assert any(one.rule.startswith("rng:") for one in result.findings)


# Several editions


def test_every_seed_is_built_by_name(project):
    for stem in ("two", "a.b", "with space"):
        project.write(f"seeds/{stem}.txt", "Text.\n")
    assert [(one.stem, one.status) for one in project.build_all()] == [(stem, Status.BUILT) for stem in ("a.b", "one", "two", "with space")]
    project.write("seeds/two.txt", "Other text.\n")
    assert [one.stem for one in project.build_all() if one.status is Status.BUILT] == ["two"]


def test_one_that_is_refused_keeps_no_other_from_being_built(project):
    project.build()
    project.write("tei/one.xml", b"<TEI/>")
    project.write("seeds/two.txt", "Text.\n")
    assert [(one.stem, one.status) for one in project.build_all()] == [("one", Status.REFUSED), ("two", Status.BUILT)]


@pytest.mark.parametrize("workers", [1, 2])
def test_one_that_cannot_be_read_keeps_no_other_from_being_built(project, workers):
    project.write("seeds/bad.toml", b"x = 1")
    project.write("seeds/bad.txt", "Text.\n")
    project.write("seeds/empty.txt", b"")
    project.write("seeds/two.txt", "Text.\n")
    built = project.build_all(workers=workers)
    assert [(one.stem, one.status, one.problem and one.problem.message) for one in built] == [
        ("bad", Status.UNDONE, 'unknown setting "x"'),
        ("empty", Status.UNDONE, "the file is empty"),
        ("one", Status.BUILT, None),
        ("two", Status.BUILT, None),
    ]


def test_state_of_one_edition_leaves_that_of_others(project):
    project.write("seeds/two.txt", "Text.\n")
    project.build_all()
    project.write("seeds/two.txt", "Other text.\n")
    project.build_all()
    assert [one.status for one in project.build_all()] == [Status.UP_TO_DATE, Status.UP_TO_DATE]


def test_progress_tells_what_is_being_done(project):
    told: list[tuple[int, int, str]] = []
    list(build_project(project.root, progress=lambda *step: told.append(step)))
    assert told == [(1, 1, f"one: {what}") for what in ("encoding", "validating", "text", "html", "json")]


@pytest.mark.parametrize(("settings", "error"), [(b"x = 1", SettingsError), (b"\xff", SettingsError), (b"[header", SettingsError)])
def test_wrong_settings_leave_everything_as_it_was(project, settings, error):
    project.build()
    project.write("seeds/one.toml", settings)
    before = {name: project.read(name) for name in project.files()}
    result = project.build()
    assert (result.status, type(result.problem), result.written) == (Status.UNDONE, error, ())
    assert {name: project.read(name) for name in project.files()} == before


def test_a_seed_that_cannot_be_read_leaves_nothing(project):
    project.write("seeds/one.txt", b"%PDF-1.7")
    assert "PDF" in str(project.build().problem)
    assert project.files() == ["seeds/one.toml", "seeds/one.txt"]


def test_twice_from_nothing_gives_the_same_bytes(project, tmp_path_factory):
    other = type(project)(tmp_path_factory.mktemp("other"))
    project.build()
    other.build()
    for name in MADE:
        assert project.read(name) == other.read(name)


@pytest.mark.parametrize("name", ["tei", "build"])
def test_a_file_where_a_folder_is_due_is_an_error_of_writing(project, name):
    project.write(name, b"")
    with pytest.raises(OutputError, match="this is a file, a folder was expected"):
        project.build()


def test_a_folder_that_is_called_like_a_seed_is_none(project):
    (project.root / "seeds/old.txt").mkdir()
    assert project.build().status is Status.BUILT


def test_tei_that_cannot_be_read_is_an_error_of_reading(project):
    (project.root / "tei/one.xml").mkdir(parents=True)
    assert "this is a folder" in str(project.build().problem)
