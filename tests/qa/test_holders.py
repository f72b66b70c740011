"""Who holds another office is not asked for."""

from __future__ import annotations

import pytest

from qa.reader.rules.holders import in_that_office, of_whom_it_is
from tests.helpers import span_of


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the head of the zoo?", "Zoo keeper Jan Kral will look after the animals."),
        ("Who is the head of the zoo?", "Jan Kral, the keeper of the seals, wept."),
        ("Who is the head of the office?", "Deputy head Jan Kral stays in the capital."),
        ("Who is the defence lawyer?", "Defence Minister Jan Kral wants him to go."),
        ("Who is the defence lawyer?", "Judge Jan Kral is hearing the case."),
        ("Who is the health minister?", "Labour Minister Jan Kral steered it through."),
        ("Who is the prime minister?", "The finance minister, Jan Kral, called it a pity."),
        ("Who is the prime minister of Norway?", "President Jan Kral must sign it."),
        ("Who is the president of Norway?", "Vice-President Jan Kral came to Oslo."),
        ("Who is the president of Norway?", "Jan Kral, the vice president, came to Oslo."),
        ("Who is Norway's foreign minister?", "Interior Minister Jan Kral came to Oslo."),
        ("Who is the police chief?", "Fire chief Jan Kral said a heater had been left on."),
        ("Who is the chief executive of the fund?", "The finance chief, Jan Kral, will leave in May."),
        ("Who is the mayor of Wexby?", "A spokesman, Jan Kral, said it was over."),
        ("Who was the commander of the fleet?", "The defence minister, Jan Kral, was there."),
        ("Who is the police chief?", "The cashier, Jan Kral, hid under the counter."),
        ("Who is the leader of the Green Party?", "President Jan Kral called for calm."),
        ("Who is the head of the Food Agency?", "Health Minister Jan Kral called for calm."),
        ("Who is the leader of the Farm Party?", "The mayor, Jan Kral, is not standing."),
        ("Who is the mayor of Wexby?", "The party chose Jan Kral as its candidate for mayor of Wexby."),
        ("Who is the commander of the fleet?", "The speaker Jan Kral and the commander of the fleet may not enter."),
        ("Who is the principal?", "The vice principal, Jan Kral, wept."),
    ],
)
def test_who_holds_another_office_is_no_answer(question: str, text: str) -> None:
    check = in_that_office(question, text)
    assert check is not None
    assert not check(span_of("Jan Kral", text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the head of the zoo?", "Zoo keeper Jan Kral was named its head in May."),
        ("Who is the head of the zoo?", "The zoo's director, Jan Kral, wept."),
        ("Who is the head of the zoo?", "Jan Kral feeds the seals."),
        ("Who is the head of the bank?", "The governor, Jan Kral, said prices would fall."),
        ("Who is the head of the army?", "Military chief Jan Kral vowed to go on."),
        ("Who is the head of the fire brigade?", "Fire chief Jan Kral said it was out."),
        ("Who is the boss?", "Fire chief Jan Kral said it was out."),
        ("Who is the deputy head?", "Deputy head Jan Kral stays in the capital."),
        ("Who is the vice-president?", "Vice-President Jan Kral came to Oslo."),
        ("Who is the lawyer?", "His solicitor, Jan Kral, said no."),
        ("Who is the defence lawyer?", "Defence counsel Jan Kral said no."),
        ("Who is the prime minister?", "Prime Minister Jan Kral dismissed him."),
        ("Who is the prime minister?", "The British premier, Jan Kral, dismissed him."),
        ("Who is the minister?", "Finance Minister Jan Kral dismissed him."),
        ("Who is the home secretary?", "The interior minister, Jan Kral, dismissed him."),
        ("Who is the foreign minister?", "The secretary of state, Jan Kral, came."),
        ("Who is the health minister?", "Minister Jan Kral came."),
        ("Who is the president of the club?", "The chairman, Jan Kral, came."),
        ("Who is the president of Mali?", "General Jan Kral took power in May."),
        ("Who is the manager of the club?", "The coach, Jan Kral, wept."),
        ("Who is the mayor?", "The party's leader, Jan Kral, is to be mayor."),
        ("Who is the mayor?", "Jan Kral, mayor since May, met Governor Ann Lund."),
        ("Who is the police chief?", "The chief of police, Jan Kral, came."),
        ("Who is the chair of the inquiry?", "Judge Jan Kral is hearing it."),
        ("Who is the prime minister?", "Finance Minister Jan Kral is the new prime minister."),
        ("Who is the leader of the Green Party?", "President Jan Kral of the Greens called for calm."),
        ("Who is the leader of the Town Council?", "Mayor Jan Kral called for calm."),
        ("Who is the head of the Health Ministry?", "Minister Jan Kral called for calm."),
        ("Who is the head of the Skating Union?", "The president, Jan Kral, called for calm."),
        ("Who is the leader of Norway?", "King Jan Kral called for calm."),
        ("Who is the mayor of Wexby?", "Jan Kral, who ran for mayor in 2019, was elected by nine votes."),
        ("Who is the mayor of Wexby?", "Mayor Jan Kral beat Ann Lund, the Green candidate for mayor."),
        ("Who is the prime minister?", "The speaker, Jan Kral, is to be prime minister and the leader of the party."),
        ("Who is the editor?", "Editor-in-chief Jan Kral came."),
    ],
)
def test_who_may_hold_that_office_is_left_as_it_is(question: str, text: str) -> None:
    check = in_that_office(question, text)
    assert check is not None
    assert check(span_of("Jan Kral", text))


