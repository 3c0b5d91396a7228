"""The settings file that ``teiwright new`` writes."""

from typing import Final

_TEMPLATE: Final = """\
# Settings of the edition of {name}. Every key is optional; take the # away from those that you need.

{language}
# canonical = "seed"          # "tei": the XML has been taken over by hand and is only validated and exported

[header]                      # what goes into the teiHeader; nothing is invented for what is missing
# title = "..."
# author = "..."
# editor = "..."
# translator = "..."
# publisher = "..."
# pub_place = "..."
# date = "..."
# licence = "https://creativecommons.org/licenses/by/4.0/"
# source = "..."              # one sentence: what the text was taken from
# series = "..."
# identifiers = {{ DOI = "..." }}
# responsibility = [{{ id = "editor", name = "...", role = "edition" }}]

[text]
# genre = "letters"           # prose, letters, drama or verse; left out: told by the text
# keep_lines = true           # every line of the source begins with <lb/>
# marks = {{ "*" = "bold", "=" = "letterspaced" }}  # what signs around words mean: _ italic and = bold, others only if they are named here

[dates]
# anchor = "1917-10"          # the time of the narrative when it begins; without it no year is inferred
# calendar = "julian"         # calendar of the dates in the text
# until = "1918-01-31"        # the last day of its use, in its own reckoning
# region = "Russia"           # instead of both: the country whose calendars they are
# new_year = "25 March"       # the day on which the text's years begin, where that is not 1 January
# [[dates.passage]]           # where the author reckons otherwise
# from_line = 1
# to_line = 20
# calendar = "gregorian"

[quotes]
# elements = "fine"           # "quote": <quote> for all, the kind in @type

[names]
# authority = "authority.xml" # in tei/: people, places and organisations with their names and identifiers
# model = "names.json.gz"     # beside this file: a model of your own, made by teiwright names train
# spacy = "en_core_web_sm"    # a pipeline of spaCy that is installed, or a folder beside this file: one more voice
# without = ["model"]         # what is left out: authority, rules, model, lists, document, conventions

# [[structure]]               # what lines are, where the layout misleads: ab, head, lg, list, note, p, quote, stage or trailer
# from_line = 1
# to_line = 4
# gi = "lg"

# [[structure]]               # what is not to be looked for: tables, verse, letters, capitals, ...
# rule = "tables"
# on = false

# [[emendation]]              # a misprint, corrected; reg = "..." instead of corr for a spelling made regular
# find = "teh time"
# corr = "the time"
# resp = "editor"

# [[annotation]]              # an annotation of yours, in place of the machine's; gi = "none" only removes
# find = "Land and Liberty"
# gi = "orgName"
# resp = "editor"
"""


def settings_template(name: str, language: str) -> str:
    """Return a commented settings file for the source *name*; the *language* is what was detected, ``und`` where nothing was.

    >>> settings_template("a.txt", "en").splitlines()[2]
    'language = "en"'
    """
    line = f'language = "{language}"' if language != "und" else '# language = "en"            # could not be told from the text'
    return _TEMPLATE.format(name=name, language=line)
