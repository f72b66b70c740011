"""The last question of a conversation asked again of another person, thing or deed in place of the one of its kind:
"And the library?", "And his wife?", "And killed?". English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from qa import first_names, names, things, topics, verbs
from qa.antecedents import PLACED_IN, WOMANS, is_body, is_somebody, longest_name, person_meant, without_office
from qa.first_names import Gender
from qa.fragments import BARE, BASE_TO_COME, DETERMINER, MADE, OPENING, PREPOSITION
from qa.lexical import STOP_WORDS
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, full_name, is_human
from qa.people.words import PLURAL
from qa.questions import AUXILIARY, PLURAL_NOUN
from qa.types import Span, Turn

#: "How much sugar goes in?": what there is so much of.
_AMOUNT: Final = lazy_pattern(
    rf"\bhow (?:much|many) (?P<like>(?!{AUXILIARY}\b|of\b|more\b|less\b)[\w’'-]+)", re.IGNORECASE
)
#: "The last to come up", "the oldest", "Who is second?": one of a row.
_RANKED: Final = lazy_pattern(
    r"\b(?:first|second|third|fourth|fifth|last|next|best|worst|least|most|[a-z]{2,}est)\b", re.IGNORECASE
)
#: What stands around such a word: "the second one?"
_ONE_OF_A_ROW: Final = lazy_pattern(r"^the |(?: ones?)?[ ?]*$", re.IGNORECASE)
_NO_RANK: Final = frozenset(
    """west east northwest southwest northeast southeast test rest guest chest forest harvest interest request protest
    arrest contest conquest quest nest pest vest crest inquest invest honest modest earnest""".split()
)
#: "How many were injured?": what was done to somebody.
_DONE: Final = lazy_pattern(r"\b(?:is|are|was|were|been|got) (?P<like>[a-z]+ed)\b", re.IGNORECASE)
#: "How much was the villa?", "What does the villa cost?", "How long is the bridge?": of what a measure is asked.
_OF_A_THING: Final = r"the [\w’'-]+(?: (?!(?:cost|worth|now|today)\b|\w+(?:ed|ing)\b)[\w’'-]+){0,2}?"
_MEASURED: Final = lazy_pattern(
    r"how (?:much|old|big|long|high|tall|deep|wide|heavy) (?P<is>is|are|was|were)"
    rf" (?P<measured>{_OF_A_THING})(?=\W*$| (?:in|at|on|worth|now|today)\b)"
    rf"|(?:how much|what) (?P<does>did|does|do|will|would) (?P<priced>{_OF_A_THING})(?= cost\b)",
    re.IGNORECASE,
)
#: … and what may be another such: not "the reason", of which nobody asks that.
_A_THING: Final = lazy_pattern(r"(?i:the)(?: (?!(?:reason|cause|date|name|place|address|result)\b)[a-z][\w’'-]*){1,3}")
#: "And end?", "And built again?": another verb of what was asked of …
LONE_VERB: Final = lazy_pattern(r"(?P<verb>[a-z]+)(?: again)?(?=\W*$)")
#: … and where it may stand in a question: not behind "the".
_MAY_BE_VERB: Final = lazy_pattern(rf"(?P<the>\b(?i:{DETERMINER}) )?\b(?P<verb>[a-z]+)\b(?P<again> again\b)?")
#: "How many goals did Rovers score last season?": what is counted, who did it, and what was done, with when and where.
_COUNTED: Final = lazy_pattern(
    rf"how many (?:\w+ ){{0,2}}{PLURAL_NOUN} (?:do|does|did|have|has|had|will|can) (?:the )?",
    re.IGNORECASE,
)
_THEY: Final = lazy_pattern(r"(?:he|she|it|they|we|you|[a-z]+)(?= )")
_ONE_DEED: Final = lazy_pattern(rf" (?P<verb>[a-z]+)(?=\W*$| (?:{PREPOSITION}|last|this|next|so|\()\b)")
#: No deed: "And away?", "and overall?", "and more?"
_NO_DEED: Final = lazy_pattern(
    r"\w+ly|away|abroad|home|overall|altogether|together|total|today|tomorrow|yesterday|tonight|since|before|else|so|now"
    r"|then|later|earlier|people|men|women|children|adult|more|less|fewer|why|half",
    re.IGNORECASE,
)
_PASSIVE: Final = lazy_pattern(r"\b(?:is|are|was|were|been|being|got)(?=(?P<directly>\W*$)?)", re.IGNORECASE)
#: What nobody does to others, and what others, or a fire, do to somebody: "died", but "were injured".
_OF_ITSELF: Final = frozenset("died escaped fled recovered survived".split())
_SUFFERED: Final = frozenset("arrested evacuated hurt injured killed rescued saved treated wounded".split())
#: "What did the mayor say": who speaks.
_WHO_SAYS: Final = lazy_pattern(
    r"^what (?:did|does|do|has|have|had) (?P<like>[^?]+?) (?:say|said|tell|told|think|announce|want)\b", re.IGNORECASE
)
#: "'s coach", behind his name, and nothing else of it: not "'s coach's salary".
_OTHER_OF_PERSON: Final = lazy_pattern(r"['’]s (?P<who>(?:[a-z]+ )?(?P<noun>[a-z]+))(?=\W*$)")
#: "Who is Tom Ash's coach?": "his sister" is Tom Ash's, not the coach's.
_WHO_IS_OF: Final = lazy_pattern(
    r"who(?:['’]s| is| was| are| were) (?P<name>.+?)['’]s (?:[a-z]+ )?[a-z]+\W*", re.IGNORECASE
)
#: "What did Churkin say?", and "… say about war?" up to its topic: what another topic takes the place of.
_SAYS_AT_END: Final = lazy_pattern(r"\b(?:say|said|think|tell|announce)\W*$", re.IGNORECASE)
_ABOUT_AT_END: Final = lazy_pattern(
    r"\b(?:say|said|think) (?:anything )?(?:about|on|of)\b(?=[^?,;]+\??$)", re.IGNORECASE
)


def has_like(question: str, bare: str, gender: Callable[[str], Gender | None]) -> bool:
    """Whether what is named by itself is of a kind that the question names too, or may be what was spoken about."""
    return bool(BARE.match(bare)) and (
        _in_place_of_its_like(question, bare.rstrip(" ?"), gender) is not None
        or bool(_SAYS_AT_END.search(question) or _ABOUT_AT_END.search(question))
        or _latest_on(question) is not None
    )


def of_theirs(theirs: re.Match[str], history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str | None:
    """The last question asked of somebody's wife or deputy, in place of his coach where it asked of that one; None
    where it was not asked of that somebody."""
    last, noun = history[-1].question, theirs["noun"].casefold()
    person = person_meant(history, theirs["pronoun"].casefold(), gender)
    if (row := _WHO_IS_OF.fullmatch(last)) and names.names(row["name"]) == [(0, len(row["name"]))]:
        wanted: Gender = "she" if theirs["pronoun"].casefold() in WOMANS else "he"
        own_gender = first_names.gender(row["name"].split()[0]) or gender(row["name"])
        person = row["name"] if own_gender in (wanted, None) else person
    if person is None or not (noun in TITLES | KIN or is_human(noun)):
        return None
    own = [one for one in names.names(last) if longest_name(without_office(last[slice(*one)]), history) == person]
    if len(own) != 1:
        return None
    if re.match(r"['’]", last[own[0][1] :]):
        other = _OTHER_OF_PERSON.match(last, own[0][1])
        if not other or not is_human(other["noun"].casefold()) or other["noun"].casefold() == noun:
            return None
        return f"{last[: other.start('who')]}{theirs['who']}{last[other.end() :]}"
    return f"{last[: own[0][0]]}{person}'s {theirs['who']}{last[own[0][1] :]}"


def _latest_on(question: str) -> str | None:
    """Of what a question wants the latest; None where it asks for something else."""
    topic = topics.asked(question)
    return topic.words if topic and topic.latest else None


def asked_of_another(question: str, topic: str, gender: Callable[[str], Gender | None]) -> str:
    """The last question with its last name exchanged, or what was said about something, or with the topic beside it."""
    again = _in_place_of_its_like(question, topic, gender)
    if again is not None:
        return again
    if (told := _latest_on(question)) is not None:
        return topic.join(question.rsplit(told, 1))
    if _SAYS_AT_END.search(question):
        return f"{question.rstrip(' ?')} about {topic}?"
    about = _ABOUT_AT_END.search(question)
    if about:
        return f"{question[: about.end()]} {topic}?"
    if MADE.fullmatch(question):
        return f"What about {topic}?"  # that leaned on the turns before it, and this changes the subject
    return f"{question.rstrip(' ?')}: {topic}?"


def meant_instead(question: str, topic: str) -> str | None:
    """The question asked of the thing that is meant, "the boat", in place of the one name that it has; None where it
    has none or several, or somebody is meant."""
    named = names.names(question)
    if len(named) != 1 or not nobody(topic) or re.match("['’]", question[named[0][1] :]):
        return None
    start, end = named[0]
    article = re.search(r"\bthe $", question[:start], re.IGNORECASE)
    return f"{question[: article.start() if article else start]}{topic}{question[end:]}"


def of_other_verb(question: str, bare: str) -> str | None:
    """The question with another verb, "end" or "demolished", in place of its one verb of that form."""
    other, made = LONE_VERB.match(bare), MADE.fullmatch(question)
    form = _form(other["verb"]) if other else ""
    if other and not form:
        return _of_counted(question, other.group())
    own = made["own"] if made else question
    like = [one for one in _MAY_BE_VERB.finditer(own) if not one["the"] and _form(one["verb"]) == form]
    if not other or not form or len(like) != 1:
        return None
    start, end = like[0].start("verb"), like[0].end()
    before, after = own[:start], f"{own[end:]}{question[len(own) :]}"
    verb, last = other["verb"], like[0]["verb"]
    passive = [*_PASSIVE.finditer(before)]
    if form == "base":
        fits = BASE_TO_COME.search(before) is not None or before.casefold().startswith("how many ")
    elif verb in _OF_ITSELF and passive:
        fits, before = passive[-1]["directly"] is not None, before[: passive[-1].start()]
    elif last in _OF_ITSELF and verb in _SUFFERED:
        fits, before = True, f"{before}were "
    else:
        fits = bool(passive) or last in _OF_ITSELF or not own[end:].strip(" ?")
    return f"{before}{other.group()}{after}" if fits else None


def _of_counted(question: str, done: str) -> str | None:
    """How many there were that somebody did something else with: "How many goals did Rovers concede?" after "… score?".

    What is counted stands in the plural, so that a word in the singular is no other such.
    """
    asked = _COUNTED.match(question)
    if not asked or done in STOP_WORDS or done.endswith("s") or _NO_DEED.fullmatch(done):
        return None
    named = next((end for start, end in names.names(question) if start == asked.end()), None)
    subject = asked.end() + len(pronoun.group()) if (pronoun := _THEY.match(question, asked.end())) else named
    verb = subject and _ONE_DEED.match(question, subject)
    return f"{question[: verb.start('verb')]}{done}{question[verb.end('verb') :]}" if verb else None


def _form(word: str) -> str:
    """The form of a word that is known for a verb, "base" or "past"; empty for any other."""
    if word in things.BASES:
        return "base"
    past = things.PAST.fullmatch(word) or verbs.base(word) != word or word in _OF_ITSELF | _SUFFERED | {"born"}
    return "past" if past and re.fullmatch(AUXILIARY, word) is None else ""


def nobody(topic: str) -> bool:
    """Whether it is a thing by its noun: "the river", not "the mayor", "the youngest" or "the people of Holm"."""
    noun = topic.split()[-1].casefold()
    thing = re.match(r"(?:the|that|this) [a-z]", topic) and not names.names(topic) and _ranked(topic) is None
    return bool(thing) and not (noun in TITLES | KIN or is_human(noun) or PLURAL.search(noun))


def asks_of_people_alone(question: str, gender: Callable[[str], Gender | None]) -> bool:
    """Whether a question names nothing but people, so that a thing is none of its kind: "How old is Anna Berg?"."""
    named = [without_office(question[start:end]) for start, end in names.names(question)]
    people = all(not is_body(one) and (full_name(one) or gender(one)) for one in named)
    talks = _latest_on(question) or _SAYS_AT_END.search(question) or _ABOUT_AT_END.search(question)
    return bool(named) and people and not talks and re.search(r"\b(?:the|an?) [a-z]", question) is None


def _in_place_of_its_like(question: str, topic: str, gender: Callable[[str], Gender | None]) -> str | None:
    """The question with the topic for what it names of the same kind: a name, an amount, one of a row, a speaker."""
    named = names.names(question)
    if measured := _measured(question, topic):
        return measured
    if named and names.names(topic):
        own = _name_of_its_kind(question, topic, gender)
        if own is None:
            return None
        start, end = own
        number = re.match(r" \d+\b", question[end:])  # "Pro 2"
        end += number.end() if number else 0
        if re.search(r"\bthe $", question[:start], re.IGNORECASE):
            topic = re.sub(r"^the ", "", topic, flags=re.IGNORECASE)
        return f"{question[:start]}{topic}{question[end:]}"
    bare = re.sub(r"^the ", "", topic, flags=re.IGNORECASE)
    place: Span | None = None
    says = _WHO_SAYS.match(question)
    if _ranked(bare) == (0, len(bare)):
        place, topic = _ranked(question), bare
    elif says is not None and _speaks(topic):
        place = says.span("like")
    elif bare == topic and not re.match(r"(?:an?|that|this|his|her|their|its)\b", topic, re.IGNORECASE):
        like = (_DONE if topic.endswith("ed") else _AMOUNT).search(question)
        place = like.span("like") if like else None
    if place is None:
        return things.in_place(question, topic)
    return f"{question[: place[0]]}{topic}{question[place[1] :]}"


def _measured(question: str, topic: str) -> str | None:
    """The question of how much, how old or how long something is asked of another, "the horses"; None for any other."""
    own = _MEASURED.match(question)
    if not own or not _A_THING.fullmatch(topic) or len(re.findall(r"\bthe\b", question, re.IGNORECASE)) > 1:
        return None
    noun = topic.split()[-1]
    somebody = any(is_human(one) for one in (noun, noun.removesuffix("s"))) or noun in ("people", "children")
    if _ranked(topic) or (somebody and not question.casefold().startswith("how old")):
        return None
    verb, thing = ("is", "measured") if own["is"] else ("does", "priced")
    agreeing = (things.OF_MANY if re.search(r"[^siu]s$", noun) else things.OF_ONE).get(own[verb].casefold(), own[verb])
    return f"{question[: own.start(verb)]}{agreeing} {topic}{question[own.end(thing) :]}"


def _name_of_its_kind(question: str, topic: str, gender: Callable[[str], Gender | None]) -> Span | None:
    """The name of a question that a topic takes the place of: a person the last person's, anything else the last one's.

    None where a person is named, and the question names nothing but where something is.
    """
    named = names.names(question)
    if not is_somebody(topic, gender):
        return named[-1]
    if people := [(start, end) for start, end in named if is_somebody(question[start:end], gender)]:
        return people[-1]
    about = _ABOUT_AT_END.search(question)
    there = [(start, end) for start, end in named if not PLACED_IN.search(question[:start].rstrip())]
    speaking = [(start, end) for start, end in there if not about or start < about.end()]
    if not there:
        return None
    start, end = (speaking or there)[-1]
    article = re.search(r"\bthe $", question[:start], re.IGNORECASE)  # "the Bank of England"
    return (article.start() if article else start), end


def _ranked(text: str) -> Span | None:
    """The first word that says which of a row: "last", "youngest"."""
    found = (match for match in _RANKED.finditer(text) if match.group().casefold() not in _NO_RANK)
    return next((match.span() for match in found), None)


def ranks_alone(question: str) -> bool:
    """Whether it names nothing but a place in a row, of which only the questions before it say: "And the second?"."""
    bare = _ONE_OF_A_ROW.sub("", OPENING.sub("", question.strip()))
    return bool(bare) and _ranked(bare) == (0, len(bare))


def _speaks(topic: str) -> bool:
    """Whether it is somebody by office, trade or kin: "the French minister", "her brother"."""
    return bool(re.match(r"(?:the|an?|his|her|their|its)\b", topic, re.IGNORECASE)) and (
        topic.split()[-1].casefold() in TITLES | KIN
    )
