"""Telling the language of short texts: right or not at all."""
# the samples are in their own scripts, some in old spelling

import re
from itertools import pairwise

import pytest

from teiwright.languages import detect_language

TOLD = {
    "en": [
        "The boat was late, and nobody on the quay knew why.",
        "I have been asked to write down what I saw when the mill burned, and I shall do so.",
        "She put the letter back into the drawer without a word and went out to look for the dog.",
        "Sir, I haue receiued your letter, and doe giue you thankes for it, as one that is bound vnto you by many kindnesses.",
        (
            "My dear Anne, we have had nothing but rain since you left us, and the children are not to be held. Yesterday they dug a canal "
            "from the pump to the kitchen door, and would have let in the water if Martha had not come back from market in time."
        ),
        "He that would keepe bees must rise before them, and not goe to bed before they doe.",
        "No ship has come in for three weeks. The price of flour is up again, and there is talk of closing the school until the spring.",
        "When thou comest to the bridge, turn thou to the left hand, and ask of no man the way.",
        "It is a small house with a large garden, which nobody has looked after since the old man died.",
    ],
    "de": [
        "Das Boot kam zu spät, und niemand am Ufer wußte, warum.",
        "Ich habe den Brief noch einmal gelesen und verstehe ihn jetzt weniger als vorher, obwohl er in klaren Worten geschrieben ist.",
        "Wir sind gestern bei starkem Regen über den Paß gegangen und erst in der Nacht angekommen.",
        "Es ist mir lieb, daß Sie die Bücher erhalten haben; die übrigen werden folgen, sobald der Bote wieder in die Stadt geht.",
        "Dero Schreiben ist mir zu rechter Zeit worden, vnd will ich demselben in allem nachkommen, auch dem Müller nichts abschlagen.",
        "Der Knabe saß auf der Mauer und sah den Schiffen nach, bis es dunkel wurde.",
        "Seyn Sie versichert, daß ich bey der ersten Gelegenheit schreibe und nichts vergesse, was zu Ihrem Besten gereichen kann.",
        "Man sagt, die Brücke werde im Frühjahr gebaut, aber das hat man im vorigen Jahr auch schon gesagt, und im Jahr davor.",
    ],
    "fr": [
        "Le bateau est arrivé en retard et personne ne savait pourquoi.",
        "Je vous écris de la maison de mon frère, où nous sommes depuis trois jours sans pouvoir sortir à cause de la neige.",
        "Elle a remis la lettre dans le tiroir, puis elle est sortie sans rien dire pour chercher le chien.",
        "On dit que le pont sera construit au printemps, mais on l'avait déjà dit l'année dernière.",
        "Il estoit vn iour au marché auec son pere, qui vouloit vendre vne vache, et ne trouuoit personne qui en donnast le prix.",
        (
            "Monsieur, j'ai reçu votre lettre du dix et je me suis mis aussitôt en chemin ; mais les eaux étoient si hautes qu'il fallut attendre "
            "deux jours avant de passer la rivière."
        ),
        "Nous n'avons plus de farine, et le moulin ne tourne pas tant que la glace tient.",
        "C'est une petite maison avec un grand jardin dont personne ne s'occupe depuis la mort du vieux.",
    ],
    "la": [
        "Navis sero venit, et nemo in ripa erat qui sciret quid ei accidisset.",
        "Epistulam tuam accepi, ex qua cognovi te et fratrem tuum valere, quod mihi gratissimum fuit.",
        "In hoc loco molendinum erat quod ab igne consumptum est, nec postea a quoquam refectum.",
        "Notandum autem quod haec verba non sunt auctoris, sed cuiusdam qui post eum vixit et librum eius correxit.",
        "Anno eodem flumen ita crevit ut pontem auferret et omnes agros qui circa sunt aqua tegeret, per quod multi fame perierunt.",
        "Quæ cum ita sint, non est cur de ejus fide dubitemus, nisi quis alia quæ nobis ignota sunt attulerit.",
    ],
    "it": [
        "La barca arrivò tardi e nessuno di quelli che stavano sulla riva sapeva perché.",
        "Ho letto la tua lettera tre volte e ogni volta mi è sembrata più bella, anche se non ho capito tutto.",
        "Il mulino è bruciato nella notte, ma gli uomini hanno salvato il grano che era nella casa vicina.",
        "Non si può passare il fiume prima che l'acqua scenda, e nessuno sa quando questo sarà.",
        "Ella pose la lettera nel cassetto senza dire parola, ed uscì a cercare il cane che era fuggito dal giardino.",
    ],
    "es": [
        "El barco llegó tarde y nadie en el muelle sabía por qué.",
        "He leído tu carta tres veces y cada vez me ha parecido mejor, aunque no lo he entendido todo.",
        "Dicen que el puente se hará en primavera, pero ya lo dijeron el año pasado y también el anterior.",
        "La casa es pequeña y tiene un jardín muy grande del que nadie se ocupa desde que murió el viejo.",
        "Cuando llegamos al molino ya no quedaba nada, ni siquiera las paredes, y los hombres estaban sentados junto al río sin hablar.",
    ],
    "pt": [
        "O barco chegou tarde, e ninguém no cais sabia o que lhe tinha acontecido nem onde estivera.",
        "Li a tua carta três vezes e de cada vez me pareceu melhor, embora não tenha entendido tudo.",
        "A casa é pequena, mas tem um jardim muito grande de que ninguém cuida desde que o velho morreu.",
        "Dizem que a ponte será feita na primavera, mas já o disseram no ano passado e também no anterior.",
    ],
    "nl": [
        "De boot kwam te laat en niemand op de kade wist waarom.",
        "Ik heb je brief drie keer gelezen en elke keer vond ik hem mooier, al heb ik niet alles begrepen.",
        "Men zegt dat de brug in het voorjaar gebouwd wordt, maar dat zei men vorig jaar ook al.",
        "Het huis is klein, maar er hoort een grote tuin bij waar niemand meer naar omkijkt sinds de oude man dood is.",
        "Wy hebben den brief ontfangen ende zullen daer op antwoorden, soo haest als het schip weder gekomen is.",
    ],
    "sv": [
        "Båten kom för sent och ingen på kajen visste varför det var så.",
        "Jag har läst ditt brev tre gånger och varje gång tyckte jag bättre om det, fast jag inte förstod allt.",
        "Huset är litet, men det har en stor trädgård som ingen har skött sedan gubben dog.",
    ],
    "da": [
        "Båden kom først efter mørkets frembrud, og ingen af dem, der stod på kajen, vidste, hvad der var sket med den, eller hvor den havde været.",
        "Jeg har læst dit brev tre gange, og hver gang blev jeg gladere for det, selv om jeg ikke forstod, af hvem du har hørt det om møllen.",
    ],
    "no": [
        "Jeg har lest brevet ditt tre ganger, og hver gang ble jeg gladere for det, selv om jeg ikke forsto hvem du har hørt det av om mølla.",
        "Huset er lite, men det har en stor hage som ingen har sett etter siden den gamle mannen døde, og nå vet ingen hva som skal bli av den.",
    ],
    "pl": [
        "Łódź przypłynęła za późno i nikt na brzegu nie wiedział, dlaczego tak się stało.",
        "Czytałem twój list trzy razy i za każdym razem podobał mi się bardziej, choć nie wszystko zrozumiałem.",
        "Mówią, że most będzie gotowy na wiosnę, ale to samo mówili już w zeszłym roku.",
    ],
    "cs": [
        "Loď připlula pozdě a nikdo na břehu nevěděl, proč se to tak stalo.",
        "Četl jsem tvůj dopis třikrát a pokaždé se mi líbil více, i když jsem všechno nepochopil.",
    ],
    "ru": [
        "Лодка пришла поздно, и никто на берегу не знал, что с ней было.",
        "Я прочёл твоё письмо три раза, и каждый раз оно нравилось мне больше, хотя я понял не всё.",
        "Онъ положилъ письмо въ ящикъ, не сказавъ ни слова, и вышелъ изъ дому, чтобы искать собаку, которая убѣжала еще утромъ.",
    ],
    "uk": [
        "Я прочитав твого листа тричі, і щоразу він подобався мені більше, хоча я зрозумів не все.",
        "Кажуть, що міст буде готовий навесні, але те саме вони казали вже і торік.",
    ],
    "el": ["Το πλοίο ήρθε αργά και κανείς στην προκυμαία δεν ήξερε γιατί έγινε αυτό."],
    "hu": ["Háromszor elolvastam a leveledet, és minden alkalommal jobban tetszett, bár nem értettem meg az egészet."],
    "fi": ["Olen lukenut kirjeesi kolme kertaa, ja joka kerta se on ollut minusta parempi, vaikka en ole ymmärtänyt kaikkea."],
    "ro": ["Am citit scrisoarea ta de trei ori și de fiecare dată mi-a plăcut mai mult, deși nu am înțeles tot ce era în ea."],
    "ca": ["He llegit la teva carta tres vegades i cada vegada m'ha semblat millor, encara que no ho he entès tot."],
    "tr": ["Mektubunu üç kere okudum ve her seferinde daha çok beğendim, ama içinde ne olduğunu tam olarak anlamadım."],
}

