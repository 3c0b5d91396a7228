"""What rules find, clause by clause of ISO Schematron."""

import pytest

import teiwright

TEI = "<TEI><p n='1'>a</p><p n='2'><q/></p><note>b</note></TEI>"


def rule(content: str, context: str = "tei:p", more: str = "") -> str:
    return f'<pattern id="pat"{more}><rule context="{context}">{content}</rule></pattern>'


def test_an_assertion_must_hold_and_a_report_must_not(find):
    assert find(rule('<assert test="tei:q">no q</assert>'), TEI) == ["pat error: no q"]
    assert find(rule('<report test="tei:q">a q</report>'), TEI) == ["pat error: a q"]
    assert find(rule('<assert test="@n">no n</assert><report test="@m">an m</report>'), TEI) == []


def test_the_nearest_id_names_the_rule(find):
    told = '<assert {} test="false()">x</assert>'
    assert find(rule(told.format('id="own"')), TEI)[0].startswith("own ")
    assert find(f'<pattern id="pat"><rule id="mine" context="tei:note">{told.format("")}</rule></pattern>', TEI) == ["mine error: x"]
    assert find(f'<pattern><rule context="tei:note">{told.format("")}</rule></pattern>', TEI) == ["assert error: x"]


def test_the_first_rule_of_a_pattern_that_matches_counts(find):
    first = '<rule context="tei:p[tei:q]"><report test="true()">first</report></rule>'
    second = '<rule context="tei:p"><report test="true()">second</report></rule>'
    assert find(f"<pattern>{first}{second}</pattern>", TEI) == ["report error: second", "report error: first"]
    assert find(f"<pattern>{second}{first}</pattern>", TEI) == ["report error: second", "report error: second"]
    assert len(find(f"<pattern>{first}</pattern><pattern>{second}</pattern>", TEI)) == 3


def test_a_rule_without_assertions_shields_from_those_after_it(find):
    body = '<pattern><rule context="tei:p[@n = 1]"/><rule context="tei:p"><report test="true()">x<value-of select="@n"/></report></rule></pattern>'
    assert find(body, TEI) == ["report error: x2"]


def test_messages_hold_values_names_and_emphasis(find):
    message = """<name/> in <name path='..'/>: <emph>n</emph> is <value-of select='@n'/>, then <value-of select="('a', 'b')"/>,
        <dir value='ltr'>1</dir>"""
    assert find(rule(f'<report test="tei:q">{message}</report>'), TEI) == ["pat error: p in TEI: n is 2, then a b, 1"]


def test_names_are_as_the_document_writes_them(find):
    document = "<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'><t:p/></t:TEI>"
    assert find(rule('<report test="true()"><name/></report>'), document) == ["pat error: t:p"]


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("", "error"),
        ('role="error"', "error"),
        ('role="fatal"', "error"),
        ('role="whatever"', "error"),
        ('role="nonfatal"', "warning"),
        ('role="warning"', "warning"),
        ('role="warn"', "warning"),
        ('role="info"', "information"),
        ('role="information"', "information"),
        ('flag="warning"', "warning"),
        ('role="error" flag="warning"', "error"),
    ],
)
def test_role_and_flag_tell_how_grave_it_is(find, said, severity):
    assert find(rule(f'<report {said} test="tei:q">x</report>'), TEI) == [f"pat {severity}: x"]


def test_a_role_of_the_rule_is_that_of_its_assertions(find):
    body = '<pattern><rule context="tei:note" role="warning"><report test="1">a</report><report role="error" test="1">b</report></rule></pattern>'
    assert sorted(find(body, TEI)) == ["report error: b", "report warning: a"]


def test_diagnostics_become_the_hint_and_see_is_kept(write):
    body = rule('<report test="tei:q" diagnostics="d e" see="https://example.org/q">x</report>')
    body += '<diagnostics><diagnostic id="d">n is <value-of select="@n"/></diagnostic><diagnostic id="e">mend it</diagnostic></diagnostics>'
    (found,) = of(write(body), TEI)
    assert (found.hint, found.see) == ("n is 2; mend it", "https://example.org/q")


