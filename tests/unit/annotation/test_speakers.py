"""Who speaks: by the words beside the speech, by turns, by the signature; nobody rather than the wrong one."""

import pytest

import teiwright


def speakers(content: str) -> list[tuple[str, str]]:
    """The speaker and the certainty of every ``said``."""
    return [(one.get("who"), one.get("cert")) for one in teiwright.annotate(content, ["quotes"], {"language": "en"}) if one.gi == "said"]


def names(content: str) -> list[str]:
    return [who for who, _ in speakers(content)]


@pytest.mark.parametrize(
    "content",
    [
        '"Go," said Mr. Brown.',
        '"Go!" cried Mr. Brown, and left.',
        'Mr. Brown said, "Go."',
        '"Tell Mrs. Green," said Mr. Brown.',
        'Mrs. Green came. "Go," said Mr. Brown.',
        '"Go," said poor old Mr. Brown.',
        '"Go," said the poet Mr. Brown.',
    ],
)
def test_the_subject_of_a_verb_of_saying_speaks(content):
    assert speakers(content) == [("Mr. Brown", "high")]


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ('Anna said, "I am here." Henry answered, "So am I."', ["Anna", "Henry"]),
        ('"I am here," said Anna, "to stay." Henry answered, "So am I."', ["Anna", "Anna", "Henry"]),
        ('"I am here," said Anna, "to stay." Henry laughed.', ["Anna", "Anna"]),
        ('"I am here!" Anna cried, "and I stay."', ["Anna", "Anna"]),
        ('"I am here." Anna said it gravely.\n\nHenry came.', ["Anna"]),
        ('"I am here," said Anna; and Henry answered, "So am I."', ["Anna", "Henry"]),
        ('"I am here," said Anna, as Henry ended, "to stay."', ["Anna", "Anna"]),
        ('Anna and Henry said, "We are here."', [""]),
        ('Said Henry: "I am here."', ["Henry"]),
    ],
)
def test_words_that_lead_to_the_next_speech_are_no_tag_of_the_one_before(content, due):
    assert names(content) == due


def test_german_speech_that_goes_on_is_of_the_same_speaker():
    content = "\u201eIch wei\u00df es\u201c, versetzte Albert, \u201eer ist abgereist.\u201c Die Baronesse von Stein lachte."
    found = teiwright.annotate(content, ["quotes"], {"language": "de"})
    assert [one.get("who") for one in found if one.gi == "said"] == ["Albert", "Albert"]


@pytest.mark.parametrize(
    "told", ["Anna Grey was a kind girl.", "Anna Grey came. She seemed a tall woman.", "Anna Grey, who was the eldest daughter, came."]
)
def test_what_somebody_is_said_to_be_is_nobody_else(told):
    assert names(f'{told} Henry Brown was a tall man, and he loved his horse.\n\n"No," she said.') == ["Anna Grey"]


def test_who_is_there_besides_may_be_meant():
    assert names('Anna Grey came. There was a tall woman with a dog.\n\n"No," she said.') != ["Anna Grey"]


def test_whom_somebody_turns_to_in_french_does_not_speak():
    content = "Anne et M. Brun vivaient \u00e0 Paris. M. Brun se tourna vers Anne et dit : \u00ab Venez. \u00bb"
    found = teiwright.annotate(content, ["quotes"], {"language": "fr"})
    assert [one.get("who") for one in found if one.gi == "said"] == ["M. Brun"]


def test_a_short_form_is_made_full_wherever_it_stands():
    content = 'John Brown came in. "Yes," said Brown. "No," said John Brown.'
    assert names(content) == ["John Brown", "John Brown"]


def test_a_surname_that_two_people_share_stays_as_it_is():
    content = 'Mr. Brown and Mrs. Brown came. "Yes," said Mr. Brown. "No," said Mrs. Brown.'
    assert names(content) == ["Mr. Brown", "Mrs. Brown"]


