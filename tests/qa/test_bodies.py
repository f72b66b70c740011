"""What one council does, or who is what in it, is nothing to another."""

from __future__ import annotations

import pytest

from qa.reader.rules.bodies import of_that_body
from tests.helpers import span_of

TOWN = "The Harwick Town Council voted by nine to four to close the bridge. It will open in May."
CLUBS = "Dunmore Rovers named Niall Feeney as their manager on Monday. Captain Jo Mensah welcomed the choice."
BANNED = "The World Football Federation banned its former president, Otto Blum, on Monday."
ARMIES = "General Tariq Malik, commander of the northern army, met General Yusuf Rahman on Sunday."
PARTIES = "The Labour Party has met. The Farmers' Party sent its leader, Eva Berg."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How did Harwick Parish Council vote?", TOWN, "nine to four"),
        ("What did Harwick Parish Council close?", TOWN, "the bridge"),
        ("When will the Larne County Council open it?", TOWN, "May"),
        ("How did the Security Council vote?", "On Saturday the Federation Council voted for it.", "for it"),
        ("What did the Social Party reject?", "Last week the Farmers' Party rejected the budget.", "the budget"),
        ("What did the Bank of Norway do?", "The Bank of Sweden raised its rate.", "raised its rate"),
        ("What did the Court of Appeal rule?", "The High Court ruled that the will stands.", "the will stands"),
        ("How did the upper house vote?", "The lower house passed it by 288 to 240.", "288 to 240"),
        ("Who is the manager of Dunmore City?", CLUBS, "Niall Feeney"),
        ("Who is the captain of Dunmore City?", CLUBS, "Jo Mensah"),
        ("Who is Dunmore City's captain?", CLUBS, "Jo Mensah"),
        ("Who captains Dunmore City?", CLUBS, "Jo Mensah"),
        ("Who is the captain of Sedge Rovers?", CLUBS, "Jo Mensah"),
        ("Who is the president of the Asian Football Federation?", BANNED, "Otto Blum"),
        ("Who is the commander of the southern army?", ARMIES, "Tariq Malik"),
        ("Who commands the western army?", ARMIES, "Tariq Malik"),
        ("Who is the captain of Dunmore City?", "Captain Jo Mensah scored for Dunmore Rovers.", "Jo Mensah"),
        (
            "Who is the secretary of the Steelworkers' Union?",
            "The Dockers' Union is on strike. Union secretary Jo Mensah met the owner.",
            "Jo Mensah",
        ),
        (
            "Who is the head teacher of Ashlea School?",
            "The head teacher of Fenwick School, Clare Dobson, has left. Deputy head Ivan Mills takes over.",
            "Clare Dobson, has left. Deputy head Ivan Mills",
        ),
        (
            "Who is the leader of Stoke Borough Council?",
            "The leader of the county council, Jo Mensah, left.",
            "Jo Mensah",
        ),
        ("What did the Parish Council close?", "The county council had closed the school.", "the school"),
        (
            "Who is the coach of Dunmore City?",
            "City lost. Referee Ann Lowe wept. Dunmore Rovers' coach, Jo Mensah, did not.",
            "Ann Lowe wept. Dunmore Rovers' coach, Jo Mensah",
        ),
        ("Who won the Booker Prize?", "Teresa Quint won the Carmody Prize for her book.", "Teresa Quint"),
        ("Who won third prize?", "Second prize went to Jo Mensah.", "Jo Mensah"),
        ("Who built the Corley Bridge?", "The Harwick Bridge was built by Jo Mensah.", "Jo Mensah"),
        (
            "Who digs the Eagle Tunnel?",
            "They broke through in the Kestrel Tunnel. The tunnel is dug by Jo Mensah.",
            "Jo Mensah",
        ),
        ("Who leads the Labour Party?", PARTIES, "Eva Berg"),
        ("Who leads the Labour Party?", "Eva Berg, leader of the Farmers' Party, came first.", "Eva Berg"),
        ("Who chairs the Arts Council?", "The chair of the Sports Council, Eva Berg, came first.", "Eva Berg"),
    ],
)
def test_what_is_told_of_another_body_is_no_answer(question: str, text: str, words: str) -> None:
    check = of_that_body(question, text)
    assert check is not None
    assert not check(span_of(words, text))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How did Harwick Town Council vote?", TOWN, "nine to four"),
        ("How did Harwick Council vote?", TOWN, "nine to four"),
        ("How did the Town Council vote?", "Harwick Council voted by nine to four.", "nine to four"),
        ("How did Harwick City Council vote?", TOWN, "nine to four"),
        ("How did the council vote?", TOWN, "nine to four"),
        ("How did Parliament vote?", "The Federal Parliament voted for it.", "for it"),
        ("What did the Central Bank do?", "The Bank of Norway raised its rate.", "raised its rate"),
        ("What did Norway's Central Bank do?", "The Norwegian Central Bank raised its rate.", "raised its rate"),
        ("What did the Environment Agency say?", "The Environmental Agency said it was clean.", "it was clean"),
        (
            "What did the Defence Ministry of Norway say?",
            "The Ministry of Defence said no to Sweden's Foreign Ministry.",
            "no",
        ),
        (
            "What did the Parish Council reject?",
            "The Town Council will pay. The Parish Council rejected the bill.",
            "the bill",
        ),
        ("What did the Parish Council reject?", "The Town Council's plan was rejected by the parish.", "plan"),
        ("What did the Supreme Court say of it?", "The High Court's ruling was overturned.", "overturned"),
        ("What did the Supreme Court find?", "The High Court had been wrong, it said.", "had been wrong"),
        ("Whom did the Arts Council fund?", "A choir sings. The Sports Council gave it nothing.", "A choir"),
        ("Whom did the Arts Council fund?", "The Sports Council was told that the arts fund a choir.", "a choir"),
        ("Who is the manager of Dunmore Rovers?", CLUBS, "Niall Feeney"),
        ("Who is the captain of Rovers?", CLUBS, "Jo Mensah"),
        ("Who is the captain of the club?", CLUBS, "Jo Mensah"),
        (
            "Who is the captain of Dunmore City?",
            "City beat Dunmore Rovers. Jo Mensah, their captain, hit it.",
            "Jo Mensah",
        ),
        ("Who is the captain of Dunmore City?", "Rovers lost to City. Captain Jo Mensah hit it.", "Jo Mensah"),
        ("Who is the president of the World Football Federation?", BANNED, "Otto Blum"),
        ("Who is the commander of the northern army?", ARMIES, "Tariq Malik"),
        ("Who is the commander of the army?", ARMIES, "Tariq Malik"),
        ("Who leads the Farmers' Party?", PARTIES, "Eva Berg"),
        ("Who leads the Labour Party?", "The Farmers' Party lost. Labour leader Eva Berg won.", "Eva Berg"),
        (
            "Who leads the Labour Party?",
            "Eva Berg, leader of the Labour Party, met the Farmers' Party.",
            "Eva Berg",
        ),
        (
            "Who is the president of the Dental Association?",
            "Its president, Eva Berg, wrote to the Medical Association.",
            "Eva Berg",
        ),
        ("What did the Parish Council close?", "The parish council had closed the school.", "the school"),
        ("What did Larne County Council close?", "The county council had closed the school.", "the school"),
        ("Who won the Booker Prize?", "Teresa Quint won it for her book.", "Teresa Quint"),
        ("Who won the Booker Prize?", "Teresa Quint, who has a Carmody Prize, won the Booker too.", "Teresa Quint"),
        ("Who won first prize?", "First prize went to Jo Mensah, second prize to Ann Lowe.", "Jo Mensah"),
        ("Who built the bridge?", "The Harwick Bridge was built by Jo Mensah.", "Jo Mensah"),
        ("Who is the mayor of Kansas City?", "The mayor, Eva Berg, flew to Mexico City.", "Eva Berg"),
    ],
)
def test_what_may_be_told_of_the_body_is_left_as_it_is(question: str, text: str, words: str) -> None:
    check = of_that_body(question, text)
    assert check is None or check(span_of(words, text))
