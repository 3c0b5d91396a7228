"""A tree and a view -> its text: words, white space, alternatives, notes, blocks."""

import pytest
from lxml import etree

from teiwright.guidelines.namespaces import TEI
from teiwright.model import SettingsError, flatten


def tree(content, gi="p"):
    return etree.fromstring(f'<{gi} xmlns="{TEI}">{content}</{gi}>')


def views(content, gi="p"):
    """The text of the three views; one string where they agree."""
    found = tuple(flatten(tree(content, gi), view).text.content for view in ("reading", "diplomatic", "source"))
    return found[0] if len(set(found)) == 1 else found


WHITE_SPACE = {
    "any run is one space": (" a\n\t b ", "a b"),
    "between phrases it counts": ("<hi>a</hi> <hi>b</hi><hi>c</hi>\n<hi>d</hi>", "a bc d"),
    "at the edges of a phrase it counts once": ("a <hi> b </hi> c", "a b c"),
    "a comment does not part a word": ("wo<!-- c -->rd", "word"),
    "an instruction does not part a word": ("wo<?c d?>rd", "word"),
    "a comment does not join words": ("a <!-- c --> b\n<!-- c -->\nc", "a b c"),
    "no-break and wide spaces are characters": ("a\u00a0 b\u3000c", "a\u00a0 b\u3000c"),
    "beside such characters any run is one space": ("é\t \n à\u00a0\n\u2003ö\n  ü", "é à\u00a0 \u2003ö ü"),
    "escaped line ends are white space": ("a&#13;&#10;b", "a b"),
    "xml:space keeps it": ("<hi xml:space='preserve'> a\n b</hi>c", " a\n bc"),
    "xml:space is inherited and can be taken back": (
        "<seg xml:space='preserve'>a  <hi>b  c</hi><hi xml:space='default'>d  e</hi></seg>",
        "a  b  cd e",
    ),
    "an unknown value of xml:space keeps nothing": ("<hi xml:space='trim'>a  b</hi>", "a b"),
    "between words that are marked it counts": ("<w>a</w>\n<w>b</w><pc>,</pc>", "a b,"),
}


@pytest.mark.parametrize(("content", "text"), WHITE_SPACE.values(), ids=WHITE_SPACE)
def test_white_space(content, text):
    assert views(content) == text


LINE_ENDS = {
    "Chinese": ("佛在王\n  舍國。\n「何", "佛在王舍國。「何"),
    "around line beginnings": ("南向\n<lb/>四拜\n<lb/>、<hi>向</hi>\n天", "南向四拜、向天"),
    "between elements": ("<hi>南</hi>\n<hi>向</hi>\n", "南向"),
    "at the edges of an element": ("a<hi>\n南</hi>\n向<hi>四\n</hi>拜", "a 南向四拜"),
    "a space that stands there stays": ("後漢 安世高譯 <hi>南</hi>", "後漢 安世高譯 南"),
    "beside another script": ("南\na\n1\n向", "南 a 1 向"),
    "Korean is written with spaces": ("한국\n말 한\n<lb/>국", "한국 말 한 국"),
    "Japanese": ("か\nな、\nカナ", "かな、カナ"),
    "signs of both": ("他說…\n“南”\n向—\n南 a—\nb “\n”", "他說… “南”向—南 a— b “ ”"),
    "one that a project made": ("者\n<g>\U000f0342</g>\n人", "者\U000f0342人"),
    "between emoji": ("\U0001f600\n\U0001f600", "\U0001f600 \U0001f600"),
}


@pytest.mark.parametrize(("content", "text"), LINE_ENDS.values(), ids=LINE_ENDS)
def test_a_line_end_is_no_space_where_a_script_has_none(content, text):
    assert flatten(tree(content)).text.content == text
    assert flatten(tree(content), elements=False).text.content == text
    assert flatten(tree(content), steps=True).text.content == text
    assert flatten(tree(content), mapped=False).text.content == text


def test_each_run_of_a_text_without_spaces_leads_to_its_place():
    paragraph = tree("佛在\n王<hi>\n 舍</hi>\n國 a\nb")
    flat = flatten(paragraph)
    assert flat.text.content == "佛在王舍國 a b"
    for run in flat.runs:
        place = (run.element.tail if run.tail else run.element.text)[run.offset : run.offset + run.end - run.start]
        assert flat.text.content[run.start : run.end] == place