def test_two_speakers_take_turns():
    answers = '"Hallo," said Mr. Brown.\n\n"Hallo," said Mr. Smith.\n\n"A fine day."\n\n"Yes."\n\n"Goodbye," said Mr. Brown.'
    content = f"Mr. Brown and Mr. Smith met.\n\n{answers}"
    assert speakers(content) == [("Mr. Brown", "high"), ("Mr. Smith", "high"), ("Mr. Brown", "low"), ("Mr. Smith", "low"), ("Mr. Brown", "high")]


def test_a_third_voice_ends_the_turns():
    content = '"One," said Mr. Brown.\n\n"Two," said Mr. Smith.\n\n"Three."\n\n"Four," said Mrs. Green.\n\n"Five."'
    assert names(content) == ["Mr. Brown", "Mr. Smith", "", "Mrs. Green", ""]


def test_two_paragraphs_are_no_dialogue():
    assert names('"One," said Mr. Brown.\n\n"Two."') == ["Mr. Brown", ""]


def test_all_speech_of_a_paragraph_that_opens_with_speech_is_of_one_speaker():
    assert names('"Go," said Mr. Brown. "Now."') == ["Mr. Brown", "Mr. Brown"]


def test_the_narrator_is_who_signs():
    content = '"I will," said I.\n\nHe went.\n\nMajor-General Krassnov.'
    assert speakers(content) == [("Major-General Krassnov", "medium")]


def test_a_narrator_without_a_name_is_called_so():
    assert speakers('"I will," said I. Mr. Brown came.') == [("I (narrator)", "medium")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("So I called myself Pip, and came to be called Pip.\n\n{}", "Pip"),
        ("My name is Oliver.\n\n{}", "Oliver"),
        ("CHAPTER I\n\nJONATHAN HARKER'S JOURNAL\n\nIt rained.\n\n{}", "Jonathan Harker"),
    ],
)
def test_a_narrator_is_named_by_the_narration_or_a_heading(content, name):
    assert names(content.format('"I will," said I.')) == [name]


def test_a_heading_of_somebody_who_is_not_named_names_no_narrator():
    assert names('CHAPTER I\n\nTHE SAILOR\'S STORY\n\nIt rained.\n\n"I will," said I.') == ["I (narrator)"]


def test_each_letter_has_its_own_narrator():
    letter = '{}\n\nDear Judy,\n\nIt rained all day and all night. "I will go," said I.\n\nYours ever,\n\n{}.'
    content = "\n\n\n".join([letter.format("London, 1 May 1900.", "SALLIE MCBRIDE"), letter.format("Bath, 3 May 1900.", "ANDREW BROWN")])
    assert [name.upper() for name in names(content)] == ["SALLIE MCBRIDE", "ANDREW BROWN"]


def test_a_name_that_others_are_told_of_is_not_the_narrators():
    content = '"Come, Oliver," said Mrs. Green. Oliver came.\n\n"Yes," said I.'
    assert names(content) == ["Mrs. Green", "I (narrator)"]


def test_the_letter_in_a_story_does_not_name_its_narrator():
    letter = '"My Friend,--I am anxiously expecting you.\n\n"Your friend,\n\n"ANDREW BROWN."'
    content = f'CHAPTER I\n\nIt rained. I got a letter.\n\n{letter}\n\nI read it.\n\n"Well," said I.\n\nIt went on raining for days.'
    assert names(content)[-1] == "I (narrator)"


def test_a_pronoun_means_the_only_person_there_is():
    assert speakers('Mr. Brown came. "I will," said he.') == [("Mr. Brown", "medium")]


