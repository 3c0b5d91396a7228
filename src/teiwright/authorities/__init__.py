"""The editor's register of people, places and organisations, and matching a name to an entry.

An authority file is TEI (``standOff`` with ``listPerson``, ``listPlace`` and
``listOrg``). A name is matched exactly, white space and case of capitals-only
headings aside; a form that two entries of one kind claim is matched to
neither, since a wrong ``ref`` is worse than none.
"""

from .authority_file import AuthorityFile, Entry, read_authority

__all__ = ["AuthorityFile", "Entry", "read_authority"]
