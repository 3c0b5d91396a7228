"""The editor's hand: words corrected where they stand, annotations added, replaced, removed."""

import pytest
from lxml import etree

import teiwright
from teiwright import SettingsError
from teiwright.encoding.editors_hand import find_words, narrow
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Span, Text

EDITOR = {"header": {"responsibility": [{"id": "ed", "name": "An Editor", "role": "edition"}]}}
TWO = {"header": {"responsibility": [{"id": "ed", "name": "One"}, {"id": "two", "name": "Two"}]}}


def body(content: str, layers: list[str] | None = None, **settings) -> str:
    document = teiwright.encode(content, layers or [], {"language": "en", **settings})
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(content.split())
    shown = [etree.tostring(one, encoding="unicode", with_tail=False) for one in document.root[-1].iter(f"{{{TEI}}}p", f"{{{TEI}}}head")]
    return "".join(shown).replace(f' xmlns="{TEI}"', "")


def emended(content: str, *emendations: dict, **settings) -> str:
    return body(content, emendation=list(emendations), **settings)


def choice(sic: str, corr: str) -> str:
    return f"<choice><sic>{sic}</sic><corr>{corr}</corr></choice>"


@pytest.mark.parametrize(
    ("find", "corr", "expected"),
    [
        ("reigns", "reins", f"The {choice('reigns', 'reins')} of power."),
        ("The reigns of power", "The reins of power", f"The {choice('reigns', 'reins')} of power."),
        ("reigns of", "reins off", f"The {choice('reigns of', 'reins off')} power."),
        ("reigns of power", "reins and power", f"The {choice('reigns of', 'reins and')} power."),
        ("of power", "of the power", f"The reigns of {choice('power', 'the power')}."),
        ("power.", "power!", f"The reigns of {choice('power.', 'power!')}"),
    ],
)
def test_only_the_words_that_change_are_marked(find, corr, expected):
    assert emended("The reigns of power.", {"find": find, "corr": corr}) == f'<p xml:id="p1">{expected}</p>'


def test_a_regularisation_is_orig_and_reg():
    expected = '<p xml:id="p1">The <choice><orig>shew</orig><reg resp="#ed">show</reg></choice>.</p>'
    assert emended("The shew.", {"find": "shew", "reg": "show", "resp": "ed"}, **EDITOR) == expected


def test_a_correction_is_signed():
    assert '<corr resp="#ed">the</corr>' in emended("Teh end, teh.", {"find": "teh", "corr": "the", "resp": "ed"}, **EDITOR)


@pytest.mark.parametrize("find", ["of teh end", "of\nteh end", "of  teh\tend"])
@pytest.mark.parametrize("line_end", ["\n", "  \n   "])
def test_words_are_found_over_the_end_of_a_line(find, line_end):
    found = emended(f"Part of{line_end}teh end.", {"find": find, "corr": "of the end"})
    assert found == f'<p xml:id="p1">Part of {choice("teh", "the")} end.</p>'


def test_with_lines_kept_a_correction_may_hold_a_line_beginning():
    found = emended("Part off\nteh end.", {"find": "off teh", "corr": "of the"}, text={"keep_lines": True})
    corrected = choice("off\n<lb/>teh", "of the")
    assert found == f'<p xml:id="p1"><lb/>Part {corrected} end.</p>'


def test_a_correction_may_hold_a_broken_word():
    content = "It was inter-\nesting, so interesting."
    assert choice('inter-<lb break="no"/>esting', "engrossing") in emended(content, {"find": "inter- esting", "corr": "engrossing"})


@pytest.mark.parametrize(("occurrence", "expected"), [(1, f"{choice('teh', 'the')} teh teh"), (3, f"teh teh {choice('teh', 'the')}")])
def test_the_occurrence_counts_from_one(occurrence, expected):
    assert emended("teh teh teh", {"find": "teh", "corr": "the", "occurrence": occurrence}) == f'<p xml:id="p1">{expected}</p>'


def test_neighbouring_corrections_stand_side_by_side():
    found = emended("A teh end.", {"find": "teh", "corr": "the"}, {"find": "end.", "corr": "end!"})
    assert found == f'<p xml:id="p1">A {choice("teh", "the")} {choice("end.", "end!")}</p>'


