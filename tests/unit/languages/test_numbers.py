"""Numbers spelled out."""

import pytest

from teiwright.languages import LanguageRules, any_of, folded, known_languages, language_rules, spelled_numbers, without_accents


def read(words, language):
    return spelled_numbers(language_rules(language)).read(words)


def english(n):
    ones = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    return ones[n - 1] if n < 20 else tens[n // 10 - 2] + (f"-{ones[n % 10 - 1]}" if n % 10 else "")


def german(n):
    ones = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
    tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
    return ones[n - 1] if n < 20 else (f"{ones[n % 10 - 1]}und" if n % 10 else "") + tens[n // 10 - 2]


def german_ordinal(n):
    if n % 100 in {1, 3, 7, 8}:
        return {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}[n] + "es"
    return german(n) + ("tes" if n < 20 else "stes")


def french(n):
    ones = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
    if n < 20:
        return ones[n - 1]
    ten, rest = (60, n - 60) if 60 <= n < 80 else (80, n - 80) if n >= 80 else (n // 10 * 10, n % 10)
    word = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}[ten]
    if not rest:
        return "quatre-vingts" if ten == 80 else word
    return f"{word}-et-{ones[rest - 1]}" if rest in {1, 11} and ten < 80 else f"{word}-{ones[rest - 1]}"


def french_ordinal(n):
    if n == 1:
        return "première"
    word = french(n).removesuffix("s") if n == 80 else french(n)
    stem = word.removesuffix("e")
    return stem + "uième" if stem.endswith("cinq") else stem[:-1] + "vième" if stem.endswith("neuf") else stem + "ième"


def latin_ordinal(n):
    ones = "primus secundus tertius quartus quintus sextus septimus octavus nonus decimus undecimus duodecimus".split()
    tens = "vicesimus tricesimus quadragesimus quinquagesimus sexagesimus septuagesimus octogesimus nonagesimus".split()
    if n < 13:
        return ones[n - 1]
    if n < 20:
        return f"{ones[n - 11]} decimus"
    return tens[n // 10 - 2] + (f" {ones[n % 10 - 1]}" if n % 10 else "")


@pytest.mark.parametrize(
    ("language", "spell", "ordinal"),
    [
        ("en", english, False),
        ("de", german, False),
        ("de", german_ordinal, True),
        ("fr", french, False),
        ("fr", french_ordinal, True),
        ("la", latin_ordinal, True),
    ],
)
def test_every_number_below_a_hundred(language, spell, ordinal):
    for n in range(1, 100):
        for written in (spell(n), spell(n).upper(), spell(n).replace("-", " "), without_accents(spell(n))):
            assert read(written, language) == (n, ordinal), written


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("en", "one and twentieth", 21),
        ("en", "one hundred and first", 101),
        ("de", "Ein und zwanzigstes", 21),
        ("de", "ein-und-dreyßigster", 31),
        ("de", "Zweyten", 2),
        ("de", "hunderteinundzwanzigste", 121),
        ("fr", "deuxiesme", 2),
        ("fr", "septante-deuxième", 72),
        ("fr", "cent vingt et unième", 121),
        ("la", "PRIMVM", 1),
        ("la", "primus et vicesimus", 21),
        ("la", "decima tertia", 13),
        ("en", "last", 0),
        ("de", "letzte", 0),
        ("fr", "dernière", 0),
    ],
)
def test_other_ways_to_say_it(language, written, value):
    assert read(written, language) == (value, True)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ""),
        ("en", "ones"),
        ("en", "twenty-"),
        ("en", "one two"),
        ("de", "hundertund"),
        ("de", "Drittel"),
        ("de", "einzwanzig"),
        ("fr", "et un"),
    ],
)
def test_what_is_no_number(language, written):
    assert read(written, language) is None


@pytest.mark.parametrize("tag", known_languages())
def test_no_two_spellings_of_a_language_disagree(tag):
    rules = language_rules(tag)
    numbers = spelled_numbers(rules)
    endings = rules.listed("structure", "ordinal_endings") or ("",)
    spelled = [*rules.table("structure", "numbers").items()]
    spelled += [(stem + ending, value) for stem, value in rules.table("structure", "ordinals").items() for ending in endings]
    assert all(numbers.read(word)[0] == value for word, value in spelled)


def test_a_language_without_numbers_has_none():
    assert spelled_numbers(LanguageRules("xx", {})).read("one") is None


def test_words_are_compared_without_accents_joints_and_old_letters():
    assert folded("DREIßIG") == folded("dreissig") == "dreissig"
    assert folded("Sc\u00e8ne") == folded("Sce\u0300ne") == "scene"
    assert any_of([]) == "(?!)"


@pytest.mark.parametrize(
    ("written", "value"), [("Er\u017ftes", (1, True)), ("Ein und zwanzig\u017ftes", (21, True)), ("\u017fech\u017f", (6, False))]
)
def test_long_s_is_any_s(written, value):
    assert spelled_numbers(language_rules("de")).read(written) == value
