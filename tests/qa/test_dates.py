"""Dates in running text, resolved against the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from qa.dates import _KINDS, LOOSE, _matches, mentions, spoken, with_capitals

FRIDAY = date(2014, 3, 14)


def days(text: str, published: date | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.first.isoformat(), m.last.isoformat()) for m in mentions(text, published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The referendum is on Sunday.", "2014-03-16", "2014-03-16"),
        ("They met on Sunday.", "2014-03-09", "2014-03-09"),
        ("He came yesterday.", "2014-03-13", "2014-03-13"),
        ("She leaves tomorrow.", "2014-03-15", "2014-03-15"),
        ("It rained last month.", "2014-02-01", "2014-02-28"),
        ("It opened twenty-five years ago.", "1989-01-01", "1989-12-31"),
        ("It opens next year.", "2015-01-01", "2015-12-31"),
        ("He spoke on 10 March.", "2014-03-10", "2014-03-10"),
        ("The vote of 25 May will be early.", "2014-05-25", "2014-05-25"),
        ("It was signed on 18 March 2012.", "2012-03-18", "2012-03-18"),
        ("It rose in March 2013.", "2013-03-01", "2013-03-31"),
        ("It fell in 1991.", "1991-01-01", "1991-12-31"),
        ("There was no decision until after the referendum on Sunday.", "2014-03-16", "2014-03-16"),
        ("He had given them until five o’clock on Tuesday to leave.", "2014-03-18", "2014-03-18"),
        ("It was counted on Monday morning, 10 March.", "2014-03-10", "2014-03-10"),
        ("It rained on Sunday night, March 9.", "2014-03-09", "2014-03-09"),
        ("The colonel was taken away and held until Wednesday.", "2014-03-12", "2014-03-12"),
        ("The game was put off until Wednesday.", "2014-03-19", "2014-03-19"),
        ("They had until noon Tuesday to pay.", "2014-03-18", "2014-03-18"),
        # What had happened by a day, or not until then, is over.
        ("They had given 1.4 million by Tuesday.", "2014-03-11", "2014-03-11"),
        ("They had hoped to pay by Tuesday.", "2014-03-18", "2014-03-18"),
        ("They had been promised coal by Tuesday.", "2014-03-18", "2014-03-18"),
        ("He did not tell anyone until Tuesday.", "2014-03-11", "2014-03-11"),
        ("They did not expect it until Tuesday.", "2014-03-18", "2014-03-18"),
        # What is ordered is to come; no verb stands between two figures.
        ("The court ordered that the vote be repeated on Sunday.", "2014-03-16", "2014-03-16"),
        ("He proposed to raise the rent from Sunday.", "2014-03-16", "2014-03-16"),
        ("Dockers voted by 402 to 151 on Sunday and will work on.", "2014-03-09", "2014-03-09"),
        # … but of an order that somebody was given it is the day, unless it is an appointment.
        ("Residents were ordered to leave their homes on Sunday.", "2014-03-09", "2014-03-09"),
        ("She had also been asked not to sing on Sunday.", "2014-03-09", "2014-03-09"),
        ("They were allowed to go home on Sunday.", "2014-03-09", "2014-03-09"),
        ("He was ordered to appear in court on Sunday.", "2014-03-16", "2014-03-16"),
        ("The strike was planned to end on Sunday.", "2014-03-16", "2014-03-16"),
        # What will be ends at a colon, where a clause of its own begins.
        ("Vale will miss that match: his booking on Sunday, for a foul, was his tenth.", "2014-03-09", "2014-03-09"),
        ("Vale will miss that match: the game on Sunday.", "2014-03-16", "2014-03-16"),
        # As of the day or year that the text has spoken of.
        ("After the 2009 flood the lock broke, in February of that year.", "2009-02-01", "2009-02-28"),
        ("In the 2009 flood the lock broke. It was mended on 3 May that year.", "2009-05-03", "2009-05-03"),
        ("It would respect their will as expressed on Sunday.", "2014-03-16", "2014-03-16"),
        # A participle behind "is" is no past, and what is so from a day on is so from the next one.
        ("The lock is closed to barges from Wednesday.", "2014-03-19", "2014-03-19"),
        ("Two lanes are not yet open and are partly barred from Wednesday.", "2014-03-19", "2014-03-19"),
        ("From Wednesday, the lock is shut.", "2014-03-19", "2014-03-19"),
        ("The lock stays closed through Wednesday.", "2014-03-19", "2014-03-19"),
        ("Nine barges are moored there, down two from Wednesday.", "2014-03-12", "2014-03-12"),
        ("The lock was closed to barges from Wednesday.", "2014-03-12", "2014-03-12"),
        ("From Wednesday, the lock was shut.", "2014-03-12", "2014-03-12"),
        ("He is accused of breaking the lock on Monday.", "2014-03-10", "2014-03-10"),
        ("The picture is from Wednesday.", "2014-03-12", "2014-03-12"),
        # Words that count from a day named within them.
        ("They met the day before yesterday.", "2014-03-12", "2014-03-12"),
        ("Day after tomorrow they meet.", "2014-03-16", "2014-03-16"),
        ("The hearing is on Tuesday week.", "2014-03-25", "2014-03-25"),
        ("It sails on Monday fortnight.", "2014-03-31", "2014-03-31"),
        ("It opens a week on Thursday.", "2014-03-27", "2014-03-27"),
        ("It opens two weeks from Thursday.", "2014-04-03", "2014-04-03"),
        ("Three weeks ago on Tuesday, it sank.", "2014-02-18", "2014-02-18"),
        ("It sank on Friday last week.", "2014-03-07", "2014-03-07"),
        ("Last week, on Friday, it sank.", "2014-03-07", "2014-03-07"),
        ("It sails on Monday night of next week.", "2014-03-17", "2014-03-17"),
        # Two days of a month.
        ("It lasted from 3 to 5 March.", "2014-03-03", "2014-03-05"),
        ("It lasts 3rd–5th April.", "2014-04-03", "2014-04-05"),
        ("It will be shown on 3 and 4 April.", "2014-04-03", "2014-04-04"),
        ("It will be on 3 and 9 April.", "2014-04-09", "2014-04-09"),
        ("It lasted between 3 and 9 March.", "2014-03-03", "2014-03-09"),
        ("It lasted from 3 to 5 May 2009.", "2009-05-03", "2009-05-05"),
        ("It lasted March 3-5, 2009.", "2009-03-03", "2009-03-05"),
        ("On March 3 and 4 men were hurt.", "2014-03-03", "2014-03-03"),
    ],
)
def test_a_date_is_resolved_by_tense_and_nearness(text: str, first: str, last: str) -> None:
    ((_, *found),) = days(text)
    assert found == [first, last]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police are appealing for witnesses to a crash on Sunday.", "2014-03-09"),
        ("Two people are in hospital after a head-on collision early on Sunday.", "2014-03-09"),
        ("Two men are due in court after a stabbing in the early hours of Saturday.", "2014-03-08"),
        ("Rovers will be without Cole after his red card on Saturday.", "2014-03-08"),
        ("The minister is expected to resign after losing a vote on Monday.", "2014-03-10"),
        ("She will miss the final after being hurt in training on Monday.", "2014-03-10"),
        ("The road will stay closed for a month following a fall of rocks on Monday.", "2014-03-10"),
        ("The company will cut 300 jobs, according to a statement on Tuesday.", "2014-03-11"),
        ("The company will cut 300 jobs, according to Anna Berg on Tuesday.", "2014-03-11"),
        ("The bridge will be shut, according to the county council on Tuesday.", "2014-03-11"),
        ("The king will stay at home after a fall on Monday.", "2014-03-10"),
        ("Officers are hunting a man who hit a cyclist on Saturday.", "2014-03-08"),
        # … but what is feared, announced or comes back is ahead.
        ("The government faces a heavy defeat on Monday.", "2014-03-17"),
        ("They warn of an attack on Monday.", "2014-03-17"),
        ("Vale’s likely defeat on Monday will end it.", "2014-03-17"),
        ("Talks will resume after a break on Monday.", "2014-03-17"),
        ("The heir will be announced after the vote on Sunday.", "2014-03-16"),
        ("She will fly home after being sworn in on Monday.", "2014-03-17"),
        ("The ferry will sail according to plan on Monday.", "2014-03-17"),
        ("The ferry will sail according to the new rules on Monday.", "2014-03-17"),
        ("Trains will run according to a holiday timetable on Monday.", "2014-03-17"),
        ("The museum will open again after a deep clean on Monday.", "2014-03-17"),
        ("The shop will close for good after its big summer sale on Saturday.", "2014-03-15"),
        ("Pupils will perform following their dress rehearsal on Monday.", "2014-03-17"),
        ("A mock crash on Monday will test the ambulances.", "2014-03-17"),
        ("A controlled explosion on Monday will bring down the chimney.", "2014-03-17"),
        ("A controlled explosion on Monday brought down the chimney.", "2014-03-10"),
        ("Crews will practise for a fire on Monday.", "2014-03-17"),
        ("Actors will re-enact the murder on Monday.", "2014-03-17"),
        ("The storm will hit the coast on Monday.", "2014-03-17"),
        ("Somebody could be badly hurt on Monday.", "2014-03-17"),
        ("The bank wants to shut on Monday.", "2014-03-17"),
    ],
)
def test_a_mishap_is_over_whatever_is_still_to_come_of_it(text: str, day: str) -> None:
    ((_, *found),) = days(text)
    assert found == [day, day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bonfire blaze on Sunday will draw crowds.", "2014-03-16"),
        ("A charity blaze on Sunday will raise money.", "2014-03-16"),
        ("The village will gather for a bonfire blaze on Sunday.", "2014-03-16"),
        ("Organisers say a huge fire on Sunday will mark the jubilee.", "2014-03-16"),
        ("The fire on Monday is to be lit by the mayor.", "2014-03-17"),
        ("A summer blaze on Monday at the pier will feature three bands.", "2014-03-17"),
        ("The pageant ends with a fire on Monday.", "2014-03-17"),
        # … so may a defeat be.
        ("Another defeat on Monday would cost him his job.", "2014-03-17"),
        ("Their defeat on Monday will hurt them.", "2014-03-10"),
        # … but not what comes of a mishap.
        ("A fire on Monday will cost the school millions.", "2014-03-10"),
        ("A crash on Monday will delay the opening.", "2014-03-10"),
        ("A death on Monday will raise questions in parliament.", "2014-03-10"),
        ("The robbery on Monday will feature on television.", "2014-03-10"),
        ("A concert for the victims of a blaze on Monday will raise money.", "2014-03-10"),
        ("The bonfire blaze on Monday drew crowds.", "2014-03-10"),
        ("The beach will stay shut after a bonfire blaze on Monday.", "2014-03-10"),
    ],
)
def test_what_is_named_like_a_mishap_and_put_on_for_others_is_of_the_time_its_sentence_tells(
    text: str, day: str
) -> None:
    ((_, *found),) = days(text)
    assert found == [day, day]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The court sat from May to September 2009.", "2009-05-01"),
        ("It lasted from 12 May to 3 June 2009.", "2009-05-12"),
        ("It lasted from May 12 until June 3, 2009.", "2009-05-12"),
        ("It lasted from Tuesday 12 May to Wednesday, 3 June 2009.", "2009-05-12"),
        ("It rose in April, June and September 2009.", "2009-04-01"),
        ("It rained from 12 to 14 May and on 3 and 4 June.", "2013-05-12"),
        ("It rained 12–14 May and 3–5 June 2009.", "2009-05-12"),
        # A winter has two years, and so has a season of plays.
        ("It was shut between November and January 2010.", "2009-11-01"),
        ("It is shown from 25 October until 4 October 2015.", "2014-10-25"),
        # No year but its own, nor a figure.
        ("It rained in April and June. It fell in 2009.", "2013-04-01"),
        ("It rained in April, and 2009 people came.", "2013-04-01"),
    ],
)
def test_a_day_has_the_year_of_the_later_one_beside_it(text: str, first: str) -> None:
    found = days(text)
    assert found[0][1] == first


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2009 the mine closed in July.", 2009),
        ("In the summer of 2009 the mine was flooded, and in August it closed.", 2009),
        ("Work began in March 2009. In July the contractor went bust.", 2009),
        ("In 2009 the mine closed. On 3 July it was flooded.", 2009),
        ("The war began in September 1939. On 10 May it reached the town.", 1940),
        ("The war began in September 1939. From 10 to 12 May it raged.", 2013),  # no more than "In", "On", "By"
        # The next paragraph, what is to come, what is so now and what has its own year are of another time.
        ("Work began in March 2009.\nIn July the contractor went bust.", 2013),
        ("Work began in March 2009. In July the contractor will be paid.", 2014),
        ("In 2009 the mine closed, and the union has met since. In July it was sold.", 2013),
        ("In 2009 the mine closed. It was sold in July of last year.", 2013),
        # … or, if of the next year, tell of something else.
        ("The war began in September 1939. On 10 May a storm hit the town.", 2013),
        # So is what happened last year, and what came of something that was founded once.
        ("Work began in March 2013. In July the contractor went bust.", 2013),
        ("The firm was founded in 2009. In July it went bust.", 2013),
    ],
)
def test_a_day_of_a_tale_of_long_ago_is_of_that_year_and_doubted(text: str, year: int) -> None:
    *_, last = mentions(text, FRIDAY)
    assert last.first.year == year
    assert (last.sure == LOOSE) is (year < 2013)


@pytest.mark.parametrize(
    "text",
    [
        "It happens every Sunday.",
        "She read the Sunday Times.",
        "They came recently.",
        "He may march in.",
        "It was 31 February 2014.",
        "She had left two days before yesterday.",
        "It is due two weeks today.",
        "It was a Sunday, and it rained.",
    ],
)
def test_what_names_no_certain_day_is_left_alone(text: str) -> None:
    assert [found for found in days(text) if found[1][:7] != "2014-02"] == []


def test_the_end_of_the_month_is_that_of_the_day_the_paragraph_tells_of_where_it_is_over() -> None:
    told = days("17 January 2009 – A boat sinks. By the end of the month nine had sunk.")
    assert told[1:] == [("By the end of the month", "2009-01-17", "2009-01-31")]
    ahead = days("It sank on 17 January 2009. By the end of the month the court will decide.")
    assert ahead[1:] == [("By the end of the month", "2014-03-14", "2014-03-31")]


def test_what_somebody_has_before_them_is_no_past() -> None:
    text = "The club has three days in view, March 23, March 25 or March 30, for a swim in an unguarded lake."
    assert days(text)[0][1:] == ("2014-03-23", "2014-03-23")
    text = "The club has closed its hall on March 23."
    assert days(text)[0][1:] == ("2013-03-23", "2013-03-23")


def test_without_a_date_of_the_article_only_whole_dates_are_known() -> None:
    assert days("On Sunday and on 18 March 2012.", None) == [("18 March 2012", "2012-03-18", "2012-03-18")]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2014, 3, 16), date(2014, 3, 16), "16 March 2014"),
        (date(2014, 3, 10), date(2014, 3, 16), "10–16 March 2014"),
        (date(2014, 3, 1), date(2014, 3, 31), "March 2014"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2014, 3, 30), date(2014, 4, 2), "30 March – 2 April 2014"),
    ],
)
def test_days_are_spoken_in_few_words(first: date, last: date, words: str) -> None:
    assert spoken(first, last) == words


@pytest.mark.parametrize(
    ("text", "surer"),
    [
        ("They voted on Tuesday night. “It was long. Tonight we rest,” said Roe.", False),
        ("“Tonight we rest,” said Roe on Tuesday. They had met on Friday.", False),
        ("They voted on Friday. “Tonight we rest,” said Roe.", True),
        ("They had voted on Tuesday. “Tonight we rest,” said Roe on Friday.", True),
        ("They voted on Tuesday. Tonight they rest.", True),
        ("The hall was built in 1991. “Tonight we rest,” said Roe.", True),
    ],
)
def test_a_quote_from_a_report_of_another_day_may_have_been_said_then(text: str, surer: bool) -> None:
    (tonight,) = [found for found in mentions(text, FRIDAY) if text[found.start : found.end] == "Tonight"]
    assert tonight.first == FRIDAY
    assert (tonight.sure > LOOSE) is surer


EACH_KIND = (
    "It was signed on 2014-03-14, on Friday, 14 March 2014, and on the 3rd of June.",
    "From 12 to 14 October 2013 and from October 12–14, on March the 9th, in early Jan. 2012 and LAST JULY.",
    "IN 1991 and since 2004; last Friday, Friday last week, THIS WEEK ON SUNDAY, two weeks ago on Monday.",
    "Thursday week, a Friday FORTNIGHT, a week on Monday, the day before yesterday, Tonight, last night.",
    "This morning, by the end of the week, over the WEEKEND, last summer, TWENTY-FIVE YEARS AGO, in two weeks’ time.",
    "Seit dem 3. März gilt es nicht.\n\nNext month\nthis past year it was laſt weeK.",
)


@pytest.mark.parametrize("text", ["\n".join(EACH_KIND), *EACH_KIND])
def test_a_line_is_passed_over_only_where_no_date_of_a_kind_can_be(text: str) -> None:
    everything = {(m.span(), order) for order, kind in enumerate(_KINDS) for m in kind.pattern.finditer(text)}
    assert {(match.span(), order) for _, _, order, match in _matches(text)} == everything


def test_every_kind_of_date_is_found_in_its_line() -> None:
    assert {order for _, _, order, _ in _matches("\n".join(EACH_KIND))} == set(range(len(_KINDS)))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what happened in october 2024", "what happened in October 2024"),
        ("what was said on 7 november, a friday?", "what was said on 7 November, a Friday?"),
        ("since march the third of may is free", "since March the third of may is free"),
        ("did the 3rd of may march end in may 2013", "did the 3rd of May march end in May 2013"),
        ("may they march for the august guests?", "may they march for the august guests?"),
    ],
)
def test_days_and_months_are_known_as_they_are_typed(typed: str, written: str) -> None:
    assert with_capitals(typed) == written
