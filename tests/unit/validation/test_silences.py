"""Silences: each names a rule and gives a reason, covers what it stands before, and is told when nothing needs it."""

import pytest

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Origin, SettingsError, Severity
from teiwright.pipeline.house import House, Silence, load_house
from teiwright.reading import read_document
from teiwright.validation.checks import examine_bytes
from teiwright.validation.outcomes import Outcome
from teiwright.validation.registers import check_authority
from teiwright.validation.silences import Run, unused_silences

PI = "<?teiwright-silence {}?>"


def examined(body: str, *, before: str = "", silences: tuple[Silence, ...] = (), schemas: list[str] | None = None) -> Outcome:
    data = f'{before}<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>'
    return examine_bytes(data.encode(), Origin("a.xml"), schemas or ["teiwright"], silences=silences)


def told(outcome: Outcome) -> list[str]:
    return [one.rule for one in outcome.findings if not one.rule.startswith("rng:")]


def test_a_silence_covers_the_element_that_follows_and_what_it_holds():
    outcome = examined(f"{PI.format('tw:empty blank in the print')}<div><p><name/></p></div><p><name/></p>")
    assert told(outcome) == ["tw:empty"]
    assert [(one.finding.rule, one.reason, one.by.in_source) for one in outcome.silenced] == [("tw:empty", "blank in the print", True)]


def test_a_silence_before_the_root_covers_all():
    outcome = examined("<p/><p/>", before=PI.format("tw:empty a form"))
    assert told(outcome) == []
    assert len(outcome.silenced) == 2


def test_a_silence_before_the_root_covers_what_is_said_of_no_element():
    before = '<?teiwright-silence tw:dtd-not-read we know?><!DOCTYPE TEI SYSTEM "x.dtd">'
    assert "tw:dtd-not-read" not in told(examined("<p>x</p>", before=before))


def test_a_silence_of_another_rule_silences_nothing_and_is_unused():
    outcome = examined(f"{PI.format('tw:bad-date the scribe erred')}<p/>")
    assert sorted(told(outcome)) == ["tw:empty", "tw:unused-silence"]
    assert outcome.silenced == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("tw:empty", "the silence of tw:empty gives no reason"),
        ("tw:left-out so be it", 'a silence names "tw:left-out": this is told when a document is made, and not found in it'),
        ("", "a silence names neither a rule nor a reason"),
        ("tw:emtpy blank", 'a silence names "tw:emtpy": there is no such rule; did you mean "tw:empty"?'),
        ("xml:not-well-formed so be it", 'a silence names "xml:not-well-formed": this cannot be silenced'),
        ("tw:unused-silence so be it", 'a silence names "tw:unused-silence": this cannot be silenced'),
        ("tw: so be it", 'a silence names "tw:": silence single rules of this kind'),
    ],
)
def test_a_silence_that_is_not_complete_silences_nothing(content, message):
    outcome = examined(f"{PI.format(content)}<p/>")
    assert sorted(told(outcome)) == ["tw:bad-silence", "tw:empty"]
    assert message in [one.message for one in outcome.findings]


def test_a_silence_before_no_element_is_told():
    outcome = examined(f"<p>x</p>{PI.format('tw:empty blank')}")
    assert [one.message for one in outcome.findings if one.rule == "tw:bad-silence"] == ["the silence of tw:empty stands before no element"]


def test_a_kind_of_schema_findings_can_be_silenced_as_a_whole():
    outcome = examined("<p/>", before=PI.format("rng: an old schema") + PI.format("tw:empty blank"))
    assert outcome.findings == ()
    assert {one.finding.rule.partition(":")[0] for one in outcome.silenced} == {"rng", "tw"}


def test_what_a_schema_would_find_is_not_called_unused_under_another_schema(tmp_path):
    body = f"{PI.format('rng:DATATYPE an old habit')}<p>x</p>"
    assert told(examined(body)) == []
    own = f'<?xml-model href="teiwright.rng"?><TEI xmlns="{TEI}"><text xml:lang="en"><body>{body}</body></text></TEI>'
    assert "tw:unused-silence" in told(examine_bytes(own.encode(), Origin("a.xml", folder=str(tmp_path))))


def test_what_is_gathered_leaves_out_what_is_silenced():
    silence = PI.format("tw:dangling-pointer in another volume")
    outcome = examined(f"{silence}<p><ref target='#x'>x</ref></p><p><ref target='#x'>x</ref><ref target='#x'>x</ref></p>")
    (finding,) = [one for one in outcome.findings if one.rule == "tw:dangling-pointer"]
    assert "/p[2]/" in finding.xpath
    assert finding.message.endswith("(2 times, first here)")
    assert len(outcome.silenced) == 1


def test_settings_silence_by_lines_and_by_element():
    within = Silence("tw:empty", "why not", within="/TEI/text[1]/body[1]/p[1]")
    assert [one.xpath for one in examined("<p/><p/>", silences=(within,)).findings if one.rule == "tw:empty"] == ["/TEI/text[1]/body[1]/p[2]"]
    lines = Silence("tw:empty", "why not", from_line=2, to_line=3)
    outcome = examined("<p/>\n<p/>\n<p/>\n<p/>", silences=(lines,))
    assert [one.place.line for one in outcome.findings if one.rule == "tw:empty"] == [1, 4]


