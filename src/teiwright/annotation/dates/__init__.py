"""Dates: where they stand, which year they mean, by which calendar, and what that is in TEI.

`vocabulary` reads a text as words of classes (months, ordinals, numbers of
four digits, prepositions); `forms` are the sequences of classes that a
language's file lists, so that a language is added by a file; `expressions`
says what the words of one date mean by themselves; `entries` finds the days
at which the entries of a diary open (`day_openings`), `letters` those that end
with their day; `narrative` fills in what follows from the time that the text
has come to and from the day of writing, and decides the calendar; `values`
writes TEI's attributes. Words that every language prints alike (months of
other calendars, reigns) are in
``shared.toml``, and when countries changed their calendar in
`teiwright.model.regions`. Libraries for parsing dates were turned down: they
take numbers for dates, know no calendar but ours, and give every date
without a year the year in which they run.

TEI: NDDATE (dates and times), NDDATECUSTOM, HD44 (calendarDesc)
"""

from .annotator import dates

__all__ = ["dates"]
