"""Names of people, places and organisations: what belongs to a name, what does not, and what is none."""

import pytest

import teiwright
from teiwright.annotation.names import names
from teiwright.model import Draft, Layer, Text
from teiwright.pipeline import KnownName, Settings, run_layers


def found(content: str) -> list[tuple[str, str]]:
    return [(one.gi, content[one.start : one.end]) for one in teiwright.annotate(content, ["names"], {"language": "en"})]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("He met Mr. Brown.", [("persName", "Mr. Brown")]),
        ("He met Major-General Sir John Moore.", [("persName", "Major-General Sir John Moore")]),
        ("He met the Duke of Wellington.", [("persName", "Duke of Wellington")]),
        ("He met the Minister of Agriculture.", []),
        ("He met farmer White and captain Brown.", [("persName", "farmer White"), ("persName", "captain Brown")]),
        ("See Vol. II of it, and Book X.", []),
        ("He met Mme. de Staël and M. Thiers.", [("persName", "Mme. de Staël"), ("persName", "M. Thiers")]),
        ("He met Queen Victoria, King George V. and Lady Hamilton.",
         [("persName", "Queen Victoria"), ("persName", "King George V."), ("persName", "Lady Hamilton")]),
        ("He met Ludwig van Beethoven and J. S. Mill.", [("persName", "Ludwig van Beethoven"), ("persName", "J. S. Mill")]),
        ("He met General\nWolseley in New\nYork.", [("persName", "General\nWolseley"), ("placeName", "New\nYork")]),
    ],
)  # fmt: skip
def test_titles_and_particles_are_inside_the_name(content, expected):
    assert found(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Generals Haig and Foch came.", [("persName", "Haig"), ("persName", "Foch")]),
        ("Messrs Smith and Jones came.", [("persName", "Smith"), ("persName", "Jones")]),
        ("Mr. Brown's hat and General Wolseley\u2019s horse", [("persName", "Mr. Brown"), ("persName", "General Wolseley")]),
        ("He saw the Thames and the Volga.", [("placeName", "Thames"), ("placeName", "Volga")]),
        ("It was the Central Committee of the Baltic Fleet.", [("orgName", "Central Committee of the Baltic Fleet")]),
        ("It was the 3rd Corps and the 10th Don Cossack regiment.", [("orgName", "3rd Corps"), ("orgName", "10th Don Cossack regiment")]),
    ],
)
def test_articles_possessives_and_titles_of_several_are_outside(content, expected):
    assert found(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "The Russians and the Germans met a Frenchman and an English lady.",
        "On Monday in January, at Christmas, he prayed to God.",
        "The Captain and the Doctor saw the Bishop.",
        "He said that I was right. Then we left. Yes.",
        "Two years later. Perhaps. Nevertheless, they went.",
        "",
        "12 34",
    ],
)
def test_demonyms_days_and_beginnings_of_sentences_name_nobody(content):
    assert found(content) == []


def test_a_heading_in_capitals_names_what_is_named_elsewhere():
    content = "THE FALL OF PARIS\n\nHe went to Paris and to Berlin."
    assert found(content) == [("placeName", "PARIS"), ("placeName", "Paris"), ("placeName", "Berlin")]


def test_a_heading_alone_names_what_the_lists_know():
    assert found("THE FALL OF PARIS\n\nHe went home.") == [("placeName", "PARIS")]
    assert found("THE FALL OF BROWN\n\nHe went home.") == []


def test_a_name_does_not_run_over_a_paragraph():
    assert found("He met General\n\nWolseley came.") == []


def test_without_an_authority_file_there_is_no_ref():
    for one in teiwright.annotate("Karl Marx met General Haig in Paris.", ["names"], {"language": "en"}):
        assert [name for name, _ in one.attributes if name != "type"] == ["cert"]


def test_what_is_on_file_comes_first_with_its_ref():
    settings = Settings(language="en", known_names=(KnownName("Haig", "placeName", "haig"),))
    draft = run_layers(Draft(Text("General Wolseley met Haig."), language="en"), ["names"], settings)
    person, place = draft.layer("names").annotations
    assert (person.gi, person.attributes) == ("persName", (("cert", "high"),))
    assert (place.gi, place.start, place.attributes) == ("placeName", 21, (("ref", "#haig"), ("cert", "high")))


@pytest.mark.parametrize("language", ["la", "tlh"])
def test_a_language_without_rules_has_what_is_on_file_alone(language):
    settings = Settings(language=language, known_names=(KnownName("Marx", "persName", "marx"),))
    layer = names(Text("Herr Marx traf Engels."), {"structure": Layer("structure", "")}, settings)
    assert [(one.gi, one.start, one.end) for one in layer.annotations] == [("persName", 5, 9)]
    assert layer.remarks == (f'the language "{language}" has no rules for names: only those of the authority file are found',)


