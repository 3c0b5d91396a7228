"""Plays without blank lines."""

SPEECHES = "\n".join(["ADAM. Who goes there, and why so late?", "It is late.", "[Knocking.]", "EVE. I, Adam, and the miller's boy."] * 12)
PROSE = "\n".join(["It was in the year that the river rose, and nobody who lived in it had"] * 60)


def test_speeches_begin_at_names(blocks):
    found = blocks(f"ACT I\nSCENE 1\n[Enter Adam.]\n{SPEECHES}\nSCENE 2\n{SPEECHES}")
    gis = [line.strip().split(":")[0].split(" ")[0] for line in found]
    assert gis.count("sp") == 48
    assert gis.count("stage") == 25
    assert [line.strip() for line in found if "div" in line or "head" in line] == [
        "div act 1", "head: ACT I", "div scene 1", "head: SCENE 1", "div scene 2", "head: SCENE 2",
    ]  # fmt: skip


def test_prose_is_not_parted(blocks):
    assert len([line for line in blocks(f"{PROSE}\nNO. He said so.\n{PROSE}") if " p" in line]) == 1
    assert not any("sp" in line.split(":")[0].split() for line in blocks(PROSE))


def test_a_library_sets_its_words_in_its_own_way(blocks):
    start, end = (f"*** {word} OF THE PROJECT GUTENBERG EBOOK THE MILL ***" for word in ("START", "END"))
    licence = "\n\n".join(["You may copy it, give it away or use it again."] * 40)
    found = blocks(f"{start}\n\n{SPEECHES}\n\n{end}\n\n{licence}")
    assert len([line for line in found if line.strip() == "sp"]) == 24