TOKENS = {
    "to the next": ("<w join='right'>6</w>\n<pc>.</pc> <w>a</w>", "6. a"),
    "to the one before": ("<w>a</w>\n<pc join='left'>,</pc>\n<w>b</w>", "a, b"),
    "to both": ("<w>d</w>\n<pc join='both'>'</pc>\n<w>une</w>\n<w>part</w>", "d'une part"),
    "out of an element": ("<num>\n<w join='right'>6</w>\n</num>\n<pc>.</pc>", "6."),
    "over a line beginning": ("<w join='right'>a</w>\n<lb/><w>b</w>", ("ab", "a\nb", "a\nb")),
    "to none": ("<w join='no'>a</w>\n<w join='no'>b</w>", "a b"),
    "not to the next paragraph": ("</p><p><w join='right'>a</w></p><p><w join='left'>b</w>", "a\n\nb"),
}


@pytest.mark.parametrize(("content", "text"), TOKENS.values(), ids=TOKENS)
def test_tokens_that_are_joined(content, text):
    assert views(f"<p>{content}</p>", "div") == text


def test_punctuation_of_a_dictionary_stands_right_after_what_it_ends():
    content = (
        "<entry>\n <form>\n <orth>Aid</orth>\n </form>\n <pc>,</pc>\n <form><orth>-ed</orth></form>\n <sense>a</sense>"
        "\n <pc>;</pc>\n <sense>b</sense> <pc>(</pc> <form>c</form> <pc>)</pc></entry>"
    )
    assert flatten(tree(content, "body")).text.content == "Aid, -ed\na;\nb\n( c)"


def test_a_role_and_what_is_said_of_it_are_two_words():
    ann = "<castItem><role>Ann</role><roleDesc>a maid</roleDesc><actor>Eve</actor></castItem>"
    bob = "<castItem><role>Bob</role>, <roleDesc>king</roleDesc></castItem>"
    assert flatten(tree(ann + bob, "castList")).text.content == "Ann a maid Eve\nBob, king"


def test_a_pause_parts_words():
    assert views("<u>well<pause/>no <pause/>so<pause/>.</u>", "body") == "well no so ."


INSCRIPTIONS = {  # editors of inscriptions and papyri say "preserve" so that no program moves their tags
    "its lines are indented": (
        "<ab xml:space='preserve'>\n   <lb n='1'/>Γράτα Σουκ\n\n   <lb n='2' break='no'/>κέσσωι  τῶι \n\n </ab>",
        "Γράτα Σουκκέσσωι τῶι",
    ),
    "said above": ("<div xml:space='preserve'><ab>\n  <lb/>a\n  <lb/>b <hi>c</hi>\n  </ab></div>", "a b c"),
    "the first has a line of its own": ("<ab xml:space='preserve'>\n<lb/>a\n<lb/>b</ab>", "a b"),
    "verse": ("<div xml:space='preserve'><head>A</head>\n<ab>  \n<l>a</l>\n<app>\n <lem>\n<l>b</l></lem></app></ab></div>", "A\n\na\nb"),
    "lines without tags": ("<ab xml:space='preserve'> a\n   b</ab>", " a\n   b"),
    "lines that begin at the margin": ("<ab xml:space='preserve'><lb/>  a\n<lb/>  b</ab>", "  a\n  b"),
}


@pytest.mark.parametrize(("content", "text"), INSCRIPTIONS.values(), ids=INSCRIPTIONS)
def test_indented_line_beginnings_are_layout_also_where_white_space_is_kept(content, text):
    assert flatten(tree(content, "body")).text.content == text


