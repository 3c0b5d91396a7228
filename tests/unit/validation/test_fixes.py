"""Fixes: what has one right answer is mended in the document's own bytes, all else stays, and a second time changes nothing."""

import subprocess

import pytest

from teiwright.guidelines.namespaces import TEI
from teiwright.guidelines.rules import rules
from teiwright.model import MarkupError, Origin, parse_xml
from teiwright.pipeline.house import Silence
from teiwright.validation.checks import examine_bytes
from teiwright.validation.fixes import FIXES, diff, mend

START = f'<TEI xmlns="{TEI}"><text xml:lang="en"><body>'
END = "</body></text></TEI>"


def mended(body: str, **options) -> str:
    data = mend(f"{START}{body}{END}".encode(), Origin("a.xml"), **options).data.decode()
    assert mend(data.encode(), Origin("a.xml"), **options).data.decode() == data
    return data.removeprefix(START).removesuffix(END)


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("<person xml:id='a'/><p   ref = 'a  b #a'/>", "<person xml:id='a'/><p   ref = '#a  b #a'/>"),
        ("<p><foreign xml:lang='ger'>x</foreign></p>", "<p><foreign xml:lang='de'>x</foreign></p>"),
        ('<textLang mainLang="lat" otherLangs="grc ger en_US"/>', '<textLang mainLang="la" otherLangs="grc de en-US"/>'),
        ('<date when="1917-2-3"/>', '<date when="1917-02-03"/>'),
        ('<date from="1917-2" to="-0044-3-15">x</date>', '<date from="1917-02" to="-0044-03-15">x</date>'),
        ('<q xml:id="a" next="#b"/><q xml:id="b"/>', '<q xml:id="a" next="#b"/><q xml:id="b" prev="#a"/>'),
        ("<p>by<hi> Marx </hi>and</p>", "<p>by <hi>Marx</hi> and</p>"),
        ("<p><persName> <surname>Marx </surname></persName>and</p>", "<p> <persName><surname>Marx</surname></persName> and</p>"),
        ("<p><hi> <hi> <hi> a</hi></hi></hi></p>", "<p>   <hi><hi><hi>a</hi></hi></hi></p>"),
    ],
)
def test_what_has_one_right_answer_is_mended(body, due):
    assert mended(body) == due


@pytest.mark.parametrize(
    "body",
    [
        "<p ref='a'/>",  # no element has that xml:id
        "<p xml:id='loud'/><shift new='loud'/>",  # a word, not a pointer
        "<p xml:id='a'/><ref target='http://a'/><ref target='a#a'/>",
        "<p><foreign xml:lang='english'>x</foreign><foreign xml:lang='sp'>x</foreign></p>",  # nobody knows which is meant
        '<date when="1917-2-31"/><date when="3.2.1917"/><date when="17-2-3"/><biblScope from="1-2" to="1-3"/>',
        '<q xml:id="a" next="#c"/><q xml:id="b" next="#c"/><q xml:id="c"/>',  # either may be meant
        '<q next="#c"/><q xml:id="c"/><q xml:id="d" next="#e"/><p xml:id="e"/>',
        "<p><choice><abbr>Cn. </abbr><expan>Gnaeus </expan></choice>x</p>",  # white space in a choice means nothing
        "<p><hi> </hi><hi>\n x\n </hi><hi xml:space='preserve'> x </hi></p>",
        "<p><hi>&#32;x</hi></p>",
        "<egXML xmlns='http://www.tei-c.org/ns/Examples'><p xml:lang='ger' when='1917-2-3'/></egXML>",
    ],
)
def test_what_an_editor_has_to_decide_stays(body):
    assert mended(body) == body


def test_a_file_of_that_name_makes_it_no_bare_pointer(tmp_path):
    (tmp_path / "a").write_text("")
    data = f"{START}<p xml:id='a'/><ref target='a'/>{END}".encode()
    assert mend(data, Origin("x.xml", folder=str(tmp_path))).data == data


