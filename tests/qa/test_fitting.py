"""What can be no answer to a question, whatever the model makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from qa.reader.rules.alone import answers_alone
from qa.reader.rules.fitting import fitting, without_stand_ins
from qa.reader.rules.granted import tells_only
from qa.reader.windows import Candidate, Scan
from tests.helpers import span_of


def pointed(question: str, text: str, *likely: str, published: date | None = None) -> str | None:
    """What is pointed at where a model finds these words of a text likely, the first the most."""
    found = tuple(
        Candidate(text.index(words), text.index(words) + len(words), 9.0 - 3 * i) for i, words in enumerate(likely)
    )
    best = fitting(question, text, Scan(found, 0.0, 1.0, 1.0, found[0], found[:1]), "en", published).best
    return text[best.start : best.end] if best else None


TRIAL = "Rolf Lind, 40, of Mill Road, Tarn, was sent to prison by Judge Anna Holt on 3 May."
KINDS = "It has 41 kinds of eel, 9 of crab and 3 of seal."

LEADERS = "Russian President Ivan Lund met the Ukrainian president, Olena Kos."
GONE = "Mayor Nils Berg is to blame, said Eva Lund, who took over in May after Nils Berg resigned."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("Who sent Rolf Lind to prison?", TRIAL, ("Mill Road, Tarn", "Tarn", "Judge Anna Holt"), "Judge Anna Holt"),
        ("Who is the president of Ukraine?", LEADERS, ("Ivan Lund", "Olena Kos"), "Olena Kos"),
        ("Who is the president of Ukraine?", LEADERS, ("Russian President Ivan Lund",), None),
        ("Who is the president of Russia?", LEADERS, ("Ivan Lund", "Olena Kos"), "Ivan Lund"),
        ("Who is Russia's president?", LEADERS, ("Olena Kos", "Ivan Lund"), "Ivan Lund"),
        ("Who is the president?", LEADERS, ("Olena Kos",), "Olena Kos"),
        ("Who is the coach of France?", "French fans like Portuguese coach Nils Berg.", ("Nils Berg",), "Nils Berg"),
        ("Who sang?", "Pro-Lund singers and Eva Berg sang.", ("Pro-Lund", "Eva Berg"), "Eva Berg"),
        ("When will it close?", "They decide whether to close it in May.", ("whether", "whether to", "May"), "May"),
        ("What mark did she get?", "She got an A.", ("A",), "A"),
        ("Who sent Rolf Lind to prison?", TRIAL, ("3 May", "Judge Anna Holt"), "Judge Anna Holt"),
        ("Who lives in Tarn?", TRIAL, ("40", "Rolf Lind"), "Rolf Lind"),
        ("Who is the mayor now?", GONE, ("Nils Berg", "Eva Lund"), "Eva Lund"),
        ("Who was mayor in May?", GONE, ("Nils Berg", "Eva Lund"), "Nils Berg"),
        ("Who is the former mayor?", GONE, ("Nils Berg", "Eva Lund"), "Nils Berg"),
        ("Who is to blame?", GONE, ("Nils Berg", "Eva Lund"), "Nils Berg"),
        ("Where were they?", "They left the cave at Tarn after 90 hours.", ("90 hours", "Tarn"), "Tarn"),
        ("Where is Tarn?", "Tarn is two hours north of Lund.", ("two hours north of Lund",), "two hours north of Lund"),
        (
            "Where is the hut?",
            "It lies two hours up the valley.",
            ("two hours up the valley",),
            "two hours up the valley",
        ),
        ("Where is the farm?", "It is an hour outside Tarn.", ("an hour outside Tarn",), "an hour outside Tarn"),
        ("Who found it?", "Ann Place, a nurse, found it.", ("Ann Place, a nurse",), "Ann Place, a nurse"),
        ("Who is the mayor of Tarn?", "In June the mayor, Eva Lund, left.", ("Eva Lund",), "Eva Lund"),
        ("Who is the mayor of Tarn?", "In Orley the mayor, Eva Lund, left.", ("Eva Lund",), None),
        ("Who won between Tarn and Orley?", "Tarn won.", ("Tarn",), "Tarn"),
        ("Who won against Tarn?", "Tarn lost to Orley.", ("Tarn", "Orley"), "Orley"),
        ("When is the verdict due?", "It is due two weeks after Easter.", ("two weeks",), "two weeks"),
        ("When did it begin?", "They went back two weeks after it began.", ("two weeks",), None),
        ("What time does it start?", "It starts at eight on Friday.", ("eight on Friday",), "eight on Friday"),
        ("What time does it start?", "It starts on Friday 3 May.", ("Friday 3 May",), None),
        ("How many kinds of eel has it?", "It has 41 kinds of fish, 9 of them in Tarn.", ("41",), "41"),
        ("How many pupils are there per teacher?", "It has one teacher per 24 pupils.", ("24 pupils",), "24 pupils"),
        ("How old is Eva's son?", "Eva has a seven-year-old son.", ("seven-year-old",), "seven-year-old"),
        ("How old is the whale?", "A young whale was washed up.", ("young",), None),
        ("How old is the boy?", "A teenager was washed up.", ("teenager",), "teenager"),
        ("How old is Eva's dog?", "Eva has a seven-year-old son.", ("seven-year-old",), None),
        ("How old is Peter Garside?", "Peter Garside, for Labour, had 801.", ("801",), None),
        ("How old is Peter Garside?", "Peter Garside was born in 1961.", ("1961",), "1961"),
        ("How old is the mill?", "The mill was established in 1923.", ("1923",), "1923"),
        ("How long is the wait at the border?", "At the border it is two hours.", ("two hours",), "two hours"),
        ("How much money is there?", "They have 4 million of the sum. The money is safe.", ("4 million",), "4 million"),
        ("How much water is left?", "There is 30 percent of it. Water is dear.", ("30 percent",), "30 percent"),
        ("Who is Eva's husband?", "Her father, Nils, met Karl, her husband.", ("Nils", "Karl"), "Karl"),
        ("Who is Eva's father?", "Her father, Nils, met Karl, her husband.", ("Nils", "Karl"), "Nils"),
        ("Who is Eva Lund?", "Eva Lund had two votes, Nils Holm five.", ("Nils Holm",), None),
        ("Who was her parent?", "Her father, Nils, met Karl, her husband.", ("Nils", "Karl"), "Nils"),
        ("Who was Eva's husband?", "Eva, daughter of the baker Nils, wed Karl.", ("Nils", "Karl"), "Karl"),
        ("Who was Eva's husband?", "Eva married the baker Karl.", ("Karl",), "Karl"),
        ("Who was Eva's father?", "Eva, daughter of the baker Nils, married Karl.", ("Karl", "Nils"), "Nils"),
        ("Who was Nils's daughter?", "Eva, daughter of the baker Nils, married Karl.", ("Eva",), "Eva"),
        ("Who is Karl's wife's father?", "Karl's wife Eva and her father Nils left.", ("Nils",), "Nils"),
        ("Is a dog let in?", "May I bring my dog?\nOnly guide dogs.", ("May I bring my dog", "Only"), "Only"),
        ("What did he ask?", "May I bring a dog?\nNo, said Eva.", ("May I bring a dog",), "May I bring a dog"),
        (
            "Who was to blame?",
            "The pump failed. The porter was not to blame.",
            ("The porter", "The porter was not", "The pump"),
            None,
        ),
        ("Who was to blame?", "Not the porter but the pump was to blame.", ("the porter", "the pump"), "the pump"),
        ("What time does it start?", "It is on 3 May. It starts at 6.30 pm.", ("3 May", "6.30 pm"), "6.30 pm"),
        (
            "How old is Eva Lund's wife?",
            "Eva Lund and her wife of nine years, Ann, left.",
            ("nine years", "nine"),
            None,
        ),
        ("How old is Eva Lund's wife?", "Lund, 40, and Ann Lund, 41, left.", ("40", "41"), "41"),
        ("How old is Eva Lund?", "Lund, 40, and Ann Lund, 41, left.", ("40", "41"), "40"),
        ("How old is Eva Lund?", "Eva Lund ended a 40-year career.", ("40-year", "40"), None),
        ("How old is Eva Lund?", "Eva Lund, a 40-year-old dentist, left.", ("40-year-old",), "40-year-old"),
        ("How old is the vicar?", "The vicar is a man of 60 years.", ("60 years",), "60 years"),
        ("How old is the club?", "The club ended its 60-year ban.", ("60-year",), "60-year"),
        ("Which prison was he in?", "He left Tarn County Prison in May.", ("Tarn County",), "Tarn County Prison"),
        ("Which county was he in?", "He left Tarn County Prison in May.", ("Tarn County",), "Tarn County"),
        ("Which prison was he in?", "He left the prison in Tarn.", ("Tarn",), "Tarn"),
        ("What time does it start?", "It starts on 3 May, a Friday.", ("3 May", "Friday"), None),
        ("What time does it start?", "It starts on Friday morning.", ("Friday morning",), "Friday morning"),
        ("What time of year is it?", "It is in May.", ("May",), "May"),
        ("How many eelers died?", "Forty eelers were at sea. Two died.", ("Forty eelers", "Two"), "Two"),
        ("How many eelers were killed?", "Forty eelers were at sea. Two died.", ("Forty", "Two"), "Two"),
        ("How many eelers were hurt?", "Nine eelers sank, and two were hurt.", ("Nine eelers", "two"), "two"),
        ("How many eelers died?", "Forty eelers sank. All died. Two bodies lay there.", ("Forty", "Two"), "Forty"),
        ("How many eelers died?", "Forty eelers sank. Few died in 1990.", ("Forty", "1990"), "Forty"),
        ("How many eelers were at sea?", "Forty eelers were at sea. Two died.", ("Forty", "Two"), "Forty"),
        ("How many children died?", "Nine people died. Two were children.", ("Two", "Nine"), "Two"),
        ("Why was the pier shut?", "The pier was shut. Its legs rust.", ("The pier", "Its legs rust"), "Its legs rust"),
        ("When did it begin?", "It was out on Sunday, 12 days after it began.", ("12 days", "Sunday"), None),
        ("When did it sink?", "It sank within 25 minutes.", ("25 minutes",), None),
        ("When did it sink?", "It sank 25 minutes later.", ("25 minutes",), "25 minutes"),
        ("When is it due?", "It is due again after four months.", ("four months",), "four months"),
        ("How old is Eva Berg?", "Eva Berg, 41, said: “I have a ten-year-old.”", ("ten-year-old", "41"), "41"),
        ("When will it open?", "Q: You promised 2028.\nA: I now think 2030 is honest.", ("2028", "2030"), "2030"),
        ("What did the paper ask about 2028?", "Q: You promised it.\nA: I did.", ("promised",), "promised"),
        ("How many goals has Osei?", "Rovers 4 Wexby Athletic 1\nOsei has nine goals.", ("1", "nine"), "nine"),
        ("Who won?", "Rovers 4 Wexby Athletic 1\nOsei has nine goals.", ("Rovers",), "Rovers"),
        ("How old is Eva?", "Eva, 31, beat the record of 2019.", ("of 2019", "31"), "31"),
        ("How old is Eva?", "Eva was born in Tarn in 1961.", ("in 1961",), "in 1961"),
        ("How much salt goes in?", "Take 9 g of salt. Eels need 4 g more salt.", ("4 g", "9 g"), "9 g"),
        ("How many boats came?", "Nine boats came, two more than in May.", ("two", "Nine"), "Nine"),
        ("How much salt goes in?", "Eels need 4 g more salt, or none.", ("4 g", "salt", "none"), "none"),
        ("How much salt goes in?", "60 g of eel\n9 g of salt", ("60 g", "9 g"), "9 g"),
        ("How much salt goes in?", "It holds 9 g, not 60 g of eel. Salt it.", ("9 g",), "9 g"),
        ("How many boats came?", "He saw many boats.", ("many",), "many"),
        ("How much bait goes in?", "60 g of eel\n9 g of salt", ("60 g", "9 g"), "60 g"),
        ("How many eels were sold?", "Six tubs with 900 eels were sold to 12 cooks.", ("Six", "12 cooks"), "900"),
        ("How many tubs were sold?", "Six tubs with 900 eels were sold to 12 cooks.", ("Six", "900"), "Six"),
        ("How many boats sank?", "Of nine boats four trawlers sank.", ("four",), "four"),
        ("How many boats sank?", "Nine boats sailed, and four trawlers sank.", ("four",), "four"),
        ("How many boats sank?", "Four trawlers sank of the nine boats.", ("Four",), "Four"),
        ("How many more boats came?", "Nine boats came, two more than in May.", ("two", "Nine"), "two"),
        ("How many boats came?", "Nine or more boats came.", ("Nine",), "Nine"),
        ("How many kinds of crab live there?", KINDS, ("41", "9"), "9"),
        ("How many kinds of gull live there?", KINDS, ("41 kinds", "eel"), None),
        ("How many kinds of crab live there?", "It has 41 kinds of crab.", ("41",), "41"),
        ("How old is Eva Lund?", "Eva Lund had 4,803 votes, 77 votes fewer.", ("4,803", "77"), None),
        ("How old is Eva Lund?", "Eva Lund met Nils Holm, 77, and Tom Ash, aged 40.", ("77", "40"), None),
        ("How old is Eva Lund?", "The baker, Eva Lund, 31, won.", ("31",), "31"),
        ("How old is Eva Lund?", "Jon Lund, 77, met his aunt Eva, aged 81.", ("77", "81"), "81"),
        ("How old is Eva Lund?", "Jon Lund, 77, met his aunt Eva.", ("77",), None),
        ("How old is Jon Lund?", "Jon Lund, 77, met his aunt Eva, 81.", ("81", "77"), "77"),
        ("How old is Lund?", "Jon Lund, 77, met his aunt Eva, 81.", ("77",), "77"),
        ("How old is Bill Lund?", "William Lund, 77, met his aunt.", ("77",), "77"),
        ("How old is Eva Maria Lund?", "Eva met Maria Lund, 31.", ("31",), "31"),
        ("How old is Eva Lund?", "Eva won. Mayor Lund, 31, was glad.", ("31",), "31"),
        ("How old is Eva Lund?", "Eva won. Widow Lund, 31, was glad.", ("31",), "31"),
        ("How old is Eva Lund?", "Eva Lund of Tarn, 31, won.", ("31",), "31"),
        ("How old is Mayor Lund?", "Mayor Lund is glad. Eva Lund, 31, won.", ("31",), "31"),
        ("How old is Victor Lund?", "Eva Lund, 31, met Victor Lund.", ("31",), None),
        ("How old is Dave Lund?", "Dave Lund won. David Lund, 31, was glad.", ("31",), "31"),
        ("How old is Dave Lund?", "Dave Lund, 9, met David Lund, 31.", ("31", "9"), "9"),
        ("How old is Liz Lund?", "Liz Lund won. Elizabeth Lund, 31, was glad.", ("31",), "31"),
        ("How old is Dave Lund?", "Dave Lund won. Bill Lund of Tarn, 31, was glad.", ("Tarn",), None),
        ("How old is Dave Lund?", "Dave Lund is in his thirties.", ("thirties",), "thirties"),
        ("How old is the mill?", "The mill is 800 years old.", ("800",), "800"),
        ("How old is the mill?", "The mill is 1,200 years old.", ("1,200 years old",), "1,200 years old"),
        ("How old is Eva Lund?", "Eva Lund is vicar. Her church is 1,100 years old.", ("1,100",), None),
        ("How old is the vicar of Tarn?", "Tarn has a vicar. Her church is 1,100 years old.", ("1,100",), None),
        ("How old is Eva Lund's church?", "Eva Lund's church is 1,100 years old.", ("1,100",), "1,100"),
        ("How old is the mill?", "A 1,200-year-old mill, for 1,300 people.", ("1,300", "1,200-year"), "1,200-year"),
        ("How old is the mayor of Tarn?", "The mayor of Tarn, Eva Lund, 31, won.", ("31",), "31"),
        ("How old is Tarn's keeper?", "Tarn keeper Eva Lund, 31, met Nils Holm, 77.", ("31", "77"), "31"),
        ("How long is the pier?", "The pier, of 240 metres, is shut for two years.", ("two years", "240"), "240"),
        (
            "How long is the pier?",
            "The pier is 9 metres wide, 240 metres long.",
            ("9 metres", "240 metres"),
            "240 metres",
        ),
        (
            "How high is the pier?",
            "It is 30 metres wide and 9 metres tall.",
            ("30 metres wide and 9",),
            "9 metres tall",
        ),
        (
            "How wide is the pier?",
            "It is 30 metres wide and 9 metres tall.",
            ("30 metres wide and 9",),
            "30 metres wide",
        ),
        ("How deep is the pier?", "It is 30 metres wide and 9 metres tall.", ("30 metres wide",), None),
        ("How high is the pier?", "The pier is 9 metres tall.", ("9 metres",), "9 metres"),
        ("How long is the pier shut?", "The pier, of 240 metres, is shut for two years.", ("two years",), "two years"),
        ("How high was the fine?", "A fine of £60, below the maximum of £90.", ("£90", "£60"), "£60"),
        ("How high is the maximum?", "A fine of £60, below the maximum of £90.", ("£90", "£60"), "£90"),
        ("How much did the pier cost?", "Tarn paid £2 million of the final cost of £9 million.", ("£2 million",), None),
        ("How much did Tarn pay?", "Tarn paid £2 million of the final cost.", ("£2 million",), "£2 million"),
        ("Who will replace Nils Holm?", "Nils Holm, a baker, will go.", ("Nils Holm, a baker", "a baker"), None),
        ("Who will replace Nils Holm?", "Nils Holm will make way for Eva Lund.", ("Nils Holm", "Eva Lund"), "Eva Lund"),
        ("Who is older, Nils Holm or Eva Lund?", "Nils Holm is 40, Eva Lund 31.", ("Nils Holm",), "Nils Holm"),
        ("When must they leave?", "They must leave within 48 hours.", ("48 hours",), "48 hours"),
        ("When was it put out?", "It was put out within 48 hours.", ("48 hours",), None),
        ("Who is mayor of Tarn?", "In Harle the mayor, Ann Lowe, won. Tarn’s, Eva Lund, lost.", ("Ann Lowe",), None),
        ("Who is the mayor of Tarn?", "In Harle the mayor, Ann Lowe, spoke of Tarn.", ("Ann Lowe",), None),
        ("Who is the mayor of Tarn?", "In Harle the mayor of Tarn, Ann Lowe, won.", ("Ann Lowe",), "Ann Lowe"),
        ("Who is the mayor of Harle?", "In Harle the mayor, Ann Lowe, won.", ("Ann Lowe",), "Ann Lowe"),
        ("Who won in Tarn?", "In Harle the mayor, Ann Lowe, won as in Tarn.", ("Ann Lowe",), "Ann Lowe"),
        ("When will the baths close?", "It is a shorter week, closed on Mondays.", ("Mondays", "a shorter week"), None),
        ("When will the baths close?", "The baths will close on Mondays.", ("Mondays",), "Mondays"),
        ("When will the baths close?", "They close on Sundays from May.", ("Sundays from May",), "Sundays from May"),
        ("On which days will the baths close?", "They close on Mondays.", ("Mondays",), "Mondays"),
        ("When will the baths be open?", "They open on Mondays.", ("Mondays",), "Mondays"),
        ("When are the baths closed?", "They close on Mondays.", ("Mondays",), "Mondays"),
        ("Was the porter to blame?", "The porter was not to blame.", ("The porter",), "The porter"),
    ],
)
def test_another_span_is_taken_where_the_first_can_be_no_answer(
    question: str, text: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, text, *likely) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "granted"),
    [
        ("Why was the pier shut?", "The pier was shut on Monday evening.", True),
        ("Why was the pier closed?", "The old pier in Tarn was closed in June.", True),
        ("Why did Eva Lund leave?", "Eva Lund left last year.", True),
        ("Why was the pier shut?", "The pier was shut on Monday after a storm.", False),
        ("Why was the pier shut?", "The pier was shut for repairs.", False),
        ("Why was the pier shut?", "The damaged pier was shut.", False),
        ("Why was the pier shut?", "It was a Sunday.", False),
        ("Why is the fare high?", "The fuel fare is high.", False),
        ("Why did fares rise?", "The oil fares rose.", False),
        ("When was the pier shut?", "The pier was shut on Monday.", False),
        ("Why did Eva Lund leave Tarn Buses?", "Eva Lund, the boss, left the firm in the spring.", True),
        ("Why is the store closing?", "The store, 90 years old, has stood there since 1905 and closes in May.", True),
        ("Why is the store closing?", "The store, which lost £2m, closes in May.", False),
        ("Why is the store closing?", "The store closes in May since nobody buys hats.", False),
        ("Why is the store closing?", "Losing money, the store closes in May.", False),
        ("Why is the store closing?", "The store closes: hats sell no more.", False),
        ("Why does Tarn tax empty houses?", "Tarn taxes houses that stand empty for more than a year, at 3%.", True),
        ("Why did they vote to leave the clock so?", "The council voted 8 to 5 to leave the clock so in May.", True),
        ("Why is the shop quiet on Mondays?", "Every Monday from two to four the shop in Tarn Lane is quiet.", True),
        ("Why will the fair not be in May?", "The fair will not be in May on account of rain.", False),
    ],
)
def test_what_a_why_takes_for_granted_gives_no_reason(question: str, sentence: str, granted: bool) -> None:
    assert tells_only(question, sentence) is granted


@pytest.mark.parametrize(
    ("question", "words", "sentence", "alone"),
    [
        ("How strong was the wind?", "strongest", "It was the strongest wind.", False),
        ("How strong was the wind?", "90 knots", "It blew at 90 knots.", True),
        ("How big was it?", "the biggest", "It was the biggest.", False),
        ("Which boat is cheaper, the Tern or the Heron?", "£65", "The Tern costs £65.", False),
        ("Which boat is cheaper, the Tern or the Heron?", "Heron", "The Heron is cheaper than the Tern.", True),
        ("Which boat is cheaper, the Tern or the Heron?", "Heron", "The Tern costs £65, the Heron £80.", False),
        ("which boat is cheaper the tern or the heron", "Heron", "The Tern costs £65, the Heron £80.", False),
        ("who has more votes berg or lund", "a baker", "Ms Berg, a baker, has 40 votes.", False),
        ("who has more votes berg or lund", "Ms Berg", "The winner was Ms Berg.", True),
        ("Who won, Berg or Lund?", "Ms Berg", "Ms Berg beat Mr Lund.", True),
        ("What will Lund do now?", "go to court", "She will not go to court.", False),
        ("What will Lund do now?", "go to court", "She will go to court.", True),
        ("What won't Lund do?", "go to court", "She will not go to court.", True),
        ("Who is the manager of Tarn?", "Rolf Lind", "Tarn have sacked manager Rolf Lind.", False),
        ("Who's the mayor of Tarn?", "Rolf Lind", "Rolf Lind, 61, a former mayor of Tarn, is ill.", False),
        ("Who is the former mayor of Tarn?", "Rolf Lind", "Rolf Lind, a former mayor of Tarn, is ill.", True),
        ("Who is the mayor of Tarn?", "Rolf Lind", "Rolf Lind, a former baker, is mayor of Tarn.", True),
        ("Who is the mayor of Tarn?", "Rolf Lind", "The ex-mayor, Rolf Lind, is ill.", False),
        (
            "Who is the mayor of Tarn?",
            "Ida Munk",
            "Rolf Lind, the former mayor, has made way for a younger one, Ida Munk.",
            True,
        ),
        ("Who was the mayor of Tarn?", "Rolf Lind", "Rolf Lind, the former mayor of Tarn, is ill.", True),
        ("What does it do to cut costs or waste?", "It burns less oil", "It burns less oil.", True),
    ],
)
def test_some_words_need_their_sentence(question: str, words: str, sentence: str, alone: bool) -> None:
    assert answers_alone(question, words, sentence) == alone


TABLE = (
    "Kept to a plan.\n\nThe Tern, in figures | |\n\n| 2021 | 2022\n\nSales (tonnes) | 344 | 389\n\nProfit (£) | 15 | -7"
)


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("How much profit did it make in 2022?", ("tonnes", "15"), "-7"),
        ("How much profit did it make in 2021?", ("389",), "15"),
        ("What were the sales in 2021?", ("Sales (tonnes) | 344 | 389",), "344"),
        ("What were the sales in 2020?", ("Sales (tonnes) | 344 | 389",), None),
        ("How much profit did it make?", ("Profit (£)", "15"), "15"),
        ("What is the Tern?", ("Kept to a plan",), "Kept to a plan"),
    ],
)
def test_a_table_answers_by_the_cell_of_its_row_under_its_column(
    question: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, TABLE, *likely) == answer


def test_of_two_rows_the_one_that_is_called_just_so_answers() -> None:
    text = "Port | 2021 | 2022\nTarn | 20 | 30\nTarn quay | 7 | 9"
    assert pointed("How many boats came to Tarn in 2022?", text, "20") == "30"
    assert pointed("How many boats came to the quay of Tarn in 2022?", text, "20") == "9"


def test_of_two_rows_that_are_called_more_than_asked_none_is_chosen() -> None:
    text = "Ticket | Price\nGrown-up ticket | £9\nChild ticket | £5"
    assert pointed("What is the price of a ticket?", text, "£5") == "£5"
    assert pointed("What is the price of a child ticket?", text, "£9") == "£5"
    votes = "Name | Votes\nKarl Otto Berg | 3,012\nEva Berg | 1,205"
    assert pointed("How many votes did Berg get?", votes, "3,012") == "3,012"
    assert pointed("How many votes did Eva Berg get?", votes, "3,012") == "1,205"


@pytest.mark.parametrize("likely", ["2021 | 2022", "2022", "2022\n\nSales (tonnes) | 344"])
def test_no_figure_asked_for_stands_in_the_head_of_a_table(likely: str) -> None:
    assert pointed("How much was the bounty?", TABLE, likely) is None


def test_no_figure_asked_for_stands_in_the_head_of_two_columns() -> None:
    text = "Port, 1999 | Boats\nTarn | 20\nElver | 7"
    assert pointed("How much was the bounty?", text, "1999 | Boats") is None
    assert pointed("How much was the bounty?", text, "20") == "20"


POLL = (
    "Turnout was 38%.\n\n| Name | Party | First round | Second round |\n\n| Eva Lund | Civic | 412 | 583 |\n\n"
    "| Karl Berg | Union | 439 | 564 |\n\n| Ida Munk | Green | 178 | – |"
)


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("How many votes did Eva Lund get?", ("439",), None),
        ("How many votes did Eva Lund get?", ("439", "412"), "412"),
        ("How many votes did Eva Lund get in the second round?", ("439",), "583"),
        ("How many votes did Ida Munk get?", ("439",), "178"),
        ("How many votes did Ida Munk get in the second round?", ("439",), None),
        ("How many votes did the Greens get?", ("439",), "178"),
        ("What was the turnout?", ("178", "38%"), "38%"),
        ("What was the highest figure of the first round?", ("439",), "439"),
        ("Which party is Ida Munk of?", ("Civic",), "Green"),
        ("Who beat Karl Berg?", ("Eva Lund",), "Eva Lund"),
    ],
)
def test_a_figure_of_a_table_is_of_the_row_or_column_that_is_named(
    question: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, POLL, *likely) == answer


def test_a_table_of_two_columns_needs_no_heads() -> None:
    assert pointed("How much was landed in 2021?", "Landed (tonnes)\n2020 | 40\n2021 | 50", "40", "50") == "50"


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("Who is the cook?", "Nils Holm", "Eva Lund"),
        ("Which of them is the cook?", "Cook", "Cook"),
    ],
)
def test_a_row_of_two_cells_answers_by_the_second(question: str, likely: str, answer: str) -> None:
    assert pointed(question, "Mate | Nils Holm\nCook | Eva Lund", likely) == answer


LANDED = "Crews landed 55 tonnes this month, it said on Monday, after 39 tonnes in January. In all 90 tonnes are sold."


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("How much was landed in January?", ("55 tonnes", "39 tonnes"), "39 tonnes"),
        ("How much was landed in December?", ("39 tonnes", "55 tonnes"), "55 tonnes"),
        ("how much was landed in november", ("55 tonnes", "39 tonnes"), None),
        ("How much was landed in December 2023?", ("55 tonnes",), None),
        ("How much was sold in November?", ("90 tonnes",), "90 tonnes"),
        ("How much was landed?", ("39 tonnes", "55 tonnes"), "39 tonnes"),
    ],
)
def test_what_is_told_of_one_month_is_no_answer_for_another(
    question: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, LANDED, *likely, published=date(2024, 12, 10)) == answer


def test_a_month_is_of_the_year_that_its_sentence_begins_with() -> None:
    text = "In 2011 the mine at Orley closed in July."
    assert pointed("Which mine closed in July 2011?", text, "Orley", published=date(2024, 3, 14)) == "Orley"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When will the pier that was shut in March open?", "4 May"),
        ("When did the pier shut in March open?", "4 May"),
        ("On what day will the pier closed in March open?", "4 May"),
        ("Since when have the crews that went on strike in March been paid?", "4 May"),
        ("How many boats use the pier that was shut in March?", "90"),
        ("How many boats will the pier closed in March hold?", "90"),
        ("How many boats will Orley, which shut its pier in March, hold?", "90"),
        ("How many boats came after the storm in March?", "90"),
        ("How many boats came in March?", None),
        ("In which town did boats land in March?", None),
        ("When in March did it open?", None),
        ("How many boats did that pier hold in March?", None),
    ],
)
def test_a_month_that_says_which_thing_is_meant_is_no_condition_for_the_answer(
    question: str, answer: str | None
) -> None:
    text = "The pier was shut in March. It opened on 4 May with 90 boats."
    assert pointed(question, text, answer or "90", published=date(2024, 6, 1)) == answer


WORKS = "May 2021 – Work stops, for the bank is soft.\nJune 2022 – Cracks are found. It is closed.\nIt was soft."


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("Why was it closed in 2022?", ("the bank is soft", "Cracks are found"), "Cracks are found"),
        ("Why was it closed in 2021?", ("Cracks are found", "the bank is soft"), "the bank is soft"),
        ("Why was it closed in 2022?", ("It was soft",), "It was soft"),
        ("Why was it closed?", ("the bank is soft", "Cracks are found"), "the bank is soft"),
    ],
)
def test_an_entry_of_another_year_is_no_answer(question: str, likely: tuple[str, ...], answer: str) -> None:
    assert pointed(question, WORKS, *likely) == answer


@pytest.mark.parametrize(
    ("question", "entry", "fits"),
    [
        ("What did it cost in 2014?", "2013: It burns. It is rebuilt a year later for £400.", True),
        ("What did it cost in 2019?", "12 January 2020 – It cost £400 last year.", True),
        ("What did it cost in 2014?", "2012 – 2016: It cost £400.", True),
        ("What did it cost in 2017?", "2012 – 2016: It cost £400.", False),
        ("What did it cost in 2014?", "2013: It cost £400.", False),
    ],
)
def test_an_entry_may_tell_of_more_than_its_own_year(question: str, entry: str, fits: bool) -> None:
    assert pointed(question, f"A mill.\n{entry}", "£400", published=date(2020, 2, 2)) == ("£400" if fits else None)


QUOTA = "Crews may land 55 tonnes in 2025, it said on Monday, after 39 tonnes this year. Since 2019 some 40 boats sail."


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("What was the quota in 2024?", ("55 tonnes", "39 tonnes"), "39 tonnes"),
        ("What was the quota in 2025?", ("39 tonnes", "55 tonnes"), "55 tonnes"),
        ("What was the quota in 2022?", ("55 tonnes", "39 tonnes"), None),
        ("How many boats sailed in 2022?", ("40",), "40"),
        ("How many boats sailed in 2018?", ("40",), None),
        ("How did the quota change between 2022 and 2025?", ("39 tonnes",), "39 tonnes"),
        ("What is the quota?", ("55 tonnes", "39 tonnes"), "55 tonnes"),
    ],
)
def test_what_is_told_of_one_year_is_no_answer_for_another(
    question: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, QUOTA, *likely, published=date(2024, 12, 10)) == answer


CLOSED = "The council voted by 23 votes to 18 on Monday to close the baths."
KEPT = "The council rejected a plan to scrap the bus by 19 votes to 12."
SAVED = "The council agreed by nine votes to six to save the baths from closing."
TURNED = "The council voted by 25 votes to 16 to reject a plan to scrap the bus."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("How many voted against closing the baths?", CLOSED, ("23",), "18"),
        ("How many voted against it?", CLOSED, ("23 votes to 18",), "18"),
        ("How many votes were cast for the closure?", CLOSED, ("18",), "23"),
        ("How many voted to close the baths?", CLOSED, ("23 votes to 18",), "23"),
        ("How many voted for scrapping the bus?", KEPT, ("19",), "12"),
        ("How many voted against the plan?", KEPT, ("12",), "19"),
        ("How many voted for scrapping the bus?", TURNED, ("25",), "16"),
        ("How many voted against it?", "It passed by nine votes to three.", ("nine",), "three"),
        ("How many voted for the plan?", "The plan was lost by 18 votes to 1,023.", ("1,023",), "18"),
        ("How many voted for Lund?", "The club voted by 23 votes to 18 for Lund.", ("18",), "18"),
        ("How many were against it?", CLOSED, ("23",), "23"),
        ("How many baths will close?", CLOSED, ("23",), "23"),
        (
            "How many voted for the change?",
            "The change fell by nine votes to six; the budget was passed.",
            ("six",),
            "six",
        ),
        ("How many voted for the change?", "The change failed by nine votes to six.", ("nine",), "six"),
        ("How many voted to save the baths?", SAVED, ("six",), "nine"),
        ("How many voted for the plan?", "It failed to agree in May but passed it by 12 votes to 9.", ("9",), "12"),
        ("How many voted for the bypass?", "They backed the bypass by 2 to 1, and 640 came.", ("2",), "2"),
        ("How many voted for the bypass?", "They backed the bypass by 2 votes to 1.", ("1",), "2"),
    ],
)
def test_of_a_vote_that_was_divided_the_figure_of_the_side_that_is_asked_for_is_taken(
    question: str, text: str, likely: tuple[str, ...], answer: str
) -> None:
    assert pointed(question, text, *likely) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many voted against keeping the baths?", CLOSED),
        ("How many voted against it?", "The council voted by 23 votes to 18 not to close the baths."),
        ("How many voted against it?", "The plan passed in May was rejected by 23 votes to 18."),
        ("How many voted against it?", "It was 23 votes to 18."),
        ("How many voted for the change?", "The change fell by 23 votes to 18; the budget was passed."),
        ("How many voted for closing the baths?", SAVED.replace("nine", "23")),
        ("How many voted for the cuts?", "The council decided by 23 votes to 18 to reverse the cuts."),
    ],
)
def test_a_vote_whose_sides_are_not_told_needs_its_sentence(question: str, sentence: str) -> None:
    assert pointed(question, sentence, "23") == "23"
    assert not answers_alone(question, "23", sentence)
    assert answers_alone("How many votes were there?", "23", sentence)


ABSTAINED = "Two councillors abstained, and three were absent."
AIRPORTS = "There were 1.2 million passengers for Tarn and 800,000 for Orley."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        (
            "How many councillors abstained?",
            ABSTAINED,
            "Two councillors abstained, and three",
            "Two councillors abstained",
        ),
        ("How many councillors were absent?", ABSTAINED, "three", "three"),
        ("How many men came?", "Two men and six women came.", "Two men and six women", "Two men"),
        ("How many men came?", "Two or three men came.", "Two or three men", "Two or three men"),
        ("How many passengers for Orley?", AIRPORTS, "1.2 million passengers for Tarn and 800,000", "800,000"),
        ("How many passengers for Orley?", AIRPORTS, "1.2 million", "800,000"),
        ("How many passengers for Tarn?", AIRPORTS, "800,000", "1.2 million"),
        ("How many passengers did Lund have?", AIRPORTS, "800,000", "800,000"),
    ],
)
def test_a_figure_of_something_else_behind_a_joint_is_no_part_of_the_answer(
    question: str, text: str, likely: str, answer: str
) -> None:
    assert pointed(question, text, likely) == answer


BEATEN = "Eva Lund was elected after beating the favourite, Karl Berg, by 1,877 votes."
TABLED = "The Terns ended on 78 points, four behind the champions, Port Lund, and one behind Elver Town."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("How many votes did Eva Lund get?", BEATEN, "1,877", None),
        ("How many votes did Berg get?", BEATEN, "1,877 votes", None),
        ("By how many votes did Eva Lund win?", BEATEN, "1,877 votes", "1,877 votes"),
        ("How many votes did Eva Lund get?", "Eva Lund won 4,300 votes.", "4,300", "4,300"),
        ("How many votes did the motion get?", "The motion was won by 23 votes to 18.", "23", "23"),
        ("How many votes did Eva Lund get?", "Eva Lund was backed by 300 votes.", "300", "300"),
        ("How many points did Elver have?", TABLED, "78", None),
        ("How many points did Elver Town finish with?", TABLED, "78 points", None),
        ("How many points did Port Lund get?", TABLED, "four", None),
        ("How many points did the Terns get?", TABLED, "78", "78"),
        ("How many points did they have?", TABLED, "78", "78"),
        ("How many points did the Terns finish behind Elver?", TABLED, "one", "one"),
        ("How many goals did Berg score?", "Berg scored 24 goals, five ahead of Lind.", "24", "24"),
        ("How many goals did Lind score?", "Berg scored 24 goals, five ahead of Lind.", "24", None),
    ],
)
def test_a_margin_is_no_number_of_votes_or_points_that_somebody_has(
    question: str, text: str, likely: str, answer: str | None
) -> None:
    assert pointed(question, text, likely) == answer


SPENT = "He heard that £118,000 was spent on a villa near Tarn and £46,500 on two horses, named Fly and Lord Elver."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("How much was spent on the villa?", SPENT, "£46,500", "£118,000"),
        ("How much was spent on the horses?", SPENT, "£118,000", "£46,500"),
        ("How much did the villa cost?", SPENT, "£46,500", "£118,000"),
        ("How much was spent on horses and the villa?", SPENT, "£46,500", "£46,500"),
        ("How much was spent on the yacht?", SPENT, "£46,500", "£46,500"),
        ("How much goes to schools?", "£3m went to roads, £2m to schools and £1m to parks.", "£3m", "£2m"),
        ("How much do children pay?", "It is £5 for adults and £3 for children.", "£5", "£3"),
        ("How much was spent on roads?", "It spent £3m on roads. Parks had £1m for trees.", "£1m", "£1m"),
        ("What was spent on?", SPENT, "a villa near Tarn", "a villa near Tarn"),
        ("How much for the bridge?", "£3m was for the bridge and £1m on parks.", "£1m", "£1m"),
    ],
)
def test_of_a_row_of_amounts_the_one_that_was_for_what_is_asked_answers(
    question: str, text: str, likely: str, answer: str
) -> None:
    assert pointed(question, text, likely) == answer


THIRD = "The Terns ended their season with a 2-2 draw at Elver Vale and a third-place finish."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("Where did they finish?", THIRD, ("Elver Vale", "third-place"), "third-place finish"),
        ("Where did they finish?", THIRD, ("Elver Vale and a third-place",), "third-place finish"),
        ("Where did Elver finish in the league?", THIRD, ("Elver Vale",), None),
        ("Where did Elver finish in the league?", "The match at Elver Vale had finished 1-1.", ("Elver Vale",), None),
        ("Where did Elver finish in the league?", "Elver were bottom.", ("bottom",), "bottom"),
        (
            "Where did the Terns come in the league?",
            THIRD,
            ("at Elver Vale", "third-place finish"),
            "third-place finish",
        ),
        ("Where did she finish?", "She came 12th of 40 in Tarn.", ("Tarn", "12th"), "12th"),
        ("Where did she finish?", "She set out from Tarn and finished in Lund.", ("Lund",), "Lund"),
        ("Where did the race finish?", "The race finished in Lund; she came third.", ("Lund",), "Lund"),
        ("Where did they end up?", "The runners-up ended up in Lund.", ("Lund",), "Lund"),
        ("Where did the idea come from?", "The idea, placed first, came from Lund.", ("Lund",), "Lund"),
        ("Where did he finish school?", "He finished school in Lund, in second place.", ("Lund",), "Lund"),
        ("Where did they play?", THIRD, ("Elver Vale",), "Elver Vale"),
    ],
)
def test_where_a_team_finished_is_a_rank_if_one_is_told(
    question: str, text: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, text, *likely) == answer


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        (
            "How often has the council met?",
            "It was the sixth meeting in less than two weeks.",
            "less than two weeks",
            None,
        ),
        ("How many times did it meet?", "It met three times in two weeks.", "three times", "three times"),
        ("How often do the buses run?", "The buses run every ten minutes.", "every ten minutes", "every ten minutes"),
        ("How long has it met for?", "It has met for two weeks.", "two weeks", "two weeks"),
    ],
)
def test_how_often_something_was_done_is_not_told_by_how_long_it_took(
    question: str, text: str, likely: str, answer: str | None
) -> None:
    assert pointed(question, text, likely) == answer


MET = "Top US diplomat, John Kerry, met his Russian counterpart Sergei Lavrov in London."


@pytest.mark.parametrize(
    ("question", "likely", "answer"),
    [
        ("Who is America's top diplomat?", "Sergei Lavrov", None),
        ("Who is America's top diplomat?", "John Kerry", "John Kerry"),
        ("Who is Russia's top diplomat?", "Sergei Lavrov", "Sergei Lavrov"),
        ("Who met Kerry?", "Sergei Lavrov", "Sergei Lavrov"),
    ],
)
def test_a_counterpart_is_not_what_somebody_is_in_the_other_country(
    question: str, likely: str, answer: str | None
) -> None:
    assert pointed(question, MET, likely) == answer


YEARS_END = "Pre-tax profit was £17.9m for 2023, on revenue of £301m. The final dividend was raised to 5p."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("How much was the dividend for 2023?", YEARS_END, ("£17.9m", "5p"), "5p"),
        ("What was the revenue in 2023?", YEARS_END, ("£301m",), "£301m"),
        ("How big was the firm's debt?", YEARS_END, ("£17.9m",), None),
        ("What was the turnover?", "It had sales of £30m and a loss of £2m.", ("£30m",), "£30m"),
        ("What was the profit?", "It made £2m, and turnover doubled to £9m.", ("£2m",), "£2m"),
        ("What was the salary?", "She got £40,000 a year; the firm made a loss.", ("£40,000",), "£40,000"),
        ("How much is the rent?", "They will pay £1 a year, and a fee for the key.", ("£1",), "£1"),
        ("How much was the fine?", "He was fined £500 and lost his fee of £90.", ("£500",), "£500"),
        ("How big was the loss?", "The baths lost £410,000, which a fee will not make up.", ("£410,000",), "£410,000"),
        ("What was the fine for?", "The fee was for parking.", ("parking",), "parking"),
        ("How much profit was there after the fine?", YEARS_END, ("£17.9m",), "£17.9m"),
        ("What share of sales were exports?", "Exports were £11.2m, or 36%.", ("£11.2m", "36%"), "36%"),
        ("What share of sales were exports?", "Exports were half of sales.", ("half of sales",), "half of sales"),
        ("What proportion was sold?", "Of £9m, £3m of £9m was sold.", ("£3m of £9m",), "£3m of £9m"),
        ("What was her share of the estate?", "Her share was £200,000.", ("£200,000",), "£200,000"),
        ("How much did they have to raise?", "They had raised £63,000 by May.", ("£63,000",), None),
        ("How much must they raise?", "They have raised £63,000 but need £90,000.", ("£90,000",), "£90,000"),
        ("How much did they raise?", "They had raised £63,000 by May.", ("£63,000",), "£63,000"),
        ("How much does she have to pay?", "She has been told to pay £500.", ("£500",), "£500"),
        ("How much did the play cost?", "The play has made £4m at home.", ("£4m",), None),
        ("How much did the play cost?", "It cost £2m to stage and has made £4m.", ("£4m", "£2m"), "£2m"),
        ("How much did the play cost?", "The play has made £4m at home.", ("at home",), None),
        ("How much does entry cost?", "Entry is £5, with all profits going to the clinic.", ("£5",), "£5"),
        ("How much do tickets cost?", "Tickets, £9 each, are on sale.", ("£9",), "£9"),
        ("How much did the play cost?", "So far it has earned £4m abroad.", ("£4m",), None),
        ("How much did Orley cost?", "Ticket sales in May:\n\n1. Tarn, £4m.\n\n2. Orley, £3m.", ("£3m",), None),
        ("How much does the tea cost?", "Our prices:\n\n1. Coffee, £4.\n\n2. Tea, £3.", ("£3",), "£3"),
        ("How much did the repairs cost?", "The repairs made in May came to £4m.", ("£4m",), "£4m"),
        ("What did the hall cost?", "The hall, at £4m, earned him a rebuke.", ("£4m",), "£4m"),
        ("What was the cost of the hall?", "The hall was bought for £4m from its earnings.", ("£4m",), "£4m"),
        ("How many electric buses are there?", "It has 40 buses. Electric buses rose to 9 in all.", ("40", "9"), "9"),
        ("How much was the revenue?", "Profit was £4m, up from £3m a year before.", ("£3m", "£4m"), None),
        ("How much was the profit?", "Profit was £4m, up from £3m a year before.", ("£4m",), "£4m"),
        ("How many electric buses are there?", "It has 40 buses. Electric buses rose 5% to 9.", ("40",), "9"),
        ("How many electric buses are there?", "It has 40 buses. Of 9 electric buses 3 broke.", ("40",), None),
        ("How many electric buses are there?", "It bought electric buses. It has 40 buses.", ("40",), "40"),
        ("How many local men objected?", "Local men waited 12 years. Now 340 men objected.", ("340",), "340"),
        ("How much did the bridge cost?", "The final sum for the bridge passed £5m.", ("£5m",), "£5m"),
        ("How much did the film cost?", "The film passed £5m in June.", ("£5m",), None),
        ("What does the tour cost?", "Prices open at £20 for adults.", ("£20",), "£20"),
        ("How many riders were there?", "It had 7 faults per 50,000 riders.", ("7 faults", "7"), None),
        ("How many faults were there?", "It had 7 faults per 50,000 riders.", ("7",), "7"),
        ("How much is the standard ticket?", "A basic ticket is £9.", ("£9",), None),
        ("How much is the standard ticket?", "A basic ticket is £9, a standard one £12.", ("£12",), "£12"),
        ("How much did it make worldwide?", "It made £4m domestically.", ("£4m",), None),
        ("How much did it make worldwide?", "It made £4m domestically and £9m overall.", ("£9m",), "£9m"),
        ("How many games must they win?", "They have won three.", ("three",), None),
        ("What is the average salary of a cook?", "Rents took up 15.7% of wages.", ("15.7%",), None),
        ("What is the salary of a cook?", "A cook earns £9, 15.7% less.", ("15.7%", "£9"), "£9"),
        ("What interest rate does it pay?", "It will pay £18m for a loan.", ("£18m",), None),
        ("What is the unemployment rate?", "It rose to 4.1% in May.", ("4.1%",), "4.1%"),
        ("What rate of pay did they want?", "They wanted £12 an hour.", ("£12",), "£12"),
        ("By what percentage was the salary cut?", "The salary was cut by 15%.", ("15%",), "15%"),
        ("How much is a bottle?", "It made 500,000 pounds of whey into drink.", ("500,000 pounds",), None),
        ("How much is a bottle?", "A bottle is 20 pounds.", ("20 pounds",), "20 pounds"),
        ("What was the profit margin?", "It was 12%.", ("12%",), "12%"),
        ("What is the rent?", "A tenth of the crop, 20 kg, or £9.", ("20 kg, or £9",), "20 kg, or £9"),
    ],
)
def test_an_amount_is_of_what_is_asked(question: str, text: str, likely: tuple[str, ...], answer: str | None) -> None:
    assert pointed(question, text, *likely) == answer


BOSS = "The new boss of the brewery, Ida Munk, cut the ribbon."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("Who is the new boss of Grey Lido?", BOSS, ("Ida Munk", "the brewery", "The new boss of the brewery"), None),
        ("Who is the new boss of Grey Lido?", "Ida Munk, the new boss of the brewery, spoke.", ("Ida Munk",), None),
        (
            "Who is the boss of Grey Foods?",
            "Ida Munk, the boss of Tarn Motors, spoke to Rolf Lind.",
            ("Ida Munk",),
            None,
        ),
        ("Who is the new boss of Grey Brewery?", BOSS, ("Ida Munk",), "Ida Munk"),
        ("Who is the new boss of Grey Foods?", BOSS, ("Ida Munk",), "Ida Munk"),  # it may be a brewery
        ("Who is the new boss of Grey House?", BOSS, ("Ida Munk",), "Ida Munk"),  # so may anything be called
        ("Who cut the ribbon at Grey Lido?", BOSS, ("Ida Munk",), "Ida Munk"),
        ("Who is the president of America?", "Ida Munk, the president of the US, spoke.", ("Ida Munk",), "Ida Munk"),
        ("Who is the boss of Grey Lido?", "The boss of the lido, Ida Munk, spoke.", ("Ida Munk",), "Ida Munk"),
    ],
)
def test_the_boss_of_one_thing_is_not_that_of_another(
    question: str, text: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, text, *likely) == answer


@pytest.mark.parametrize(("score", "shown"), [(-8.0, None), (-6.0, "the crowd")])
def test_what_is_far_less_likely_than_no_answer_takes_the_place_of_none(score: float, shown: str | None) -> None:
    question, text = "Who closed the bridge?", "It was closed at 12 Mill Road, Tarn, and the crowd went home."
    found = tuple(
        Candidate(*span_of(words, text), logit) for words, logit in (("12 Mill Road, Tarn", 5.0), ("the crowd", score))
    )
    scan = Scan(found, 0.0, 1.0, 1.0, found[0], found[:1])
    (left,) = without_stand_ins(question, [(text, "en")], [scan], [fitting(question, text, scan)])
    assert (text[left.best.start : left.best.end] if left.best else None) == shown
    # What the model points at itself may be as remote: how sure that is is shown with it.
    unlikely = Scan(found[1:], 0.0, 1.0, 1.0, found[1], found[1:])
    assert without_stand_ins(question, [(text, "en")], [unlikely], [unlikely]) == [unlikely]
