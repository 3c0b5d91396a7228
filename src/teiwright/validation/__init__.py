"""Document -> findings: well-formed, RELAX NG, XSD, our own rules.

Nothing here raises over a bad document; only a schema that is missing or
itself wrong is an error. Every checker finds the offending element, and one
function gives it its place, as the checkers disagree about lines and none but
an expat pass knows columns.
"""

from .checks import check, check_bytes, refused_elements
from .schemas import SchemaCache, Schemas

__all__ = ["SchemaCache", "Schemas", "check", "check_bytes", "refused_elements"]
