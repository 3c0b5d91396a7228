"""The teiHeader: what the settings say, and what was really done. Nothing is invented, and no clock is read.

TEI: HD (the TEI header), D25-20 (charDecl),
HD22 (publicationStmt), HD53 (editorialDecl), HDAPP (appInfo), HD44 (calendarDesc), SACRCS (citeStructure)
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from ..guidelines.characters import character_of
from ..guidelines.namespaces import TEI, XML_ID
from ..guidelines.xml_names import FORBIDDEN
from ..languages import language_name
from ..model import Draft, Header, Layer, Origin, Text
from ..pipeline import Settings
from ..pipeline.settings import PARTIAL_DATE
from ..version import RELEASE, VERSION

E: Final = ElementMaker(namespace=TEI, nsmap={None: TEI})

_COUNTED: Final = "p[not(ancestor::note or ancestor::floatingText)]"
_WORDS_OF_A_TITLE: Final = 8

PROGRAM: Final = "teiwright"

#: What the program is responsible for, by layer.
_ROLES: Final = {
    "structure": "divisions, headings and paragraphs recognised by rule",
    "names": "names of persons, places and organisations marked by rule and by a trained model",
    "dates": "dates marked and given values by rule",
    "quotes": "quotations and their speakers marked by rule",
}

#: The calendars that dates are reckoned in, by the xml:id under which the header describes them.
CALENDARS: Final = {
    "julian": "The Julian calendar (Old Style), with the year beginning on 1 January.",
    "gregorian": "The Gregorian calendar (New Style).",
    "swedish": "The Swedish calendar of 1700 to 1712, a day ahead of the Julian.",
    "frenchRepublican": "The French Republican calendar; its thirteenth month holds the days that close a year.",
    "hebrew": "The Hebrew calendar, its months counted from Nisan.",
    "islamic": "The Islamic calendar as tables reckon it; the observed one may differ by a day or two.",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What the header has to tell of the encoding that it stands over."""

    calendars: tuple[str, ...] = ()
    corrections: int = 0
    regularisations: int = 0
    broken_words: int = 0
    doubtful_breaks: int = 0
    characters: tuple[str, ...] = ()  # identifiers that ``g`` points to
    structure: frozenset[str] = frozenset()


def build_header(draft: Draft, settings: Settings, done: Done) -> etree._Element:
    """Return the teiHeader of *draft*, with an empty title where the settings have none."""
    header = draft.header
    return E.teiHeader(
        _file_desc(draft, header),
        _encoding_desc(draft, settings, done),
        _profile_desc(draft, done),
        E.revisionDesc(E.change(f"Encoded from plain text by teiwright {VERSION}.", who=f"#{PROGRAM}")),
    )


def title_of(text: Text, heads: Iterable[str]) -> str:
    """Return a title for a text without one: its first head, else its first words in square brackets.

    >>> title_of(Text("It was a dark and stormy night; the rain fell in torrents"), [])
    '[It was a dark and stormy night; the …]'
    """
    for head in heads:
        return head
    words = text.content[:2000].split()
    return f"[{' '.join(words[:_WORDS_OF_A_TITLE])}{' …' if len(words) > _WORDS_OF_A_TITLE else ''}]"


def header_gaps(header: Header) -> list[str]:
    """Return what the settings leave unsaid that a reader or an archive will look for, a sentence each."""
    published = (header.publisher, header.pub_place, header.date, header.licence, header.identifiers)
    gaps = []
    if not header.title:
        gaps.append("no title is set: the first heading, else the first words in brackets, stand in its place")
    if not any(published):
        gaps.append('nothing is set about publication: the header says "Unpublished."')
    elif not header.publisher:
        gaps.append("no publisher is set: the header says that it is unpublished")
    if not header.source:
        gaps.append("no source is set: the header gives file name, size and SHA-256 alone")
    return gaps


def _file_desc(draft: Draft, header: Header) -> etree._Element:
    title_stmt = E.titleStmt(E.title(header.title))
    if header.author:
        title_stmt.append(E.author(header.author))
    if header.editor:
        title_stmt.append(E.editor(header.editor))
    if header.translator:
        title_stmt.append(E.editor(header.translator, role="translator"))
    for person in header.responsibilities:
        name = E.name(person.name)
        if person.orcid:
            name.set("ref", person.orcid)
        title_stmt.append(E.respStmt(E.resp(person.role), name, {XML_ID: person.id}))
    for identifier, role in roles_of(draft.layers).items():
        if identifier.startswith("tw-"):
            title_stmt.append(resp_stmt(identifier, role))
    file_desc = E.fileDesc(title_stmt, _publication_stmt(header))
    if header.series:
        file_desc.append(E.seriesStmt(E.title(header.series)))
    file_desc.append(_source_desc(header, draft.text))
    return file_desc


