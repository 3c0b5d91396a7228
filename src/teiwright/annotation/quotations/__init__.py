"""Quotations: where they stand, of what kind they are, who speaks.

Where: `marks` pairs quotation marks paragraph by paragraph; `unmarked` finds
speech after dashes and beside German verbs of saying, whose words `tags` knows.

Of what kind: `kinds` tells speech from quoted passages and words held at a
distance by the words around each; `sequences` by the quotations beside it,
`words` by what else the text says of words.

Who speaks: `subjects` reads the words beside the speech, `people` knows whom
they name, `epithets` whom they describe ("the undertaker"), `pronouns` whom
they mean; `turns` gives the others to those whose turn it is, `narrators`
finds who says "I", `speakers` puts all together. Somebody described only, "the
old soldier", takes turns; `described` lets the description stand for a name
where nobody named fits, for measured on novels three of four such people have
a name elsewhere. "The man" and the like are too vague for that: two of them
seldom mean the same one.

TEI: COHQ (quotation), att.ascribed (who)
"""

from .annotator import quotes

__all__ = ["quotes"]
