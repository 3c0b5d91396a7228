"""Quotation marks: every convention paired, apostrophes left alone, nothing swallowed by a mark that stands alone."""

import pytest

from teiwright.annotation.quotations.marks import Quoted, find_quoted
from teiwright.languages import language_rules


def paragraphs(content: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for part in content.split("\n\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 2
    return spans


def quoted(content: str) -> list[str]:
    return [content[one.start : one.end] for one in find_quoted(content, paragraphs(content))[0]]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('He said, "Come in," and left.', ['"Come in,"']),
        ("“Come in,” said he.", ["“Come in,”"]),
        ("‘Come in,’ said he.", ["‘Come in,’"]),
        ("„Komm herein,“ sagte er.", ["„Komm herein,“"]),
        ("„Ide,” rekl.", ["„Ide,”"]),
        ("«Entrez,» dit-il.", ["«Entrez,»"]),
        ("« Entrez », dit-il.", ["« Entrez »"]),
        ("»Komm,« sagte er.", ["»Komm,«"]),
        ("‹Ja›, sagte er.", ["‹Ja›"]),
        ("‚Ja,‘ sagte er.", ["‚Ja,‘"]),
        ('("Yes," he said.)', ['"Yes,"']),
        ('"Yes"--"No"', ['"Yes"', '"No"']),
        ('He wrote:—"Yes".', ['"Yes"']),
    ],
)
def test_each_convention_is_paired(content, found):
    assert quoted(content) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("“A ‘nested’ one,” he said.", ["“A ‘nested’ one,”", "‘nested’"]),
        ("“‘Both,’” he said.", ["“‘Both,’”", "‘Both,’"]),
        ("‘A “nested” one,’ he said.", ["‘A “nested” one,’", "“nested”"]),
        ("„Ein ‚inneres‘ Wort,“ sagte er.", ["„Ein ‚inneres‘ Wort,“", "‚inneres‘"]),
        ("«Un “mot” dedans.»", ["«Un “mot” dedans.»", "“mot”"]),
    ],
)
def test_marks_nest(content, found):
    assert quoted(content) == found
    assert [one.depth for one in find_quoted(content, paragraphs(content))[0]] == [0, 1]


