"""Which sentences say the contrary of what is asked, and which only seem to."""

from __future__ import annotations

import pytest

from qa.reader.rules.fitting import fitting, without_stand_ins
from qa.reader.rules.opposites import opposes
from qa.reader.windows import Candidate, Scan

CONTRARY = [
    ("When will the pier open?", "The pier at Saltby will close on 4 May.", "4 May"),
    ("When will the notice be put up?", "Her note was taken down on Friday.", "Friday"),
    ("when will the pier reopen", "The pier at Saltby will close on 4 May.", "4 May"),
    ("By how much did sales rise last year?", "Sales fell by 12 percent last year.", "12 percent"),
    ("How many workers did the brewery hire?", "The brewery dismissed 40 of its 210 workers.", "40"),
    ("How many people died?", "Twelve people were hurt.", "Twelve"),
    ("How many were injured?", "Three people died in the fire.", "Three"),
    ("Where was the highest level measured?", "The lowest level was measured at Orrick.", "Orrick"),
    ("What does the most expensive ticket cost?", "The cheapest ticket costs £4.", "£4"),
    ("When does the first ferry to Ansa leave?", "The last ferry to Ansa leaves at 18:40.", "18:40"),
    ("When does the ferry arrive?", "The ferry leaves at 18:40.", "18:40"),
    ("How many votes against were there?", "It was close: 21 voted for it.", "21"),
    ("Who voted for the tram line?", "The Greens voted for it, the Reds against.", "the Reds"),
    ("How many seats did the Greens win?", "The Greens lost six seats.", "six"),
    ("When was the law introduced?", "The law, which few liked, was scrapped in 2011 and is missed.", "2011"),
    ("Who supports the tram line?", "Anna Berg opposes the tram line.", "Anna Berg"),
    ("When are the beans sown?", "The beans are harvested in August.", "August"),
    ("How many pupils passed the test?", "Of 40 pupils, 12 failed the test.", "12"),
    ("Where did the plane land?", "The plane had taken off from Orrick.", "Orrick"),
    ("How much did the town borrow?", "The town has repaid £4m.", "£4m"),
    ("Who was her predecessor?", "Her successor is Tom Lund.", "Tom Lund"),
    ("Where is the new school?", "The old school stands in Mill Road.", "Mill Road"),
    ("How many trains were on time?", "It was a bad day: 31 trains were late.", "31"),
    ("How many adults were hurt?", "Six children were hurt.", "Six"),
    ("How heavy is the lightest boat?", "The heaviest boat weighs two tons.", "two tons"),
    ("When did the fire break out?", "The fire was put out on 3 May.", "3 May"),
    ("When did the band split up?", "The band reunited in 2010.", "2010"),
    ("Where did he get off the bus?", "He got on the bus at Orrick.", "Orrick"),
    ("When did the mayor take office?", "The mayor stepped down in March.", "March"),
    ("What causes scurvy?", "Lemons cure scurvy.", "Lemons"),
    ("Who was the runner-up?", "The champion is Ann Berg.", "Ann Berg"),
    ("How much does a nurse earn?", "A nurse spends £900 on rent.", "£900"),
    ("How much did the club spend?", "The club saved up £2m.", "£2m"),
    ("Who is her son?", "Her daughter is Jane Ash.", "Jane Ash"),
    ("What was the next match?", "The previous match was the derby.", "the derby"),
    ("What was the good news?", "The bad news came first: the pier is unsafe.", "the pier is unsafe"),
    ("Which is the driest month?", "The wettest month is November.", "November"),
    ("Who was kidnapped?", "Tom Lund was freed.", "Tom Lund"),
    ("When was the permit granted?", "The permit was revoked on 4 May.", "4 May"),
    ("When was she suspended?", "She was reinstated on 4 May.", "4 May"),
    ("When is breakfast served?", "Dinner is served at seven.", "seven"),
    ("Which parcels were unwrapped?", "Six parcels were wrapped.", "Six parcels"),
    ("What was done on purpose?", "The fence was broken by accident.", "The fence"),
    ("Who praised the play?", "Ann Berg booed the play.", "Ann Berg"),
    ("When do the birds lay their eggs?", "The eggs hatch in May.", "May"),
    ("When was the probe launched?", "The probe touched down in 2021.", "2021"),
    ("How old is the attacker?", "The victim is 34.", "34"),
    ("Where is the silver kept?", "The bronze is on the shelf.", "the shelf"),
    ("What was the tide at high water?", "Low water was two metres.", "two metres"),
    ("Which room is above the shop?", "The store lies below the shop.", "The store"),
    ("Which trains are crowded?", "The night trains are empty.", "The night trains"),
    ("When was the belt undone?", "The belt was buckled on Monday.", "Monday"),
    ("Why did Lund's profit fall?", "Lund raised its pre-tax profit to £8m, as wheat grew cheap.", "wheat grew cheap"),
    ("Why did profits rise?", "Its profits fell, for wheat was dear.", "wheat was dear"),
    ("When will the lights be taken down?", "The lights will be switched on on 1 December.", "1 December"),
    ("When will the tent be put up?", "The tent is to be taken down on 4 May.", "4 May"),
    ("What was mended successfully?", "They mended the clock in vain.", "the clock"),
]
NOT_CONTRARY = [
    ("When will the pier close?", "The pier at Saltby will close on 4 May.", "4 May"),
    ("When will the pier open?", "The pier, closed since March, opens on 4 May.", "4 May"),
    ("When will the pier open?", "The pier is closed until 4 May.", "4 May"),
    ("When will the pier open?", "The pier will not close on 4 May.", "4 May"),
    ("When will the pier not open?", "The pier will close on 4 May.", "4 May"),
    ("How long was the pier closed?", "It opened again after nine months.", "nine months"),
    ("When did the pools open?", "None closed on Friday.", "Friday"),
    ("Did sales rise?", "Sales fell by 12 percent.", "12 percent"),
    ("What happened to the open door?", "Somebody had closed it.", "Somebody had closed it"),
    ("Who bought the mill?", "Berg sold the mill to Lund.", "Lund"),
    ("Who won the race?", "Anna Berg lost two minutes and a shoe.", "Anna Berg"),
    ("When did the first ferry sail?", "The ferry sailed last year on 3 May.", "3 May"),
    ("Who was first to arrive?", "The last word was Anna Berg’s.", "Anna Berg’s"),
    ("Who plays the Old Closed Door?", "Anna Berg opened with it.", "Anna Berg"),
    ("Who voted against the tram line?", "The Greens voted for it, the Reds against.", "the Reds"),
    ("Which banned singer will Berg allow back?", "Berg said she would restore Tom Lund’s banned account.", "Tom Lund"),
    ("When was the law introduced?", "The law, which came into force in 1996, was scrapped in 2011.", "1996"),
    ("How many people were rescued?", "Twelve people were pulled from the sea, but four drowned.", "Twelve"),
    ("How many people were injured?", "Three people died and six suffered burns.", "six"),
    ("Who was appointed manager?", "Tom Ash takes over at Rovers after Jan Lind was sacked.", "Tom Ash"),
    ("Which fair is held at the end of summer?", "When the Wool Fair started, nobody came.", "the Wool Fair"),
    ("How heavy is the boat?", "It is light for a boat of its kind.", "light"),
    ("Whom do the soldiers help?", "They help any civilian who asks.", "any civilian"),
    ("When was the new bridge opened?", "It took the old bridge’s place, and was opened on 3 May.", "3 May"),
    ("Where is the new school?", "It replaces the old school in Mill Road.", "Mill Road"),
    ("What was the name of the village?", "An unnamed man told us: Orrick.", "Orrick"),
    ("Which mill is younger?", "The inn is older than the mill.", "the mill"),
    ("Which mill is older?", "The mill at Saltby is younger than the mill at Orrick.", "the mill at Orrick"),
    ("Who is taller?", "Tom is shorter than his brother.", "brother"),
    ("How many passed the test?", "Fewer than twelve of 40 passed the test.", "twelve"),
    ("What colour is the flag?", "The flag is black and white.", "black and white"),
    ("When did the band form?", "The band, which split up in 2010, was formed in 1999.", "1999"),
    ("Who was the winner?", "Ann Berg beat the runner-up, Jane Ash.", "Ann Berg"),
    ("How old is the driver?", "The car, driven by Tom Lund, 34, hit a pedestrian.", "34"),
    ("Who was the father of Ann Berg?", "Ann Berg was the daughter of Tom Berg.", "Tom Berg"),
    ("What kind of man was he?", "He was a cruel man.", "cruel"),
    ("Who governs the island?", "The island lies off the mainland and is led by Tom Lund.", "Tom Lund"),
    ("In which land was the probe launched?", "The probe was launched in Sweden.", "Sweden"),
    ("When did she become a vegetarian?", "She gave up meat in 1990.", "1990"),
    ("What did the king do?", "He gave the queen a ring.", "gave the queen a ring"),
    ("What part did he play?", "He married into the role of Hamlet.", "Hamlet"),
    ("When did he return home?", "He left Orrick for home on 4 May.", "4 May"),
    ("Where was the old mayor buried?", "A young priest buried him at Saltby.", "Saltby"),
    ("Who speaks for the government?", "The opposition heard Tom Lund.", "Tom Lund"),
    ("When did the mayor resign?", "Ann Berg took office after he resigned on 4 May.", "4 May"),
    ("What caused the delay?", "A fallen tree prevented trains from running.", "A fallen tree"),
    ("When did the marriage end?", "They divorced in 2010.", "2010"),
    ("How much does the landlord charge?", "The tenants pay £900.", "£900"),
    ("When may they return?", "Those evacuated may go home on 4 May.", "4 May"),
    ("How old was the victim?", "Ann Berg, 34, was stabbed by her killer.", "34"),
    ("Who is her boyfriend?", "Tom Lund and his girlfriend live in Orrick.", "Tom Lund"),
    ("How much was spent?", "To save the pier £4m was paid.", "£4m"),
    ("What cures it?", "Infected sheep are given salt.", "salt"),
    ("Why did sales fall?", "It was as prices rose.", "prices rose"),
    ("Why did profits fall?", "Profits were poor, the bakers said, as costs rose.", "costs rose"),
    ("Why did they vote for the tram line?", "They were against cars.", "They were against cars"),
    ("Why did sales fall?", "Sales lost by the rise in prices.", "the rise in prices"),
    ("Why did Lund's profit fall?", "Lund raised the pay of its bakers.", "raised the pay of its bakers"),
    ("Why was the pier closed?", "A storm had opened a gap.", "A storm had opened a gap"),
    ("When will the lights be taken down?", "The lights, switched on in May, will come down on 4 June.", "4 June"),
    ("When were the posters put up?", "The posters went up in March and were taken down on 4 May.", "March"),
    ("Who won the tender?", "It was a tough time, but Orrick Motors did.", "Orrick Motors"),
]
#: The words of a contrary, told of something else than what is asked for.
OF_ANOTHER = [
    ("What are the opening hours?", "Its hours are nine to five, closed on Sundays.", "nine to five"),
    ("When does it open?", "It serves readers from Monday to Friday (closed at weekends).", "Monday to Friday"),
    ("When did the hotel open?", "The hotel, shut in winter, had its first guests in May.", "May"),
    ("When was the plan approved?", "They gave it the nod on Monday, rejecting calls for a delay.", "Monday"),
    ("How many votes was Berg elected with?", "Berg got in with 4,012 votes, unseating Tom Lund.", "4,012"),
    ("When did she join the firm?", "She came in 2010, leaving a job in London.", "2010"),
    ("When was the church built?", "It went up in 1670 on the site of one destroyed by fire.", "1670"),
    ("When was he born?", "Nils Berg (1830-1901) was a painter who died in Rome.", "1830-1901"),
    ("Who built the hall?", "It is by Tom Lund, whose church was destroyed in 1940.", "Tom Lund"),
    ("Where is it safe to swim?", "Keep between the flags, as it is dangerous elsewhere.", "between the flags"),
    ("How much did the price of bread rise?", "It is 9 percent dearer because the pound fell.", "9 percent"),
    ("What was the profit?", "Rovers made £2m, compared with a loss of £1m.", "£2m"),
    ("What was the profit?", "Rovers made £2m against a loss of £1m.", "£2m"),
    ("Who won the men's race?", "Tom Lund was home in 31:02, with Anna Berg taking the women’s title.", "Tom Lund"),
    ("How much is an adult ticket?", "Tickets are £8, or £4 for children.", "£8"),
    ("How much is an adult ticket?", "Tickets are £8, free for children.", "£8"),
    ("How much is a child's ticket?", "Under-16s pay £4, adults £9.", "£4"),
    ("How much is a single room?", "Rooms cost £60 a night, double rooms £90.", "£60"),
]
#: A word that also has another sense, or tells of something by another word.
OF_ANOTHER_SENSE = [
    ("When did the hotel open?", "The first guests came to the hotel close to the station in May.", "May"),
    ("How did the fire start?", "Police concluded that a candle was to blame.", "a candle"),
    ("How much did pay rise?", "Wages are up to 4 percent, said Lund, who declined to say more.", "4 percent"),
    ("How high will the fee rise?", "It will be $9,200 in the fall.", "$9,200"),
    ("When did sales double?", "In the first half of 2014 sales were up 100 percent.", "2014"),
    ("What will it cost to widen the road?", "Making the narrow road fit for buses costs £4m.", "£4m"),
    ("What did divers find?", "They brought up a lost anchor.", "a lost anchor"),
    ("When will trains resume?", "The suspended trains run again on Monday.", "Monday"),
    ("When will the electric buses arrive?", "The buses will replace the diesel fleet in March.", "March"),
    ("Where will it have its permanent home?", "It moves from its temporary rooms to Castle Street.", "Castle Street"),
    ("Where will the summer fair be held?", "The fair moves to the Winter Gardens.", "the Winter Gardens"),
    ("What caused the serious crash?", "A broken traffic light was to blame.", "A broken traffic light"),
    ("What did police advise?", "Police warned drivers to keep off the bridge.", "to keep off the bridge"),
    ("How old is the suspect?", "Witnesses described a man of 30.", "30"),
    ("What did the attacker look like?", "The victim described a tall man.", "a tall man"),
    ("Where was the gun hidden?", "Police revealed that it was under the floor.", "under the floor"),
    ("When must it be renewed?", "The permit expires on 4 May.", "4 May"),
    ("When did the storm hit?", "It struck on Friday with two sailors missing.", "Friday"),
    ("When did Rovers win?", "They beat Town in 1998 to end years of lost finals.", "1998"),
    ("How many supporters came?", "Some 300 fans went to the ground of their opponents.", "300"),
    ("What was discharged?", "The firm admitted that oil ran into the river.", "oil"),
    ("When was he jailed?", "He was sent down on 4 May during a free concert.", "4 May"),
    ("What time is it open until?", "The pub closes at eleven.", "eleven"),
    ("How late is it open?", "The pub closes at eleven.", "eleven"),
]
#: The same, where what is by the way, or in another part, is not what tells.
STILL_CONTRARY = [
    ("How many workers did the firm hire?", "In May the firm, based in Lund, dismissed 40 workers.", "40"),
    ("How many workers did the firm hire?", "It has 210 workers, 40 of whom were dismissed.", "40"),
    ("When will the pool open?", "On 4 May, the pool will close.", "4 May"),
    ("How much did sales rise?", "Sales fell, by 12 percent, to £4m.", "12 percent"),
    ("When was the church built?", "The church was destroyed by fire in 1666.", "1666"),
    ("How many were rescued?", "In all, nine people drowned.", "nine"),
    ("How many adults were hurt?", "Children, it says, were hurt: six.", "six"),
    ("How much is an adult ticket?", "Tickets are £8, or £4 for children.", "£4"),
    ("When did the band form?", "The band, from Lund, split up in 2010.", "2010"),
    ("When was the plan approved?", "The plan, put forward by Tom Lund, was rejected on Monday.", "Monday"),
    ("How many have the mild form of it?", "About 300 suffer from the severe form.", "300"),
    ("When did he lose fingers of his right hand?", "He lost two of the left hand in 1983.", "1983"),
    ("When did the upper bridge fall?", "A flood in 1998 destroyed the lower bridge.", "1998"),
    ("Who opened the fair?", "The mayor, Ann Berg, closed the fair.", "The mayor"),
    ("How many were sent home?", "It took in 31 people, nine of them with broken bones.", "nine"),
    ("How many survivors were found?", "They found two bodies, bringing the number to six.", "six"),
    ("What did he find fault with?", "A letter from the judge praising her art came.", "her art"),
    ("When does the pier open?", "The pier, closing on 4 May, is 90 years old.", "4 May"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "words", "contrary"),
    [
        *((*one, True) for one in (*CONTRARY, *STILL_CONTRARY)),
        *((*one, False) for one in (*NOT_CONTRARY, *OF_ANOTHER, *OF_ANOTHER_SENSE)),
    ],
)
def test_a_sentence_that_says_the_contrary_of_what_is_asked_is_told_from_one_that_does_not(
    question: str, sentence: str, words: str, *, contrary: bool
) -> None:
    start = sentence.index(words)
    assert opposes(question, sentence, (start, start + len(words))) is contrary


