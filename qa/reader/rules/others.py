"""Of whom it is told where somebody went or lives: "Munk, who lives in Hull" tells nothing of Lind. English.

A model that is asked where Lind lives looks for the verb and a place beside it, whoever the sentence is about. That it
is another is plain where the place stands behind another's name or a word for somebody's wife or deputy, or where the
sentence begins with another and has no word for the one who is asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from qa import first_names, names
from qa.lexical import stem, stems
from qa.passages import enclosing, within
from qa.patterns import lazy_pattern
from qa.people import People, untitled
from qa.reader.rules import Fits
from qa.reader.rules.befell import is_named_within
from qa.reader.rules.clauses import JOINT
from qa.reader.rules.kinds import may_be_one
from qa.reader.rules.lives import known_name
from qa.reader.rules.whereabouts import NEAR, PRONOUNS, SOMEBODY, Asked, asked_where, is_of_people, tells
from qa.types import Span

#: Begins a clause that tells more of the place before it.
_RELATIVE: Final = lazy_pattern(r"\b(?:where|which|whom?)\b")
#: Behind somebody's name, that he or she did something: ", who lives".
_DID: Final = lazy_pattern(
    r"(?P<who>,? (?:who|which)\b)?,?(?: (?:has|had|have|is|was|were|been|also|now|still|later|once|then|first))*"
    r"(?:(?<=,) \(?\d{1,3}\)?,?)? (?P<verb>(?P<apposed>(?<=, )(?:an?|the|of|from)\b|(?<=[\w)] )(?:of|from)\b)"
    r"|[a-z]{1,30})"
    r"(?P<rest>[^,;:.()\n]{0,60})$"
)
#: "Lind's" before what is somebody's, and that with it.
_OWNERS: Final = lazy_pattern(r"[A-Z][\w-]{0,40}(?:['’]s|(?<=s)['’])(?= [a-z])")
_OWNS: Final = lazy_pattern(
    r"(?P<owner>[A-Z][\w-]{0,40})(?:['’]s|(?<=s)['’]) (?:[a-z-]{1,30} ){0,2}?(?P<noun>[a-z-]{3,30})(?=,? )"
)
#: Before a name that is none of who does something: "the mayor of Hull, who lives".
_NO_DOER: Final = lazy_pattern(
    r"(?:\b(?:in|at|from|near|of|for|to|as|and|or|outside|than|like)(?: the)?|[(&]|[A-Z][\w’'-]{0,40},) $"
)
#: … and of two, or of somebody's son, who "who" stands for.
_BESIDE: Final = lazy_pattern(r"(?:\b(?:of|as|and|or|than|like)|[(&]) $")
#: "His accomplice, Piet Maas,", "Her trainer"
_ANOTHERS: Final = lazy_pattern(
    r"\W*(?:His|Her|Their) (?:[a-z-]{1,30} ){0,2}?(?P<noun>[a-z-]{3,30})(?P<name>, (?:the [a-z]{1,30} )?"
    r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2},)? (?!of\b|and\b|or\b|in\b|at\b|from\b)(?P<verb>[a-z]{1,30})"
)
#: Before what is told of somebody else than whoever tells it.
SAYS: Final = lazy_pattern(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|believ\w{1,3}|th(?:ink|inks|ought)|report\w{0,3}|claim\w{0,3}|according"
    r"|add(?:s|ed)|confirm\w{0,3})\b",
    re.IGNORECASE,
)
#: Whom somebody's husband may have taken along.
_WHOM: Final = lazy_pattern(r"\b(?:him|her(?! [a-z])|them|both|together|with)\b", re.IGNORECASE)
#: What another than the subject of a sentence does in a clause of it: "when the police came to", "said Munk fled to".
_CLAUSE: Final = lazy_pattern(
    r"\b(?:and|but|while|whereas|when|before|after|until|since|because|so|although|though|that|where|said|says|saw|watched|as)"
    r" (?P<who>(?:the|(?<!as )an?) (?!(?:two|three|pair|couple|family|group|others?)\b)(?:[a-z-]{1,30} ){1,4}?"
    r"|(?:[A-Z][\w’'-]{1,30} ){1,3})(?:(?:had|has|have|was|were|is|are|will)(?: been| be)? )?"
    r"(?P<verb>went|fled|came|flew|flown|drove|left|ran|lived?s?|moved|died|born|grew|met|studied|taught|trained|settled"
    r"|arrived|travelled|returned|escaped|headed|sailed|walked|marched|crossed|landed|based|stolen|buried|married|worked)\b"
    r"[^,;:.()\n]{0,60}$"
)
#: Whom a sentence goes on with.
_HE: Final = lazy_pattern(r"(?P<who>s?he)\b", re.IGNORECASE)
#: Before a name that does not open its sentence.
_LOWER: Final = lazy_pattern(r"[a-z]")
#: What somebody may have gone with.
_CARRIES: Final = lazy_pattern(
    r"\b(?:ship|boat|ferr(?:y|ies)|planes?|aircraft|train|car|bus|helicopter|yacht|flight|lorry|van|coach|convoy)\b"
)
#: What stands behind an article.
_NOUNS: Final = lazy_pattern(r"\b(?:the|this|that|an?) ((?:[a-z-]{1,30} ){0,2}[a-z-]{3,30})\b")
#: "She met the baker Karl Munk"
_MEETS: Final = lazy_pattern(r"\bm(?:eet|eets|et|eeting)(?: with)? (?:the )?(?:[a-z-]{1,30} ){0,2}?(?P<whom>[A-Z].*)")
#: Others, and many of them: "Most were taken to", "Guests were brought to".
_SEVERAL: Final = lazy_pattern(
    r"\W*(?:(?:Most|Many|Others|Several|Dozens|Hundreds|Thousands)\b|[A-Z][a-z]{2,20}s (?:were|are|have)\b)"
)
#: A thing that did something: "It had been on its way", "The lorry had come".
_IT: Final = lazy_pattern(r"\W*It (?!(?:was|is) (?:in|at|on|from|to|there|near|here|that|not|only|[a-z]{1,20} that)\b)")
_THE_THING: Final = lazy_pattern(
    r"\W*(?:The|An?|Its) (?:[a-z-]{1,30} ){0,2}?(?P<noun>[a-z]{1,30}) (?:had|has|have|was|were|is|are|c[ao]me"
    r"|comes|went|left|will)\b"
)


def of_whoever_is_asked(question: str, text: str) -> Fits | None:
    """For a question of where one goes, lives or does something: whether a span is not plainly told of another. None
    for other questions.
    """
    asked = asked_where(question)
    if asked is None or asked.own <= PRONOUNS:
        return None
    meets = _meets_whom(question)
    is_called = not asked.own.isdisjoint(stems(text))
    is_somebody = bool(asked.name) and is_a_person(asked.name, text)

    def is_anothers(span: Span) -> bool:
        sentence, place = within(text, span)
        if not is_called:  # by this name; but "the miners" are no lorry, whatever else a text calls them
            return asked.is_person and not asked.name and (_is_of_a_thing(sentence) or _is_of_his(sentence))
        if not asked.own.isdisjoint(stems(sentence)):
            other = (
                _stands_behind(asked, sentence, place)
                or _is_in_anothers_clause(asked, sentence[: place[0]])
                or (asked.name and _is_of_kin(asked, sentence, place))
            )
        else:
            other = (
                _is_of_his(sentence)
                or (is_somebody and _begins_otherwise(sentence, text))
                or (asked.name and _goes_on_with_another(asked, text, span[0] - place[0]))
            )
        if other:
            return True
        if meets and _is_of_another_meeting(meets, sentence):
            return True
        return bool(asked.name) and _is_behind_another(asked, question, sentence, place, text)

    return lambda span: not is_anothers(span)


def _stands_behind(asked: Asked, sentence: str, span: Span) -> bool:
    """Whether a sentence names whoever is asked for only behind a span, to tell something else of the place: "a house
    near Tarn where Lind had lived".
    """
    relative = _RELATIVE.search(sentence, span[1])
    if relative is None or not asked.own.isdisjoint(stems(sentence[: relative.start()])):
        return False
    return not tells(asked, sentence[relative.start() :])


def _is_in_anothers_clause(asked: Asked, before: str) -> bool:
    """Whether the words before a span end in a clause whose subject is called otherwise than the one who is asked for
    and whom they name before it: "Lind hid when the police came to".
    """
    clause = _CLAUSE.search(before)
    if clause is None or SOMEBODY.search(clause.group()) or not tells(asked, clause["verb"]):
        return False
    named = asked.own.isdisjoint(stems(_OWNERS.sub("", before[: clause.start()])))
    return not named and asked.own.isdisjoint(stems(clause.group()))


def _is_behind_another(asked: Asked, question: str, sentence: str, span: Span, text: str) -> bool:
    """Whether a span stands right behind another's name and a word for the deed, or what tells where the other is at
    home: "Munk, who lives in", "Munk, a baker from".
    """
    own = set(stems(question))
    for start, end in names.names(sentence):
        did = _DID.match(sentence[end : span[0]]) if end < span[0] else None
        told = f"{did['verb']}{did['rest']}" if did else ""
        if did is None or JOINT.search(told):
            continue
        described = asked.deed is not None and asked.deed.by_description and did["apposed"]
        if not described and not tells(asked, told):
            continue
        name = untitled(sentence[start:end])
        said = stems(name)
        alone = _BESIDE if did["who"] and len(said) > 1 else _NO_DOER
        if not own.isdisjoint(said) or name.isupper() or alone.search(sentence, max(0, start - NEAR), start):
            continue
        if len(said) == 1 and first_names.may_be_one(asked.name.split()[0], name):
            continue
        named_before = not asked.own.isdisjoint(stems(_OWNERS.sub("", sentence[:start])))
        if named_before and not ((did["who"] or described) and len(said) > 1):
            continue
        if start or len(said) > 1 or is_named_within(name, text):
            return True
    return False


def _begins_otherwise(sentence: str, text: str) -> bool:
    """Whether a sentence begins with somebody's name, or with a thing that nobody goes by, and has no word for anybody
    else.
    """
    if _CARRIES.search(sentence) or SOMEBODY.search(sentence):
        return False
    several = _IT.match(sentence) or _SEVERAL.match(sentence)
    return several is not None or _begins_with_a_name(sentence, text) or _is_of_a_thing(sentence)


def is_a_person(name: str, text: str) -> bool:
    """Whether a name is somebody's, by the first name or by what a text tells of it."""
    if known_name(name, text):
        return True
    people = _people(text)
    return people.sureness(people.named(name, len(text))) > 0