@pytest.mark.parametrize(
    "content",
    [
        "It isn't the boys' dog, 'twas in '76, o' course.",
        "It isn’t the boys’ dog, ’twas in ’76.",
        "the soldiers' and workers' Soviet",
        "the soldiers’ and workers’ Soviet",
        'A 12" gun and a 6" gun.',
        "5' 6\" tall",
        'a"b"c',
        "",
        '"',
        'Yes"',
        '" "',
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(content):
    assert quoted(content) == []


def test_apostrophes_within_a_single_quotation_do_not_close_it():
    content = "‘It isn’t the boys’ dog,’ he said. ‘The soldiers’ will.’"
    assert quoted(content) == ["‘It isn’t the boys’ dog,’", "‘The soldiers’ will.’"]


def test_straight_single_marks_count_only_in_a_text_that_quotes_with_them():
    one = "'Come in,' said he; 'it is the boys' dog, isn't it?'"
    assert quoted(one) == ["'Come in,'", "'it is the boys' dog, isn't it?'"]
    assert quoted("'Twas 'im, 'e said, the boys' dog.") == []
    assert quoted("\"Come in,\" said he; \"'tis 'im,' isn't it?'\"") == ['"Come in,"', "\"'tis 'im,' isn't it?'\""]
    many = "\n\n".join([one] * 6)
    assert quoted(many) == ["'Come in,'", "'it is the boys' dog, isn't it?'"] * 6


def test_a_quotation_goes_on_where_the_next_paragraph_reopens_it():
    content = '"I begin.\n\n"I go on.\n\n"I end," he said. "Yes."'
    assert quoted(content) == ['"I begin.\n\n"I go on.\n\n"I end,"', '"Yes."']


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’")])
def test_reopening_works_with_every_mark(opening, closing):
    content = f"{opening}I begin.\n\n{opening}I end,{closing} he said."
    assert quoted(content) == [content[: -len(" he said.")]]


def test_a_mark_that_opens_within_a_paragraph_and_never_closes_is_dropped():
    content = 'He said "come in and sat down.\n\nThe next one has "marks" of its own.'
    found, dropped = find_quoted(content, paragraphs(content))
    assert [content[one.start : one.end] for one in found] == ['"marks"']
    assert dropped == 1


def test_a_mark_that_opens_a_paragraph_and_never_closes_holds_that_paragraph_alone():
    content = '"Come in and sit.\n\nHe sat down.\n\n"Yes," he said.'
    found, dropped = find_quoted(content, paragraphs(content))
    assert found == [Quoted(0, 17, 0, 0, closed=False), Quoted(33, 39, 0, 2)]
    assert dropped == 0


def test_an_unclosed_mark_at_the_end_of_the_text_ends_with_it():
    assert find_quoted('"Yes', [(0, 4)]) == ([Quoted(0, 4, 0, 0, closed=False)], 0)


def test_one_stray_mark_leaves_every_other_paragraph_as_it_was():
    plain = [f'He said: "Speech {number}." He "went" away.' for number in range(9)]
    whole = quoted("\n\n".join(plain))
    for place in range(9):
        marred = [*plain[:place], 'It was a 12" gun, and "so on.', *plain[place + 1 :]]
        expected = whole[: 2 * place] + whole[2 * place + 2 :]
        assert quoted("\n\n".join(marred)) == expected


def test_quotations_come_in_the_order_of_the_text_the_outer_first():
    content = '"He said, “Go ‘now’.” Then." And "so".'
    found, _ = find_quoted(content, paragraphs(content))
    assert [(one.start, -one.end) for one in found] == sorted((one.start, -one.end) for one in found)


def test_the_paragraph_is_the_one_in_which_a_quotation_opens():
    content = 'None.\n\n"I begin.\n\n"I end."'
    assert [one.paragraph for one in find_quoted(content, paragraphs(content))[0]] == [1]


def test_straight_single_marks_nest_in_straight_double_ones():
    assert quoted("\"A 'nested' one,\" he said.") == ["\"A 'nested' one,\"", "'nested'"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("\"She cried, 'Go! It isn't the boys' dog.' So I went.\"", ["'Go! It isn't the boys' dog.'"]),
        ("\"Is it 'the boys', or not?\"", ["'the boys'"]),
        ("“A 'nested' one.”", ["'nested'"]),
        ("\"'All of it,'\" he said.", ["'All of it,'"]),
        ("\"Po' man, he's layin' 'roun' de house an' 'ceptin' to sleep'; 'Yes,' sez I.\"", []),
        ("\"'I told 'em so,' he said, 'twice,' and left.\"", ["'I told 'em so,'", "'twice,'"]),
        ('"Go," said he; \'twas "late" for the boys\' dog.', []),
        ("\"'E told 'er he was goin' to 'arm the soldiers' dog,\" he said.", []),
        ("\"Ask 'em for some o' that an' be gone,\" he said.", []),
        ('"I saw \'Arry," he said, "in the soldiers\' camp."', []),
        ("He said 'nested' outside of any marks, \"Yes.\"", []),
    ],
)
def test_an_apostrophe_within_double_marks_quotes_nothing(content, found):
    language = language_rules("en")
    nested = [content[one.start : one.end] for one in find_quoted(content, paragraphs(content), language)[0] if content[one.start] == "'"]
    assert nested == found


@pytest.mark.parametrize("content", ['He wrote "" and left.', "He wrote “” and left.", 'He wrote "  " and left.'])
def test_marks_around_nothing_quote_nothing(content):
    assert quoted(content) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("\u201eIch sah dich.\n\nDu bist m\u00fcde.\n\nKomm!\u201c sagte er.", ["\u201eIch sah dich.\n\nDu bist m\u00fcde.\n\nKomm!\u201c"]),
        ("Er sagte: \u00bbJa.\n\nNein.\u00ab", ["\u00bbJa.\n\nNein.\u00ab"]),
        ("\u201cYes.\n\n\u201cNo,\u201d he said. \u201cGo.\u201d", ["\u201cYes.\n\n\u201cNo,\u201d", "\u201cGo.\u201d"]),
        ("\u00ab Oui.\n\n\u00bb Non. \u00bb Il partit.", ["\u00ab Oui.\n\n\u00bb Non. \u00bb"]),
        ("\u00ab Oui.\n\n\u2014 Non. \u00bb", ["\u00ab Oui."]),
        ("\u201cYes.\n\nHe went.\n\n\u201cNo.\u201d", ["\u201cYes.", "\u201cNo.\u201d"]),
    ],
)
def test_a_quotation_goes_on_where_the_next_mark_closes_it(content, found):
    assert quoted(content) == found