def of(path: str, document: str):
    data = document.replace("<TEI>", '<TEI xmlns="http://www.tei-c.org/ns/1.0">').encode()
    return [one for one in teiwright.validate(teiwright.read(data), path) if one.rule.startswith("sch:")]


def test_a_finding_tells_line_column_and_path(write):
    (found,) = of(write(rule('<report test="true()">x</report>', "tei:q")), "<TEI>\n  <p/>\n  <p> <q/></p></TEI>")
    assert (found.place.line, found.place.column, found.xpath) == (3, 7, "/TEI/p[2]/q[1]")


def test_the_subject_is_where_it_is_found(write):
    (found,) = of(write(rule('<report test="tei:q" subject="tei:q">x</report>')), TEI)
    assert found.xpath == "/TEI/p[2]/q[1]"
    (found,) = of(write(rule('<report test="tei:q" subject="tei:nowhere">x</report>')), TEI)
    assert found.xpath == "/TEI/p[2]"


@pytest.mark.parametrize(
    ("context", "paths"),
    [
        ("tei:p/@n", ["/TEI/p[1]/@n", "/TEI/p[2]/@n"]),
        ("@n[. = '2']", ["/TEI/p[2]/@n"]),
        ("@*[tokenize(., ' ') = '2']", ["/TEI/p[2]/@n"]),
        ("tei:p/text()", ["/TEI/p[1]/text()"]),
        ("text()[matches(., 'b')]", ["/TEI/note[1]/text()"]),
        ("text()[tokenize(., ' ')[1] = 'b']", ["/TEI/note[1]/text()"]),
        ("/", ["/TEI"]),
        ("/tei:TEI", ["/TEI"]),
        ("*", ["/TEI", "/TEI/p[1]", "/TEI/p[2]", "/TEI/p[2]/q[1]", "/TEI/note[1]"]),
        ("*:q", ["/TEI/p[2]/q[1]"]),
        ("tei:TEI//tei:q | tei:note", ["/TEI/p[2]/q[1]", "/TEI/note[1]"]),
        ("(tei:p|tei:note)/tei:q", ["/TEI/p[2]/q[1]"]),
        ("tei:p[2]", ["/TEI/p[2]"]),
        ("tei:p[last()][@n castable as xs:integer]", ["/TEI/p[2]"]),
        ("tei:p[@n castable as xs:integer][1]", ["/TEI/p[1]"]),
        ("tei:p[@n castable as xs:integer]", ["/TEI/p[1]", "/TEI/p[2]"]),
        ("tei:TEI/tei:p[xs:integer(@n) eq 2]", ["/TEI/p[2]"]),
        ("q", []),
    ],
)
def test_contexts_may_be_nodes_of_any_kind(write, context, paths):
    assert [one.xpath for one in of(write(rule('<report test="true()">x</report>', context)), TEI)] == paths


def test_tests_about_attributes_and_texts_start_from_them(find):
    assert find(rule("<report test=\"../tei:q\"><name/>=<value-of select='.'/></report>", "tei:p/@n"), TEI) == ["pat error: n=2"]
    assert find(rule("<report test=\"current() = 'b'\"><value-of select='.'/></report>", "text()"), TEI) == ["pat error: b"]
    after = "<TEI><p>a<q/>b<q>c</q></p></TEI>"
    assert find(rule("<report test=\"preceding::text()[1] = 'a'\"><value-of select='.'/></report>", "text()"), after) == ["pat error: b"]


def test_variables_of_rule_pattern_and_schema(find):
    body = """<let name="one" value="//tei:p[1]/@n"/><let name="two" value="count(//tei:p)"/>
    <pattern id="pat"><let name="three" value="$two + 1"/>
    <rule context="tei:note"><let name="four" value="$three + $two"/><let name="own" value="string(.)"/>
    <report test="$one = '1' and $two = 2 and $three eq 3 and $four = 5 and $own = 'b'"><value-of select="$four"/></report></rule></pattern>"""
    assert find(body, TEI) == ["pat error: 5"]


