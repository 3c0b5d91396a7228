"""Schematron: rules as projects write them, run without Java.

ISO Schematron with the query bindings xslt, xslt2 and xslt3: variables, keys,
phases, abstract patterns and rules, inclusions, roles, diagnostics, subjects.
Each expression is parsed once. What can be said in XPath 1 with the same
meaning is translated and run by libxml2, with the nodes of a rule found by one
path over the document; what cannot runs on elementpath, whose tree of the
document is made only when a document first needs it. Turned down: translating
a schema to XSLT, which lxml runs for XSLT 1 alone and which loses the places.

A rule reads no file and no network: functions that would do so fail, and a
rule that fails on a document is told as a warning about the rule.
"""

from .building import load_schematron
from .checking import check_schematron

__all__ = ["check_schematron", "load_schematron"]