UNTOLD = {
    "names": "John Pell, Thomas Brown, William Hill, Mary Pell, Anne Brown, Richard Hill, Edward Cook, James Cook, Peter Pell",
    "Spanish names": "Don Pedro de la Vega, Juan de los Santos, María del Carmen de la Torre, Luis de León y Diego de Silva",
    "German names": "Johann von der Aue, Georg von Stein, Heinrich von der Weide, Karl von und zu Berg, Ludwig von der Mühle",
    "French names": "Jean de La Fontaine, Pierre de Ronsard, Joachim du Bellay, Louis de Rouvroy, Charles de la Porte, Anne des Ursins",
    "initials": "A. B. C. D. E. F. G. H. I. J. K. L. M. N. O. P. Q. R. S. T.",
    "numbers": "1 2 3 4 5 6 7 8 9 10 11 12 I II III IV V VI VII VIII IX X XI XII",
    "list": "butter, salt, pepper, sugar, flour, eggs, milk, cream, cheese, bread, wine, beer, oil, vinegar",
    "accounts": "Item 3 lb. Item 4 lb. Item 12 s. Item Joh. Smyth 3 d. Item Ric. Pell 2 d. Item Tho. Hill 4 d. Item Wm. Cook 2 s.",
    "syllables": "do re mi fa sol la si do re mi fa sol la si do re mi fa sol",
    "English and German": "The mill stood by the river and the boy went down. Die Mühle stand am Fluß und der Knabe ging hinunter.",
    "English and French": "He said that the house was old and cold. Il dit que la maison était vieille et froide et qu'il n'y avait personne.",
    "English and Latin": "In the old book it is written: hoc est quod in libro de igne dicitur, et non est aliud in eo de hac re.",
    "too short": "The boat was late and nobody knew.",
    "Croatian": "Pročitao sam tvoje pismo tri puta i svaki put mi se više sviđalo, iako nisam sve razumio što je u njemu.",
    "Asturian": "Lleí la to carta tres vegaes y cada vegada prestóme más, anque nun entendí too lo que yera y dende entós nun foi a más.",
    "Indonesian": "Saya sudah membaca surat itu tiga kali dan setiap kali saya lebih menyukainya, walaupun saya tidak mengerti semuanya.",
    "Frisian": "Ik ha dyn brief trije kear lêzen en eltse kear fûn ik him moaier, al ha ik net alles begrepen wat der yn stie.",
    "Swahili": "Nimesoma barua yako mara tatu, na kila mara niliipenda zaidi, ingawa sikuelewa kila kitu kilichoandikwa ndani yake.",
}
CASES = [(tag, text) for tag, texts in TOLD.items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), CASES, ids=[f"{tag}{number}" for number, (tag, _) in enumerate(CASES)])
def test_a_clear_text_of_a_dozen_words_is_told(tag, text):
    assert detect_language(text) == tag
    assert len(re.findall(r"[^\W\d_]+", text)) >= 10


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD)
def test_what_is_not_clear_is_not_told(text):
    assert detect_language(text) == "und"


