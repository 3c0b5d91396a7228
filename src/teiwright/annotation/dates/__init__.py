"""Dates: where they stand, which year they mean, by which calendar, and what that is in TEI.

`expressions` finds the words, by the forms that a language's file lists;
`narrative` fills in years from a time that moves with the text, and decides
the calendar; `values` writes TEI's attributes. Libraries for parsing dates
were turned down: they take numbers for dates, know no calendar but ours, and
give every date without a year the year in which they run.

TEI: NDDATE (dates and times), NDDATECUSTOM, HD44 (calendarDesc)
"""

from .annotator import dates

__all__ = ["dates"]
