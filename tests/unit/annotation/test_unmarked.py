"""Speech without quotation marks: after dashes, and by German verbs of saying."""

import pytest

import teiwright


def said(content: str, language: str) -> list[str]:
    return [content[one.start : one.end] for one in teiwright.annotate(content, ["quotes"], {"language": language}) if one.gi == "said"]


def test_a_dash_opens_speech_and_tags_part_it():
    content = "\u2015Come up, Kinch! he called out. Come up, you fearful jesuit!"
    assert said(content, "en") == ["\u2015Come up, Kinch!", "Come up, you fearful jesuit!"]


def test_french_dashes():
    content = "\u2014 Entrez, dit-il. Je vous attendais.\n\n\u2014 Merci.\n\n\u2014 Bonsoir, r\u00e9pondit Pierre en souriant.\n\nIl sortit."
    assert said(content, "fr") == ["\u2014 Entrez,", "Je vous attendais.", "\u2014 Merci.", "\u2014 Bonsoir,"]


@pytest.mark.parametrize(
    ("turn", "speech"),
    [
        ("— Ah ! s’écria-t-elle, je suis heureuse !", ["— Ah !", "je suis heureuse !"]),
        ("— Voyons, se dit-il tout bas, elle est folle.", ["— Voyons,", "elle est folle."]),
        ("— Quoi ! interrompit brusquement le capitaine de Brisson, vous osez ?", ["— Quoi !", "vous osez ?"]),
        ("— Mieux, répondit Julie. Il a dormi toute la nuit.", ["— Mieux,", "Il a dormi toute la nuit."]),
        ("— Mieux, répondit Julie. Elle sortit sans bruit.", ["— Mieux,"]),
        ("--Jamais!» fit-elle en sanglotant.", ["--Jamais!"]),
    ],
)
def test_french_tags(turn, speech):
    assert said(f"— Entrez.\n\n{turn}\n\n— Vous voilà ?", "fr")[1:-1] == speech


def test_what_parts_speech_from_a_tag_is_no_part_of_it():
    content = "—Soy yo —dijo Juan—. Vengo de la villa.\n\n—¿Traes pan?\n\n—Sí."
    assert said(content, "es")[:2] == ["—Soy yo", "Vengo de la villa."]


def test_a_language_without_rules_has_its_tags_between_dashes():
    lines = [
        "\u2014 \u0414\u0430, \u2014 \u0441\u043a\u0430\u0437\u0430\u043b \u043e\u043d. \u2014 \u041d\u0435\u0442.",
        "\u2014 \u041a\u0442\u043e \u0442\u0430\u043c?",
        "\u2014 \u042f.",
    ]
    assert said("\n\n".join(lines), "ru") == [
        "\u2014 \u0414\u0430,",
        "\u2014 \u041d\u0435\u0442.",
        "\u2014 \u041a\u0442\u043e \u0442\u0430\u043c?",
        "\u2014 \u042f.",
    ]


def test_what_tells_of_somebody_after_a_tag_is_no_speech():
    content = "\u2014No? Mulligan asked. He turned away.\n\n\u2014It is.\n\n\u2014Well."
    assert said(content, "en") == ["\u2014No?", "\u2014It is.", "\u2014Well."]


@pytest.mark.parametrize(
    "content",
    [
        "He came \u2014 and went \u2014 again.\n\nShe stayed.",
        "The first.\n\n\u2014Shakespeare.\n\nThe second.\n\n\u2014Milton.\n\nThe third.\n\n\u2014Pope.",
        "\u2014Yes, he said.\n\nThat was all.",  # one dash shows no habit
        '\u2014"Yes," he said.\n\n"No."\n\n"Why?"\n\n\u2014 A list.\n\n"So."',
    ],
)
def test_a_dash_alone_is_no_speech(content):
    assert not [one for one in said(content, "en") if one.startswith("\u2014")]


@pytest.mark.parametrize(
    ("content", "speech"),
    [
        ("Antonino sprang auf. Ich mu\u00df fort, sagte er.", ["Ich mu\u00df fort,"]),
        ("Sie hatte recht, dachte der Bursch.", ["Sie hatte recht,"]),
        ("Die Menschheit, sagte ich, hat die Gicht.", ["Die Menschheit,", "hat die Gicht."]),
        ("Er dachte: Das ist die List der Furcht! Dann ging er.", ["Das ist die List der Furcht!"]),
        ("Gute Nacht! rief der Bursch.\n\nBem\u00fcht Euch nicht, sagte sie.", ["Gute Nacht!", "Bem\u00fcht Euch nicht,"]),
    ],
)
def test_a_german_verb_of_saying_shows_speech(content, speech):
    assert said(content, "de") == speech


@pytest.mark.parametrize(
    "content",
    [
        "Er komme morgen und habe keine Zeit, sagte er.",
        "Als er das h\u00f6rte, fragte er nach dem Weg.",
        "Er stand da, und sie sprach kein Wort.",
        "Die Nachbarn, meinten sie, seien arm.",
        "Er sagte, er gehe.",
    ],
)
def test_what_is_only_reported_is_no_speech(content):
    assert said(content, "de") == []


def test_answers_beside_speech_need_no_verb_where_a_text_has_no_marks():
    content = "Wie hei\u00dft Ihr? fragte der Richter.\n\nAndrea; meine Papiere weisen es aus.\n\nEr setzte sich."
    assert said(content, "de") == ["Wie hei\u00dft Ihr?", "Andrea; meine Papiere weisen es aus."]


def test_speech_without_marks_never_crosses_speech_with_them():
    content = "\u201eKomm\u201c, sagte er. \u201eIch bleibe, sagte sie, noch hier\u201c, rief er."
    annotations = teiwright.annotate(content, ["quotes"], {"language": "de"})
    assert not any(one.span.crosses(other.span) for one in annotations for other in annotations)
    assert [content[one.start : one.end] for one in annotations] == ["\u201eKomm\u201c", "\u201eIch bleibe, sagte sie, noch hier\u201c"]
