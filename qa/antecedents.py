"""Whom a "he" or "she" of a follow-up stands for, by the turns before it: "What did he say?". English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from qa import first_names, names
from qa.first_names import Gender
from qa.fragments import MADE, OPENING
from qa.nations import nations
from qa.patterns import lazy_pattern
from qa.people import KIN, full_name, is_human, untitled
from qa.people.mentions import VESSEL
from qa.people.words import BODIES
from qa.questions import AUXILIARY, PLURAL_NOUN
from qa.types import Turn

_PERSON: Final = lazy_pattern(r"\b(?P<pronoun>he|she|him|her|his|hers)\b", re.IGNORECASE)
#: What is asked for, before its verb: in "How many points do they have?" it is not "they".
_ASKED_FOR: Final = lazy_pattern(
    rf"\b(?:which|what|how (?:many|much)) (?:(?!{AUXILIARY}\b)[\w’'-]+ ){{1,3}}{AUXILIARY}\s*$", re.IGNORECASE
)
#: What a pronoun may stand for in its own question: "the ambassador ... his wife", "which card firms ... their rates".
#: "It" stands for one thing, so not for a noun in the plural; nothing for "happened" of "What happened to her car?".
_NOUN: Final = lazy_pattern(
    r"\b(?:the|a|an|this|that|these|those|each|every|which|what"
    rf"|how many(?= (?:\w+ )?{PLURAL_NOUN}\b))"
    rf" (?!(?:{AUXILIARY}|about|happen(?:ed|s)|changed|caused|led|made|went|came|became)\b)"
    r"(?P<noun>\w{3,}(?: \w+s(?= \w))?)",
    re.IGNORECASE,
)
ONE_THING: Final = frozenset({"it", "its", "that", "this", "there", "then"})
_HOLDS: Final = lazy_pattern(r"who(?:[’']s| (?:is|was|will be|became)) (?P<office>[^?]+?)\W*", re.IGNORECASE)
#: … and for who held it before or after somebody, as it is made of such a question.
_HELD: Final = lazy_pattern(r"who (?:did .+? replace|replaced .+?) as (?P<office>[^?]+?)\W*", re.IGNORECASE)
#: What is owned and has no boss of its own, by the end of its name.
_NO_BODIES: Final = frozenset(
    """bridge tower street road avenue lane square lido pool baths pier dam tunnel canal line beach castle mill house
    hall lighthouse monument statue crossing viaduct lock quay river lake hill wood bay valley island""".split()
)
#: What people do and no firm or club does, where only a surname is told: "When did Munk die?"
_OF_SOMEBODY: Final = lazy_pattern(
    r"\bhow old\b|\b(?:born|dies?|died|dead|marry|married|divorced?|retired?|resign(?:ed)?|stepp?(?:ed)? down|lives?"
    r"|arrested|jailed|sentenced|buried|quit|his|her)\b",
    re.IGNORECASE,
)
#: "Who replaced Tom Ash as mayor?"; what asks of the one who went, after it, and not of the one who came.
_IN_PLACE_OF: Final = lazy_pattern(
    r"who (?:has |was it that )?"
    r"(?:replaced|succeeded|followed|(?:took|taken) over from|came after|ousted|unseated|beat|defeated)\b",
    re.IGNORECASE,
)
_LEAVING: Final = lazy_pattern(
    r"\b(?:leav\w*|left|resign\w*|retir\w*|quit\w*|step\w* down|st(?:and|ood) down|go|gone|went|los[et]\w*|sack\w*"
    r"|fired|dismiss\w*|oust\w*|replac\w*|remov\w*|died?|before|former\w*)\b",
    re.IGNORECASE,
)
#: "What is her name again?": who she is.
NAME_OF: Final = lazy_pattern(
    r"what(?:['’]s| is| was) (?P<pronoun>his|her) (?P<kind>(?:full |first |last )?)name(?: again)?\W*", re.IGNORECASE
)
_WHO_IS: Final = lazy_pattern(rf"who(?:['’]s| is| was) (?:he|she)(?: again)?\W*|{NAME_OF.pattern}", re.IGNORECASE)
_POSSESSIVE: Final = frozenset({"his", "her", "hers"})
#: "What made her suspicious?", "Who saw her leave?": what she is made, or does, follows.
_MADE_HER: Final = lazy_pattern(
    r"\b(?:mak(?:e|es|ing)|made|let|see|saw|hear|heard|watched|found|left) $", re.IGNORECASE
)
_SO: Final = lazy_pattern(
    r" (?:(?:\w+(?:ous|ful|less)|angry|sad|happy|ill|rich|dead|alive|alone|so)"
    r"(?=\W*$| (?:about|at|with|by|in|on|to|of|for|that|when|after|and)\b)"
    r"|(?:leave|go|come|do|quit|resign|think|want|say|speak)\b)",
    re.IGNORECASE,
)
WOMANS: Final = frozenset({"she", "her", "hers"})
#: A title or office before a name says that it is a person's.
_OFFICE: Final = lazy_pattern(
    r"\b(?:president|prime minister|minister|secretary|secretary of state|chancellor|ambassador|leader|"
    r"senator|mr|mrs|ms|dr|sir|king|queen|pope|judge|professor|general|spokes(?:man|woman|person)|"
    r"diplomat|counterpart|mayor|governor|premier)\.?$",
    re.IGNORECASE,
)
#: Last words of names that are a firm's or a body's, beside `BODIES`.
_FIRMS: Final = frozenset(
    """ferries ferry shipping shipyard railways buses holdings partners industries systems technologies biotech pharma
    plc ag gmbh llp brothers associates enterprises ventures energy chemicals
    brewery bakery rovers wanderers athletic rangers wolves lions bears tigers eagles hawks falcons sharks
    harriers""".split()
)
_SPEAKS: Final = lazy_pattern(
    r"^(?:,? (?:said|says|say|told|tell|met|meet|warned|warn|insisted|asked|called|spoke|urged|added|argued|"
    r"demanded|announced|signed|promised|replied|visited|wrote|answered|accused|resign|fled|flee|think|want)\b)",
    re.IGNORECASE,
)
_DOES: Final = lazy_pattern(r"\b(?:did|does|do|has|had|is|was|will|would)\s*$", re.IGNORECASE)
#: A short answer before its sentence, each of several: "Anna Berg — Anna Berg won. Tom Ash — Tom Ash came second."
_SHORT: Final = lazy_pattern(
    r"(?:^|(?<=[.!?…”\"’)]\s))(?P<short>(?:[^—\n.!?…]|(?<=\b[A-Z])[.]|(?<=\b[A-Z][a-z])[.]){1,80}?) — "
)
_MARKS: Final = frozenset("\"'“”‘’")
#: What stands behind it is a place or a body, where no first name or office tells otherwise: "studied in Aberdeen".
PLACED_IN: Final = lazy_pattern(r"\b(?:in|at|from|near)(?: the)?$", re.IGNORECASE)
_OFFICE_OF: Final = lazy_pattern(r"(?P<noun>[\w-]+) of(?: the)?$")


def means_a_person(question: str) -> bool:
    """Whether a "he" or "she" of the question stands for somebody that it does not name itself."""
    pronoun = _PERSON.search(question)
    return pronoun is not None and not has_antecedent(question[: pronoun.start()], pronoun["pronoun"].casefold())


def asks_who(question: str) -> bool:
    """Whether it asks who somebody is of whom it says nothing but "he" or "she"."""
    return _WHO_IS.fullmatch(OPENING.sub("", question)) is not None


def has_antecedent(before: str, pronoun: str) -> bool:
    """Whether the words before a pronoun name what it may stand for."""
    before = _ASKED_FOR.sub("", before)
    if names.names(before):
        return True
    nouns = [match["noun"].casefold() for match in _NOUN.finditer(before)]
    return any(not noun.endswith("s") or noun.endswith("ss") or pronoun not in ONE_THING for noun in nouns)


def resolve_person(question: str, history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str:
    pronoun = _PERSON.search(question)
    if pronoun is None:
        return question
    if has_antecedent(question[: pronoun.start()], pronoun["pronoun"].casefold()):
        return question  # "What did the ambassador tell his wife?": it stands for somebody in its own question
    person = person_meant(history, pronoun["pronoun"].casefold(), gender, new=not _LEAVING.search(question))
    if person is None:
        return question
    before, after = question[: pronoun.start()], question[pronoun.end() :]
    possessive = pronoun["pronoun"].casefold() in _POSSESSIVE and re.match(r"\s+\w", after)
    if pronoun["pronoun"].casefold() == "her" and _MADE_HER.search(before) and _SO.match(after):
        possessive = None
    # Once is enough: "What did he say about his talks?" names the person once and is understood.
    name = f"{person}'s" if possessive else person
    return f"{before}{name}{after}"


def body_named(question: str, gender: Callable[[str], Gender | None], head: str) -> str | None:
    """The one name of a question, with its article, where nothing tells that it is somebody's or a country's, or a
    building's, which has an owner and no boss.

    Args:
        head: who is asked for: "boss".
    """
    named = {question[start:end]: start for start, end in names.names(question)}
    if len(named) != 1:
        return None
    ((name, start),) = named.items()
    before = question[:start].rstrip()
    who = re.fullmatch(r"who(?:['’]s| is| was)", before, re.IGNORECASE) or _OFFICE.search(before)
    if not is_body(name) and (full_name(name) or is_somebody(name, gender) or who or nations(name)):
        return None
    is_building = " " in name and name.split()[-1].casefold() in _NO_BODIES and not head.casefold().startswith("owner")
    if is_building or (" " not in name and _OF_SOMEBODY.search(question)):
        return None
    article = " " in name and re.search(r"\bthe $", question[:start], re.IGNORECASE)
    return f"the {name}" if article else name


def what_name(person: str, kind: str) -> str:
    """Asks for somebody's name, by the office that the conversation calls him or her by: that is told beside the name.

    By a name it is asked for as a name, for who somebody is an office alone may tell.

    Args:
        kind: which name: "first ", or nothing.
    """
    name = untitled(person).split()
    while len(name) > 1 and is_human(name[0].casefold()):
        name = name[1:]
    office = person.removesuffix(" ".join(name)).strip().casefold()
    return f"Who is the {office}?" if office and is_human(office.split()[-1]) else f"What is {person}'s {kind}name?"


def person_meant(
    history: Sequence[Turn], pronoun: str, gender: Callable[[str], Gender | None], *, new: bool = False
) -> str | None:
    """The person last spoken of: in the latest turn that has any, one that is known to be he or she before others.

    Args:
        new: whoever came in somebody's place is meant before him, though nothing tells whether that is he or she.
    """
    wanted: Gender = "she" if pronoun in WOMANS else "he"
    called = _called(history)
    for turn in reversed(history):
        fitting: list[str] = []
        for name, sure in _spoken_of_in(turn):
            full = longest_name(name, history)
            if is_body(full):
                continue
            known = first_names.gender(full.split()[0]) or gender(full) or called.get(full)
            if known == wanted:
                return full
            if known is None and sure:
                if new and name == without_office(named_by(turn)) and _IN_PLACE_OF.match(turn.question):
                    return full
                fitting.append(full)
        # "Iversen" of "How much did Rovers get for Iversen?", where he is known to be one.
        if found := fitting[0] if fitting else _known(turn, wanted, history, gender):
            return found
    return None


def is_body(name: str) -> bool:
    """Whether a name says that it is no person's: "Isles Ferries", "Marks & Spencer"."""
    last = name.split()[-1].strip(".,").casefold()
    return " & " in name or (" " in name and last in BODIES | _FIRMS)