@pytest.mark.parametrize(("tag", "text"), CASES, ids=[f"{tag}{number}" for number, (tag, _) in enumerate(CASES)])
def test_no_beginning_of_a_text_is_of_another_language(tag, text):
    words = text.split()
    assert {detect_language(" ".join(words[:count])) for count in range(1, len(words))} <= {tag, "und"}


@pytest.mark.parametrize(("tag", "text"), CASES, ids=[f"{tag}{number}" for number, (tag, _) in enumerate(CASES)])
def test_no_part_of_a_text_is_of_another_language(tag, text):
    words = text.split()
    assert {detect_language(" ".join(words[first : first + 12])) for first in range(max(len(words) - 11, 1))} <= {tag, "und"}


@pytest.mark.parametrize(("first", "second"), [(one, other) for one, other in pairwise(TOLD) if not {one, other} <= {"sv", "da", "no"}])
def test_two_languages_beside_each_other_are_neither(first, second):
    beside = f"{TOLD[first][-1]} {TOLD[second][-1]}"
    parts = [len(re.findall(r"[^\W\d_]+", text)) for text in (TOLD[first][-1], TOLD[second][-1])]
    assert detect_language(beside) in ({"und"} if max(parts) < 1.5 * min(parts) else {"und", first, second})


def test_a_long_s_is_an_s():
    text = "The ſhip was late, and it was ſaid that ſhe had loſt her maſt in the ſtorm."
    assert detect_language(text) == detect_language(text.replace("\u017f", "s")) == "en"


def test_a_quotation_in_another_script_is_no_second_language():
    text = "The word λόγος is here the same as in the first part of the book, where it was said of the law."
    assert detect_language(text) == "en"


def test_strange_letters_are_those_of_another_language():
    english = "The man who was in the house had nothing to say of it, and so they went away again."
    assert detect_language(english) == "en"
    assert detect_language(english.replace("th", "þ").replace("w", "ƿ").replace("a", "å")) == "und"