@pytest.mark.parametrize(
    "content",
    [
        '"Who?" asked the captain. Captain Brown came.\n\nCaptain Smith left.',
        'The old man nodded. "Yes, indeed," said the old man.',
        'Mr. Brown met Mr. Smith. "I will," said he.',
        '"Go," said the wife of Mr. Brown.',
        'Mr. Brown was asked, "What?"',
        '"What?" was asked of Mr. Brown.',
        'Mr. Brown laughed "Yes, indeed."',
        'Mr. Brown heard it well. "Yes, indeed."',
        '"Yes, indeed." Mr. Brown rose.',
        '"Yes."',
        '"Go," and he asked Mr. Brown.',
        'He came and asked Mr. Brown, "Where?"',
        'The wife of Mr. Brown said, "Go."',
        '"Go," said the woman Mr. Brown\'s wife knew.',
        '"Go," he told Mr. Brown. "Well," he said.',
        'Mr. Brown and Smith came. "Go," said she.',
        '"Go," said Mr. Jones\' wife.',
    ],
)
def test_nobody_rather_than_the_wrong_one(content):
    assert set(names(content)) == {""}


@pytest.mark.parametrize(("content", "third"), [("Mr. Brown sat.\n\n", "Mr. Brown"), ("It rained.\n\n" * 5, "")])
def test_narration_between_two_speeches_ends_the_scene_after_a_paragraph(content, third):
    """A speech long after another is not taken for its answer."""
    text = f'"One," said Mr. Brown.\n\n{content}"Two," said Mrs. Green.\n\n"Three."'
    assert names(text) == ["Mr. Brown", "Mrs. Green", third]


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ('Mr. Brown rose. "Yes, indeed."', "Mr. Brown"),
        ('"Yes, indeed." I looked up.', "I (narrator)"),
    ],
)
def test_who_acts_beside_speech_speaks_it_perhaps(content, speaker):
    assert speakers(content) == [(speaker, "low")]


@pytest.mark.parametrize("content", ['Mr. Brown came. He looked up. "Yes, indeed."', 'Mr. Brown came.\n\n"Yes, indeed." He rose.'])
def test_a_pronoun_that_acts_beside_speech_speaks_it_perhaps(content):
    assert names(content) == ["Mr. Brown"]


def test_speech_beside_speech_is_the_answer():
    assert names('Mr. Brown met Mrs. Green. "Yes?" "No," said Mrs. Green.') == ["Mr. Brown", "Mrs. Green"]


def test_the_end_of_the_sentence_before_may_name_the_speaker():
    assert names('From the hall we heard steps; whereupon Mrs. Green spoke. "Well."') == ["Mrs. Green"]


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ('"Who?" asked the captain.', "the captain"),
        ('Anne sat there. An old soldier came in. "Who?" asked the soldier.', "the soldier"),
        ('A soldier came. "One," said the old soldier.\n\n"Two," said the soldier.', "the soldier"),
        ('"Come along," said a young officer to him.', "a young officer"),
        ('"Fie!" muttered a woman in the crowd.', "a woman"),
        ('"Fie!" said the thin, elderly undertaker.', "the thin, elderly undertaker"),
    ],
)
def test_who_is_only_described_is_called_by_the_description(content, speaker):
    assert set(speakers(content)) == {(speaker, "low")}


@pytest.mark.parametrize(
    "content",
    [
        'Mr. Brown came. "Who?" asked the soldier.',  # Mr. Brown may be the soldier
        '"Who?" asked the soldier. Mr. Brown was his name.',  # or turn out to be
        'Mr. Brown was a soldier. "Who?" asked the soldier.',
        '"Who?" asked a voice.',
        '"Who?" asked the ladies.',
        '"Who?" said the man.',
    ],
)
def test_a_description_that_may_mean_somebody_else_names_nobody(content):
    assert names(content) == [""]


@pytest.mark.parametrize(
    "content",
    [
        'Mr. Brown, the undertaker, came. Mr. Smith sat. "Who?" asked the undertaker.',
        'The old undertaker, Mr. Brown, came. Mr. Smith sat. "Who?" asked the undertaker.',
        'The undertaker himself, Mr. Brown, came. Mr. Smith sat. "Who?" asked the undertaker.',
        'Dr. Brown came. Mr. Smith sat. "Who?" asked the doctor.',
        'Mrs. Brown came with Oliver. "Who?" asked the mother.',
    ],
)
def test_what_a_person_is_said_to_be_means_that_person(content):
    (speaker,) = names(content)
    assert speaker.endswith("Brown")


