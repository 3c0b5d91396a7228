"""Speeches in their places."""

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