def test_where_a_passage_says_the_contrary_another_sentence_of_it_may_answer_by_a_word_for_what_is_asked() -> None:
    text = "The pier will close on 4 May. Tom Reeve spoke on Monday. It is to open again on 1 June."
    found = tuple(
        Candidate(text.index(words), text.index(words) + len(words), score)
        for words, score in (("4 May", 9.0), ("Monday", 8.0), ("1 June", 7.0))
    )
    kept = fitting("When will the pier open?", text, Scan(found, 0.0, 1.0, 1.0, found[0], found[:1])).candidates
    assert [text[one.start : one.end] for one in kept] == ["1 June"]


@pytest.mark.parametrize(("said", "kept"), [("close", ["1 June"]), ("open", ["Monday", "1 June"])])
def test_where_the_likeliest_of_all_says_the_contrary_other_passages_answer_only_by_a_word_for_what_is_asked(
    said: str, kept: list[str]
) -> None:
    def scan(text: str, score: float, *words: str) -> Scan:
        found = tuple(Candidate(text.index(each), text.index(each) + len(each), score) for each in words)
        return Scan(found, 0.0, 1.0, 1.0, found[0], found[:1])

    question, text = "When will the pier open?", f"The pier will {said} on 4 May."
    other = "Tom Reeve spoke on Monday. It is to open again on 1 June."
    scans = [scan(text, 2.0, "4 May"), scan(other, 1.0, "Monday", "1 June")]
    _, left = without_stand_ins(question, [(text, "en"), (other, "en")], scans, scans)
    assert [other[each.start : each.end] for each in left.candidates] == kept
