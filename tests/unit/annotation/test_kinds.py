"""Of what kind a quotation is, by the words around it and its own form."""

import pytest

import teiwright
from teiwright.annotation.quotations.kinds import Context, KindRules, context_of
from teiwright.annotation.quotations.marks import find_quoted
from teiwright.languages import language_rules


def kinds(content: str, language: str = "en") -> list[tuple[str, str]]:
    """Element and certainty of every quotation of *content*, a text of one paragraph."""
    paragraphs = [(0, len(content))]
    quoted, _ = find_quoted(content, paragraphs)
    tell = KindRules(language_rules(language))
    return [tell.kind(context_of(content, quoted, index, paragraphs)) for index in range(len(quoted))]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('"Come in," he said.', ("said", "high")),
        ('"Come in!" cried the captain.', ("said", "high")),
        ('He said, "Come in."', ("said", "high")),
        ('The captain then asked: "Is it so?"', ("said", "high")),
        ('He turned. "I am here," whispered somebody.', ("said", "high")),
        ('"Come in."', ("said", "high")),
        ('"Come in." He sat down.', ("said", "high")),
        ('He turned. "I am here, and so is she."', ("said", "medium")),
        ('He turned. "Stop, you"', ("said", "medium")),
        ('He said "Yes."', ("said", "high")),
        ('He put in, "But why?"', ("said", "high")),
        ('The "liberal," he said, was gone.', ("soCalled", "medium")),
        ('They were "studying." When he said so, they went.', ("soCalled", "medium")),
        ('She sent the following telegram: "All over. Come home at once."', ("quote", "medium")),
        ('"All over. Come home at once," she wrote.', ("quote", "medium")),
        ('The sign read: "No entry for the public."', ("quote", "medium")),
        ('The order ran "All men to the front."', ("quote", "medium")),
        ('He accused them of "open and armed rebellion" then.', ("quote", "medium")),
        ('These "liberal" gentlemen left.', ("soCalled", "medium")),
        ('The so-called "friends of the people" left.', ("soCalled", "high")),
        ('The "party of order and peace" left.', ("soCalled", "low")),
        ('The word "red" is short.', ("mentioned", "high")),
        ('It is called "the Tower" here.', ("mentioned", "high")),
        ('By "class" Marx meant much.', ("mentioned", "medium")),
    ],
)
def test_a_quotation_has_its_kind(content, kind):
    assert kinds(content) == [kind]


def test_without_a_language_form_alone_decides():
    assert kinds("„Komm herein.“", "de") == [("said", "high")]
    assert kinds("Diese „Freunde“ gingen.", "de") == [("soCalled", "medium")]


def test_neighbouring_quotations_are_edges_of_the_context():
    content = 'He said, "One." Then "two" came.'
    quoted, _ = find_quoted(content, [(0, len(content))])
    assert context_of(content, quoted, 0, [(0, len(content))]) == Context("He said, ", '"One."', " Then ", opens=False, closes=False)
    assert context_of(content, quoted, 1, [(0, len(content))]) == Context(" Then ", '"two"', " came.", opens=False, closes=False)


def test_the_quotation_around_another_is_the_edge_of_its_context():
    content = "“It is the ‘Times,’ sir,” he said."
    quoted, _ = find_quoted(content, [(0, len(content))])
    inner = context_of(content, quoted, 1, [(0, len(content))])
    assert (inner.before, inner.after, inner.nested) == ("It is the ", " sir,", True)
    assert kinds(content) == [("said", "high"), ("soCalled", "medium")]


def test_opens_and_closes_tell_the_edges_of_the_paragraph():
    content = '"One."\n\nNo. "Two."'
    paragraphs = [(0, 6), (8, 18)]
    quoted, _ = find_quoted(content, paragraphs)
    contexts = [context_of(content, quoted, index, paragraphs) for index in range(2)]
    assert [(one.opens, one.closes) for one in contexts] == [(True, True), (False, True)]


def test_a_verb_of_saying_in_another_sentence_says_nothing():
    assert kinds('He said so. Then the "new men" came.') == [("soCalled", "medium")]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“So I heard ‘Come in and rest with us here now.’ And I did.”", ("quote", "low")),
        ("“So he said, ‘Come in and rest with us here now.’ And I did.”", ("said", "high")),
    ],
)
def test_within_speech_words_without_a_verb_of_saying_are_cited(content, kind):
    assert kinds(content)[1] == kind


@pytest.mark.parametrize(
    "content",
    [
        'He turned. "Yes," Mr. Brown replied.',
        '"Come," said Mr. Brown, "and sit down."',
        'She came. "No," Dr. Smith said to her.',
    ],
)
def test_the_full_stop_of_a_title_ends_no_sentence(content):
    assert {gi for gi, _ in kinds(content)} == {"said"}


def test_speech_interrupted_by_a_titled_speaker_is_linked():
    content = '"Come," said Mr. Brown, "and sit down."'
    first, second = teiwright.annotate(content, ["quotes"], {"language": "en"})
    assert (first.gi, second.gi) == ("said", "said")
    assert first.get("next") == f"#{second.get('xml:id')}"
    assert second.get("prev") == f"#{first.get('xml:id')}"
