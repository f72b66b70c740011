"""Who said what in a text: quotes, speakers, verbs and days."""

from __future__ import annotations

from datetime import date

import pytest

from qa import wording
from qa.quotation import quotations
from qa.speech import STRETCH, speeches
from qa.types import Article, Speech

FRIDAY = date(2014, 3, 14)


def said(text: str, language: str | None = "en") -> list[Speech]:
    made = Article("id", "A title", published=FRIDAY, language=language, text=text)
    found = speeches(made)
    assert found == sorted(found, key=lambda one: one.start)
    return found


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """(speaker, verb, words) of each."""
    return [(one.speaker, one.cue, text[one.start : one.end]) for one in said(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “we go” then.", "“we go”"),
        ('He said "we go" then.', '"we go"'),
        ("Er sagte: „Wir gehen.“ Dann ging er.", "„Wir gehen.“"),
        ("Il dit : «Nous partons» hier.", "«Nous partons»"),
        ("He said “she said ‘go’ to me” then.", "“she said ‘go’ to me”"),
        ("He said “we go and never closed it.", "“we go and never closed it."),
    ],
)
def test_quotes_are_found_by_their_marks(text: str, words: str) -> None:
    (found,) = quotations(text)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The bridge will open in May,” Anna Berg said.", "Anna Berg", "said"),
        ("“The bridge will open in May,” said Anna Berg, the mayor.", "Anna Berg", "said"),
        ("Anna Berg warned: “The bridge will open in May.”", "Anna Berg", "warned"),
        ("“The bridge will open in May,” according to Anna Berg.", "Anna Berg", "according to"),
        ("Anna Berg is the mayor. “The bridge will open in May,” she insisted.", "Anna Berg", "insisted"),
        ("Mayor Anna Berg came. “The bridge will open in May,” Berg said.", "Anna Berg", "said"),
        ("“The bridge will open in May,” the mayor said.", "the mayor", "said"),
        ("“The bridge will open in May,” Anna Berg used to say.", "Anna Berg", "used to say"),
        ("“The bridge will open in May,” Anna Berg would often say.", "Anna Berg", "would often say"),
        ("“The bridge will open in May,” as Anna Berg was fond of saying.", "Anna Berg", "was fond of saying"),
    ],
)
def test_a_quote_has_its_speaker_in_full_and_the_verb(text: str, speaker: str, cue: str) -> None:
    assert [one[:2] for one in told(text) if "bridge will" in one[2]] == [(speaker, cue)]


def test_both_halves_of_a_quote_that_somebody_liked_to_say_are_theirs() -> None:
    text = "Anna Berg went to the Regal. “I missed the ending,” she liked to say, “and I still do not know who won.”"
    assert [one[:2] for one in told(text)] == [("Anna Berg", "liked to say")] * 2


@pytest.mark.parametrize("text", ["Anna Berg used to say grace.", "Anna Berg liked to say that the bridge was safe."])
def test_a_habit_of_saying_alone_reports_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("body", ["transport office", "government", "embassy", "airport", "committee", "family"])
def test_a_body_that_speaks_is_nobody_who_was_named_before(body: str) -> None:
    text = f"“The bridge will open,” Anna Berg said on Friday. The bridge cost nine million, the {body} said."
    assert [one[0] for one in told(text)] == ["Anna Berg", f"the {body}"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Experts in Oslo say that the bridge is safe.", "experts in Oslo"),
        ("The bridge is safe, harbour engineers have said.", "harbour engineers"),
        ("Chief executives of four ferry lines warned that fares would rise.", "Chief executives of four ferry lines"),
        ("Two of the largest ferry lines have warned of losses.", "Two of the largest ferry lines"),
        ("Norway’s space agency said most of the debris burnt.", "Norway’s space agency"),
        ("The debris burnt, said officials from Oslo and Bergen.", "officials"),
        ("The agency for sea and air reported that the bridge was closed.", "The agency"),
        ("The bridge was closed, reported The Sunday Times.", "The Sunday Times"),
        ("The fever is rare, according to WHO.", "WHO"),
        ("The fever is rare, according to data from the ministry.", "data"),
        ("According to her profile, Anna Berg rows.", "her profile"),
        ("The deal fell through, with the owner Anna Berg saying that the price was wrong.", "Anna Berg"),
        ("The board met on Monday, Anna Berg said, adding that it would meet again.", "Anna Berg"),
        ("The Department of Fish and Wildlife said the eel was back.", "Department of Fish and Wildlife"),
        ("Anna Berg, of Bergen, who said that she rows, won.", "Anna Berg"),
        ("The study found that eels can wait for years.", "The study"),
        ("City officials are warning people to stay off the ice.", "City officials"),
        ("Anna Berg called for an inquiry into the fire.", "Anna Berg"),
        ("Anna Berg in a statement to The Courier denied that the bridge was shut.", "Anna Berg"),
    ],
)
def test_bodies_and_people_without_names_report_too(text: str, speaker: str) -> None:
    (one,) = said(text)
    assert (one.speaker, one.direct) == (speaker, False)


@pytest.mark.parametrize(
    "text",
    [
        "The team won in the United States.",
        "Of the 40 states, 37 states have laws on eels.",
        "The ferry line responded to healthy demand.",
        "Officials would not say how many were on board.",
        "Here's what experts say about it.",
        "The band called the Red Eels won.",
        "They never heard her warning.",
        "Nobody complained of the noise.",
        "The scarecrow was again said to resemble the chair.",
        "The flood was larger than the company had said.",
        "The test, called Nephro, measures a protein.",
        "They hold 171 of the 330 seats, but three, among them Anna Berg, have said they will leave.",
    ],
)
def test_what_only_looks_like_saying_is_none(text: str) -> None:
    assert told(text) == []


