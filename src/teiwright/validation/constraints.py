"""TEI's own constraints, under TEI's idents: those that no schema can say and that our texts meet.

TEI writes them as Schematron; here each is one XPath 1 expression that finds
the elements that break it, so that documents without TEI's Schematron at hand
are held to them too. Where it is at hand it does not tell them again.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from ..guidelines.namespaces import TEI
from ..model import Document, Finding, Severity
from .positions import Positions


class Constraint(NamedTuple):
    """One constraint of TEI: *broken* finds the elements that break it."""

    ident: str
    see: str
    broken: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


_IN_LINES: Final = "(ancestor::t:l or ancestor::t:lg) and not(ancestor::t:floatingText"
_MAY_HOLD_P: Final = " or ".join(
    f"parent::t:{gi}" for gi in ("exemplum", "item", "note", "q", "quote", "remarks", "said", "sp", "stage", "cell", "figure")
)

CONSTRAINTS: Final = (
    Constraint(
        "att-datable-w3c-when",
        "att.datable.w3c (CONADA)",
        "//t:*[@when and (@notBefore or @notAfter or @from or @to)]",
        "when stands beside another value of the same date",
        "keep when for a single date, the others for a period",
        Severity.WARNING,
    ),
    Constraint(
        "att-datable-w3c-from",
        "att.datable.w3c (CONADA)",
        "//t:*[@from and @notBefore]",
        "from and notBefore stand together",
        "from begins a period, notBefore limits an uncertain date; keep one",
        Severity.WARNING,
    ),
    Constraint(
        "att-datable-w3c-to",
        "att.datable.w3c (CONADA)",
        "//t:*[@to and @notAfter]",
        "to and notAfter stand together",
        "to ends a period, notAfter limits an uncertain date; keep one",
        Severity.WARNING,
    ),
    Constraint(
        "subtypeTyped",
        "att.typed (STECAT)",
        "//t:*[@subtype and not(@type)]",
        "subtype stands without type",
        "give the general kind in type",
    ),
    Constraint(
        "calendar_attr_on_empty_element",
        "att.calendarSystem (HD44)",
        "//t:*[@calendar and not(normalize-space(.))]",
        "calendar says how the text reckons, and this element has no text",
        "take calendar away, or put the date's words into the element",
    ),
    Constraint(
        "abstractModel-structure-p-in-ab-or-p",
        "p (COPA)",
        f"//t:p[(ancestor::t:ab or ancestor::t:p) and not(ancestor::t:floatingText or {_MAY_HOLD_P})]",
        "<p> stands inside another paragraph",
        "end the outer paragraph first",
    ),
    Constraint(
        "abstractModel-structure-p-in-l-or-lg",
        "p (COPA)",
        f"//t:p[{_IN_LINES} or parent::t:figure or parent::t:note)]",
        "<p> stands inside verse",
        "put prose outside the line group, or into a note",
    ),
    Constraint(
        "abstractModel-structure-l-in-l",
        "l (COVE)",
        "//t:l[ancestor::t:l[not(ancestor::t:note)] and not(ancestor::t:note)]",
        "<l> stands inside another line of verse",
        "end the outer line first",
    ),
    Constraint(
        "abstractModel-structure-lg-in-l",
        "lg (COVE)",
        "//t:lg[ancestor::t:l and not(ancestor::t:note)]",
        "<lg> stands inside a line of verse",
        "put the line into the line group",
    ),
    Constraint(
        "abstractModel-structure-div-in-l-or-lg",
        "div (DSDIV)",
        f"//t:div[{_IN_LINES})]",
        "<div> stands inside verse",
        "put the verse into the division",
    ),
    Constraint(
        "abstractModel-structure-div-in-ab-or-p",
        "div (DSDIV)",
        "//t:div[(ancestor::t:p or ancestor::t:ab) and not(ancestor::t:floatingText)]",
        "<div> stands inside a paragraph",
        "put the paragraph into the division",
    ),
    Constraint(
        "abstractModel-structure-ab-in-l-or-lg",
        "ab (SASE)",
        f"//t:ab[{_IN_LINES} or parent::t:figure or parent::t:note)]",
        "<ab> stands inside verse",
        "put it outside the line group",
    ),
    Constraint(
        "atleast1oflggapl",
        "lg (COVE)",
        "//t:lg[not(descendant::t:lg or descendant::t:l or descendant::t:gap)]",
        "<lg> holds no <l>, <lg> or <gap>",
        "put each verse line into its own <l>",
    ),
    Constraint(
        "gloss-list-must-have-labels",
        "list (COLI)",
        "//t:list[@type='gloss' and not(t:label)]",
        "a list of type gloss has no <label>",
        "put the word explained into <label>, its explanation into <item>",
    ),
    Constraint(
        "quotationContents",
        "quotation (HD53)",
        "//t:quotation[not(@marks) and not(t:p)]",
        "<quotation> says nothing",
        'add marks="all", "some" or "none", or a paragraph',
    ),
    Constraint(
        "citestructure-outer-match",
        "citeStructure (SACRCS)",
        "//t:citeStructure[not(parent::t:citeStructure) and not(starts-with(@match, '/'))]",
        'the match of an outer <citeStructure> does not begin with "/"',
        "write the path from the root",
    ),
    Constraint(
        "citestructure-inner-match",
        "citeStructure (SACRCS)",
        "//t:citeStructure[parent::t:citeStructure and starts-with(@match, '/')]",
        'the match of an inner <citeStructure> begins with "/"',
        "write the path from the outer one",
    ),
    Constraint("ptrAtts", "ptr (SAPTRG)", "//t:ptr[@target and @cRef]", "<ptr> has both target and cRef", "keep one"),
    Constraint("refAtts", "ref (SAPTRG)", "//t:ref[@target and @cRef]", "<ref> has both target and cRef", "keep one"),
    Constraint("noNestedS", "s (AILC)", "//t:s[t:s]", "<s> stands inside <s>", "use <seg> for the inner one"),
    Constraint(
        "substContents1",
        "subst (PHSU)",
        "//t:subst[not(t:add and (t:del or t:surplus))]",
        "<subst> lacks what was added or what was deleted",
        "give it at least one <add> and one <del>",
    ),
    Constraint("only1lem", "rdgGrp (TCAPSU)", "//t:rdgGrp[count(t:lem) > 1]", "<rdgGrp> has more than one <lem>", "keep one lemma"),
    Constraint(
        "variantEncodingLocation",
        "variantEncoding (TCAPLK)",
        "//t:variantEncoding[@location='external' and @method='parallel-segmentation']",
        "an external apparatus cannot use parallel segmentation",
        'let location be "internal"',
    ),
    Constraint(
        "linkTargets3",
        "link (SAPTL)",
        "//t:link[not(contains(normalize-space(@target), ' '))]",
        "<link> joins fewer than two targets",
        "name at least two",
    ),
    Constraint(
        "joinTargets3",
        "join (SAAG)",
        "//t:join[not(contains(normalize-space(@target), ' '))]",
        "<join> joins fewer than two targets",
        "name at least two",
    ),
    Constraint(
        "nested_standOff_should_be_typed",
        "standOff (SASOstdf)",
        "//t:standOff[ancestor::t:standOff and not(@type)]",
        "a <standOff> inside another has no type",
        "give it a type",
    ),
)


def check_constraints(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield where *document* breaks one of TEI's own constraints."""
    if not document.is_tei:
        return
    evaluate = etree.XPathEvaluator(document.root, namespaces={"t": TEI})
    for constraint in CONSTRAINTS:
        found = evaluate(constraint.broken)
        for element in found if isinstance(found, list) else ():
            if isinstance(element, etree._Element):
                positions.told.add((element, constraint.ident))
                yield Finding(
                    severity=constraint.severity,
                    rule=f"sch:{constraint.ident}",
                    message=constraint.message,
                    place=positions.place(element),
                    xpath=positions.xpath(element),
                    see=f"TEI P5, {constraint.see}",
                    hint=constraint.hint,
                )