def _known(turn: Turn, wanted: Gender, history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str | None:
    """The first whom a question names of whom the articles tell that he or she is one."""
    for start, end in names.names(turn.question):
        full = longest_name(without_office(turn.question[start:end]), history)
        if gender(full) == wanted:
            return full
    return None


def _spoken_of_in(turn: Turn) -> Iterator[tuple[str, bool]]:
    """Whom a turn names, and whether it is somebody by the words alone, the likeliest first: in its question, in the
    short answers, in their sentences; before all, whoever is the answer to "Who …?".

    Whom a question was made to lean on, the turns before it name.
    """
    made = MADE.fullmatch(turn.question)
    asked = _people(made["own"] if made else turn.question)
    short = [without_office(name) for one in _SHORT.finditer(turn.answer) if (name := _name_alone(one["short"]))]
    answers_who = re.match(r"who\b(?! (?:do|does|did)\b)", turn.question, re.IGNORECASE) is not None
    for name in (*(short if answers_who else ()), *asked, *short):
        yield name, asked.get(name, full_name(name) is not None)
    if made:  # "Of what (Anna Berg die)?" is about her, and about no one after "(won Grey Heron)"
        yield from ((made["topic"][start:end], False) for start, end in names.names(made["topic"]))
    yield from _people(turn.answer).items()


def _called(history: Sequence[Turn]) -> Mapping[str, Gender]:
    """Whom the conversation has called he or she: the name that took a pronoun's place."""
    called: dict[str, Gender] = {}
    for turn in history:
        asked = OPENING.sub("", turn.asked)
        pronoun = _PERSON.search(asked)
        if pronoun is None:
            continue
        head, tail = asked[: pronoun.start()], asked[pronoun.end() :]
        end = len(turn.question) - len(tail)
        if (
            turn.question[: len(head)].casefold() == head.casefold()
            and turn.question.endswith(tail)
            and end > len(head)
        ):
            name = turn.question[len(head) : end].removesuffix("'s")
            called.setdefault(name, "she" if pronoun["pronoun"].casefold() in WOMANS else "he")
    return called


def _people(text: str) -> dict[str, bool]:
    """Names that read like a person's, the likeliest first, and whether they are one's by the words alone.

    One word is, where an office stands before it: what Brightwater said, a shop said. Many have a capital for opening
    a sentence, "Doctors said"; and whose chief engineer is asked for is a firm.
    """
    scored: list[tuple[int, int, str, bool]] = []
    for start, end in names.names(text):
        name = without_office(text[start:end])
        whole = full_name(name)
        before, after = text[:start].rstrip(), text[end:]
        score = 0
        if text[start - 1 : start] in _MARKS and after.lstrip(",.")[:1] in _MARKS:
            continue  # a film or a ship: “Winter Bees”
        if VESSEL.search(text[:start]):
            continue
        if PLACED_IN.search(before) and first_names.gender(name.split()[0]) is None and name == text[start:end]:
            continue
        if _OFFICE.search(before) or name != text[start:end]:
            score += 2
        if _SPEAKS.match(after):
            score += 2
        if _DOES.search(before):
            score += 1  # "What did Kerry say": the one who does
        if whole:
            name = whole  # "Anna Berg of Norway"
            score += 1
        if (" " in name and not whole) or name.isupper() or re.search(r"\bthe$", before, re.IGNORECASE):
            score -= 2  # "Bank of America", "NATO", "the Eastport Marathon"
        if score > 0:
            alone = " " not in name and not _OFFICE.search(before) and name == text[start:end]
            scored.append((-score, start, name, not alone and not _holds_office_of(before)))
    people: dict[str, bool] = {}
    for _, _, name, sure in sorted(scored):
        people[name] = people.get(name, False) or sure
    return people


def _holds_office_of(before: str) -> bool:
    """Whether the words before a name say that somebody works for what it names: "the chief engineer of"."""
    office = _OFFICE_OF.search(before)
    return office is not None and office["noun"].casefold() not in KIN and is_human(office["noun"].casefold())


def without_office(name: str) -> str:
    parts = name.split()
    while len(parts) > 1 and _OFFICE.search(parts[0]):
        parts = parts[1:]
    joined = " ".join(parts)
    # "US Secretary of State John Kerry": what follows the office is the name.
    office = re.match(r".*\b(?:Secretary of State|Prime Minister|President|Minister|Chancellor)\s+(?=\S)", joined)
    return joined[office.end() :] if office else joined


def longest_name(name: str, history: Sequence[Turn]) -> str:
    """The longest form of a surname that the conversation has used."""
    longest = name
    for turn in history:
        for text in (turn.question, turn.answer):
            for start, end in names.names(text):
                other = without_office(text[start:end])
                if len(other.split()) <= 3 and other.endswith(f" {name}") and len(other) > len(longest):
                    longest = other
    return longest


def is_somebody(name: str, gender: Callable[[str], Gender | None]) -> bool:
    """Whether a name is known to be a person's: by an office, a first name before others, or by what articles tell.

    One first name alone may be a place's or a club's, as Florence or Chelsea is; two words, as Buenos Aires.
    """
    bare = without_office(name)
    if names.names(name) != [(0, len(name))] or is_body(name):
        return False
    first = first_names.gender(bare.split()[0]) if " " in bare else None
    return bare != name or (first or gender(bare)) is not None


def next_in_office(when: str, pronoun: str, history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str:
    """A question for whoever held an office before or after the one who was told to hold it; as it is where the last
    answer tells nobody who did."""
    wanted: Gender = "she" if pronoun in WOMANS else "he"
    before = when.casefold() == "before"
    for turn in reversed(history):
        asked = _HOLDS.fullmatch(turn.question) or _HELD.fullmatch(turn.question)
        told = [one for one, sure in _people(turn.answer).items() if sure]
        name = named_by(turn) or (told[0] if len(told) == 1 else "")
        if asked and not told and not name and turn is history[-1]:
            return f"Who was it {when.lower()} {pronoun}?"
        if asked and name and (first_names.gender(name.split()[0]) or gender(name) or wanted) == wanted:
            office = asked["office"]
            # (as articles tell it, so that the sentence that tells it is found)
            return f"Who did {name} replace as {office}?" if before else f"Who replaced {name} as {office}?"
    return f"Who was it {when.lower()} {person_meant(history, pronoun, gender) or pronoun}?"


def named_by(last: Turn) -> str:
    """The few words that answered a question, where they are a name."""
    short, dash, _ = last.answer.partition(" — ")
    return _name_alone(short) if dash else ""


def _name_alone(words: str) -> str:
    """The name that a few words are, a "Sir" or a trade before it left out; empty where they are more or none."""
    if names.names(words) == [(0, len(words))]:
        return words
    name = untitled(words)
    before = words.removesuffix(name).split() if words.endswith(name) else [words]
    is_name = names.names(name) == [(0, len(name))]
    return name if is_name and all(is_human(word.rstrip(".").casefold()) for word in before) else ""