@pytest.mark.parametrize(
    "question", ["Who is Jan Kral?", "Who is the minister who was arrested?", "Who sacked the manager of Rovers?"]
)
def test_other_questions_are_left_as_they_are(question: str) -> None:
    assert in_that_office(question, "Zoo keeper Jan Kral came.") is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is Vera Dunn's lawyer?", "Prince's lawyer, Jan Kral, said he would appeal."),
        ("Who is the lawyer of Vera Dunn?", "Prince's defence lawyer Jan Kral said he would appeal."),
        ("Who is Northwing's boss?", "Aerolane's boss, Jan Kral, said no."),
        ("Who is the head of the Pilots' Association?", "The airport's director, Jan Kral, brought in camp beds."),
        ("Who is the conductor of the Radio Orchestra?", "The city's culture chief, Jan Kral, looks for one."),
    ],
)
def test_who_is_that_of_somebody_else_is_no_answer(question: str, text: str) -> None:
    check = of_whom_it_is(question, text)
    assert check is not None
    assert not check(span_of("Jan Kral", text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is Vera Dunn's lawyer?", "Dunn's lawyer, Jan Kral, said she would appeal."),
        ("Who is Vera Dunn's lawyer?", "Her lawyer, Jan Kral, said she would appeal."),
        ("Who is Vera Dunn's lawyer?", "Prince's brother, Jan Kral, is her lawyer."),
        ("Who is Norway's king?", "Oslo's king, Jan Kral, spoke."),
        ("Who is the president of the Bank?", "Norway's president, Jan Kral, spoke."),
        ("Who is the head of Wexby School?", "The school's head, Jan Kral, spoke."),
        ("Who is the head of Wexby School?", "The university's head, Jan Kral, spoke."),
        ("Who is the head of the Lifeboat Society?", "The charity's head, Jan Kral, spoke."),
        ("Who is the leader of Harwick Town Council?", "The town's leader, Jan Kral, spoke."),
        ("Who is the head of the Airport Union?", "The airport's union boss, Jan Kral, spoke."),
    ],
)
def test_who_may_be_that_of_whom_is_asked_for_is_left_as_it_is(question: str, text: str) -> None:
    check = of_whom_it_is(question, text)
    assert check is None or check(span_of("Jan Kral", text))
