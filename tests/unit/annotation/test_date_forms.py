"""Dates in three languages, from their words to their values; what is no date."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright

_NOT_VALUES = {"cert", "calendar", "datingMethod"}


def found(content: str, language: str, **dates) -> list[tuple[str, dict[str, str]]]:
    settings = {"language": language, **({"dates": dates} if dates else {})}
    annotations = teiwright.annotate(content, ["dates"], settings)
    return [(content[one.start : one.end], {name: value for name, value in one.attributes if name not in _NOT_VALUES}) for one in annotations]


@pytest.mark.parametrize(
    ("content", "words", "values"),
    [
        ("Sealed this 2nd day of May, in the year of our Lord 1601.", "2nd day of May, in the year of our Lord 1601", {"when": "1601-05-02"}),
        ("in April of the year seventeen hundred and four", "April of the year seventeen hundred and four", {"when": "1704-04"}),
        ("in one thousand eight hundred and fifteen", "one thousand eight hundred and fifteen", {"when": "1815"}),
        ("Yours of 7ber 3d 1701 came.", "7ber 3d 1701", {"when": "1701-09-03"}),
        ("about 1340 he left", "about 1340", {"when": "1340"}),
        ("not before 1620, they say", "not before 1620", {"notBefore": "1620"}),
        ("not later than 1620, they say", "not later than 1620", {"notAfter": "1620"}),
        ("the second century before Christ", "the second century before Christ", {"from": "-0200", "to": "-0101"}),
        ("the last day of February 1692", "the last day of February 1692", {"when": "1692-02-29"}),
        ("the eve of St. Bartholomew's Day, 1592", "the eve of St. Bartholomew's Day, 1592", {"when": "1592-08-23"}),
        ("the morrow of St. Martin, 1302", "the morrow of St. Martin, 1302", {"when-custom": "1302-11-12"}),
        ("on the feast of St. James the Apostle 1302", "the feast of St. James the Apostle 1302", {"when-custom": "1302-07-25"}),
        ("on the Monday before Michaelmas 1381", "the Monday before Michaelmas 1381", {"when-custom": "1381-09-23"}),
        ("Sunday next after the feast of St. Luke 1381", "Sunday next after the feast of St. Luke 1381", {"when-custom": "1381-10-20"}),
        ("the second Sunday after Easter 1541", "the second Sunday after Easter 1541", {"when-custom": "1541-05-01"}),
        ("the third Sunday in Lent 1302", "the third Sunday in Lent 1302", {"when-custom": "1302-03-25"}),
        ("the first Sunday of Advent 1890", "the first Sunday of Advent 1890", {"when": "1890-11-30"}),
        ("the Monday following the 3rd of May 1745", "the Monday following the 3rd of May 1745", {"when": "1745-05-10"}),
        ("two days after Christmas 1745", "two days after Christmas 1745", {"when": "1745-12-27"}),
        ("at Christmas trees were felled", "Christmas", {"when-custom": "--12-25"}),
        ("3 Hen. VI it was", "3 Hen. VI", {"from-custom": "1424-09-01", "to-custom": "1425-08-31"}),
        ("the 43rd year of King Edward the Third", "the 43rd year of King Edward the Third", {"from-custom": "1369-01-25"}),
        ("on 3 May in the 4th year of Edward III", "3 May in the 4th year of Edward III", {"when-custom": "1330-05-03"}),
        ("Trinity Sunday in the third year of Henry V", "Trinity Sunday in the third year of Henry V", {"when-custom": "1415-05-26"}),
        ("after 1620 they sailed", "after 1620", {"notBefore": "1620"}),
        ("It stood from 1620 to 1644.", "from 1620 to 1644", {"from": "1620", "to": "1644"}),
        ("made between 1620 and 1644.", "between 1620 and 1644", {"notBefore": "1620", "notAfter": "1644"}),
        ("the war of 1870-71", "1870-71", {"from": "1870", "to": "1871"}),
        ("4\u20137 August 1690", "4\u20137 August 1690", {"from": "1690-08-04", "to": "1690-08-07"}),
        ("August 4-7, 1690", "August 4-7, 1690", {"from": "1690-08-04", "to": "1690-08-07"}),
        ("March to May 1690", "March to May 1690", {"from": "1690-03", "to": "1690-05"}),
        ("52-50 BC", "52-50 BC", {"from": "-0052", "to": "-0050"}),
        ("early 1703", "early 1703", {"notBefore": "1703-01", "notAfter": "1703-04"}),
        ("the first half of 1703", "the first half of 1703", {"notBefore": "1703-01", "notAfter": "1703-06"}),
        ("the last quarter of the 13th century", "the last quarter of the 13th century", {"notBefore": "1276", "notAfter": "1300"}),
        ("the 15th and 16th centuries", "the 15th and 16th centuries", {"from": "1401", "to": "1600"}),
        ("written saec. XII", "saec. XII", {"from": "1101", "to": "1200"}),
        ("the autumn of 1690", "the autumn of 1690", {"from": "1690-09", "to": "1690-11"}),
        ("in the winter of 1690-91", "the winter of 1690-91", {"from": "1690-12", "to": "1691-02"}),
        ("Whit Monday 1890", "Whit Monday 1890", {"when": "1890-05-26"}),
        ("Michaelmas, 1790", "Michaelmas, 1790", {"when": "1790-09-29"}),
        ("on the Nones of July 1350", "the Nones of July 1350", {"when": "1350-07-15", "when-custom": "1350-07-07"}),
        ("the 3rd of the kalends of May 1350", "the 3rd of the kalends of May 1350", {"when": "1350-05-07", "when-custom": "1350-04-29"}),
        ("11 Nivose, Year II", "11 Nivose, Year II", {"when": "1793-12-31", "when-custom": "0002-04-11"}),
        ("on 10 Tishri 5500", "10 Tishri 5500", {"when": "1739-10-12", "when-custom": "5500-07-10"}),
        ("on 12 Ramadan 1200 A.H.", "12 Ramadan 1200 A.H.", {"when": "1786-07-09", "when-custom": "1200-09-12"}),
        ("the second year of the reign of Queen Anne", "the second year of the reign of Queen Anne", {"from": "1703-03-19", "to": "1704-03-18"}),
        ("5th day of the 6th month 1690", "5th day of the 6th month 1690", {"when": "1690-08-05"}),
        ("5th day of the 6th month 1790", "5th day of the 6th month 1790", {"when": "1790-06-05"}),
        ("6/16 July 1650", "6/16 July 1650", {"when": "1650-07-16", "when-custom": "1650-07-06"}),
        ("24/3 July 1650", "24/3 July 1650", {"when": "1650-07-04", "when-custom": "1650-06-24"}),
        ("London, 1848.", "1848", {"when": "1848"}),
        ("MDCXC is on the title, in MDCXCI.", "MDCXCI", {"when": "1691"}),
        ("three weeks after the 2nd of May 1690", "three weeks after the 2nd of May 1690", {"when": "1690-05-23"}),
    ],
)
def test_english_forms(content, words, values):
    (one,) = found(content, "en")
    own = {name: value for name, value in one[1].items() if name in values}
    assert (one[0], own) == (words, values)


@pytest.mark.parametrize(
    ("content", "words", "values"),
    [
        ("den 4ten Juny? nein, den 4ten Juni 1790", "4ten Juni 1790", {"when": "1790-06-04"}),
        ("Jena, d. 4. VI. 1790.", "4. VI. 1790", {"when": "1790-06-04"}),
        ("Jena 4/6 1890 abends", "4/6 1890", {"when": "1890-06-04"}),
        ("am vierten Juni 1790", "vierten Juni 1790", {"when": "1790-06-04"}),
        ("im Jahre siebzehnhundertneunzig", "siebzehnhundertneunzig", {"when": "1790"}),
        ("Mitte Juni 1790", "Mitte Juni 1790", {"notBefore": "1790-06-11", "notAfter": "1790-06-20"}),
        ("Ende des 13. Jahrhunderts", "Ende des 13. Jahrhunderts", {"notBefore": "1268", "notAfter": "1300"}),
        ("in den 1830er Jahren", "1830er Jahren", {"from": "1830", "to": "1839"}),
        ("im Herbst 1830", "Herbst 1830", {"from": "1830-09", "to": "1830-11"}),
        ("im Jahre 9 n. Chr.", "9 n. Chr.", {"when": "0009"}),
        ("von 1618 bis 1648", "von 1618 bis 1648", {"from": "1618", "to": "1648"}),
        ("um 1340", "um 1340", {"when": "1340"}),
        ("Pfingsten 1890", "Pfingsten 1890", {"when": "1890-05-25"}),
        ("4/16. Mai 1830", "4/16. Mai 1830", {"when": "1830-05-16", "when-custom": "1830-05-04"}),
        ("am Montag nach Jacobi 1525", "Montag nach Jacobi 1525", {"when-custom": "1525-07-31"}),
        ("Montags nach Sankt Jacobi 1525", "Montags nach Sankt Jacobi 1525", {"when-custom": "1525-07-31"}),
        ("Freitags nach Corporis Christi 1530", "Freitags nach Corporis Christi 1530", {"when-custom": "1530-06-17"}),
        ("am Sonntag Judica 1526", "Sonntag Judica 1526", {"when-custom": "1526-03-18"}),
        ("am Tage nach Johanni 1517", "Tage nach Johanni 1517", {"when-custom": "1517-06-25"}),
        ("am Vorabend von Allerheiligen 1517", "Vorabend von Allerheiligen 1517", {"when-custom": "1517-10-31"}),
        ("am Tage Sancti Martini 1547", "Tage Sancti Martini 1547", {"when-custom": "1547-11-11"}),
        ("drei Tage nach Ostern 1812", "drei Tage nach Ostern 1812", {"when": "1812-04-01"}),
        ("im Spätherbst 1812", "Spätherbst 1812", {"from": "1812-09", "to": "1812-11"}),
        ("im Januar/Februar 1848", "Januar/Februar 1848", {"from": "1848-01", "to": "1848-02"}),
        ("nicht vor 1620", "nicht vor 1620", {"notBefore": "1620"}),
        ("spätestens 1620", "spätestens 1620", {"notAfter": "1620"}),
        ("4. Juni 1790 a. St.", "4. Juni 1790 a. St.", {"when": "1790-06-15", "when-custom": "1790-06-04"}),
    ],
)
def test_german_forms(content, words, values):
    *_, one = found(content, "de")
    assert words in one[0]
    assert {name: value for name, value in one[1].items() if name in values} == values


@pytest.mark.parametrize(
    ("content", "words", "values"),
    [
        ("Lyon, le 4 juin 1790.", "4 juin 1790", {"when": "1790-06-04"}),
        ("le premier juin 1790", "premier juin 1790", {"when": "1790-06-01"}),
        ("à la fin de juin 1790", "fin de juin 1790", {"notBefore": "1790-06-21", "notAfter": "1790-06-30"}),
        ("l'an mil six cent quarante-huit", "l'an mil six cent quarante-huit", {"when": "1648"}),
        ("la seconde moitié du XIIe siècle", "seconde moitié du XIIe siècle", {"notBefore": "1151", "notAfter": "1200"}),
        ("pendant l'hiver de 1788", "l'hiver de 1788", {"from": "1788-12", "to": "1789-02"}),
        ("le 10 fructidor an VII", "10 fructidor an VII", {"when": "1799-08-27", "when-custom": "0007-12-10"}),
        ("du 4 au 6 juin 1790", "du 4 au 6 juin 1790", {"from": "1790-06-04", "to": "1790-06-06"}),
        ("avant 1340", "avant 1340", {"notAfter": "1340"}),
        ("50 av. J.-C.", "50 av. J.-C.", {"when": "-0050"}),
        ("la Toussaint 1790", "la Toussaint 1790", {"when": "1790-11-01"}),
        ("la veille de Noël 1800", "veille de Noël 1800", {"when": "1800-12-24"}),
        ("le mardi gras 1871", "mardi gras 1871", {"when": "1871-02-21"}),
        ("le lundi après la Saint-Michel 1381", "lundi après la Saint-Michel 1381", {"when-custom": "1381-09-30"}),
        ("la fête de saint Martin 1302", "la fête de saint Martin 1302", {"when-custom": "1302-11-11"}),
        ("le troisième dimanche de carême 1302", "troisième dimanche de carême 1302", {"when-custom": "1302-03-25"}),
        ("le dernier jour d'avril 1302", "dernier jour d'avril 1302", {"when-custom": "1302-04-30"}),
        ("au plus tard en 1640", "au plus tard en 1640", {"notAfter": "1640"}),
    ],
)
def test_french_forms(content, words, values):
    (one,) = found(content, "fr")
    assert words in one[0]
    assert {name: value for name, value in one[1].items() if name in values} == values


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("see page 1690, \u00a7 1700, No. 1710 and vol. 12", "en"),
        ("he paid \u00a31690 and 1700 roubles for 1,500 acres", "en"),
        ("the Fourth of them was the first to go; on the second he fell", "en"),
        ("Sunday best; the Monday Club; he was Friday's man", "en"),
        ("a year later, the next day, yesterday, last week, in the spring", "en"),
        ("31 June 1790 and 30 February", "en"),
        ("on Monday after Stephen left; St. George and St. James were brothers; on the day after the battle; 12 Stephens", "en"),
        ("Christmas trees, the Michaelmas term, All Saints Church, Trinity College, a Midsummer Night's Dream, the eve of the battle", "en"),
        ("1 Henry IV, in 2 Henry IV, act 3; page 3 Henry VI; 4 Edward Street; Sunday after Sunday he came", "en"),
        ("der Sonntag nach Mitternacht; der Tag nach Thomas Abreise; Montag nach Martin; Johannis Kirche; das Fest der Liebe", "de"),
        ("rue Saint-Martin, la Toussaint Louverture, le lendemain de la bataille, le jour de la fête, le 5 de la liste", "fr"),
        ("the early forties, he was in his forties; on 3 May in the 90th year of Edward III", "en"),
        ("Montags ging er aus; am Tag nach der Schlacht; Herr Jacobi ging nach Martin; am Tage des Herrn; die vierziger Jahre", "de"),
        ("Seite 1690, Nr. 1700, 1500 Mann, rund 1800 Soldaten, der erste und der zweite", "de"),
        ("gestern, vorigen Montag, am 4. Akt, im Sommer", "de"),
        ("page 1690, n\u00b0 1700, hier, lundi dernier, il marche en mars? non", "fr"),
    ],
)
def test_what_is_no_date_or_dates_nothing_here(content, language):
    kept = [words for words, _ in found(content, language)]
    assert kept == (["mars"] if "mars" in content else [])


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("Yours of the 9th inst. came.", "1790-06-09"),
        ("Yours of the 9th ult. came.", "1790-05-09"),
        ("We meet on the 9th prox. there.", "1790-07-09"),
        ("I came yesterday.", "1790-06-10"),
        ("I go the day after tomorrow.", "1790-06-13"),
        ("Come this day week.", "1790-06-18"),
        ("I came last Monday.", "1790-06-07"),
        ("I shall come next Monday.", "1790-06-14"),
        ("I wrote on Monday to him.", "1790-06-07"),
        ("We shall go on Monday, I hope.", "1790-06-14"),
        ("It was two days ago.", "1790-06-09"),
        ("last year", "1789"),
        ("next month", "1790-07"),
        ("last October", "1789-10"),
    ],
)
def test_what_is_said_from_the_day_of_writing(content, value):
    (one,) = found(content, "en", anchor="1790-06-11")
    assert one[1] == {"when": value}


@pytest.mark.parametrize(
    ("content", "language", "dates"),
    [
        (
            "In May 1812 he left. On the 3rd of June of the following year he came; on 4 July in the same year he died.",
            "en",
            ["1813-06-03", "1813-07-04"],
        ),
        ("In May 1812 he left. At Candlemas of the following year he came.", "en", ["1813-02-02"]),
        ("He says in May 1812 that in 1517, on the 31st of October, it was nailed.", "en", ["1517", "1517-10-31"]),
        ("In January or February 1848 he came.", "en", ["1848-02"]),
        ("Since May 1847 he saw, in 1848 and 1849, two wars.", "en", ["1848", "1849"]),
        ("Im Mai 1812 ging er; am 3. Juni des folgenden Jahres kam er, am 4. Juli desselben Jahres starb er.", "de", ["1813-06-03", "1813-07-04"]),
        ("Am 3. Mai 1848 kam er; tags darauf ging er.", "de", ["1848-05-04"]),
        ("Im Mai 1848 sagte er, am Anfang der vierziger Jahre sei er dort gewesen.", "de", ["1840"]),
        (
            "En mai 1812 il partit; le 3 juin de l'année suivante il revint, le 4 juillet de la même année il mourut.",
            "fr",
            ["1813-06-03", "1813-07-04"],
        ),
        ("Le 14 juillet 1789 il arriva; le lendemain il partit.", "fr", ["1789-07-15"]),
        ("Le 24 juin 1812 il partit ; le 28 il arriva. Au début de l'année suivante il revint.", "fr", ["1812-06-28", "1813-01"]),
        ("In March 1813 she declared war. On 16 October they met. In January she had been there.", "en", ["1813-10-16", "1814-01"]),
        ("In March 1813 she declared war. In December he had left.", "en", ["1812-12"]),
        ("In March 1812 he came. Early in the following year she rose.", "en", ["1813-01"]),
    ],
)
def test_a_year_said_by_another(content, language, dates):
    _, *others = found(content, language)
    assert [value.get("when-custom") or value.get("when") or value["notBefore"] for _, value in others] == dates


def test_a_day_counted_from_a_feast_of_no_year_has_none():
    assert found("We met two days after Christmas.", "en") == [("two days after Christmas", {"when-custom": "--12-27"})]
    assert found("We met on the eve of Michaelmas.", "en") == [("the eve of Michaelmas", {"when-custom": "--09-28"})]
    assert found("We met on the Monday before Michaelmas.", "en") == [("the Monday before Michaelmas", {})]


@pytest.mark.parametrize(("content", "value"), [("the next day", "1790-06-12"), ("two years later", "1792"), ("the following month", "1790-07")])
def test_what_is_said_from_where_the_narrative_is(content, value):
    *_, one = found(f"On 11 June 1790 he left. He came {content}.", "en")
    assert one[1] == {"when": value}


def test_an_entry_begins_the_day_from_which_its_words_are_said():
    content = "Monday 3\n\nCame home.\n\nTuesday 4\n\nHe left yesterday.\n\nFriday\n\nAlone."
    assert [value for _, value in found(content, "en", anchor="1819-05")] == [
        {"when": "1819-05-03"},
        {"when": "1819-05-04"},
        {"when": "1819-05-03"},
        {"when": "1819-05-07"},
    ]


@pytest.mark.parametrize(
    ("content", "language", "values"),
    [
        ("London, 3 May 1848.\n\nI came yesterday, in the summer of 1833 I was here, on the 9th ult. too.", "en", ["1848-05-02", None, "1848-04-09"]),
        ("Wien, den 3. Mai 1848.\n\nIch kam gestern, war im Sommer 1833 hier und am 9. v. M. auch.", "de", ["1848-05-02", None, "1848-04-09"]),
        ("Paris, ce 3 mai 1848.\n\nJe vins hier ; l'été de 1833 j'étais ici, le 1er mai aussi.", "fr", ["1848-05-02", None, "1848-05-01"]),
    ],
)
def test_the_first_line_of_a_letter_is_its_day(content, language, values):
    _, *others = found(content, language)
    assert [value.get("when") for _, value in others] == values


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("1793.\n\nMay 3. Left London.\n\nJune 1. At Bath. Yesterday rain.", "en"),
        ("1793\n\n3. Mai. Früh auf.\n\n1. Juni. Daheim. Gestern Regen.", "de"),
        ("1793\n\n3 mai. \u2014 Levé tôt.\n\n1er juin. \u2014 De retour. Hier il pleuvait.", "fr"),
    ],
)
def test_a_date_that_opens_an_entry_is_its_day(content, language):
    assert [value["when"] for _, value in found(content, language)] == ["1793", "1793-05-03", "1793-06-01", "1793-05-31"]


LETTER = "My dear Mary,\n\nI came yesterday; yours of the 9th ult. lay here. Christmas was fine.\n\nEver yours,\nM. R.\n\nReading, 13 May 1818.\n"


def test_the_day_at_the_end_of_a_letter_is_that_of_its_words():
    assert [value["when"] for _, value in found(LETTER, "en")] == ["1818-05-12", "1818-04-09", "1817-12-25", "1818-05-13"]


def test_each_letter_has_the_day_at_its_own_end():
    two = f"TO MISS SMITH\n\n{LETTER}\n\nTO MR. BROWN\n\n{LETTER.replace('13 May 1818', 'June 20, 1820')}"
    assert [value["when"][:7] for _, value in found(two, "en")] == [
        "1818-05",
        "1818-04",
        "1817-12",
        "1818-05",
        "1820-06",
        "1820-05",
        "1819-12",
        "1820-06",
    ]


def test_a_date_at_the_end_of_no_letter_dates_nothing_before_it():
    assert [value for _, value in found("Christmas was fine. He came yesterday.\n\nHe died on 13 May 1818.\n", "en")] == [
        {"when-custom": "--12-25"},
        {"when": "1818-05-13"},
    ]


def test_a_year_that_stands_over_a_section_is_that_of_its_dates():
    content = "1861\n\nIm Mai begann es. Am 4. November ging er.\n\n1862\n\nIm Januar kam er wieder."
    years = [value["when"][:4] for _, value in found(content, "de")]
    assert years == ["1861", "1861", "1861", "1862", "1862"]


def test_a_weekday_that_contradicts_its_date_makes_it_doubtful():
    (agreeing,) = teiwright.annotate("Wednesday, 7 November 1917", ["dates"], {"language": "en"})
    (contradicting,) = teiwright.annotate("Monday, 7 November 1917", ["dates"], {"language": "en"})
    assert (agreeing.get("cert"), contradicting.get("cert")) == ("high", "low")


def test_a_date_in_figures_that_may_be_read_both_ways_is_doubtful():
    certs = [one.get("cert") for one in teiwright.annotate("on 3/4/1917 and 25/4/1917", ["dates"], {"language": "en"})]
    assert certs == ["low", "high"]


def test_the_place_beside_a_date_shows_its_calendar_but_not_for_sure():
    (one,) = teiwright.annotate("Sworn at London on 30 October 1620.", ["dates"], {"language": "en"})
    assert (one.get("when"), one.get("when-custom"), one.get("cert")) == ("1620-11-09", "1620-10-30", "medium")
    (rome,) = teiwright.annotate("Sworn at Rome on 30 October 1620.", ["dates"], {"language": "en"})
    assert (rome.get("when"), rome.get("when-custom"), rome.get("cert")) == ("1620-10-30", "", "high")
    (both,) = teiwright.annotate("Between London and Rome on 30 October 1620.", ["dates"], {"language": "en"})
    assert both.get("when-custom") == ""


@pytest.mark.parametrize(
    ("region", "content", "value"),
    [
        ("Russia", "25 October 1917", "1917-11-07"),
        ("Russia", "14 February 1918", "1918-02-14"),
        ("England", "2 September 1752", "1752-09-13"),
        ("England", "14 September 1752", "1752-09-14"),
        ("Sweden", "28 February 1700", "1700-03-10"),
        ("Sweden", "1 March 1700", "1700-03-11"),
        ("Sweden", "30 February 1712", "1712-03-11"),
        ("Sweden", "1 March 1712", "1712-03-12"),
        ("Sweden", "1 March 1753", "1753-03-01"),
        ("Greece", "15 February 1923", "1923-02-28"),
    ],
)
def test_a_region_knows_its_calendars(region, content, value):
    assert found(content, "en", region=region)[0][1]["when"] == value


@pytest.mark.parametrize(
    ("new_year", "content", "custom"),
    [
        ("25 March", "24 March 1700", "1701-03-24"),
        ("25 March", "25 March 1700", "1700-03-25"),
        ("25 March", "24 March 1700/01", "1701-03-24"),
        ("1 September", "2 September 1600", "1599-09-02"),
        ("25 December", "26 December 1400", "1399-12-26"),
        ("Easter", "2 April 1400", "1401-04-02"),
        ("Easter", "20 April 1400", "1400-04-20"),
        ("1 March", "1 February 1700", "1701-02-01"),
    ],
)
def test_a_year_may_begin_on_another_day(new_year, content, custom):
    assert found(content, "en", calendar="julian", new_year=new_year)[0][1]["when-custom"] == custom


def test_a_region_stands_instead_of_a_calendar():
    with pytest.raises(teiwright.SettingsError, match="it knows both"):
        teiwright.annotate("25 October", ["dates"], {"language": "en", "dates": {"region": "Russia", "calendar": "julian"}})
    with pytest.raises(teiwright.SettingsError, match='did you mean "Russia"'):
        teiwright.annotate("25 October", ["dates"], {"language": "en", "dates": {"region": "Rusia"}})


def test_a_date_in_two_calendars_at_once_points_to_both():
    (one,) = teiwright.annotate("6/16 July 1650", ["dates"], {"language": "en"})
    assert (one.get("calendar"), one.get("datingMethod")) == ("#julian #gregorian", "#julian")


def test_the_report_tells_where_an_inferred_year_comes_from():
    content = "On 25 October 1917 they met.\nOn the 26th of October they went."
    layer = teiwright.annotation.dates.dates.run(teiwright.model.Text(content), {}, teiwright.pipeline.Settings(language="en"))
    assert layer.reasons == ('line 2: "the 26th of October" is 1917, as "25 October 1917" in line 1 says',)


@pytest.mark.parametrize(
    "content",
    ["1" * 100_000, "25 October 1917, " * 3000, "Monday " * 5000, "(25 October (7 November) " * 2000, "3/4/" * 10_000, "the first of the " * 5000],
)
def test_strange_texts_are_read_to_the_end(content):
    for one in teiwright.annotate(content, ["dates"], {"language": "en", "dates": {"anchor": "1917-10-25"}}):
        assert content[one.start : one.end].strip() == content[one.start : one.end]


FEASTS = {"Christmas": (12, 25), "Michaelmas": (9, 29), "Candlemas": (2, 2), "All Saints' Day": (11, 1), "the 3rd of May": (5, 3)}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(st.integers(1600, 2000), st.sampled_from(sorted(FEASTS)), st.integers(0, 6), st.sampled_from([-1, 1]), st.integers(1, 4))
@settings(deadline=None)
def test_a_weekday_beside_a_feast_is_the_one_that_the_days_counted_one_by_one_come_to(year, feast, weekday, side, count):
    day, left = date(year, *FEASTS[feast]), count
    while left:
        day += timedelta(days=side)
        left -= day.weekday() == weekday
    ordinal = "" if count == 1 else ("", "", "second ", "third ", "fourth ")[count]
    words = f"the {ordinal}{WEEKDAYS[weekday]} {'before' if side < 0 else 'after'} {feast} {year}"
    assert found(f"On {words} he came.", "en") == [(words, {"when": day.isoformat()})]
