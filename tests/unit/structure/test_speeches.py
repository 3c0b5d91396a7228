"""Speeches in their places."""

import pytest

PLAY = "\n\n".join(["ADAM. I am here.\n\nEVE. And I am tired of it all, as you know\nwell enough."] * 5)
LINES = "I saw the river when the night was gone\nAnd all the lower fields were under it\nAnd nobody was left to tell the boys\nThat it was water."
VERSE = f"ADAM. {LINES}\n\nEVE. {LINES}\n\n"


def kinds(found):
    return [line.split(":")[0].strip() for line in found]


def test_persons_below_a_heading(blocks):
    found = blocks(f"ACT I\n\nSCENE I\n\nADAM. EVE.\n\n{PLAY}")
    assert "stage: ADAM. EVE." in [line.strip() for line in found]
    assert kinds(found).count("sp") == 10


def test_speeches_without_blank_lines(blocks):
    found = blocks(f"{PLAY}\n\nADAM. It rises.\nEVE. It falls, as you may\nsee from here.\nADAM. It rises.\n\n{PLAY}")
    assert kinds(found).count("sp") == 23


def test_what_is_done_after_the_last_word_stands_between(blocks):
    found = blocks(f"{PLAY}\n\n[They go.]\n\n{PLAY}")
    assert " stage: [They go.]" in found


def test_a_song_in_prose(blocks):
    song = "EVE. (sings)\n\n    The wind blew high,\n      The wind blew low,\n    And we went by\n      Where the waters go."
    assert kinds(blocks(f"{PLAY}\n\n{song}\n\n{PLAY}")).count("l indent2") == 2


def test_half_lines(blocks):
    found = blocks(f"{VERSE * 5}EVE. It rises.\n\nADAM.          It falls, and falls again, I see.\n\n{VERSE * 2}")
    assert [line.strip() for line in found if " I:" in line or " F:" in line] == ["l I: It rises.", "l F: It falls, and falls again, I see."]


ALONE = "\n\n".join(["VALÈRE.\n\nJe suis ici, et je ne m'en vais pas.\n\nSABINE.\n\nEt moi, je suis lasse de tout cela."] * 5)


def said(found, words):
    """What stands right before the paragraph of these words, and it."""
    at = next(index for index, line in enumerate(found) if line.strip() == f"p: {words}")
    return [line.strip() for line in found[at - 2 : at]]


@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("SABINE sort et revient.", ["speaker: SABINE", "stage: sort et revient."]),
        ("SABINE, à Valère.", ["speaker: SABINE,", "stage: à Valère."]),
    ],
)
def test_a_speaker_and_what_he_does_on_a_line_alone(blocks, label, before):
    assert said(blocks(f"{ALONE}\n\n{label}\n\nVoilà tout.\n\n{ALONE}", "fr"), "Voilà tout.") == before


def test_what_a_person_does_where_nobody_speaks_below_it_is_no_speaker(blocks):
    found = blocks(f"{ALONE}\n\nSABINE sort et revient.\n\n{ALONE}", "fr")
    assert not any("sort" in line for line in found if line.strip().startswith(("speaker", "stage")))


def test_what_is_said_in_italics(blocks):
    found = blocks(f"{ALONE}\n\nSABINE.\n\n_Ficile tantinapota baril._\n\n{ALONE}", "fr")
    assert said(found, "_Ficile tantinapota baril._")[1] == "speaker: SABINE."
    assert "stage: _Elle sort._" in [line.strip() for line in blocks(f"{ALONE}\n\nSABINE.\n\n_Elle sort._\n\nVoilà tout.\n\n{ALONE}", "fr")]


def test_directions_without_a_full_stop_where_the_play_writes_them_so(blocks):
    speeches = "\n\n".join(["ADAM: (Sits) I am here.\n\nEVE: (Goes to the window) And I am tired of it all."] * 5)
    found = [line.strip() for line in blocks(f"{speeches}\n\nADAM: It rises. (He frowns) And now? (God help us!)")]
    assert found[-1] == "stage: (He frowns)"
    stopped = speeches.replace(")", ".)")
    assert "stage" not in blocks(f"{stopped}\n\nADAM: It rises. (He frowns) And now?")[-1]
