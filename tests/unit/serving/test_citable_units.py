"""Citation trees as headers declare them."""

from .conftest import POEMS, Cited, cited, tei

LINES = '<citeStructure unit="line" match="//l" use="@n"/>'


def test_references_go_down_the_levels():
    assert Cited(POEMS).references() == ["I", "I.1", "I.1,1", "I.1,2", "I.2", "I.2,1", "II", "II.1", "II.1,1"]


def test_levels_parents_and_types():
    units = Cited(POEMS).tree().units
    assert [(one.level, one.parent and one.parent.identifier, one.cite_type) for one in units[:3]] == [
        (1, None, "book"),
        (2, "I", "poem"),
        (3, "I.1", "line"),
    ]


def test_the_default_tree_is_the_one_that_says_so_and_has_no_name():
    assert [(tree.identifier, tree.depth) for tree in Cited(POEMS).trees] == [("", 3), ("pages", 1)]


def test_without_a_default_it_is_the_first():
    found = Cited(tei('<l n="1"/>', cited(LINES, attributes='n="a"') + cited(LINES, attributes='n="b"')))
    assert [tree.identifier for tree in found.trees] == ["", "b"]


def test_trees_of_one_name_or_none_get_another():
    declared = [cited(LINES, attributes=one) for one in ("", 'n="a"', 'n="a"', "")]
    assert [tree.identifier for tree in Cited(tei('<l n="1"/>', "".join(declared))).trees] == ["", "a", "tree-3", "tree-4"]


def test_structures_side_by_side_are_one_tree_in_document_order():
    structures = ['<citeStructure unit="chapter" match="//div" use="@n"/>', '<citeStructure unit="preface" match="//body/p" use="\'preface\'"/>']
    found = Cited(tei('<p/><div n="1"/><div n="2"/>', cited(*structures)))
    assert [(one.identifier, one.cite_type) for one in found.tree().units] == [("preface", "preface"), ("1", "chapter"), ("2", "chapter")]


def test_a_unit_without_a_type_is_called_by_its_element():
    found = Cited(tei('<div n="1"/>', cited('<citeStructure match="//div" use="@n"/>')))
    assert found.tree().shapes[0].cite_type == found.tree().units[0].cite_type == "div"


def test_parts_that_bear_one_reference_are_one_unit():
    found = Cited(tei('<sp><l n="1">a</l></sp><sp><l n="1">b</l><l n="2">c</l></sp>', cited(LINES)))
    assert found.references() == ["1", "2"]
    assert len(found.tree().units[0].elements) == 2


def test_what_nothing_identifies_is_left_out_and_told():
    found = Cited(tei('<l n="1"/><l/><l n=" "/>', cited(LINES)))
    assert found.references() == ["1"]
    assert found.remarks == ["2 units are left out, since nothing identifies them"]


def test_a_reference_means_one_unit():
    structures = '<citeStructure unit="a" match="//div" use="@n"><citeStructure unit="b" match="p" use="@n"/></citeStructure>'
    found = Cited(tei('<div n="1"><p n="11"/></div><div n="11"><p n="1"/></div><div n="111"><p n="2"/></div>', cited(structures)))
    assert found.references() == ["1", "111", "11"]
    assert found.remarks == ['2 units are left out, since another one has the same reference; the first is "111"']


def test_what_cannot_be_followed_is_told_and_the_divisions_are_counted():
    for structure in (
        '<citeStructure unit="l" match="//l[" use="@n"/>',
        '<citeStructure unit="l" match="//l"/>',
        '<citeStructure unit="l" match="//l" use="doc(\'a.xml\')"/>',
        '<citeStructure unit="l" match="//verse" use="@n"/>',
        "<citeStructure>" * 21 + "</citeStructure>" * 21,
    ):
        found = Cited(tei("<div><l/></div>", cited(structure)))
        assert found.references() == ["1", "1.1"], structure
        assert found.remarks[0].startswith("a refsDecl is not followed"), structure


def test_a_tree_of_too_many_units_is_none(monkeypatch):
    monkeypatch.setattr("teiwright.serving.xpaths._MOST_UNITS", 10)
    found = Cited(tei("<div/>" + '<l n="1"/>' * 11, cited('<citeStructure unit="line" match="//l" use="position()"/>')))
    assert found.remarks == ["a refsDecl is not followed: there are more than 10 units"]


def test_nested_paths_that_multiply_end():
    nested = '<citeStructure unit="d" match=".//div" use="position()" delim=".">'
    found = Cited(tei("<div>" * 60 + "</div>" * 60, cited(nested * 6 + "</citeStructure>" * 6)))
    assert "a refsDecl is not followed" in found.remarks[0]
    assert found.tree().depth == 60


def test_what_is_said_of_units():
    declared = (
        '<citeStructure unit="book" match="//div" use="@n"><citeData property="http://purl.org/dc/terms/title" use="head"/>'
        '<citeData property="http://example.org/scribe" use="@resp"/><citeData property="function" use="\'split\'"/></citeStructure>'
    )
    (unit,) = Cited(tei('<div n="1" resp="#a" xml:lang="la"><head>Liber  primus</head></div>', cited(declared))).tree().units
    assert unit.said == {"http://purl.org/dc/terms/title": ["Liber primus"], "http://example.org/scribe": ["#a"], "function": ["split"]}


def test_our_own_declaration_is_followed(root):
    from teiwright import read

    source = next(path for path in (root / "tei").glob("*.xml") if path.name != "authority.xml").read_text(encoding="utf-8")
    found = Cited(source)
    assert found.remarks == []
    assert found.references()[:2] == ["1", "1.1"]
    assert {unit.cite_type for unit in found.tree().units} == {"division", "paragraph"}
    assert len(found.references()) == len(set(found.references())) > 40
    assert read(source.encode()).is_tei


def test_a_reference_that_very_many_elements_bear():
    declared = cited(
        '<citeStructure unit="page" match="//pb" use="@n"><citeStructure unit="line" match="following::lb" use="@n" delim="."/></citeStructure>'
    )
    found = Cited(tei("<p>" + '<pb n="1"/>' * 200 + '<lb n="1"/>a' * 5_000 + "</p>", declared))
    assert found.references() == ["1", "1.1"]
    assert found.passage("1.1").count("<lb") == 5_000