def test_a_variable_of_a_pattern_is_known_in_the_others(find):
    body = "<pattern><let name=\"x\" value=\"('a', 'b')\"/></pattern>" + rule(
        '<report test=". = $x"><value-of select="."/></report>', "tei:p | tei:note"
    )
    assert sorted(find(body, TEI)) == ["pat error: a", "pat error: b"]


def test_current_is_the_node_of_the_rule(find):
    assert find(rule('<report test="//tei:p[@n = current()/@n][tei:q]">x</report>'), TEI) == ["pat error: x"]
    assert find(rule("<report test=\"//tei:p[string(@n) eq string-join(current()/@n, '')]/tei:q\">x</report>"), TEI) == ["pat error: x"]


def test_identifiers_and_keys(find):
    document = "<TEI><ref target='#a'/><ref target='#z'/><p xml:id='a'/><p xml:id='b'/></TEI>"
    assert find(rule("<assert test=\"id(substring(@target, 2))\"><value-of select='@target'/></assert>", "tei:ref"), document) == ["pat error: #z"]
    assert len(find(rule("<assert test=\"id(tokenize(@target, '#'))\">x</assert>", "tei:ref"), document)) == 1
    key = '<key xmlns="http://www.w3.org/1999/XSL/Transform" name="to" match="tei:ref" use="substring(@target, 2)"/>'
    assert find(key + rule("<assert test=\"key('to', @xml:id)\"><value-of select='@xml:id'/></assert>"), document) == ["pat error: b"]
    key = key.replace('match="tei:ref"', 'match="@target"').replace("@target,", ".,")
    assert find(key + rule("<assert test=\"key('to', @xml:id)/parent::tei:ref\"><value-of select='@xml:id'/></assert>"), document) == ["pat error: b"]


def test_nodes_have_identifiers(find):
    same = "//tei:p[generate-id(.) eq generate-id(current())]"
    assert len(find(rule(f'<report test="count({same}) = 1">x</report>'), TEI)) == 2


PHASES = """<phase id="quick"><active pattern="one"/></phase><phase id="full"><let name="what" value="'b'"/><active pattern="two"/></phase>
<pattern id="one"><rule context="tei:note"><report test="true()">x</report></rule></pattern>
<pattern id="two"><rule context="tei:note"><report test=". = $what">x</report></rule></pattern>"""


def test_phases(find):
    named = 'queryBinding="xslt2" defaultPhase="quick"'
    assert find(PHASES, TEI, named) == ["one error: x"]
    assert find(PHASES, TEI, phase="full") == ["two error: x"]
    assert find(PHASES, TEI, named, phase="full") == ["two error: x"]
    assert [one[:11] for one in find(PHASES, TEI, named, phase="#ALL")] == ["one error: ", "two warning"]  # its variable is not in force
    with pytest.raises(teiwright.SchemaError, match='no phase "slow"; there are #ALL, full, quick'):
        find(PHASES, TEI, phase="slow")


def test_a_rule_that_cannot_be_tried_is_one_warning(find):
    body = rule('<report test="xs:integer(.) gt 1">x</report>') + rule('<report test="tei:q">y</report>')
    document = "<TEI><p>one</p><p>2<q/></p><p>three</p></TEI>"
    found = find(body, document)
    assert [one.split(":")[0] for one in found] == ["pat warning", "pat error", "pat error"]
    assert "this rule could not be tried here: xs:integer(.) gt 1" in found[0]


def test_a_context_that_cannot_be_tried_is_one_warning(find):
    (found,) = find(rule('<report test="true()">x</report>', "tei:p[xs:date(.) lt current-date()]"), TEI)
    assert found.startswith("pat warning: this rule could not be tried here: tei:p[xs:date(.)")


def test_a_message_that_fails_does_not_hide_the_finding(write):
    (found,) = of(write(rule('<report test="tei:q">bad <value-of select="xs:date(.)"/></report>')), TEI)
    assert found.message == "bad"
    assert "could not be completed" in found.hint