def test_the_number_of_tags_is_that_of_the_text():
    usage = f'<teiHeader><tagsDecl><namespace name="{TEI}"><tagUsage gi="p" occurs="7" withId="1"/></namespace></tagsDecl></teiHeader>'
    data = f'<TEI xmlns="{TEI}">{usage}<text><p/><p xml:id="a"/></text></TEI>'.encode()
    assert b'occurs="2" withId="1"' in mend(data, Origin("a.xml")).data


def test_what_is_silenced_stays():
    body = "<?teiwright-silence tw:bad-language as printed?><p xml:lang='ger'>x</p><p xml:lang='ger'>x</p>"
    assert mended(body).endswith("<p xml:lang='ger'>x</p><p xml:lang='de'>x</p>")
    assert mended("<p xml:lang='ger'/>", silences=(Silence("tw:bad-language", "so it is"),)) == "<p xml:lang='ger'/>"


def test_encodings_and_line_ends_stay():
    text = f"<?xml version='1.0' encoding='ISO-8859-1'?>\r\n<TEI xmlns='{TEI}'>\r\n<text xml:lang='ger'>\xe9\r\n</text></TEI>"
    assert mend(text.encode("latin-1"), Origin("a.xml")).data == text.replace("'ger'", "'de'").encode("latin-1")


def test_what_is_not_well_formed_is_not_touched():
    with pytest.raises(MarkupError):
        mend(b"<TEI><p></TEI>", Origin("a.xml"))


def words(data: bytes) -> list[str]:
    return "".join(parse_xml(data).getroot().itertext()).split()


def test_every_rule_that_can_be_mended_says_what_is_done():
    assert {one.id for one in rules().values() if one.fix} == set(FIXES)


@pytest.mark.parametrize("rule", sorted(FIXES))
def test_a_fix_leaves_no_finding_of_its_rule_and_makes_none(rule, root):
    path = root / "tests" / "golden" / "rules" / rule.replace(":", "-") / "bad.xml"
    data = path.read_bytes()
    before = examine_bytes(data, Origin("bad.xml"), ["teiwright"]).findings
    result = mend(data, Origin("bad.xml"))
    after = examine_bytes(result.data, Origin("bad.xml"), ["teiwright"]).findings
    assert result.counts[rule] >= 1
    assert rule not in {one.rule for one in after}
    assert {one.rule for one in after} <= {one.rule for one in before}


@pytest.mark.external("shared")
def test_real_documents_are_mended_once_and_stay_the_same_text(tei_of_others):
    changed = 0
    for path in tei_of_others:
        data = path.read_bytes()
        try:
            once = mend(data, Origin(path.name))
        except MarkupError:
            continue
        changed += once.data != data
        assert mend(once.data, Origin(path.name)).data == once.data
        assert words(once.data) == words(data)
    assert changed > 5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nX\nc\n"),
        (b"a\nb", b"a\nX"),
        (b"\n".join(b"%d" % one for one in range(40)), b"\n".join(b"X" if one in {3, 9, 30, 31} else b"%d" % one for one in range(40))),
        (b"a\r\nb\r\n", b"X\r\nb\r\n"),
        (b"a\nb\n", b"a\nb\nc\n"),  # lines that come or go
        (b"a\xff\n", b"b\xff\n"),
    ],
)
@pytest.mark.external("patch")
def test_a_diff_is_what_patch_takes(before, after, tmp_path, external):
    (tmp_path / "x").write_bytes(before)
    words = diff(before, after, "x").encode("utf-8", "surrogateescape")
    subprocess.run([external("patch"), "-p1", "--binary", "--silent"], input=words, cwd=tmp_path, check=True)
    assert (tmp_path / "x").read_bytes() == after


def test_a_diff_of_nothing_is_nothing():
    assert diff(b"a", b"a", "x") == ""
