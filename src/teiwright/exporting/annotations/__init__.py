"""Document -> what it says of its words, in the formats of those who count, train and annotate.

All of them speak of the text export of the same view: an offset is one of its
code points, half-open. All but the tables are read back by `teiwright weave`.

rows
    What both tables hold.
tables
    ``csv``: mentions and entities with a ``datapackage.json``, in one zip. A package of three files that point to each other is one
    result, so it is one file; frictionless reads the zip as it is, and the same edition gives the same bytes.
parquet
    ``parquet-mentions`` and ``parquet-entities``: the same two tables, one a file, since a reader of Parquet looks into files, and into
    a folder of them, but not into a zip. duckdb writes them (the extra ``teiwright[parquet]``), as it is a third of pyarrow's size.
json_lines
    ``jsonl``: an annotation a line, the shape that `weave` asks of anybody.
conll
    ``conllu`` and ``iob2``: sentences and tokens. A token ends where an annotation does, and no sentence ends within one, so that
    every annotation can be told; what stands in another is told one level further in. Parts of names and quotations are not told.
web_annotations
    ``webannotation``: the data model of the W3C.
docbin
    ``docbin``: a corpus of spaCy, which the extra ``teiwright[spacy]`` installs.
linked_places
    ``lpf``: places with coordinates.

Turned down: a CSV file for one table alone, as mentions without the entities
that they point to are half a result; heads and relations in CoNLL-U, since no
parser has looked at the text.
"""
