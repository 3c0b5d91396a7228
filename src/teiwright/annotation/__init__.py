"""Text and the layers below -> one more layer: names, dates, quotations.

Each annotator is a step of its own and replaceable by another that gives the
same layer. What belongs to a language stands in its file under `languages`;
what belongs to a text stands in its settings; code knows neither.
"""