def roles_of(layers: Iterable[Layer]) -> dict[str, str]:
    """Return what each party is responsible for that *layers* name; of a party with two layers it is that of the first.

    >>> roles_of([Layer("names", "tw-names"), Layer("parts", "tw-names"), Layer("lace", "me")])["me"]
    'annotations of the layer lace'
    """
    found: dict[str, str] = {}
    for layer in layers:
        found.setdefault(layer.resp, _ROLES.get(layer.name, f"annotations of the layer {layer.name}"))
    return found


def resp_stmt(identifier: str, role: str) -> etree._Element:
    """Return the statement that the program, or whoever else *identifier* names, did *role*, for ``@resp`` to point to."""
    name = E.name(PROGRAM, type="program") if identifier.startswith("tw-") else E.name(identifier)
    return E.respStmt(E.resp(role), name, {XML_ID: identifier})


def _publication_stmt(header: Header) -> etree._Element:
    statement = E.publicationStmt()
    if not any((header.publisher, header.pub_place, header.date, header.licence, header.identifiers)):
        statement.append(E.p("Unpublished."))
        return statement
    statement.append(E.publisher(header.publisher) if header.publisher else E.authority("Unpublished"))
    if header.pub_place:
        statement.append(E.pubPlace(header.pub_place))
    if header.date:
        statement.append(E.date(header.date, **({"when": header.date} if PARTIAL_DATE.fullmatch(header.date) else {})))
    for kind, identifier in header.identifiers:
        statement.append(E.idno(identifier, type=kind))
    if header.licence:
        statement.append(E.availability(E.licence(header.licence, target=header.licence)))
    return statement


def _source_desc(header: Header, text: Text) -> etree._Element:
    origin = text.origin
    description = E.sourceDesc()
    if header.source:
        description.append(E.bibl(header.source))
    unit, size = ("byte", origin.size) if origin.name else ("character", len(text))
    form = "" if origin.name else " of its UTF-8 form"
    measure = E.measure(_counted(size, unit, ","), unit=unit, quantity=str(size))
    digest = E.idno(origin.sha256, type="SHA-256")
    parts: list[str | etree._Element] = ["Plain text"]
    if origin.name:
        parts += [" file ", E.idno(FORBIDDEN.sub("\ufffd", origin.name), type="filename")]
    description.append(E.bibl(*parts, ", ", E.extent(measure), f"; SHA-256{form} ", digest, ".", type="source-text"))
    return description


def _encoding_desc(draft: Draft, settings: Settings, done: Done) -> etree._Element:
    application = E.application({XML_ID: PROGRAM, "ident": PROGRAM, "version": RELEASE}, E.label(f"{PROGRAM} {VERSION}"))
    for resp in dict.fromkeys(layer.resp for layer in draft.layers if layer.resp.startswith("tw-")):
        application.append(E.ptr(target=f"#{resp}"))
    description = E.encodingDesc(_editorial_decl(draft, settings, done), refs_decl(), E.appInfo(application))
    if done.characters:
        description.append(E.charDecl(*(_char(identifier) for identifier in done.characters)))
    return description


def _char(identifier: str) -> etree._Element:
    """Return the description of a character that the source has a code for."""
    character = character_of(identifier)
    name = E.localProp(name="name", value=unicodedata.name(character))
    return E.char(name, E.mapping(character, type="character"), {XML_ID: identifier})


def refs_decl() -> etree._Element:
    """Return how our documents are cited: by division and paragraph, counted; those of notes and of letters in the text do not count."""
    counted = {"unit": "paragraph", "use": "position()"}
    paragraph = E.citeStructure(match=f".//{_COUNTED}", delim=".", **counted)
    division = E.citeStructure(paragraph, unit="division", match="/TEI/text/body/div", use="position()")
    undivided = E.citeStructure(match=f"/TEI/text/body[not(div)]//{_COUNTED}", **counted)
    return E.refsDecl(division, undivided, default="true")


def _editorial_decl(draft: Draft, settings: Settings, done: Done) -> etree._Element:
    declaration = E.editorialDecl()
    declaration.append(E.correction(_corrections(done)))
    declaration.append(E.normalization(_normalization(draft.text.origin, done)))
    if draft.layer("quotes"):
        declaration.append(E.quotation(_quotations(settings), marks="all"))
    declaration.append(E.hyphenation(_hyphenation(done), **({"eol": "all"} if done.broken_words or done.doubtful_breaks else {})))
    declaration.append(E.segmentation(_segmentation(settings, done)))
    interpretations = [_INTERPRETATION[layer.name] for layer in draft.layers if layer.name in _INTERPRETATION]
    if interpretations:
        signed = "Each of these elements carries in resp who made it; where a rule did, cert says how sure it is."
        declaration.append(E.interpretation(*(_prose(one) for one in (*interpretations, signed))))
    return declaration


def _prose(sentence: str) -> etree._Element:
    """Return a paragraph in which names between braces are element names.

    >>> etree.tostring(_prose("A {head} is one.")).decode().replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    '<p>A <gi>head</gi> is one.</p>'
    """
    parts = re.split(r"\{(\w+)\}", sentence)
    return E.p(*(E.gi(part) if index % 2 else part for index, part in enumerate(parts)))


