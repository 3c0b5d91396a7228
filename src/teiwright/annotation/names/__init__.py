"""Names of people, places and organisations.

`tokens` sees the words, `evidence` counts over the whole document where each
capitalised word stands, `organisations` and `people_and_places` judge by
that: these are the rules. A trained `model` weighs all of it for each run of
words (`features`), `votes` add what letters, diaries and newspapers do
otherwise than novels, and `spacy_voice` what a pipeline of spaCy finds, if the
settings name one; the `decision` is the best row of labels. `known_names`
brings in what the editor has on file. Word lists are hints that add to a sum,
never verdicts: as verdicts they lower the score.

What each layer is worth, as exact F1 with all of them and without one, as the
setting ``names.without`` leaves it out (tests/corpus/ablation.py, which says how
it is measured):

============  ======  =====  =======  =======  ======  ====  ===========
left out      novels  diary  letters  village  places  news  our edition
============  ======  =====  =======  =======  ======  ====  ===========
nothing         .852   .848     .725     .849    .691  .556        1.000
authority       .852   .848     .725     .849    .691  .556         .979
conventions     .862   .809     .650     .786    .626  .538         .997
document        .812   .771     .704     .742    .652  .503        1.000
lists           .821   .826     .672     .776    .441  .460        1.000
model           .836   .752     .633     .742    .608  .513        1.000
rules           .850   .820     .677     .801    .661  .443         .997
============  ======  =====  =======  =======  ======  ====  ===========

Only our edition has an authority file. The conventions cost the novels
something, as these are what the model knows best; every other kind of text
gains more.

Where the data come from: the English model was trained on LitBank (Bamman,
Popat and Shen 2019), the German one on SoNAR and the French one on NewsEye, both
as in HIPE-2022 (Ehrmann et al. 2022), all three CC BY 4.0; each model names its
own in its card. None of the texts is in the package. Forenames, people, places
and the words of the languages are lists of facts compiled for teiwright. What was
measured only (letters, a diary, newspapers) was never trained on.

TEI: ND (names, dates, people, and places)
"""

from .annotator import names, parts

__all__ = ["names", "parts"]
