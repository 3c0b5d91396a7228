"""What the rules need to know of a language, as data: one TOML file a language.

A language is added by a file ``TAG.toml`` in this folder; no code names a
language. What a text in a language without a file cannot have is said in the
report, and whatever does not depend on language still works.
"""

from .detection import detect_language, likeness
from .rules import LanguageRules, known_languages, language_name, language_rules

__all__ = ["LanguageRules", "detect_language", "known_languages", "language_name", "language_rules", "likeness"]