ALTERNATIVES = {
    "corr or sic": ("<choice><sic>x</sic><corr>y</corr></choice>", ("y", "x", "x")),
    "whatever comes first": ("<choice><corr>y</corr><sic>x</sic></choice>", ("y", "x", "y")),
    "reg or orig": ("<choice><orig>x</orig><reg>y</reg></choice>", ("y", "x", "x")),
    "expan or abbr": ("<choice><abbr>x</abbr><expan>y</expan></choice>", ("y", "x", "x")),
    "the first of several": ("<choice><sic>x</sic><corr>y</corr><corr>z</corr></choice>", ("y", "x", "x")),
    "the first of equals": ("<choice><unclear>x</unclear><unclear>y</unclear></choice>", "x"),
    "an empty correction": ("a<choice><sic>x</sic><corr/></choice>b", ("ab", "axb", "axb")),
    "one within another": ("<choice><choice><sic>x</sic><corr>y</corr></choice><reg>z</reg></choice>", ("z", "x", "x")),
    "white space between them means nothing": ("a<choice>\n <sic>x</sic>\n <corr>y</corr>\n</choice>b", ("ayb", "axb", "axb")),
    "comments between them": ("<choice><!-- c --><sic>x</sic><?c?><corr>y</corr></choice>", ("y", "x", "x")),
    "none at all": ("a <choice/> b", "a b"),
    "the lemma": ("<app><lem>x</lem><rdg>y</rdg></app>", "x"),
    "the lemma that does not come first": ("<app><rdg>y</rdg><lem>x</lem></app>", ("x", "x", "y")),
    "the first reading": ("<app><rdg>x</rdg><rdg>y</rdg></app>", "x"),
    "the first of a group": ("<app><rdgGrp><rdg>x</rdg><rdg>y</rdg></rdgGrp><rdg>z</rdg></app>", "x"),
    "an empty lemma": ("a <app><lem/><rdg>y</rdg></app> b", "a b"),
    "witnesses are no text": ("<app><lem>x</lem><wit>A</wit><rdg>y</rdg></app>", "x"),
    "a substitution": ("<subst><del>x</del> <add>y</add></subst>", ("y", "xy", "xy")),
    "a deletion": ("a <del>x</del> b", ("a b", "a x b", "a x b")),
    "marks of abbreviation": ("D<am>.</am><ex>octor</ex>", ("Doctor", "D.", "D.octor")),
    "a catchword": ("wor<fw>-ds</fw>\n<pb/> <fw>Head</fw> ds", ("wor ds", "wor\n-ds\n[p.]\nHead\nds", "wor\n-ds\nHead\nds")),
    "a gap": ("a<gap/>b <gap/>", ("a[…]b […]", "a[…]b […]", "ab")),
    "what is said of a gap in names and lists": (
        "a <gap><surname>c</surname><list><item>d</item></list></gap> e",
        ("a […] e", "a […] e", "a c\n\nd\n\ne"),
    ),
    "what is said of a gap": ("a <gap><desc>torn</desc></gap> b<space><desc>c</desc></space>", ("a […] b", "a […] b", "a torn b c")),
    "a change without words of its own": (
        "my<mod>\n <add>^</add>\n <del>s</del>\n</mod><mod>\n <add>self in</add>\n</mod> life",
        ("my^self in life", "my^sself in life", "my^sself in life"),
    ),
    "a change of words": ("a <mod> b <del>c</del> d</mod>", ("a b d", "a b c d", "a b c d")),
    "a space": ("a<space/>b", "a b"),
}


@pytest.mark.parametrize(("content", "text"), ALTERNATIVES.values(), ids=ALTERNATIVES)
def test_alternatives(content, text):
    assert views(content) == text


ENTRIES_APART = {  # of which the lemma stands in the text: TEI, TCAPDE
    "right after it": ("a <anchor xml:id='x'/>b<app from='#x'><rdg wit='#A'>c</rdg></app> d", "a b d", "b"),
    "with a lemma that says it again": ("a <anchor xml:id='x'/>b<app from='#x'><lem>b</lem><rdg>c</rdg></app> d", "a b d", "b"),
    "one around another": (
        "<anchor xml:id='x'/>a <anchor xml:id='y'/>b<app from='#y'><rdg>c</rdg></app><app from='#x'><rdg>d</rdg></app>",
        "a b",
        "b|a b",
    ),
    "between two points": ("a <anchor xml:id='x'/>b c<anchor xml:id='y'/> d<app from='#x' to='#y'><lem>b c</lem><rdg/></app>", "a b c d", "b c"),
    "an element": ("a <seg xml:id='x'>b</seg> c<app from='#x'><rdg>d</rdg></app>", "a b c", "b"),
    "before the words": ("<app from='#x' to='#y'><lem>b</lem></app>a <anchor xml:id='x'/>b<anchor xml:id='y'/>", "a b", "b"),
    "in its own lemma": ("a <app from='#x'><lem xml:id='x'>b</lem><rdg>c</rdg></app>", "a b", "b"),
    "in another document": ("a <app from='#z'><lem>b</lem><rdg>c</rdg></app>", "a b", "b"),
}


