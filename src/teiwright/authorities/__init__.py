"""The editor's register of people, places and organisations, and matching a name to an entry.

An authority file is TEI (``standOff`` with ``listPerson``, ``listPlace`` and
``listOrg``). A form that two entries of one kind claim is matched to neither,
since a wrong ``ref`` is worse than none. `spellings` says which forms may be
spellings of one name, `matching` which entries a name may belong to, and on
which ground.
"""

from .authority_file import AuthorityFile, Entry, read_authority
from .matching import Candidate, Form, Ground, Matcher

__all__ = ["AuthorityFile", "Candidate", "Entry", "Form", "Ground", "Matcher", "read_authority"]