@lru_cache(maxsize=16)
def _people(text: str) -> People:
    """Who is named in a text: asked again for every span of it."""
    return People(text, "", names.quotations(text))


def _begins_with_a_name(sentence: str, text: str) -> bool:
    """Whether a sentence begins with somebody's name, and tells nothing of what the one who is asked for may be."""
    start, end = next(iter(names.names(sentence)), (1, 0))
    if start or sentence.startswith(("'s", "’s"), end) or not is_a_person(untitled(sentence[:end]), text):
        return False
    return not SAYS.search(sentence, end) and not has_people(sentence[end:])


def has_people(words: str) -> bool:
    """Whether words tell of somebody by what he or she is: "the singer"."""
    return any(is_of_people(word) for one in _NOUNS.findall(words) for word in one.split())


def _meets_whom(words: str) -> frozenset[str]:
    """The words of the name of whom somebody meets or met; none where that is not told by a name."""
    met = _MEETS.search(words)
    whom = next((one for one in names.names(met["whom"]) if one[0] == 0), None) if met else None
    return frozenset(stems(met["whom"][slice(*whom)])) if met and whom else frozenset()


def _is_of_another_meeting(whom: frozenset[str], sentence: str) -> bool:
    """Whether a sentence tells whom somebody met, and has none of these words."""
    return bool(_meets_whom(sentence)) and whom.isdisjoint(stems(sentence))


