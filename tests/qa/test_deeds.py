"""The day of another deed than the one that a question asks the day of."""

from __future__ import annotations

import pytest

from qa.reader.rules.deeds import of_the_deed

OTHERS = [
    ("When will the baths close?", "A trust will take over the baths on 1 May.", "1 May"),
    ("When will the baths close?", "On 1 May a trust will take over the baths.", "1 May"),
    ("When will the baths reopen?", "A trust will take over the baths on 1 May.", "1 May"),
    ("When are the baths due to shut?", "The baths are expected to raise their prices on 1 May.", "1 May"),
    ("When are the baths closing?", "The roof of the baths will be repaired on 1 May.", "1 May"),
    ("When will the cinema open?", "A firm will buy the cinema on 2 June.", "2 June"),
    ("When will the cinema open?", "The old cinema will be demolished on 2 June.", "2 June"),
    ("When will the baths close?", "The club will hold a gala at the baths on 1 May.", "1 May"),
    ("When will the baths close?", "Inspectors will visit the baths on 1 May.", "1 May"),
    ("When will the zoo open to the public?", "The zoo will celebrate its birthday on 8 August.", "8 August"),
    ("On which day will the pool open?", "A builder will start work at the pool on 7 May.", "7 May"),
    ("When will the pool open?", "Builders will start work on 7 May and it will open in June.", "7 May"),
    ("When does the album come out?", "Lund revealed her album on 13 August.", "13 August"),
    ("When is the phone released?", "The phone is available for pre-order on 12 May.", "12 May"),
    ("When is the phone released?", "It is up for pre-order Friday and in shops on 12 May.", "pre-order Friday"),
    ("When is the phone released?", "The phone was unveiled on 19 May.", "19 May"),
    ("When will the pool close?", "The council will decide on 12 May whether to close the pool.", "12 May"),
    ("When will the pool close?", "On 12 May the council will vote on a plan to close the pool.", "12 May"),
    ("When will the mill be sold?", "Councillors vote on 12 May on whether to sell the mill.", "12 May"),
    ("When does the album come out?", "On 13 August Lund revealed that fans will like it.", "13 August"),
    ("When was the treaty signed?", "The treaty allows a transition until 1 January 2015.", "1 January 2015"),
    ("On which day was the lease signed?", "The lease runs until 30 June, with a break.", "30 June"),
    ("When was he elected?", "Lund, who sat for the town until 1998, died on Friday.", "1998"),
    ("In which year was the mill built?", "The mill ground corn until the early 1950s.", "1950s"),
    ("When did the accident happen?", "The road will be closed until Friday.", "Friday"),
    ("When was the driver sentenced?", "He is banned from driving till May 2030.", "May 2030"),
    ("When did the mill open?", "The council decided on 12 May whether to open the mill.", "12 May"),
]
OWN = [
    ("When was the treaty signed?", "The treaty was not signed until 1 January 2015.", "1 January 2015"),
    ("When was the treaty signed?", "No treaty was signed until 1 January 2015.", "1 January 2015"),
    ("When was the treaty signed?", "It took until 1 January 2015 for the two to sign.", "1 January 2015"),
    ("When did the council meet?", "The meeting was postponed until 3 June.", "3 June"),
    ("When was the mill built?", "It wasn't built until 1902.", "1902"),
    ("When was the mill built?", "The site stood empty until 1902 and then the mill was built in 1904.", "1904"),
    ("Until when was the paper published?", "The paper was published until 1902.", "1902"),
    ("When was the paper published?", "The paper was published until 1902.", "1902"),
    ("When was the book written until?", "He was at work until 1902.", "1902"),
    ("When did he live there?", "He lived there until 1902.", "1902"),
    ("When did he resign?", "He was mayor until 1902.", "1902"),
    ("When were women elected?", "Only men sat there until 1928.", "1928"),
    ("When does the album come out?", "Lund announced that her album is out on 13 August.", "13 August"),
    ("When was the album announced?", "Lund announced her album on 13 August.", "13 August"),
    ("When was the book published?", "It was presented in Tarn on 13 August and sold from then on.", "13 August"),
    ("When were the figures released?", "The figures were announced on 13 August.", "13 August"),
    ("When is the phone released?", "It is up for pre-order Friday and in shops on 12 May.", "12 May"),
    ("When is the phone released?", "It can be pre-ordered now and is out on 12 May.", "12 May"),
    ("When can the released phone be pre-ordered?", "The phone is available for pre-order on 12 May.", "12 May"),
    ("When is the phone released?", "The phone that was unveiled last week reaches shops on 19 May.", "19 May"),
    ("When will the baths close?", "The baths will shut on 1 May.", "1 May"),
    ("When will the baths close?", "The pool will admit its last swimmers on 1 May.", "1 May"),
    ("When will the baths close?", "A trust will run the baths until 1 May.", "1 May"),
    ("When will the baths close?", "The baths will be out of use on 1 May.", "1 May"),
    ("When will the baths close?", "The baths will be demolished on 1 May.", "1 May"),
    ("When will the baths close?", "It is the end of the baths on 1 May.", "1 May"),
    ("When does the museum open?", "Doors open at 10am.", "10am"),
    ("When is the museum open?", "Its opening hours are 10 to 4 from April.", "10 to 4"),
    ("When is the museum open?", "Hours: 10 to 4.", "10 to 4"),
    ("When will the library open?", "The library will welcome its readers on 3 April.", "3 April"),
    ("When will the library open?", "The mayor will cut the ribbon at the library on 3 April.", "3 April"),
    ("When will the library open?", "The library will be ready on 3 April.", "3 April"),
    ("When is the shop open?", "It will be staffed on Mondays by volunteers.", "Mondays"),
    ("When will the gallery open?", "The gallery will hold a show from 5 May.", "5 May"),
    ("When will the pool open?", "Work will start on 7 May and the pool will open in June.", "June"),
    ("When will the pool reopen?", "Builders will finish work at the pool on 7 May.", "7 May"),
    ("When will the trust take over the baths?", "A trust will take over the baths on 1 May.", "1 May"),
    ("When will the council decide about it?", "The council will decide on 12 May whether to close it.", "12 May"),
    ("When will the pool close?", "The council will decide whether to close it on 12 May.", "12 May"),
    ("When will the pool close?", "The council said on 3 March that it will close on 12 May.", "12 May"),
    ("When will we know whether the pool closes?", "The council will decide on 12 May whether to close it.", "12 May"),
    ("When is the decision on the pool?", "The council will vote on 12 May on whether to close it.", "12 May"),
    ("When was the plan for the pool unveiled?", "On 12 May the council announced a plan to close it.", "12 May"),
    ("When does the festival open?", "The festival will be held on 5 May.", "5 May"),
    ("When will the library open?", "The public will be allowed in on 5 May.", "5 May"),
    ("When do entries close?", "Runners will have to apply by 5 May.", "5 May"),
    ("When will the plant close?", "The reactor will be switched off on 5 May.", "5 May"),
    ("When does the film come out?", "A third film has been announced for 5 May 2027.", "5 May 2027"),
    ("When does the film come out?", "The studio confirmed 5 May as the date.", "5 May"),
    ("When does the show come out?", "The channel confirmed that it returns on 5 May.", "5 May"),
    # What ends a closure, or a shop, by another word.
    ("When will the road reopen?", "The closure will be lifted on 6 May.", "6 May"),
    ("When will the road reopen?", "Crews hope to have it open by Friday.", "Friday"),
    ("When will the pool reopen?", "The club hopes to have the pool ready by Friday.", "Friday"),
    ("When will the pool reopen?", "The trust wants to bring it back into use in May.", "May"),
    ("When will the pool open?", "Families will swim in it on 3 April.", "3 April"),
    ("When will the bridge open?", "Traffic will cross the new bridge on 12 June.", "12 June"),
    ("When will the branch close?", "The last branch in Garth will disappear on 3 May.", "3 May"),
    ("When will the post office close?", "It will be replaced by a van on 3 May.", "3 May"),
    # … or by one that nobody thought of.
    ("When will the library open?", "Readers will climb its stairs on 3 April.", "3 April"),
    ("When will the kiln close?", "The kiln will cool for good on 3 May.", "3 May"),
    # What is announced has its own day, and what is decided may be the thing that is asked for.
    ("When will the album be released?", "The singer announced that fans can buy it on 4 June.", "4 June"),
    ("When does the album come out?", "The band confirmed a date of 4 June for it.", "4 June"),
    ("When is the referendum?", "On 5 May, voters will decide whether to join the county.", "5 May"),
    ("When is the trial?", "On 14 October a jury will decide if the two men killed the swan.", "14 October"),
    ("When does the council sit?", "The council will discuss on 12 May a plan to sell the depot.", "12 May"),
    ("Who will close the pool?", "A trust will take over the pool on 1 May.", "1 May"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "words", "another"),
    [*((*one, True) for one in OTHERS), *((*one, False) for one in OWN)],
)
def test_the_day_of_another_deed_is_told_from_that_of_the_one_asked_for(
    question: str, sentence: str, words: str, *, another: bool
) -> None:
    start = sentence.index(words)
    fits = of_the_deed(question, sentence)
    assert (fits is not None and not fits((start, start + len(words)))) is another