def test_an_unused_silence_says_where_it_stands():
    (finding,) = [one for one in examined(f"<p>x</p>\n{PI.format('tw:empty a form')}\n<p>x</p>").findings if one.rule == "tw:unused-silence"]
    assert (finding.place.line, finding.severity) == (2, Severity.WARNING)
    assert finding.message == "no finding of tw:empty is left that this would silence (a form)"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[silence]]\nrule = "tw:empty"', 'teiwright.toml:1: setting "silence" lacks "reason"'),
        ('[[silence]]\nreason = "x"', 'teiwright.toml:1: setting "silence" lacks "rule"'),
        ('[[silence]]\nrule = "tw:empty"\nreason = " "', 'teiwright.toml:3: setting "silence.reason" is empty; leave it out instead'),
        ('[[silence]]\nrule = "tw:x"\nreason = "y"', 'teiwright.toml:2: setting "silence.rule" names "tw:x": there is no such rule'),
        ('[[silence]]\nrule = "tw:empty"\nreason = "y"\nfile = "a"', 'teiwright.toml:4: unknown setting "silence.file"'),
        ('[[silence]]\nrule = "tw:empty"\nreason = "y"\nfrom_line = 0', 'teiwright.toml:4: setting "silence.from_line" counts from 1'),
        ('[[silence]]\nrule = "tw:empty"\nreason = "y"\nfrom_line = 4\nto_line = 2', 'to_line" is 2, before from_line, 4'),
        ('[[silence]]\nrule = "tw:empty"\nreason = "y"\nwithin = "p"', 'must be a path from the root, as findings show it, not "p"'),
        ('[silence]\nrule = "tw:empty"', 'teiwright.toml:1: setting "silence" must be a list of tables'),
        ("[[silences]]", 'unknown setting "silences"; did you mean "silence"?'),
        ("[[silence", "this is not TOML"),
    ],
)
def test_settings_that_are_wrong_are_told_with_their_line(toml, message):
    with pytest.raises(SettingsError) as caught:
        load_house(toml.encode(), "teiwright.toml")
    assert message in str(caught.value)


def test_a_path_is_counted_from_the_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    house = House((Silence("tw:empty", "x", "letters/*.xml"),), "project")
    met = [bool(house.silences_for(one)) for one in ("project/letters/1.xml", "letters/1.xml", str(tmp_path / "project/letters/2.xml"), "-", "\0")]
    assert met == [True, False, True, False, False]


def test_a_silence_of_the_settings_is_unused_once_all_its_documents_are_checked(tmp_path):
    files = [str(tmp_path / name) for name in ("a.xml", "b.xml", "c.xml")]
    house = House((Silence("tw:empty", "x"), Silence("tw:bad-date", "y", "a.xml"), Silence("tw:bad-id", "z", "gone.xml")), str(tmp_path))
    assert [one.rule for one in unused_silences(house, files[:1], files, [], Run())] == [
        "tw:unused-silence"
    ] * 2  # that of a.xml, that of no document
    assert len(unused_silences(house, files, files, [], Run())) == 3
    assert unused_silences(House(), files, files, [], Run()) == []


@pytest.mark.parametrize(
    ("rule", "run", "due"),
    [
        ("tw:empty", Run(), True),
        ("xsd:x", Run(), True),
        ("xsd:x", Run(schemas_are_its_own=False), False),
        ("tw:archive-header", Run(), False),
        ("tw:archive-header", Run(for_archive=True), True),
        ("tw:missing-image", Run(has_folder=False), False),
        ("tw:shared-name", Run(), False),
        ("tw:shared-name", Run(told_by="authority check"), True),
        ("tw:empty", Run(told_by="authority check"), False),
    ],
)
def test_only_silences_of_what_was_looked_at_are_called_unused(rule, run, due):
    assert run.looks_at(rule) is due


def test_an_authority_file_is_heard_too():
    people = "<person xml:id='a'><persName>Marx</persName></person>{}<person xml:id='b'><persName>marx</persName></person>"
    held = [f"<TEI xmlns='{TEI}'><listPerson>{people.format(one)}</listPerson></TEI>" for one in ("", PI.format("tw:shared-name father and son"))]
    register, silenced = (read_document(one.encode(), "people.xml") for one in held)
    assert [one.rule for one in check_authority(register)] == ["tw:shared-name"]
    assert check_authority(silenced) == []
    assert "tw:unused-silence" not in told(examine_bytes(held[1].encode(), Origin("people.xml"), ["teiwright"]))
    edition = read_document(f"<TEI xmlns='{TEI}'><p><name ref='people.xml#a'/><name ref='people.xml#b'/></p></TEI>".encode(), "a.xml")
    assert check_authority(silenced, [edition]) == []
    stale = read_document(held[1].replace(">marx<", ">Engels<").encode(), "people.xml")
    assert [one.rule for one in check_authority(stale, [edition])] == ["tw:unused-silence"]


def test_a_row_of_silences_is_of_the_element_after_it():
    row = PI.format("tw:empty blank") + "<!-- why -->" + PI.format("tw:bad-language as printed")
    assert told(examined(f"{row}<p xml:lang='ger'/>")) == []
    assert len(told(examined("<p>x</p>" + PI.format("tw:empty blank") * 20_000))) == 20_000  # each of no element; in time


def test_each_of_many_silences_has_its_finding():
    outcome = examined(f"{PI.format('tw:empty blank')}<p/>" * 10_000, silences=())  # which would never end if each looked at all
    assert len(outcome.silenced) == 10_000