def _corrections(done: Done) -> etree._Element:
    if not done.corrections:
        return _prose("Nothing was corrected; the text stands as in the source.")
    return _prose(
        f"{_counted(done.corrections, 'misprint')} of the source {'was' if done.corrections == 1 else 'were'} corrected by the editor; "
        "the form of the source stands in {sic}, the correction in {corr}."
    )


def _normalization(origin: Origin, done: Done) -> etree._Element:
    sentences = []
    if done.regularisations:
        sentences.append(f"{_counted(done.regularisations, 'form')} regularised by the editor: the source in {{orig}}, the regular form in {{reg}}.")
    else:
        sentences.append("Spelling and punctuation are those of the source.")
    sentences.append("White space is not kept.")
    sentences.extend(f"{remark[0].upper()}{remark[1:]}." for remark in origin.remarks)
    return _prose(" ".join(sentences))


def _quotations(settings: Settings) -> etree._Element:
    kinds = (
        "{quote} holds every quotation, its kind in type."
        if settings.quotes == "quote"
        else "{said} is speech or thought, {quote} a passage from elsewhere, {soCalled} words held at a distance, {mentioned} words spoken of, "
        "{q} what could not be told."
    )
    return _prose(f"All quotation marks are kept, inside the element. {kinds}")


def _hyphenation(done: Done) -> etree._Element:
    sentences = []
    if done.broken_words:
        sentences.append(f'{_counted(done.broken_words, "word")} broken at a line\'s end: the hyphen is kept, and {{lb}} after it has break="no".')
    else:
        sentences.append("No word broken at a line's end was found; hyphens are those of the source.")
    if done.doubtful_breaks:
        sentences.append('Where a hyphen or dash at a line\'s end may be that of the words themselves, {lb} after it has break="maybe".')
    return _prose(" ".join(sentences))


#: What else than divisions, headings and paragraphs is marked, and the elements by which it shows that it is.
_SEGMENTS: Final = (
    ("front and back matter ({front}, {back})", {"front", "back"}),
    ("title pages ({titlePage})", {"titlePage"}),
    ("arguments and epigraphs ({argument}, {epigraph})", {"argument", "epigraph"}),
    ("verse ({lg}, {l}), the indent of a line in rend", {"l"}),
    ("speeches with their speakers, and stage directions ({sp}, {speaker}, {stage})", {"sp", "stage"}),
    ("casts ({castList})", {"castList"}),
    ("passages set off as quotations ({quote})", {"quote"}),
    ("letters and other texts within the text ({floatingText})", {"floatingText"}),
    ("the openings and closings of letters and divisions ({opener}, {dateline}, {salute}, {closer}, {signed}, {postscript}, {byline}, {trailer})",
     {"opener", "dateline", "salute", "postscript", "byline", "trailer"}),
    ("notes ({note})", {"note"}),
    ("lists ({list}, {item})", {"list"}),
    ("tables ({table}, {row}, {cell})", {"table"}),
    ("passages whose white space is kept as it is ({ab}, type preformatted)", {"ab"}),
    ("figures by their captions ({figure})", {"figure"}),
    ("words that the source sets off by signs, capitals or spacing ({hi}), signs that stand for it in rend", {"hi"}),
    ("words of other languages that the source labels as such ({foreign})", {"foreign"}),
    ("characters for which the source has a code ({g})", {"g"}),
    ("the pages of the source and what is printed at their edges ({pb}, {fw})", {"pb", "fw"}),
)  # fmt: skip


def _segmentation(settings: Settings, done: Done) -> etree._Element:
    lines = "Every line of the source begins with {lb}." if settings.keep_lines else "The lines of the source are not kept."
    also = [words for words, signs in _SEGMENTS if signs & done.structure]
    marked = f" So are {'; '.join(also)}." if also else ""
    return _prose(f"Divisions, headings and paragraphs are marked as the layout of the source shows them.{marked} {lines}")


_INTERPRETATION: Final = {
    "names": "Names of persons, places and organisations are marked with title and rank, without article and possessive ending.",
    "dates": (
        "Dates are marked; their values are Gregorian, and where the text reckons otherwise when-custom holds its own value and datingMethod "
        "the calendar. A year that the words do not state comes from the date declared for the narrative, or from one that the text states before."
    ),
    "quotes": "Speakers are given where the words around the speech or the turn of the dialogue show them.",
}


def calendar_desc(calendars: Mapping[str, str]) -> etree._Element:
    """Return the description of *calendars*: name -> the xml:id that dates point to."""
    return E.calendarDesc(*(E.calendar(E.p(CALENDARS[name]), {XML_ID: identifier}) for name, identifier in calendars.items()))


def _counted(number: int, noun: str, form: str = "") -> str:
    return f"{number:{form}} {noun}{'' if number == 1 else 's'}"


def _profile_desc(draft: Draft, done: Done) -> etree._Element:
    profile = E.profileDesc()
    if done.calendars:
        profile.append(calendar_desc({name: name for name in done.calendars}))
    profile.append(E.langUsage(E.language(language_name(draft.language), ident=draft.language)))
    return profile