def _is_of_kin(asked: Asked, sentence: str, span: Span) -> bool:
    """Whether a sentence tells of somebody's wife or deputy, and has no other word for him or her: "Lind's wife"."""
    for one in _OWNS.finditer(sentence, 0, span[0]):
        if not is_of_people(one["noun"]) or asked.own.isdisjoint(stems(one["owner"])):
            continue
        rest = sentence[: one.start()] + sentence[one.end() :]
        if asked.own.isdisjoint(stems(rest)) and not SOMEBODY.search(rest) and not SAYS.search(rest):
            return True
    return False


def _is_of_his(sentence: str) -> bool:
    """Whether a sentence tells of somebody's husband or accomplice: "His accomplice, Piet Maas, fled to Antwerp"."""
    other = _ANOTHERS.match(sentence)
    if other is None or not is_of_people(other["noun"]) or SAYS.search(sentence):
        return False
    named = other["name"] or not SOMEBODY.search(sentence, other.end())
    return bool(named) and not _WHOM.search(sentence, other.end())


def _is_of_a_thing(sentence: str) -> bool:
    """Whether a sentence tells of a thing that it begins with, and of nobody."""
    thing = _THE_THING.match(sentence)
    noun = stem(thing["noun"]) if thing else ""
    return may_be_one(noun, noun) and not SOMEBODY.search(sentence) and not has_people(sentence)


def _goes_on_with_another(asked: Asked, text: str, start: int) -> bool:
    """Whether a sentence begins with "he" or "she", and the one before it with another's name alone: "Munk fell ill. He
    was born in".
    """
    subject = _HE.match(text, start)
    before = text[:start].rstrip(" ")
    if subject is None or not before or before[-1] == "\n":
        return False
    first, last = enclosing(text, (len(before) - 1, len(before)))
    sentence = text[first:last]
    if _HE.match(sentence):
        return asked.surname not in stems(sentence) and _goes_on_with_another(asked, text, first)
    people = _people(text)
    named = people.told_within(first, last)
    if not named or _LOWER.search(text[first : named[0][0]]) or asked.surname in stems(sentence):
        return False
    name = people.named(text[slice(*named[0])], named[0][0])
    gender = subject["who"].casefold()
    return people.sureness(name) > 0 and people.gender.get(name, gender) == gender