def test_who_opens_the_text_may_be_described_in_the_next_sentence() -> None:
    text = (
        "Anna Berg chose hard words. In a speech to the council, the Norwegian chancellor said that fares would rise."
    )
    assert [one[0] for one in told(text)] == ["Anna Berg"]


def test_a_minister_is_nobody_introduced_with_another_post() -> None:
    opening = "Anna Berg, the minister of agriculture, came to Tarn on Monday."
    ((other, *_),) = told(f"{opening} The public works minister denied that there was no road.")
    ((same, *_),) = told(f"{opening} The agriculture minister denied that there was no road.")
    assert (other, same) == ("The public works minister", "Anna Berg")


def test_a_description_of_one_country_is_nobody_introduced_as_of_another() -> None:
    text = (
        "Jens Dahl, the Danish envoy, and Pål Moe, the Norwegian envoy, met. They ate. The Norwegian envoy said that "
        "the talks went well."
    )
    assert [one[0] for one in told(text)] == ["Pål Moe"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Of names that look like a person's, one that a first name shows to be one.
        (
            "Lena Falk won the Harbour Cup.\n\nThe Global Rowing Study followed her. “I row at dawn,” she said.",
            "Lena Falk",
        ),
        # A body between: who spoke before it goes on.
        ("Olav Moe rows, Moe said.\n\nIt rained, CNN reported.\n\n“I don't mind rain,” he said.", "Olav Moe"),
        # Whom the reported clause names is not who reports it.
        (
            "Olav Moe spoke on Monday. Moe said that it was late.\n\nPer Dahl had lied to the board, he said.",
            "Olav Moe",
        ),
        ("Kari Falk is dead. Mrs Falk's son, Nils, came.\n\n“We have no answers,” he said.", "Nils"),
        ("Jon Lund leads. The foreman, Nils Vik, came last, as he had insisted.", "Nils Vik"),
        ("The captain's wife, Lise, left. “I row at dawn,” my sister said. “I always have,” she said.", "my sister"),
    ],
)
def test_he_and_she_are_whom_a_reader_takes_them_for(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Per Dahl bought it from an old hunter. The hunter said that it was cursed.", "The hunter"),
        ("Anna Berg met them twice, the questionnaire said.", "the questionnaire"),
        ("Anna Berg drew it. The corporation, which was short of money, insisted that it be lower.", "The corporation"),
        ("Residents of Mill Lane, who have waited since May, said the road was bad.", "Residents of Mill Lane"),
        ("It is new, said the lead author, the marine biologist Dr Anna Berg.", "Anna Berg"),
        ("Comedian Olav Moe came. Moe said that it was late.", "Olav Moe"),
    ],
)
def test_nobody_else_is_taken_for_the_speaker(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olav Moe is dead. His family said so.\n\nHe cast bells. “It was loud,” he said.", "Olav Moe"),
        ("It rained. The council said that it was late. “I saw no one,” she said.", None),
        ("It rained, the union said. “We left,” he said. “It was dark.”", None),
        ("Trains run to Lower Lacey.\n\nA guest was turned back. “I have a cat,” she said.", None),
        (
            "The ferry Lady Hester was late once, the county said. Her captain, Morwenna Teague, rowed. "
            "“I shall miss it,” she said.",
            "Morwenna Teague",
        ),
    ],
)
def test_he_and_she_are_no_body_no_ship_and_no_place(text: str, speaker: str | None) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize("name", ["Zuzu Falk", "Harbour Wood"])
def test_nobody_is_she_where_the_paragraph_tells_of_another_who_may_be(name: str) -> None:
    text = f"“No,” said Anna Berg.\n\n{name} was not glad of it. “It was loud,” she said."
    assert [one[0] for one in told(text)] == ["Anna Berg", None]


@pytest.mark.parametrize("title", ["Lady", "Dame", "Baroness", "Mrs", "Miss", "Sir", "Lord", "Mr"])
def test_a_title_tells_he_or_she(title: str) -> None:
    is_she = title in ("Lady", "Dame", "Baroness", "Mrs", "Miss")
    text = f"{title} Zuzu Falk met {'Jon' if is_she else 'Anna'} Berg. “It was loud,” {'she' if is_she else 'he'} said."
    assert told(text)[-1][0] == "Zuzu Falk"


@pytest.mark.parametrize(
    "first",
    [
        "The minister, Jon Falk, told the auditor that the mine was sound.",
        "Jon Falk met the auditor on Monday.",
        "Jon Falk was late. He told the auditor that it rained.",
    ],
)
def test_whom_somebody_spoke_to_is_somebody_else(first: str) -> None:
    assert told(f"{first} The auditor says that money is missing.")[-1][0] == "The auditor"


