"""The annotator of quotations: spans with their marks, certainty, links, and the one element for all."""

import pytest

import teiwright
from teiwright.annotation.quotations import quotes
from teiwright.model import Annotation, Layer, Span, Text
from teiwright.pipeline import Settings


def found(content: str, **settings) -> list[tuple[str, str]]:
    annotations = teiwright.annotate(content, ["quotes"], {"language": "en", **settings})
    return [(one.gi, content[one.start : one.end]) for one in annotations]


def layer_of(content: str, blocks: list[tuple[str, int, int]], language: str = "en") -> Layer:
    structure = Layer.of("structure", "", [Annotation(Span(start, end), gi) for gi, start, end in blocks])
    return quotes(Text(content), {"structure": structure, "names": Layer("names", "")}, Settings(language=language))


def test_marks_stay_inside_the_span():
    assert found('He said, "Come in," and left.') == [("said", '"Come in,"')]


def test_quotations_nest_the_outer_first():
    assert found("“He called me ‘friend’ twice,” she said.") == [("said", "“He called me ‘friend’ twice,”"), ("soCalled", "‘friend’")]


def test_a_reopened_quotation_is_one_span():
    content = '"I begin.\n\n"I end," he said.'
    assert found(content) == [("said", '"I begin.\n\n"I end,"')]


def test_marks_are_paired_within_blocks_of_the_structure():
    content = 'A "b\nc" d.'
    assert [(one.start, one.end) for one in layer_of(content, [("p", 0, 10)]).annotations] == [(2, 7)]
    assert layer_of(content, [("p", 0, 4), ("p", 5, 10)]).annotations == ()


def test_marks_are_paired_over_the_lines_of_a_stanza():
    content = 'A "b\nc" d.'
    assert [(one.start, one.end) for one in layer_of(content, [("lg", 0, 10), ("l", 0, 4), ("l", 5, 10)]).annotations] == [(2, 7)]
    parted = 'A "b\n\nc" d.'
    assert layer_of(parted, [("lg", 0, 4), ("l", 0, 4), ("lg", 6, 11), ("l", 6, 11)]).annotations == ()


def test_an_unclosed_quotation_is_unsure_and_a_dropped_one_is_told():
    layer = layer_of('"Yes\n\nHe said "no', [("p", 0, 4), ("p", 6, 17)])
    assert [(one.start, one.end, one.get("cert")) for one in layer.annotations] == [(0, 4, "low")]
    assert layer.remarks == ("1 opening quotation marks have no closing one; their words were left unmarked",)


@pytest.mark.parametrize("language", ["la", "tlh"])
def test_a_language_without_rules_is_said_to_have_none(language):
    layer = layer_of("„Ja.“", [("p", 0, 5)], language)
    assert [one.gi for one in layer.annotations] == ["said"]
    assert layer.remarks == (f'the language "{language}" has no rules for quotations: kinds are told by form, speakers not at all',)


def test_interrupted_speech_is_linked_both_ways():
    content = '"Come," said Brown, "and sit," said he, "and eat."'
    first, second, third = teiwright.annotate(content, ["quotes"], {"language": "en"})
    assert [one.get("xml:id") for one in (first, second, third)] == ["speech1", "speech2", "speech3"]
    assert (first.get("next"), second.get("prev"), second.get("next"), third.get("prev")) == ("#speech2", "#speech1", "#speech3", "#speech2")
    assert (first.get("prev"), third.get("next")) == ("", "")


def test_speech_that_begins_anew_is_not_linked():
    for content in ('"Come," said Brown. "Sit."', '"Come!" said Brown, "Sit."', '"Come," said Brown.\n\n"and sit," said Smith.'):
        assert [one.get("next") for one in teiwright.annotate(content, ["quotes"], {"language": "en"})] == ["", ""]


def test_one_element_for_all_keeps_kind_and_speaker():
    content = '"Go," said Mr. Brown. These "liberal" men. The word "red".'
    annotations = teiwright.annotate(content, ["quotes"], {"language": "en", "quotes": {"elements": "quote"}})
    assert [(one.gi, one.get("type"), one.get("corresp"), one.get("who")) for one in annotations] == [
        ("quote", "said", "Mr. Brown", ""),
        ("quote", "soCalled", "", ""),
        ("quote", "mentioned", "", ""),
    ]


def test_one_element_for_all_covers_the_same_spans():
    content = '"Come," said Brown, "and sit." These “liberal” men. The word "red".\n\n"I begin.\n\n"I end."'
    fine = [text for _, text in found(content)]
    assert [text for _, text in found(content, quotes={"elements": "quote"})] == fine


def test_no_quotation_crosses_another():
    content = "“One ‘two” three’ four.” ‘Five “six’ seven.” «Eight “nine» ten.”"
    spans = [one.span for one in teiwright.annotate(content, ["quotes"], {"language": "en"})]
    assert not any(one.crosses(other) for one in spans for other in spans)


@pytest.mark.parametrize(
    "piece",
    [
        '"a b," he said. ',
        "\u201ca ",
        "\u201c\u2018a\u2019 \u201d ",
        "\u2014Yes, he said. No.\n\n",
        "Ja, sagte er. Nein. ",
        "'a' ",
        "'a, ' 'b c' ",
        '"5" ',
        "Er sagte: ja. ",
        "\u201eJa.\n\n",
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_takes_linear_time(piece, language):
    content = piece * 8_000
    layer_of(content, [("p", 0, len(content))], language)
    layer_of(content, [], language)


@pytest.mark.parametrize(
    ("language", "content", "kind"),
    [
        ("en", 'As the proverb has it, "still waters run deep".', "quote"),
        ("en", 'The proverb says: "Still waters run deep."', "quote"),
        ("en", 'He took the letter and said: "Go."', "said"),
        ("en", 'He found the letter and she said: "Go."', "said"),
        ("de", "Das Sprichwort sagt: „Stille Wasser sind tief.“", "quote"),
        ("de", "In Goethes Faust heißt es: „Es irrt der Mensch.“", "quote"),
        ("de", "Er las den Brief und sagte: „Geh.“", "said"),
        ("fr", "Comme dit le proverbe : « Il n'est pire eau que l'eau qui dort. »", "quote"),
        ("fr", "Il prit la lettre et dit : « Allez. »", "said"),
    ],
)
def test_what_was_written_says_it_itself(language, content, kind):
    (one,) = teiwright.annotate(content, ["quotes"], {"language": language})
    assert one.gi == kind


def test_a_title_in_marks_is_surely_no_irony():
    (one,) = teiwright.annotate('In his "Essay on Criticism" Pope wrote of it.', ["quotes"], {"language": "en"})
    assert (one.gi, one.get("cert")) == ("soCalled", "low")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"], ids=["a space", "no-break", "narrow no-break", "thin"])
def test_french_marks_open_and_close_with_whatever_space_stands_beside_them(space):
    speech = f"«{space}Oui, monsieur{space}»"
    assert found(f"Il arriva ; il dit{space}: {speech}. Puis il partit.", language="fr") == [("said", speech)]
    assert found(f"{speech}, dit-il en partant.", language="fr") == [("said", speech)]
