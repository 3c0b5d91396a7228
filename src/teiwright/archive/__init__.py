"""Documents and what was made of them -> one package that an archive accepts.

A package is a BagIt 1.0 bag whose payload is an attached RO-Crate 1.2. What
archives ask of metadata comes from the teiHeader alone: `header_facts` reads
it, `record` makes one description of one document or many, `crosswalk` tells
what went where and what is missing, and a file whose mandatory fields the
header lacks is not written.

All formats are written here, in fewer lines than the libraries for them have
megabytes (rocrate, bagit and datacite weigh 60); the programs that archives
use judge the result in the tests. Names in the payload hold no percent sign:
BagIt writes one as ``%25`` in its manifests, and bagit.py does not read that.

A bag shows what has changed since it was made. It is no signature: whoever
changes a file and writes all four manifests anew is not found out.
"""