@pytest.mark.parametrize(
    "dateline",
    ["LIMA (AP) —", "LIMA, Aug 22 (Reuters) -", "SAN CASTO, Alvan, 22 August 2014 –", "Lima, 22 August -", "LIMA:"],
)
def test_the_place_a_report_was_sent_from_says_nothing(dateline: str) -> None:
    text = f"{dateline} Miners ended a strike on Tuesday, the union said. It said that they were glad."
    assert [one[0] for one in told(text)] == ["the union", "the union"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The trustee, Rita Falk of the firm Moe Dahl, said that wages were safe.", "Rita Falk"),
        ("“We have it back,” said the chairman of the Oslo Chamber, Olav Moe.", "Olav Moe"),
        ("“It is a start,” said its leader in Bergen, Rita Falk.", "Rita Falk"),
        ("According to the police he has confessed that he was there.", "the police"),
        ("It helps, according to a trial of 2,118 patients.", "a trial of 2,118 patients"),
        ("The fund wanted a new boat in May 2021 and the bank said that it was poor.", "the bank"),
        ("Jon Falk is a judge. The defence says that he was away.", "The defence"),
        ("That would be a fall, but state officials, including Rita Moe, have urged care.", "state officials"),
        ("Jon Falk wept. “We left the town,” Rita Moe remembers.", "Rita Moe"),
    ],
)
def test_a_speaker_is_who_stands_at_the_verb(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


def test_who_wrote_the_article_is_not_spoken_of_in_it() -> None:
    text = "By Jon Falk\n\nA student, Rita Falk, rows. She rows at dawn.\n\n“I like it,” Falk says."
    assert told(text)[-1][0] == "Rita Falk"


def test_a_broken_quote_is_all_of_one_speaker() -> None:
    text = "“We will open the bridge in May,” Anna Berg said, “and close the ferry then.”"
    assert [(who, words) for who, _, words in told(text)] == [
        ("Anna Berg", "“We will open the bridge in May,”"),
        ("Anna Berg", "“and close the ferry then.”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green men” came at dawn.",
        "She sang in the film “The Bridge of May” last year.",
        "The bridge is closed. Nobody spoke.",
    ],
)
def test_words_in_marks_that_nobody_said_are_left_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Berg said that the bridge would open in May.", "Anna Berg"),
        ("The bridge would open in May, Berg said.", "Berg"),
        ("The fact that it rains tells us more than the tide does, Anna Berg said.", "Anna Berg"),
        ("The truce holds, according to Norway's acting defence minister, Anna Berg.", "Anna Berg"),
        ("In Geneva Anna Lise Berg told the council that the bridge was closed.", "Anna Lise Berg"),
        ("The mayor of Bergen said the bridge was closed.", "the mayor of Bergen"),
        ("The authorities in Bergen announced that the bridge would open.", "the authorities in Bergen"),
        ("Anna Berg promised £25m for rebuilding.", "Anna Berg"),
        ("Anna Berg promised voters a new bridge.", "Anna Berg"),
    ],
)
def test_a_sentence_that_reports_speech_is_its_speakers(text: str, speaker: str) -> None:
    (one,) = said(text)
    assert (one.speaker, one.direct, (one.start, one.end)) == (speaker, False, (0, len(text)))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nora Falk, a patient, said Altona had hidden the risks from her.", "Nora Falk"),
        ("Her solicitor, Emil Brandt, said Norway was the wrong place.", "Emil Brandt"),
        ("Nora Falk, a welder, said Altona, which built the bridge, knew of it.", "Nora Falk"),
        ("The bridge was closed, said Brandt, who has left.", "Brandt"),
        ("The harbour minister, Lord Brandt, said the bridge was closed.", "Lord Brandt"),
        ("The harbour minister, Ms Brandt, said the bridge was closed.", "Brandt"),
        ("Nora Falk, a welder from Salem, Oregon, said the bridge was closed.", "Nora Falk"),
        ("The harbour's chief executive said she would stay.", "The harbour's chief executive"),
        ("Falk & Brandt said the bridge was closed.", "Falk & Brandt"),
        ("Falk and Brandt said the bridge was closed.", "Falk and Brandt"),
        ("Labour's Anna Berg said the bridge was closed.", "Anna Berg"),
        ("Dutchwoman Jorien Falk said the bridge was closed.", "Jorien Falk"),
        ("Anna Berg denied that the bridge was closed.", "Anna Berg"),
        ("Anna Berg denied closing the bridge.", "Anna Berg"),
        ("Anna Berg pointed out that the bridge was closed.", "Anna Berg"),
        ("Anna Berg points out that the bridge is closed.", "Anna Berg"),
        ("Colm Adair of the seafarers' union said the bridge was closed.", "Colm Adair"),
        ("The lawyer of Anna Berg said the bridge was “as good as closed”.", "the lawyer of Anna Berg"),
        ("Our obituary of Anna Berg (22 June) said that the bridge was hers.", "our obituary of Anna Berg"),
        ("Our review of Anna Berg said the bridge was “not what it was”.", "our review of Anna Berg"),
        ("He was jailed for five years yesterday by a judge who said he was “as cold as ice”.", "a judge"),
        ("Lindhaven Chamber of Commerce said the bridge was closed.", "Lindhaven Chamber of Commerce"),
        ("The town clockmaker said the bridge was closed.", "The town clockmaker"),
        ("The captain, Sal Khan, left, and prosecutors said he was ill.", "prosecutors"),
        ("The captain, Sal Khan, left, and doctors and nurses said he was ill.", "doctors and nurses"),
        (
            "Altona said it would keep the old bridge and honour the plans already announced “for a year at least”.",
            "Altona",
        ),
    ],
)
def test_what_stands_between_a_speaker_and_the_verb_speaks_not(text: str, speaker: str) -> None:
    before = "“It rained,” Maureen Holm said.\n\n"
    assert [one[0] for one in told(before + text)] == ["Maureen Holm", speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Relatives of the dead, who met the minister, Anna Berg, on Friday, called for help.",
            "Relatives of the dead",
        ),
        ("Families who met the mayor, Anna Berg, on Friday said that they were tired.", "Families"),
        ("Sal Khan, who beat the champion, Anna Berg, on Thursday, said he was tired.", "Sal Khan"),
        ("In London, Sal Khan, a boxer, who beat his rival, Anna Berg, in May, said he was tired.", "Sal Khan"),
        ("The company, which bought the shop of Anna Berg, a baker, last year, said it would close.", "The company"),
        ("The woman who runs the shop, Anna Berg, said that it would close.", "Anna Berg"),
        ("Rovers, who lost, sacked the manager, and the captain, Anna Berg, said it was sad.", "Anna Berg"),
        ("The bridge would open in May, which is late, Anna Berg, the mayor, said.", "Anna Berg"),
    ],
)
def test_whom_a_relative_clause_names_speaks_not(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("role", "speaker"),
    [
        ("its managing director, Carla Brandt", "Carla Brandt"),
        ("the harbour's chairman, Hugo Brandt", "Hugo Brandt"),
        ("his wife, Jane", "Jane"),
        ("one resident, Joe Brandt, 44", "Joe Brandt"),
        ("her rival, Ben Brandt of Larsen Ltd", "Ben Brandt"),
        ("her rival", "her rival"),
        ("Brandt & Falk", "Brandt & Falk"),
    ],
)
def test_a_name_behind_a_role_is_who_speaks(role: str, speaker: str) -> None:
    text = f"“It rained,” Maureen Holm said.\n\n“We won by staying calm,” said {role}."
    assert [one[0] for one in told(text)] == ["Maureen Holm", speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Her lawyer, Emil Brandt, spoke first. Mayor Holm said that it would open. {} he said.", "Mayor Holm"),
        ("Ms Falk said it was late.\n\nMr Brandt disagreed. {} he said.", "Brandt"),
        ("Ms Falk said it was late.\n\nMr Brandt disagreed. {} she said.", "Falk"),
        ("“No,” said Nuala Falk.\n\nHer opposite number, Rafael Brandt, was glum. {} he said.", "Rafael Brandt"),
        ("Nuala Falk said it was late. Doctor Piet Brandt, who runs it, disagreed. {} he said.", "Piet Brandt"),
        ("“No,” the mayor said.\n\nShopkeeper Doreen Falk, 61, fears the noise. {} she said.", "Doreen Falk"),
        ("“No,” the mayor said.\n\nNobody was glad. {} she said.", "the mayor"),
        ("Critics said it was late.\n\nAsked about it, Emil Brandt laughs. {}", "Emil Brandt"),
        ("“No,” said Anna Berg.\n\nThe head of Harbour High, Lucy Falk, was blunt: {}", "Lucy Falk"),
        ("“No,” said Anna Berg. The head of Harbour High, Lucy Falk, was blunt: {}", "Lucy Falk"),
        ("“No,” said Anna Berg.\n\nHarbour Wood captain Rasmus Falk was glum. {} he said.", "Rasmus Falk"),
        ("“No,” said Anna Berg.\n\nLady Ottily Falk, who owns it, said she would go. {} she said.", "Ottily Falk"),
        ("“No,” said Anna Berg.\n\nXiaofling Falk, who owns it, said she would go. {} she said.", "Xiaofling Falk"),
        ("“No,” said Anna Berg.\n\nA friend, Ottily Falk, was glum. {} she said.", "Ottily Falk"),
        ("“No,” said Anna Berg.\n\n“It is late,” said Zuzu Falk. {} she said.", "Zuzu Falk"),
        (
            "“No,” said Anna Berg. A spokesman for the mayor rejected the claim. {} he said.",
            "A spokesman",
        ),
        ("Anna Berg said it was late.\n\nThe hospital’s chief disputed that. {} she said.", "The hospital’s chief"),
        ("“No,” said Anna Berg. Anna Berg rejected the plan. {} she said.", "Anna Berg"),
        ("“No,” said Anna Berg. The court dismissed the claim. {} she said.", "Anna Berg"),
        ("“No,” said Anna Berg. The club defended its record: {}", "The club"),
        ("“They never came,” said Anna Berg. “Nobody helped me.” {} Tom Ash said.", "Tom Ash"),
    ],
)
def test_he_and_she_are_who_the_paragraph_tells_of(text: str, speaker: str) -> None:
    found = told(text.format("“The bridge will open in May,”"))
    assert [one[0] for one in found if "bridge will" in one[2]] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg pointed to a report on the bridge.",
        "Anna Berg was fined for speeding, which she has denied.",
        "Anna Berg was denied entry to the bridge.",
        "The European Union added 12 names to its list.",
        "In the east the conflict claimed a life on Thursday.",
        "A loan that was promised to Norway has come.",
        "The device is said to be capable of more.",
        "What have other mayors said about the bridge?",
        "Anna Berg came. They threatened to close the bridge.",
        "The council has not yet said whether it will close the bridge.",
        "They led until the substitute Ollie Barnes, 18, added a fourth in stoppage time on his debut.",
        "Anna Berg has the money that was promised 15 years ago.",
        "Norway pledged £25m for the bridge.",
    ],
)
def test_a_sentence_that_tells_of_deeds_reports_no_speech(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The town clock has said ten to four since 1931.",
        "Correction: Our report of 6 November said that Mr Farrant was 34.",
    ],
)
def test_what_shows_the_hour_and_what_a_correction_takes_back_is_nobodys(text: str) -> None:
    assert told(text) == []


