"""The settings file to begin with."""

import re

from teiwright.pipeline import load_settings
from teiwright.project.template import settings_template


def test_the_template_is_a_settings_file_as_it_stands():
    assert load_settings(settings_template("a.txt", "en").encode(), "a.toml").language == "en"
    assert load_settings(settings_template("a.txt", "und").encode(), "a.toml").language == ""


def test_every_key_of_the_template_is_one_that_is_known():
    lines = settings_template("a.txt", "und").replace("# [[", "[[").splitlines()
    opened = "\n".join(line.removeprefix("# ") if " = " in line else line for line in lines)
    assert load_settings(re.sub(r"(?m)^(?:calendar = \"julian\"|until).*\n", "", opened).encode(), "a.toml").dates.region == "Russia"
    settings = load_settings(re.sub(r"(?m)^region.*\n", "", opened).encode(), "a.toml")  # it stands instead of the calendar
    assert (settings.dates.anchor, settings.keep_lines, settings.quotes, settings.authority) == ("1917-10", True, "fine", "authority.xml")
    assert [len(part) for part in (settings.dates.passages, settings.emendations, settings.overrides, settings.header.responsibilities)] == [1] * 4