@pytest.mark.parametrize(("content", "text", "lemmas"), ENTRIES_APART.values(), ids=ENTRIES_APART)
def test_entries_of_an_apparatus_that_point_at_their_lemmas(content, text, lemmas):
    assert views(content) == text
    flat = flatten(tree(content))
    assert "|".join(flat.text.content[one.extent.start : one.extent.end] for one in flat.readings) == lemmas


BLOCKS = {
    "paragraphs": ("div", "<head>A</head><p>a</p><p>b</p>", "A\n\na\n\nb"),
    "white space between them means nothing": ("div", "\n  <p> a </p>\n\n  <p>b</p> ", "a\n\nb"),
    "verse": ("div", "<lg><l>a</l><l>b</l></lg><lg><l>c</l></lg>", "a\nb\n\nc"),
    "speech": ("div", "<sp><speaker>A.</speaker><p>a</p><l>b</l><stage>c</stage></sp><sp><speaker>B.</speaker><p>d</p></sp>", "A.\na\nb\nc\n\nB.\nd"),
    "a direction within a speech": ("sp", "<speaker>A.</speaker><p>a <stage>b</stage> c</p>", "A.\na b c"),
    "a list": ("div", "<list><head>A</head><item>a</item><item>b</item></list><p>c</p>", "A\na\nb\n\nc"),
    "a glossary": ("list", "<label>a</label><item>b</item><label>c</label><item>d</item>", "a\nb\nc\nd"),
    "a list within a list": ("list", "<item>a<list><item>b</item></list></item><item>c</item>", "a\nb\nc"),
    "a table": ("table", "<row>\n <cell>a</cell>\n <cell>b</cell></row>\n<row><cell>c</cell><cell>d</cell></row>", "a\tb\nc\td"),
    "a quotation in line": ("p", "a <quote>b</quote> <q>c</q>", "a b c"),
    "a quotation between paragraphs": ("div", "<p>a</p><quote>b</quote><p>c</p>", "a\n\nb\n\nc"),
    "a quotation of paragraphs": ("p", "a <quote><p>b</p><p>c</p></quote> d", "a\n\nb\n\nc\n\nd"),
    "speech over paragraphs": ("div", "<said><p>a</p><p>b</p></said><p>c</p>", "a\n\nb\n\nc"),
    "a text within the text": ("p", "a <floatingText><body><p>b</p></body></floatingText> c", "a\n\nb\n\nc"),
    "a letter": ("div", "<p>a</p><closer><salute>b</salute><signed>c</signed></closer>", "a\n\nb\nc"),
    "a row of stars": ("div", "<p>a</p><milestone unit='section' rend='* * *'/><p>b</p>", "a\n\n* * *\n\nb"),
    "a milestone that says what it looks like in words": ("div", "<p>a</p><milestone unit='section' rend='stars'/><p>b</p>", "a\n\nb"),
    "several texts": ("teiCorpus", "<teiHeader/><TEI><teiHeader/><text><body><p>a</p></body></text></TEI><TEI><text><p>b</p></text></TEI>", "a\n\nb"),
    "what is no text": (
        "TEI",
        "<teiHeader><p>a</p></teiHeader><standOff><p>b</p></standOff><facsimile><p>c</p></facsimile><text><p>d</p></text>",
        "d",
    ),
}


@pytest.mark.parametrize(("gi", "content", "text"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(gi, content, text):
    assert views(content, gi) == text


NOTES = {
    "a note stands apart": ("a<note>b</note> c", ("a c", "a c", "a b c")),
    "it does not part a word": ("wo<note>b</note>rd", ("word", "word", "wo b rd")),
    "a note within a note": ("a<note>b<note>c</note>d</note>", ("a", "a", "a b c d")),
    "a note of paragraphs": ("a<note><p>b</p><p>c</p></note> d", ("a d", "a d", "a\n\nb\n\nc\n\nd")),
    "a note in an apparatus": ("<app><lem>a</lem><rdg>b</rdg><note>c</note></app>", ("a", "a", "a c")),
}


@pytest.mark.parametrize(("content", "text"), NOTES.values(), ids=NOTES)
def test_notes(content, text):
    assert views(content) == text


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<html><body><p>a</p> <p>b</p></body></html>", "a b"),
        ("<a/>", ""),
        (f'<teiHeader xmlns="{TEI}"><title>a</title></teiHeader>', "a"),
        (f'<note xmlns="{TEI}">a</note>', "a"),
        (f'<lb xmlns="{TEI}"/>', ""),
        (f'<p xmlns="{TEI}">a <zzz>b</zzz>c <x:p xmlns:x="http://example.org">d</x:p>e</p>', "a bc de"),
        (f'<p xmlns="{TEI}"><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi><m:mo>+</m:mo></m:math></p>', "x+"),
    ],
)
def test_roots_and_elements_that_are_not_tei_are_transparent(xml, text):
    assert {flatten(etree.fromstring(xml), view).text.content for view in ("reading", "diplomatic", "source")} == {text}


