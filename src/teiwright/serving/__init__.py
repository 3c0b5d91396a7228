"""Documents -> what a reader or a program asks for: Distributed Text Services 1.0, over HTTP or as static files.

A room of its own beside ``archive``: it needs what reads, validates (for the
XPath of citation declarations) and exports documents, and nothing that builds
them. What is asked for and what it means is decided without any framework;
`web` carries it over HTTP, `static` writes it into a folder.
A reference leads to the elements that the header's ``citeStructure`` finds, or
those that `divisions` counts, and a passage is cut out of the tree with the
ancestors around it (`passages`); the whole is always the file itself.
Turned down: FastAPI, which adds nothing to Starlette here; a search and a
database, as the files are the truth; CORS, since what a person serves at home
no foreign page should read.
"""