def test_he_who_is_cross_examined_goes_on_and_not_whoever_asked() -> None:
    before = "The jury heard from Tobias Renn, for the defence. Harold Penn runs the hospice.\n\n"
    asked = "Cross-examined by Mr Renn, Dr Penn accepted that he had signed the slip. He said it was a gift."
    assert [one[0] for one in told(before + asked)][-1] == "Harold Penn"


def test_what_is_quoted_of_what_is_not_yet_said_has_no_speaker() -> None:
    assert [one[0] for one in told("The council has not yet said whether it is “as good as it ever was”.")] == [None]


def test_nobody_is_taken_for_somebody_of_another_country() -> None:
    text = "Anna Berg, the American ambassador, spoke first. The Russian ambassador argued that the bridge was closed."
    assert [one.speaker for one in said(text)] == ["The Russian ambassador"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Anna Berg told reporters on Wednesday that the bridge was closed.", date(2014, 3, 12)),
        ("On Wednesday, Anna Berg said that the bridge was closed.", date(2014, 3, 12)),
        ("At a meeting on Wednesday, Anna Berg said that the bridge was closed.", date(2014, 3, 12)),
        ("Anna Berg said the vote on Wednesday was illegal.", FRIDAY),
        ("Anna Berg warned that the vote on Sunday would be illegal.", FRIDAY),
        ("Anna Berg said that the bridge was closed.", FRIDAY),
    ],
)
def test_the_day_is_the_one_at_the_verb_else_the_articles(text: str, day: date) -> None:
    (one,) = said(text)
    assert one.date == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“We will cut taxes,” Anna Berg said in 2012.", None),
        ("“We will cut taxes,” said Anna Berg back in May 2012.", None),
        ("“We will cut taxes,” said finance minister Anna Berg in 2012.", None),
        ("Anna Berg said in an interview in 2012 that taxes would fall.", None),
        ("In 2012 Anna Berg said that taxes would fall.", None),
        ("Anna Berg told the council two years ago that taxes would fall.", None),
        ("“We will cut taxes,” Anna Berg said in December.", None),
        ("“We will cut taxes,” Anna Berg said on 3 May 2012.", date(2012, 5, 3)),
        ("On 3 May 2012 Anna Berg said that taxes would fall.", date(2012, 5, 3)),
        ("“We will cut taxes,” Anna Berg said on 3 February.", date(2014, 2, 3)),
        # … but no day or year of what was spoken of.
        ("Anna Berg said that in 2012 taxes fell.", FRIDAY),
        ("Anna Berg said taxes fell in 2012.", FRIDAY),
        ("Anna Berg said taxes in Tarn in 2012 fell.", FRIDAY),
        ("In 2012 taxes fell, Anna Berg said.", FRIDAY),
        ("By 2012, Anna Berg said, taxes had fallen.", FRIDAY),
        ("Anna Berg said last year was hard.", FRIDAY),
        ("Anna Berg said Wednesday was a bad day.", FRIDAY),
        ("Since 2012 Anna Berg has said that taxes will fall.", FRIDAY),
        ("Anna Berg said after the vote on 3 February that taxes would fall.", FRIDAY),
        ("Anna Berg said in 2014 that taxes would fall.", FRIDAY),
        ("Anna Berg said last week that taxes would fall.", FRIDAY),
    ],
)
def test_what_was_said_long_before_its_article_has_the_day_it_names_or_none(text: str, day: date | None) -> None:
    (one,) = said(text)
    assert one.date == day