def test_only_what_the_root_holds():
    root = tree("<hi>a</hi> tail")
    assert flatten(root[0]).text.content == "a"


def test_an_unknown_view_is_refused():
    with pytest.raises(SettingsError, match=r'^there is no view "beautiful"; there are: reading, diplomatic, source$'):
        flatten(tree("a"), "beautiful")


def test_nesting_to_the_limit_is_flattened():
    root = etree.fromstring("<a>" * 200 + "x" + "</a>" * 200)
    assert flatten(root).text.content == "x"


def test_a_lemma_within_a_later_group_is_the_reading():
    assert views("<app><rdg>y</rdg><rdgGrp><lem>x</lem><rdg>z</rdg></rdgGrp></app>") == ("x", "x", "y")


def test_an_empty_cell_keeps_its_column():
    assert views("<row><cell>a</cell><cell/><cell>b</cell></row>", "table") == "a\t\tb"


def test_words_after_a_list_stand_as_far_from_it_as_those_before():
    assert views("a <list><item>b</item></list> c") == "a\n\nb\n\nc"


@pytest.mark.parametrize("gi", ["cb", "gb"])
def test_a_column_or_gathering_is_not_shown_as_a_page(gi):
    assert flatten(tree(f"a<{gi}/>b"), "diplomatic").text.content == "a\nb"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<msIdentifier><settlement>Oxford</settlement><idno>MS 1</idno></msIdentifier>", "Oxford MS 1"),
        ("<msIdentifier><settlement>Oxford</settlement>\n<idno>MS 1</idno></msIdentifier>", "Oxford MS 1"),
        ("<persName><forename>Ann</forename><surname>Lee</surname></persName>", "Ann Lee"),
        ("<persName><nameLink>d'</nameLink><surname>Artagnan</surname></persName>", "d'Artagnan"),
        ("<persName><forename>Jean</forename>-<forename>Paul</forename></persName>", "Jean-Paul"),
        ("<form><orth>horse</orth><pron>h\u0254\u02d0s</pron></form>", "horse h\u0254\u02d0s"),
        ("<form><orth>horse</orth><pc>,</pc></form>", "horse,"),
        ("<p><hi>A</hi><hi>nna</hi></p>", "Anna"),
        ("<p><choice><sic>a</sic><corr>b</corr></choice><subst><del>c</del><add>d</add></subst></p>", "bd"),
        ("<biblStruct><analytic><author>A</author><title>T</title></analytic></biblStruct>", "A T"),
        ("<cit><quote>Words</quote><bibl>, 3</bibl></cit>", "Words, 3"),
    ],
)
def test_what_holds_elements_alone_parts_them(content, expected):
    assert flatten(etree.fromstring(f'<ab xmlns="{TEI}">{content}</ab>')).text.content == expected


@pytest.mark.parametrize(
    "content", ["<msIdentifier><settlement>A</settlement><idno>B</idno></msIdentifier>", "<form><orth>a</orth><pron>b</pron></form>"]
)
def test_the_source_view_has_the_distances_of_the_document_alone(content):
    assert " " not in flatten(etree.fromstring(f'<ab xmlns="{TEI}">{content}</ab>'), "source").text.content


@pytest.mark.parametrize("view", ["reading", "source"])
def test_annotations_part_nothing(view):
    content = "<persName>A</persName><date>1</date><persName><forename>J.</forename><forename>S.</forename></persName>"
    assert flatten(etree.fromstring(f'<ab xmlns="{TEI}">{content}</ab>'), view).text.content == "A1J.S."
