"""What the rules need to know of a language, as data: one TOML file a language.

A language is added by a file ``TAG.toml`` in this folder; no code names a
language. What a text in a language without a file cannot have is said in the
report, and whatever does not depend on language still works.
"""

from typing import TYPE_CHECKING

from ..rooms import offered
from .numbers import any_of, folded, spelled_numbers, without_accents
from .rules import LanguageRules, known_languages, language_name, language_rules, rules_for, rules_of, without_rules
from .word_patterns import whole_word

if TYPE_CHECKING:
    from .detection import detect_language, likeness
else:  # who is told the language detects none
    __getattr__ = offered(__name__, {"detect_language": "detection", "likeness": "detection"})

__all__ = [
    "LanguageRules",
    "any_of",
    "detect_language",
    "folded",
    "known_languages",
    "language_name",
    "language_rules",
    "likeness",
    "rules_for",
    "rules_of",
    "spelled_numbers",
    "whole_word",
    "without_accents",
    "without_rules",
]