def test_corrections_whose_changed_words_are_apart_may_share_the_others():
    found = emended("A teh ende", {"find": "A teh ende", "corr": "A the ende"}, {"find": "teh ende", "corr": "teh end"})
    assert found == f'<p xml:id="p1">A {choice("teh", "the")} {choice("ende", "end")}</p>'


def test_a_heading_is_corrected_too():
    assert f"<head>THE {choice('REIGNS', 'REINS')}</head>" in emended("THE REIGNS\n\nText.", {"find": "REIGNS", "corr": "REINS"})


def test_a_name_holds_its_correction():
    found = body("He met Mr. Chernofi there.", ["names"], emendation=[{"find": "Chernofi", "corr": "Chernoff"}])
    assert f"<roleName>Mr.</roleName> <surname>{choice('Chernofi', 'Chernoff')}</surname></persName>" in found


@pytest.mark.parametrize(
    ("emendations", "message"),
    [
        ([{"find": "xyz", "corr": "x"}], "do not stand in the text"),
        ([{"find": "eh", "corr": "x"}], "do not stand in the text"),  # a part of a word
        ([{"find": "teh", "corr": "the"}], r"stand 2 times \(lines 1, 3\); say which with occurrence = 1"),
        ([{"find": "teh", "corr": "the", "occurrence": 3}], "there is no occurrence 3"),
        ([{"find": "A teh", "corr": "Th"}, {"find": "A", "corr": "O"}], "overlaps another one"),
        ([{"find": "end. On", "corr": "ends. Onn"}], "runs over the end of a paragraph"),
    ],
)
def test_what_does_not_fit_is_an_error(emendations, message):
    with pytest.raises(SettingsError, match=message):
        emended("A teh end.\n\nOn teh way.", *emendations)


def test_an_error_names_its_place():
    with pytest.raises(SettingsError) as caught:
        find_words(Text("a b"), "c", None, None)
    assert caught.value.place is None


@pytest.mark.parametrize(("find", "spans"), [("b", [(2, 3)]), ("a b", [(0, 3)]), ("b.", [(2, 4)]), ("b  .", []), ("ab", []), (".", [(3, 4)])])
def test_words_are_whole_words(find, spans):
    text = Text("a b. bb")
    if spans:
        assert find_words(text, find, 1, None) == Span(*spans[0])
    else:
        with pytest.raises(SettingsError):
            find_words(text, find, 1, None)


@pytest.mark.parametrize(
    ("found", "replacement", "expected"),
    [
        ("a b c", "a x c", (Span(2, 3), "x")),
        ("a b c", "a b", (Span(2, 5), "b")),
        ("a b c", "a b c d", (Span(4, 5), "c d")),
        ("a", "a b", (Span(0, 1), "a b")),
        ("a  b\nc", "a x c", (Span(3, 4), "x")),
        ("a b", "a b", (Span(2, 3), "b")),
    ],
)
def test_narrow_leaves_at_least_one_word_on_each_side(found, replacement, expected):
    assert narrow(found, replacement) == expected


# Annotations


CONTENT = "He met General Haig in Paris on 3 May 1917."


def names(content: str, *overrides: dict, **settings) -> list[tuple[str, str, str]]:
    found = teiwright.annotate(content, ["names", "dates", "quotes"], {"language": "en", "annotation": list(overrides), **settings})
    return [(one.gi, content[one.start : one.end], one.get("resp")) for one in found]


def test_an_annotation_is_added():
    assert ("term", "met", "") in names(CONTENT, {"find": "met", "gi": "term"})
    assert len(names(CONTENT, {"find": "met", "gi": "term"})) == 4


def test_an_annotation_replaces_what_stands_for_the_same():
    found = names(CONTENT, {"find": "Haig", "gi": "orgName", "attributes": {"type": "firm"}, "resp": "ed"}, **EDITOR)
    assert found == [("orgName", "Haig", "#ed"), ("placeName", "Paris", ""), ("date", "3 May 1917", "")]


def test_an_annotation_of_another_family_replaces_nothing():
    assert names(CONTENT, {"find": "General Haig in Paris", "gi": "hi"})[:2] == [
        ("hi", "General Haig in Paris", ""),
        ("persName", "General Haig", ""),
    ]