def test_far_away_marks_close_nothing():
    content = "\n\n".join(["\u201cYes.", *["He went."] * 20, "No.\u201d"])
    assert quoted(content) == ["\u201cYes."]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('I wonder," he said. "Go."', ['I wonder,"', '"Go."']),
        ("I wonder,\u201d he said.", ["I wonder,\u201d"]),
        ('A 12" gun.', ['A 12"']),
    ],
)
def test_where_a_division_begins_the_first_mark_may_be_missing(content, found):
    spans = paragraphs(content)
    first, _ = find_quoted(content, spans, None, {0})
    assert [content[one.start : one.end] for one in first][: len(found)] == found
    assert not first[0].closed
    assert [content[one.start : one.end] for one in find_quoted(content, spans)[0]] == found[1:]


def test_a_single_sentence_that_words_lead_to_ends_with_its_paragraph():
    assert find_quoted('He said: "Come in.\n\nHe sat.', [(0, 18), (20, 27)]) == ([Quoted(9, 18, 0, 0, closed=False)], 0)
    assert find_quoted('He said: "Come in. He sat.', [(0, 26)]) == ([], 1)
    assert find_quoted('He said: "come in.', [(0, 18)]) == ([], 1)


def test_an_outer_mark_closes_what_an_apostrophe_seems_to_have_opened():
    content = "\u201c\u2018Tis a romance,\u201d said he; \u201cand \u2018twas so.\u201d"
    assert quoted(content) == ["\u201c\u2018Tis a romance,\u201d", "\u201cand \u2018twas so.\u201d"]


def test_left_out_letters_open_nothing_in_a_text_of_double_marks():
    content = "\u2018Tis the boys\u2019 dog. \u201cYes.\u201d \u201cNo.\u201d"
    found, _ = find_quoted(content, paragraphs(content), language_rules("en"))
    assert [content[one.start : one.end] for one in found] == ["\u201cYes.\u201d", "\u201cNo.\u201d"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("\u203aKomm\u2039, sagte er.", ["\u203aKomm\u2039"]),
        ("\u00bbEr rief \u203akomm\u2039.\u00ab", ["\u00bbEr rief \u203akomm\u2039.\u00ab", "\u203akomm\u2039"]),
        ("so:\u201c  A sense ” here", ["\u201c  A sense ”"]),
        ("“One ‘two “three” two’ one.”", ["“One ‘two “three” two’ one.”", "‘two “three” two’", "“three”"]),
        ("\u00abOne “two ‘three’ two” one.\u00bb", ["\u00abOne “two ‘three’ two” one.\u00bb", "“two ‘three’ two”", "‘three’"]),
    ],
)
def test_rare_conventions(content, found):
    assert quoted(content) == found


def test_a_left_out_letter_does_not_close_a_single_quotation():
    content = "'I'm goin' to the Smiths' house.' She called it 'art' once. 'No,' he said."
    assert quoted(content) == ["'I'm goin' to the Smiths' house.'", "'art'", "'No,'"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('"It is 6\' 2" long," he said.', ['"It is 6\' 2" long,"']),
        ('"It\'s 5" wide, I think." He left.', ['"It\'s 5" wide, I think."']),
        ("“It is 6’ 2” long,” he said. “Or 5” wide.”", ["“It is 6’ 2” long,”", "“Or 5” wide.”"]),
        ('"Room 5" was written. "It was 1905" he said.', ['"Room 5"', '"It was 1905"']),
        ("“In 1905” and “lived”.", ["“In 1905”", "“lived”"]),
    ],
)
def test_a_mark_of_inches_closes_nothing(content, found):
    assert quoted(content) == found


def test_one_low_mark_does_not_make_a_text_german():
    assert quoted("“One,” “two,” “three,” and „four”.") == ["“One,”", "“two,”", "“three,”", "„four”"]