@pytest.mark.parametrize("call", ["doc('a.xml')", "document('a.xml')", "unparsed-text('a.txt')", "collection('a')", "environment-variable('HOME')"])
def test_no_rule_reads_anything_else(find, monkeypatch, call):
    monkeypatch.setattr("urllib.request.urlopen", None)
    (found,) = find(rule(f'<report test="{call}">x</report>', "tei:note"), TEI)
    assert found.startswith("pat warning: this rule could not be tried here")
    assert "reads something else than the document" in found


def test_what_may_be_asked_is_not_there(find):
    assert find(rule("<report test=\"doc-available('a.xml') or unparsed-text-available('http://a.b/')\">x</report>"), TEI) == []


def test_xpath_1_is_the_default_and_takes_the_first_of_many(find):
    body = "<pattern><rule context='p'><report test=\"starts-with(q, 'a') and @n &lt; '10'\"><value-of select='q'/></report></rule></pattern>"
    document = "<r><p n='9'><q>a</q><q>b</q></p></r>"
    plain = '<schema xmlns="http://purl.oclc.org/dsdl/schematron">{}</schema>'
    assert find(plain.format(body), document) == ["report error: a"]
    (found,) = find(plain.format(body).replace("<schema", '<schema queryBinding="xslt2"'), document)
    assert found.startswith("report warning")  # in XPath 2 a function of a string does not take two


def test_what_a_rule_of_ours_has_told_is_not_told_again(find):
    body = rule('<assert test="@type">x</assert>', "tei:*[@subtype]").replace('"pat"', '"schematron-constraint-tei_all-att.typed-subtypeTyped-7"')
    assert len(find(body, "<TEI><p subtype='a'/></TEI>")) == 1
    assert len(find(body.replace("subtypeTyped-7", "other-7"), "<TEI><p subtype='a'/></TEI>")) == 2


def test_comments_and_instructions_are_no_part_of_values(find):
    document = "<TEI><p>a<!-- x -->b<?pb?>c<q>d<!-- y --></q>e</p></TEI>"
    assert find(rule("<report test=\"tokenize(., ' ') = 'abcde' and . = 'abcde'\">x</report>"), document) == ["pat error: x"]


def test_an_attribute_has_no_attributes(find):
    document = "<TEI><head to='a'>x</head></TEI>"
    assert find(rule("<report test='true()'>x</report>", "@to[@to]"), document) == []
    assert find(rule("<report test='tei:head/@to/@to'>x</report>", "tei:TEI"), document) == []
    assert find(rule("<report test='true()'>x</report>", "@to[.='a']"), document) == ["pat error: x"]


def test_names_that_are_functions_too(find):
    document = "<TEI><head to='a'>x</head></TEI>"
    body = rule("<report test=\"tokenize(tei:head, ' ') = 'x' and @*[self::attribute(to)]\">x</report>", "tei:TEI")
    assert find(body, document) == []
    assert find(body.replace("@*[", "tei:head/@*["), document) == ["pat error: x"]


def test_languages_are_those_nearest(find):
    document = "<TEI xml:lang='en'><p xml:lang='de-AT'><q/></p></TEI>".replace("<TEI", "<TEI xmlns='http://www.tei-c.org/ns/1.0'")
    for more in ("", " and tokenize('a', ' ') = 'a'"):  # the second on the other engine
        assert find(rule(f"<report test=\"lang('de'){more}\">x</report>", "tei:q"), document) == ["pat error: x"]
        assert find(rule(f"<report test=\"lang('en'){more}\">x</report>", "tei:q"), document) == []


def test_items_are_sorted_by_value(find):
    assert find(rule("<report test=\"string-join(sort(tei:p/@n), ' ')= '1 2 3'\">x</report>", "tei:TEI"), "<TEI><p n='3'/><p n='1'/><p n='2'/></TEI>")


def test_depth_and_breadth_do_no_harm(find):
    body = '<pattern id="pat"><rule context="p[1]"><assert test="tokenize(., \' \') = \'y\'"><name/></assert></rule></pattern>'
    assert find(body, "<p>" * 2000 + "x" + "</p>" * 2000) == ["pat error: p"] * 2000
    many = " ".join(f'a{number}="1"' for number in range(10_000))
    assert find(body, f"<p {many}>x</p>") == ["pat error: p"]