def test_names_never_overlap():
    content = "General Haig of the Central Committee in New York, Duke of Wellington, met Karl Marx and the 3rd Corps of Paris.\n" * 3
    spans = [one.span for one in teiwright.annotate(content, ["names"], {"language": "en"})]
    assert len(spans) > 12
    assert not any(one is not other and one.overlaps(other) for one in spans for other in spans)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("They spoke of the Queen. She had seen the Pope.", [("persName", "Queen"), ("persName", "Pope")]),
        ("He was presented to the King of Prussia by the Prince of Wales.", [("persName", "King of Prussia"), ("persName", "Prince of Wales")]),
        ("No Queen was ever crowned here; a King is but a man.", []),
    ],
)
def test_a_ruler_is_named_by_his_title(content, expected):
    assert found(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("We walked in May. In June my May ran before us; May herself was tired.", ["May", "May"]),
        ("It was May, and the first of May is a holiday. They may come in May.", []),
        ("Mr. Palmer, who was in Reading yesterday, likes reading.", ["Mr. Palmer", "Reading"]),
        ("To T. N. Talfourd", ["T. N. Talfourd"]),
        ("Bath Feby 10th 1819.\n\nI sit down to write.", ["Bath"]),
        ("THE PEACE NEGOTIATIONS\n\nThe negotiations began. We hoped that the negotiations would end.", []),
    ],
)
def test_what_stands_beside_a_word_decides(content, expected):
    assert [name for _, name in found(content)] == expected


def test_messrs_with_a_full_stop_introduces_people():
    assert found("He met Messrs. Smith and Jones.") == [("persName", "Smith"), ("persName", "Jones")]


@pytest.mark.parametrize(
    "content", ["Yes, Sir. My Lord. The Baron.", "He was a Captain. Then he left.", "He saw the Major. He left.", "the Lord Church"]
)
def test_a_title_at_the_end_of_a_sentence_begins_no_name(content):
    assert found(content) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("He lived in St. Petersburg.", [("placeName", "St. Petersburg")]),
        ("The road to Saint Helena was long.", [("placeName", "Saint Helena")]),
        ("They stayed in St. Aubyn. Then St. Aubyn burned.", [("placeName", "St. Aubyn")] * 2),
        ("We saw St. Mark Street.", [("placeName", "St. Mark Street")]),
        ("We saw St. James's Park.", [("placeName", "St. James's Park")]),
        ("It was in St. Mark's Place New York.", [("placeName", "St. Mark's Place"), ("placeName", "New York")]),
        ("He prayed to St. Anthony and St. Paul.", [("persName", "St. Anthony"), ("persName", "St. Paul")]),
        ("She met St. John Rivers.", [("persName", "St. John Rivers")]),
    ],
)
def test_a_town_named_after_a_saint_is_a_place(content, expected):
    assert found(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("He met Harold Wood there.", [("persName", "Harold Wood")]),
        ("He met J. Hill there.", [("persName", "J. Hill")]),
        ("He lived in Harold Wood. Harold Wood is green.", [("placeName", "Harold Wood")] * 2),
        ("He stood on J. Hill there.", [("placeName", "J. Hill")]),
        ("He came to Charlotte Street.", [("placeName", "Charlotte Street")]),
    ],
)
def test_a_forename_shows_a_person_whatever_the_surname_means(content, expected):
    assert found(content) == expected


@pytest.mark.parametrize("name", ["Mr. May", "General French", "Captain Church", "Mrs. English"])
def test_a_title_makes_a_name_of_any_word(name):
    assert found(f"He met {name} there.") == [("persName", name)]


@pytest.mark.parametrize(
    "content", ["He feared the General Government.", "Mother Church and Lord God", "the General French style", "Oh, Sir I'm ill."]
)
def test_a_title_makes_no_name_of_what_names_nobody(content):
    assert found(content) == []


def test_a_title_in_capitals_is_one_within_a_sentence_too():
    assert found("MR. Brown came.") == [("persName", "MR. Brown")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("He met King George V. He died.", "King George V."),
        ("John Smith, Esq. He left.", "John Smith"),
        ("Mr. J. Brown left. He wept.", "Mr. J. Brown"),
    ],
)
def test_a_name_that_ends_in_a_full_stop_may_end_a_sentence(content, name):
    assert found(content) == [("persName", name)]
