"""TEI facts as data: namespaces, the element table, what may stand where, rule ids.

One table, ``elements.tsv``, answers for every element of TEI P5 how it is
rendered and whether an annotation may stand in it. Everything that walks a
TEI tree asks this table, so a new element or a changed decision is a changed
line. A schema reader in its place was turned down: the rooms above need a
few facts of each element at once, not a content model.
"""