def test_what_two_are_said_to_be_means_neither():
    assert names('Mr. Brown, the undertaker, met Mr. Smith, the undertaker. "Who?" asked the undertaker.') == [""]


def test_a_pronoun_means_the_only_one_of_this_sex_who_speaks_in_the_scene():
    talk = "\n\n".join(['"One."', '"Two," he said.'] * 6)
    content = f'"One," said Mr. Brown.\n\n"Two," said Mrs. Green.\n\n{talk}'
    assert names(content)[-1] == "Mr. Brown"


def test_whom_the_pronoun_cannot_mean_does_not_speak():
    content = '"One," said I.\n\n"Two," said Mr. Brown.\n\n"Three," she said.'
    assert names(content) == ["I (narrator)", "Mr. Brown", ""]


@pytest.mark.parametrize("content", ['"Go," he told Mr. Brown.', '"Go?" she asked Mr. Brown.', 'Mrs. Green came. "Go," she told Mr. Brown.'])
def test_the_person_spoken_to_is_not_the_speaker(content):
    assert "Mr. Brown" not in names(content)


def test_i_is_not_whom_words_before_it_describe():
    assert "I (narrator)" not in names('Mrs. Green came. On my saying that I did not know, she went on: "Well."')


def test_the_owner_of_the_speaker_is_not_the_speaker():
    assert names('"Go," said Mr. Brown\'s wife.') == [""]


@pytest.mark.parametrize(
    "content", ['"Go," said she to Mr. Brown.', 'Mrs. Green stood there. "Go," said he.', 'Mr. Brown said: "I will go." She asked, "When?"']
)
def test_a_pronoun_never_means_a_person_whose_title_is_of_the_other_sex(content):
    speech = names(content)[-1]
    assert speech == ""


def test_titles_tell_which_pronoun_means_whom():
    content = 'Mr. Brown and Mrs. Green came. "One," said he. "Two," said she.'
    assert speakers(content) == [("Mr. Brown", "medium"), ("Mrs. Green", "medium")]


def test_who_tells_somebody_is_the_speaker():
    assert names('"Go," Mr. Brown told Mrs. Green.') == ["Mr. Brown"]
    assert names('Mr. Brown asked Mrs. Green, "Where?"') == ["Mr. Brown"]


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ('"Go," fleered Happy Jack.', "Happy Jack"),
        ('"Go," he snapped. Mr. Brown left.', "Mr. Brown"),
        ('"Go," Mr. Brown put in.', "Mr. Brown"),
        ('Mr. Brown turned to Mrs. Green and said, "Go."', "Mr. Brown"),
        ('"Go!" cried the Mouse.', "Mouse"),
        ('"Go," said Good, and left.', "Good"),
        ('Mr. Brown spoke at last:\n\n"Go."', "Mr. Brown"),
    ],
)
def test_other_words_that_name_the_speaker(content, speaker):
    assert names(content) == [speaker]


def test_several_voices_of_one_paragraph_are_kept_apart():
    assert names('"One," said Mr. Brown. "Two," said Mrs. Green. "Three," said Mr. Brown.') == ["Mr. Brown", "Mrs. Green", "Mr. Brown"]


def test_who_is_called_by_name_speaks_next():
    content = 'Mr. Brown and Mrs. Green sat there.\n\n"Will you go, Mrs. Green?" said Mr. Brown.\n\n"Never."'
    assert speakers(content) == [("Mr. Brown", "high"), ("Mrs. Green", "low")]


def test_who_is_called_by_name_but_never_there_does_not_speak():
    assert names('"Napoleon! What a man," said Mr. Brown.\n\n"Never."') == ["Mr. Brown", ""]


def test_a_pronoun_means_who_is_near_and_did_not_just_speak():
    content = 'Oliver and Harriet sat. "One," said Oliver.\n\nHarriet rose.\n\n"Two," she said.\n\n"Three," he said.'
    assert names(content) == ["Oliver", "Harriet", "Oliver"]