def test_none_removes_whatever_overlaps():
    assert names(CONTENT, {"find": "Paris on 3 May", "gi": "none"}) == [("persName", "General Haig", "")]


def test_none_leaves_the_quotation_around_the_words():
    content = '"I met General Haig," he said.'
    assert [gi for gi, _, _ in names(content, {"find": "General Haig", "gi": "none"})] == ["said"]
    assert [gi for gi, _, _ in names(content, {"find": '"I met General Haig,"', "gi": "none"})] == []


def test_a_quotation_replaces_that_of_the_same_words_alone():
    content = '"I am “he”," he said.'
    assert names(content, {"find": "“he”", "gi": "quote"}) == [("said", '"I am “he”,"', ""), ("quote", "“he”", "")]


def test_the_only_responsible_person_signs_where_nobody_is_named():
    assert ("term", "met", "#ed") in names(CONTENT, {"find": "met", "gi": "term"}, **EDITOR)


def test_an_element_of_the_structure_gets_attributes():
    found = teiwright.encode("HEAD\n\nText here.", [], {"language": "en", "annotation": [{"find": "here", "gi": "div", "attributes": {"type": "x"}}]})
    assert [one.get("type") for one in found.root.iter(f"{{{TEI}}}div")] == ["x"]


def test_an_element_of_the_structure_must_hold_the_words():
    with pytest.raises(SettingsError, match='no head holds the words "Text"'):
        names("HEAD\n\nText.", {"find": "Text", "gi": "head"})


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ({"find": "Haig", "gi": "persName", "attributes": {"ref": "#haig"}}, "no authority file is given"),
        ({"find": "nowhere", "gi": "term"}, "do not stand in the text"),
        ({"find": "Haig", "gi": "choice"}, "must be one of"),
        ({"find": "Haig", "gi": "term", "attributes": {"xml:id": "x"}}, "cannot set"),
        ({"find": "Haig", "gi": "term", "resp": "nobody"}, "no id under header.responsibility"),
    ],
)
def test_an_annotation_that_does_not_fit_is_an_error(override, message):
    with pytest.raises(SettingsError, match=message):
        names(CONTENT, override)


def test_what_an_editor_decides_is_never_signed_by_the_program():
    assert '<orgName resp="#tw-names">' not in body(CONTENT, ["names"], annotation=[{"find": "Haig", "gi": "orgName"}], **TWO)


@pytest.mark.parametrize(
    ("emendation", "expected"),
    [
        ({"find": "Nautlius", "corr": "Nautilus"}, f'The <hi rend="italic _">{choice("Nautlius", "Nautilus")}</hi> sank.'),
        ({"find": "_Nautlius_", "corr": "_Nautilus_"}, f'The <hi rend="italic _">{choice("Nautlius", "Nautilus")}</hi> sank.'),
        ({"find": "The _Nautlius_", "corr": "A ship"}, choice('The <hi rend="italic _">Nautlius</hi>', "A ship") + " sank."),
    ],
)
def test_words_between_signs_are_emended(emendation, expected):
    assert emended("The _Nautlius_ sank.", emendation) == f'<p xml:id="p1">{expected}</p>'


@pytest.mark.parametrize(
    ("find", "expected"),
    [
        ("Nautilus", '<hi rend="italic _"><orgName>Nautilus</orgName></hi>'),
        ("_Nautilus", '<hi rend="italic _"><orgName>Nautilus</orgName></hi>'),
        ("_Nautilus_", '<hi rend="italic _"><orgName>Nautilus</orgName></hi>'),
        ("the _Nautilus", '<orgName>the <hi rend="italic _">Nautilus</hi></orgName>'),
        ("Nautilus_ sank", '<orgName><hi rend="italic _">Nautilus</hi> sank</orgName>'),
    ],
)
def test_an_annotation_may_begin_or_end_beside_a_sign(find, expected):
    found = body("And the _Nautilus_ sank.", annotation=[{"find": find, "gi": "orgName"}])
    assert expected in found


def test_an_annotation_adds_no_signs():
    with pytest.raises(SettingsError, match="signs of the source"):
        body("And the Nautilus sank.", annotation=[{"find": "Nautilus", "gi": "hi", "attributes": {"rend": "italic _"}}])