def test_a_very_long_text_is_read_in_stretches_with_true_offsets() -> None:
    line = "“The bridge will open in May,” Anna Berg said. It rained.\n"
    text = line * (2 * STRETCH // len(line) + 100)
    found = said(text)
    assert len(found) == text.count("“")
    assert {text[one.start : one.end] for one in found} == {"“The bridge will open in May,”"}
    assert {one.speaker for one in found} == {"Anna Berg"}


@pytest.mark.parametrize("text", ["", "“", "”", "“”" * 500, "“a" * 500, "said " * 500, "\n\n\n", "“We go,” said"])
def test_no_text_breaks_it(text: str) -> None:
    for one in said(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("sign", "-’a")
def test_a_word_of_hundreds_of_signs_is_one_word(sign: str) -> None:
    # Cut in four in every way there is, as words once were, each such sentence would take minutes.
    sentence = f"The head of {sign * 290} said it was good."
    assert all(words == sentence for _, _, words in told(" ".join([sentence] * 20)))


def test_whoever_heads_something_of_several_words_is_named_whole() -> None:
    headed = wording.HEADED.search("the head of the harbour office in Lindhaven")
    assert headed
    assert headed["phrase"] == "the head of the harbour office"


def test_a_line_of_verbs_is_no_ones_sentence() -> None:
    # Each verb was looked at with all before it: the square of their number, sixty times over.
    assert told("he said. " * 6_000) == []


def test_a_name_said_thousands_of_times_is_looked_for_once() -> None:
    text = " ".join(["Ida Brandt said that it rained."] * 1_800)
    assert {who for who, _, _ in told(text)} == {"Ida Brandt"}


# -- interviews and transcripts -------------------------------------------------------------------------------------

HEARING = (
    "Hearing on the ferry Marta\n\n"
    "THE CHAIR: Good morning. You are still under oath, Ms Hart.\nMS HART: I understand.\n"
    "MR VANCE KC: When did you see the crack?\nMS HART: In May. I told the yard, and the yard said it was paint.\n"
    "MS LOWE (for the yard): The yard does not accept that.\n"
    "MR VANCE KC: Did anybody write to you?\nMS HART: They wrote that it would be mended.\n"
    "THE CHAIR: We rise until two."
)
KEEPER = (
    "Ida Brandt, 70, kept the light on Holm for thirty years. We met her in her kitchen.\n\n"
    "Q: How did you come to the light?\nA: By accident. I was the only one who could climb.\n\n"
    "Q: Were you paid well?\nA: My husband said it was a poor wage.\n\n"
    "The house will be sold, the mayor, Hans Falk, said."
)


def test_each_turn_of_a_transcript_is_the_words_of_whom_its_label_names() -> None:
    assert [(who, words) for who, _, words in told(HEARING)] == [
        ("the chair", "Good morning. You are still under oath, Ms Hart."),
        ("Hart", "I understand."),
        ("Vance", "When did you see the crack?"),
        ("Hart", "In May. I told the yard, and the yard said it was paint."),
        ("Lowe", "The yard does not accept that."),
        ("Vance", "Did anybody write to you?"),
        ("Hart", "They wrote that it would be mended."),
        ("the chair", "We rise until two."),
    ]
    assert all(one.direct and one.cue is None for one in said(HEARING))


def test_an_answer_is_by_the_one_whom_the_introduction_names_and_prose_around_it_is_read_as_ever() -> None:
    assert [who for who, _, _ in told(KEEPER)] == [*["the questioner", "Ida Brandt"] * 2, "Hans Falk"]


def test_where_the_introduction_names_two_nobody_is_known_to_answer() -> None:
    text = KEEPER.replace("We met her", "We met her and Olga Reuter")
    assert "Ida Brandt" not in {who for who, _, _ in told(text)}


def test_of_several_the_one_answers_who_speaks_in_the_title() -> None:
    text = KEEPER.replace("We met her", "We met her and Olga Reuter")
    for title, answers in [("“I was the only one”: Ida Brandt", True), ("What Ida Brandt left", False)]:
        found = speeches(Article("id", title, published=FRIDAY, language="en", text=text))
        assert ("Ida Brandt" in {one.speaker for one in found}) is answers


def test_answers_that_nobody_gives_for_himself_are_nobodys() -> None:
    text = (
        "Ida Brandt runs the office.\n\nQ: Who may apply?\nA: All who live in Holm.\n\n"
        "Q: When is it paid?\nA: In the first week of each month."
    )
    assert told(text) == []


@pytest.mark.parametrize(
    ("intro", "labels", "names"),
    [
        ("Ida Brandt and Hans Falk met.", ("Brandt", "Falk"), ("Ida Brandt", "Hans Falk")),
        ("Ida Brandt and Hans Falk met.", ("IB", "HF"), ("Ida Brandt", "Hans Falk")),
        ("Ida Brandt and Hans Falk met.", ("IDA BRANDT", "HANS FALK"), ("Ida Brandt", "Hans Falk")),
        ("We met Ida Brandt.", ("BBC", "Ida"), ("BBC", "Ida Brandt")),
        ("We met Ida Brandt.", ("Host", "Peter"), ("the host", "Peter")),
    ],
)
def test_labels_name_by_surname_initials_or_first_name(
    intro: str, labels: tuple[str, str], names: tuple[str, str]
) -> None:
    asks, answers = labels
    turns = f"{asks}: Will you sell it?\n\n{answers}: I will not.\n\n"
    assert [who for who, _, _ in told(f"{intro}\n\n{turns}{turns}")] == [*names, *names]


def test_words_may_stand_below_their_label() -> None:
    text = "Anna Berg:\n\nWill you sell it?\n\nHans Falk:\n\nI will not.\n\n" * 2
    assert [one[::2] for one in told(text)][:2] == [("Anna Berg", "Will you sell it?"), ("Hans Falk", "I will not.")]


@pytest.mark.parametrize(
    "text",
    [
        "Taxes\nAnna Berg: For a cut.\nHans Falk: Against.\n\nSchools\nAnna Berg: I would build two.\nHans Falk: None.",
        "When: Friday\nWhere: Holm\nAre you coming?\nWhen: Monday\nWhere: Are you in Lund?\nWhen: I come at ten.",
    ],
)
def test_lists_with_labels_say_nothing(text: str) -> None:
    assert told(text) == []


def test_labels_in_small_letters_name_as_others_do() -> None:
    asked = "mr vance: When did you see the crack?\nanna hart: In May. I told the yard.\n"
    assert [who for who, _, _ in told(f"{asked}{asked}")] == ["Vance", "Anna Hart"] * 2
    listed = "press release: Are you coming to the pier?\nnotes: We come at ten.\n"
    assert told(f"{listed}{listed}") == []


def test_each_message_of_a_chat_is_its_senders() -> None:
    messages = "Anna Hart: Forty ships.\nI counted them.\n\nmum: note: bring coffee\n\n+44 20 7946 0000: Yes."
    found = speeches(Article("id", "Chat", published=FRIDAY, published_from="stamp", language="en", text=messages))
    assert [(one.speaker, messages[one.start : one.end], one.date) for one in found] == [
        ("Anna Hart", "Forty ships.\nI counted them.", FRIDAY),
        ("mum", "note: bring coffee", FRIDAY),
        ("+44 20 7946 0000", "Yes.", FRIDAY),
    ]
    assert not speeches(Article("id", "Chat", published=FRIDAY, language="en", text=messages))


def test_a_long_turn_is_kept_in_pieces_of_whole_sentences() -> None:
    answer = " ".join(f"I have seen the water rise for the {number} time in this street." for number in range(20))
    found = told(f"Anna Berg: Will you go?\nHans Falk: {answer}\nAnna Berg: Why?\nHans Falk: I am old.")
    pieces = [words for who, _, words in found if who == "Hans Falk"][:-1]
    assert len(pieces) > 1
    assert " ".join(pieces) == answer


def test_an_interview_without_labels_has_the_answers_right_behind_its_questions() -> None:
    text = (
        "An interview with Ida Brandt\n\nShe studies rivers.\n\nAre you not afraid?\n\nNo. I know the river.\n\n"
        "Can you sleep?\n\nMy boat rocks me.\n\nSome call it a waste.\n\nThey may.\n\n"
        "What would you do?\n\nI would wait."
    )
    answers = [words for who, _, words in told(text) if who == "Ida Brandt"]
    assert answers == ["No. I know the river.", "My boat rocks me.", "I would wait."]
    assert "Ida Brandt" not in {who for who, _, _ in told(text.replace("An interview with", "Of"))}


def test_whoever_is_named_in_capitals_speaks_among_others_in_capitals_but_no_link_does() -> None:
    turns = "ANNA BERG: Will you sell it, Senator?\nXQ VANDT: I will not.\nMORE: Who sells what?\nHANS FALK: I may.\n"
    assert [who for who, _, _ in told(f"XQ Vandt came.\n\n{turns}{turns}")] == [
        "Anna Berg",
        "XQ Vandt",
        "Hans Falk",
    ] * 2


@pytest.mark.parametrize(
    ("asks", "who"), [("MODERATOR", "the moderator"), ("Host", "the host"), ("Q", "the questioner")]
)
def test_whoever_asks_again_and_again_makes_a_dialogue_with_those_who_answer_once(asks: str, who: str) -> None:
    text = (
        f"Mr Hart and Ms Tolk met at the town hall.\n\n{asks}: What does the port need?\n\n"
        f"HART: I think it needs a crane.\n\n{asks}: And what would you do?\n\nTOLK: I would build nothing."
    )
    assert [speaker for speaker, _, _ in told(text)] == [who, "Hart", who, "Tolk"]


def test_a_label_that_names_nobody_is_the_questioners_where_it_asks_and_somebody_answers() -> None:
    turns = "THE BRIEF: What is in the water?\n\nBERG: We do not know yet.\n\n"
    assert [who for who, _, _ in told(f"I talked to Anna Berg.\n\n{turns}{turns}")] == [
        "the questioner",
        "Anna Berg",
    ] * 2
    listed = "THE BRIEF: The water rose.\n\nBERG: We do not know why.\n\n"
    assert told(f"I talked to Anna Berg.\n\n{listed}{listed}") == []


def test_questions_above_the_turns_of_the_only_one_with_a_label_are_the_questioners() -> None:
    turns = "What is {0}?\n\nBERG: I call it a kind of tide.\n\n"
    text = "I talked to Anna Berg.\n\n" + "".join(turns.format(what) for what in ("a bore", "a seiche", "a surge"))
    assert [who for who, _, _ in told(text)] == ["the questioner", "Anna Berg"] * 3
    assert told(text.replace("?", ".")) == []


def test_an_answer_goes_on_over_paragraphs_until_the_next_turn_or_a_heading() -> None:
    text = (
        "We met Ida Brandt.\n\nQ: Are you afraid of the sea?\n\nA: I am not.\n\nMy boat rocks me to sleep.\n\n"
        "The boat on Friday. Holm Press Images\n\nNobody drowns here.\n\n"
        "Q: Will you sell it?\n\nA: I will not.\n\nThe family\n\nThe house is old.\n\n"
        "Q: Why do you stay?\n\nA: I was born here.\n\nThe book is out in May."
    )
    assert [words for who, _, words in told(text) if who == "Ida Brandt"] == [
        "I am not.",
        "My boat rocks me to sleep.",
        "Nobody drowns here.",
        "I will not.",
        "I was born here.",
    ]


@pytest.mark.parametrize(
    "between",
    ["Brandt laughs.", "Olaf: It is deep.", "(She laughs.)", "Get our weekly newsletter. Sign up here for the tides."],
)
def test_what_stands_between_and_is_by_another_or_by_the_paper_is_no_part_of_an_answer(between: str) -> None:
    text = (
        f"We met Ida Brandt.\n\nQ: Are you afraid of the sea?\n\nA: I am not.\n\n{between}\n\n"
        "Q: Will you sell it?\n\nA: I will not."
    )
    assert [words for who, _, words in told(text) if who == "Ida Brandt"] == ["I am not.", "I will not."]


@pytest.mark.parametrize(
    ("introduction", "answers"),
    [
        ("Ida Brandt took over from Hans Falk. We spoke with Brandt at home.", "Ida Brandt"),
        ("Ida Brandt took over from Hans Falk. Brandt talked about her years there.", "Ida Brandt"),
        ("Ida Brandt took over from Hans Falk. We spoke with Brandt and interviewed Falk.", None),
        ("Ida Brandt sat down with the Mercury's Hans Falk.", "Ida Brandt"),
    ],
)
def test_of_several_the_one_answers_who_was_talked_to(introduction: str, answers: str | None) -> None:
    turns = "Q: How did you come to the light?\n\nA: I was the only one who could climb.\n\n"
    found = {who for who, _, _ in told(f"{introduction}\n\n{turns}{turns}")}
    assert found == ({"the questioner", answers} if answers else set())


@pytest.mark.parametrize("who", ["moderator", "interviewer", "reporter"])
def test_whoever_asks_is_nobody_who_was_named_and_is_not_the_one_who_answers(who: str) -> None:
    text = (
        "Anna Berg met the press.\n\n“We found cracks in it,” Berg said.\n\n"
        f"“Will it open in May?” the {who} asked.\n\n“I hope so, but I cannot promise it,” she said."
    )
    assert [one[0] for one in told(text)] == ["Anna Berg", f"the {who}", "Anna Berg"]


def test_what_follows_a_question_alone_is_not_by_whoever_asked() -> None:
    text = "“Will it open in May?” the reporter asked.\n\n“I hope so, but I cannot promise it to anybody.”"
    assert [one[0] for one in told(text)] == ["the reporter", None]
    assert [one[0] for one in told(text.replace("asked", "said"))] == ["the reporter"] * 2


@pytest.mark.parametrize(
    ("label", "speaker"), [("Berg", "Anna Berg"), ("Q", "the questioner"), ("Moderator", "the moderator")]
)
def test_a_label_before_a_quote_says_whose_it_is(label: str, speaker: str) -> None:
    text = f"Anna Berg is the mayor.\n\n{label}: “We found cracks in it, and had to close it.”"
    assert [one[0] for one in told(text)] == [speaker]


@pytest.mark.parametrize("label", ["Watch", "Holm", "Anna Berg in May"])
def test_a_label_that_names_no_one_who_speaks_says_nothing(label: str) -> None:
    text = f"Anna Berg is the mayor of Holm.\n\n{label}: “How the bridge was mended in the spring.”"
    assert [one[0] for one in told(text)] == [None]


def test_a_quote_that_closes_in_the_next_paragraph_goes_on_there() -> None:
    text = "Anna Berg said: “The bridge is old.\n\nIt has to go.” She sat down."
    assert [(who, words) for who, _, words in told(text)] == [
        ("Anna Berg", "“The bridge is old."),
        ("Anna Berg", "It has to go.”"),
    ]
    assert len(quotations("“The bridge is old.\n\nHe measured 12” of rust on it.")) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The pier is “a giant of its kind”, said Anna Berg, adding that it “goes back many years.”", "Anna Berg"),
        ("Piet Hart was held. “There has to be a link with the pier,” said the local mayor.", "the local mayor"),
        ('"This is a problem that we have here." Anna Berg said.', "Anna Berg"),
        ("As analysts at Falk Bank pointed out, it is “the friction of deciding”.", "analysts at Falk Bank"),
        ("Two thirds use the ferry, and one in six say they are on it every day.", "one in six"),
        ("Hospitals in the south of Norland say they have seen more of it.", "hospitals"),
        ("The plan was drawn up by the man who bought it, committee aides said.", "committee aides"),
        ("The flood is the worst since the war, the country’s leading pilot has said.", "the country’s leading pilot"),
        (
            "The Institute for Public Harbour Research says that pilots are at risk.",
            "Institute for Public Harbour Research",
        ),
        (
            "Nora Snell, Japan director of the International Security Industrial Council, told CNN that it will rain.",
            "Nora Snell",
        ),
    ],
)
def test_the_words_around_a_speaker_are_not_taken_for_one(text: str, speaker: str) -> None:
    assert {(one[0] or "").replace("Hospitals", "hospitals") for one in told(text)} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "The feed is made towards not what you say you would like, but what you watch.",
        "They are the fastest boats reported to date and won most of the races.",
        "The film tells its story from the view of its two keepers.",
        "Anna Berg sang alone for “Lower The Lamps Upon The Water.” She smiled.",
        "Guests were asked to pay a fine while large hotels continued to fill their pools.",
    ],
)
def test_what_reads_like_saying_and_is_none_has_no_speaker(text: str) -> None:
    assert told(text) == []


def test_somebody_who_spoke_and_looks_back_says_what_is_quoted_and_no_one_else_does() -> None:
    first = "“I was not welcome,” Anna Berg said.\n\n"
    words = "“every courtroom I walked into told me to leave.”"
    by_her = told(f"{first}Berg also looked back on her years as a judge, where {words}")
    assert [one[0] for one in by_her] == ["Anna Berg"] * 2
    for other in ("Hans Falk also looked back on years where", "Berg spoke to a man who was greeted with"):
        assert [one[0] for one in told(f"{first}{other} {words}")][1:] == [None]


def test_two_firms_that_open_a_sentence_are_not_the_company() -> None:
    text = "Old Quay and Wharf House are its future: they will bring most of the sales, the company says."
    assert [one[0] for one in told(text)] == ["the company"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Berg said the office would be shut, as all unions had announced.", "Anna Berg"),
        ("The office would be shut, as all unions had announced.", "all unions"),
        ("The office would be shut because the mayor said so, Anna Berg announced.", "Anna Berg"),
    ],
)
def test_as_others_had_said_is_not_what_a_sentence_is_said_by_that_has_a_verb_before(text: str, speaker: str) -> None:
    assert [one[0] for one in told(text)] == [speaker]
