"""The editor's register of people, places and organisations, and matching a name to an entry.

An authority file is TEI (``standOff`` with ``listPerson``, ``listPlace`` and
``listOrg``). A form that two entries of one kind claim is matched to neither,
since a wrong ``ref`` is worse than none. `spellings` says which forms may be
spellings of one name, `matching` which entries a name may belong to, and on
which ground.

An xml:id is never changed once it is given, and never given again: an entry
that goes into another (`merging`) leaves its id there. Whoever changes a file
(`exchange`, `suggesting`, `merging`) does so in its own bytes. Suggested
entries are known to a second round as they will be to a second run, so that
this suggests nothing: matching those newly met by other rules than entries
was tried and never came to rest.
"""

from typing import TYPE_CHECKING

from ..rooms import offered

if TYPE_CHECKING:
    from .authority_file import AuthorityFile, Entry, read_authority
    from .matching import Candidate, Form, Ground, Matcher
else:  # who asks for spellings alone reads no file
    __getattr__ = offered(
        __name__,
        {
            **dict.fromkeys(("AuthorityFile", "Entry", "read_authority"), "authority_file"),
            **dict.fromkeys(("Candidate", "Form", "Ground", "Matcher"), "matching"),
        },
    )

__all__ = ["AuthorityFile", "Candidate", "Entry", "Form", "Ground", "Matcher", "read_authority"]