def test_somebody_without_a_name_may_be_meant():
    content = 'Oliver stood there.\n\n"One," said Oliver.\n\nThe old man nodded.\n\n"Two," he said.'
    assert names(content) == ["Oliver", ""]


def test_a_pronoun_means_nobody_further_off_than_one_of_whom_the_sex_is_not_known():
    content = 'Miss Grey stood at the door.\n\n{}\n\n"Is it not pretty?" she asked.'
    assert names(content.format("The child put out her hand.")) == [""]
    assert names(content.format("The rain fell on the roof.")) == ["Miss Grey"]


def test_a_narrator_is_known_by_what_others_call_him():
    calls = '"Come, Rudolf," said Mrs. Green.\n\n"Yes," said I.\n\n"Will you go, Rudolf?" said Mrs. Green.\n\n"No," I answered.'
    assert names(calls) == ["Mrs. Green", "Rudolf", "Mrs. Green", "Rudolf"]


def test_undecided_words_may_be_said_or_read():
    content = 'Then "many of those who had been there and seen it all" went.'
    assert [one.gi for one in teiwright.annotate(content, ["quotes"], {"language": "en"})] == ["q"]


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ('A girl came in. "I am Mary Brown," said the girl.', "Mary Brown"),
        ('"My name is Mary Brown," she said. "Who are you?"', "Mary Brown"),
        ('"Good day. I am Mary Brown."', "Mary Brown"),
        ('"I am Mary Brown\'s brother," said the boy.', "the boy"),
        ('"I am John Brown," she said.', ""),
        ('"I am Mary Brown," said Mr. Smith, and laughed.', "Mr. Smith"),
        ('"So I am, Mary Brown," he said.', ""),
    ],
)
def test_who_tells_the_own_name_is_who_speaks(content, who):
    assert names(content)[0] == who


def test_nobody_speaks_of_themselves_by_name():
    content = 'Mary Brown and Anna Smith sat in the garden all the morning.\n\nMary Brown rose. "Anna is tired," she said.'
    assert names(content) == ["Mary Brown"]
    assert names('Anna Smith sat in the garden.\n\n"Anna is tired," she said.') == [""]


def test_whose_hand_it_is_does_not_tell_who_speaks():
    assert names('His eyes fell on the stick in John Brown\'s hand.\n\n"I am glad," he said.') == [""]
    assert names('John Brown\'s stick fell. John Brown looked up.\n\n"I am glad," he said.') == ["John Brown"]


@pytest.mark.parametrize(
    ("language", "content", "speakers"),
    [
        ("fr", "« Je pars, dit Emma. Et vous ? »\n\n« Je reste », répondit Charles.", ["Emma", "Charles"]),
        ("fr", "« Vous avez tort, s'écria le docteur Larivière, et vous le savez. »", ["docteur Larivière"]),
        ("fr", "« Mon ami, dit-il, vous avez tort. »", [""]),
        ("fr", "« Venez. »\n\n— Vous mentez ! cria Julien.\n\n— Moi ? dit Mathilde en riant.", ["Mathilde", "Julien", "Mathilde"]),
        ("de", "„Er kommt nie“, meinte Frau Kruse, die in der Tür stand. Da kam Frau Kruse.", ["Kruse"]),
        ("de", "Da kam Frau Kruse. „Gleich“, rief er von oben. Frau Kruse sagte nichts.", [""]),
    ],
)
def test_speakers_in_other_languages(language, content, speakers):
    found = [one for one in teiwright.annotate(content, ["quotes"], {"language": language}) if one.gi == "said"]
    assert [one.get("who") for one in found] == speakers


def test_a_pronoun_of_another_sex_is_another_voice_in_one_paragraph():
    content = 'Clarissa and Peter were there. "Let them in," said Clarissa calmly. Peter looked at her. "You knew," he said.'
    assert names(content) == ["Clarissa", "Peter"]
