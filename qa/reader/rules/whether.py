"""What a question of yes or no asks: of whom, and what he, she or it did. English.

Where an article does not say it, a model that looks for a sentence to show takes one that names whoever is asked for,
or one that tells the same of somebody else: "Munk has been suspended" tells nothing of his resigning, and "Her sister
had three children" nothing of hers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from qa import first_names, names
from qa.lexical import content_words, root, stem, stems
from qa.nations import nations
from qa.passages import sentences, within
from qa.patterns import lazy_pattern
from qa.people import is_human, untitled
from qa.people.fullnames import gender_by_title
from qa.questions import AUXILIARY, OPENING
from qa.reader.rules import Fits
from qa.reader.rules.befell import is_named_within
from qa.reader.rules.kinds import are_two
from qa.reader.rules.opposites import touches
from qa.reader.rules.others import SAYS, has_people, is_a_person
from qa.reader.rules.whereabouts import SOMEBODY, is_of_people
from qa.types import Span
from qa.verbs import base

_ASKS: Final = lazy_pattern(rf"{OPENING}(?P<aux>{AUXILIARY}) (?P<rest>[^?,;:()]+?)\W*$", re.IGNORECASE)
#: "Do we know why …?"
_ASKS_MORE: Final = lazy_pattern(r"\b(?:who|whom|whose|what|which|when|where|why|how|if|whether)\b", re.IGNORECASE)
_WORD: Final = lazy_pattern(r"[\w’'-]+")
_MANY: Final = lazy_pattern(r"[^su]s$")
_BE: Final = lazy_pattern(r"(?:is|are|was|were|am)", re.IGNORECASE)
_HAVE: Final = lazy_pattern(r"(?:has|have|had)", re.IGNORECASE)
_OWNS: Final = ("'s", "’s", "s'", "s’")
_DETERMINERS: Final = frozenset("the a an his her its their this that these those my our your any all some".split())
_PREPOSITIONS: Final = frozenset(
    "of in at on from for with to near by beside behind over under against about between through inside outside".split()
)
#: Of whom nobody is another.
_ANYBODY: Final = frozenset(
    "there it he they she we you i anyone anybody someone somebody everyone everybody people one any this that".split()
)
#: Stand before a verb, and say nothing of it.
_ADVERBS: Final = frozenset(
    "ever still also already yet not now again both all always once never just soon then".split()
)
_BEEN: Final = frozenset("been be being".split())
#: Words before "to" and the deed itself: "agree to sell", "have to leave".
_BEFORE_TO: Final = frozenset(
    """agree agreed decide decided plan plans planned planning want wanted intend intended intending going able due set
    have had need needed allowed supposed likely expected hope hoping ready willing offer offered try tried promise
    promised vote voted refuse refused begin begun start started ordered asked forced""".split()
)
#: Verbs that say nothing without what stands behind them.
_LIGHT: Final = frozenset(map(root, "be have get make do take give go come put happen".split()))
#: Behind a verb, what makes another of it: "die of", "hear of"; behind a noun "of" tells which one is meant.
_TAKES_OF: Final = frozenset("die think hear speak dispose complain approve warn consist dream boast get".split())
#: Participles that are as their base.
_PAST_AS_BASE: Final = frozenset("put cut shut hit hurt let set shot cast cost split spread read".split())
#: Words by which one deed, or its contrary, is told, a row each, beside those of `qa.reader.rules.opposites`.
_ALIKE: Final = tuple(
    frozenset(map(root, row.split()))
    for row in (
        "stop halt cease end suspend finish abandon drop continue",
        "move stay relocate remain leave transfer",
        "resign quit leave step stand retire stay remain depart",
        "fire sack dismiss oust remove axe hire appoint",
        "jail prison imprison sentence gaol bars",
        "arrest detain custody seize capture catch release free charge large escape jail flee hunt",
        "convict guilty sentence jail acquit clear trial verdict",
        "charge accuse indict court trial face drop",
        "marry wed married wife husband bride groom single divorce widow wedding spouse",
        "die dead death survive live late killed kill alive drown body",
        "children child son daughter kids baby childless mother father",
        "apologise apologize sorry apology regret",
        "buy purchase acquire sell take bought takeover",
        "give hand return back",
        "allow let may can permit welcome ban forbid",
        "hurt injure wound unhurt unharmed injury casualty hospital",
        "tell inform know learn hear warn",
        "break split smash",
        "accept refuse reject turn decline agree",
        "elect win vote choose lose",
        "win beat lose defeat draw victory champion title",
        "pass approve back reject adopt vote block",
        "happen occur place",
        "agree convince doubt oppose differ dispute",
        "demolish pull flatten raze tear knock stay remain keep stand save",
        "build construct erect work complete",
        "find discover miss missing recover trace locate",
        "attend visit travel arrive present absent tour stay",
        "speak talk say address silent comment",
        "cancel postpone scrap delay ahead",
        "publish release print appear",
        "pay cost free refund owe charge",
        "play appear miss bench",
        "strike walkout walk stoppage",
        "work employ job leave quit join",
        "study attend graduate school university degree",
    )
)
#: What several people, or animals, are called: none of a row is another of it.
_OTHERS: Final = tuple(
    frozenset(row.split())
    for row in (
        """doctors nurses teachers drivers pilots guards porters cleaners students pupils farmers fishermen miners
        welders judges jurors soldiers sailors police firefighters councillors senators bishops actors singers players
        referees scientists engineers builders bakers lawyers journalists tenants landlords passengers cyclists anglers
        hunters gardeners dustmen postmen visitors""",
        """otters beavers wolves lynx bears foxes deer badgers cats dogs horses cows sheep pigs goats rabbits rats mice
        squirrels swans geese ducks hens eagles owls storks salmon trout eels bees wasps frogs toads bats mink seals""",
    )
)
#: How likely a sentence without any word for the deed has to be to be shown as sure …
_LIKELY: Final = 0.85
#: … one with another word of it than the verb …
_LIKELY_OF_IT: Final = 0.6
#: … one with a word that may stand for the verb, and no other …
_LIKELY_BY_ANOTHER: Final = 0.5
#: … and as how likely it is shown where it is not: as unsure, the likeliest first.
_GUESSED: Final = 0.2

#: Before the subject of a sentence, when it was and no more.
_LEADS_IN: Final = (
    r"\W*(?:(?:But|And|Meanwhile|Later|Earlier|Then|Yesterday|Today),? |(?:On|In|By|After|Before|Last|This|Since) "
    r"(?:[\w’'-]+ ){0,3}[\w’'-]+, )?"
)
#: "Her sister Mabel", "His strongest opponent, the grandmaster Pal Varga,"
_KIN: Final = lazy_pattern(
    rf"{_LEADS_IN}(?:(?P<of>[Hh]is|[Hh]er|[Tt]heir)|(?P<owner>[A-Z][\w-]*)['’]s?)(?P<kin>(?: [a-z-]+){{1,4}})"
)
#: Somebody's name, behind what he or she is.
_NAMED: Final = lazy_pattern(
    rf"{_LEADS_IN}(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne|[A-Z][\w-]*['’]s?) (?:[a-z’'-]+ ){{0,4}}"
    r"(?P<what>[a-z’'-]+),? )?"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? )?(?=[A-Z])"
)
#: Who go by one name, and by no word for people.
_SEVERAL: Final = frozenset("band choir orchestra team side crew brewery dairy".split())
_TITLE: Final = lazy_pattern(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? $")
#: Before the verb of a sentence.
_AUXILIARIES: Final = (
    r"(?P<aux> (?:(?:has|have|had|is|are|was|were|been|be|will|would|does|did|do|can|could|not|never|also|already|now"
    r"|since|then|intends?|plans?|wants?|agreed|decided|to|[a-z]+ly) ){0,5})"
)
_BEING_DONE: Final = lazy_pattern(r"\b(?:is|are|was|were|be|been)\b(?! to\b)")
#: "The prosecution does not intend to appeal"
_DOES: Final = lazy_pattern(
    rf"{_LEADS_IN}(?:(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){{0,2}}?(?P<noun>[a-z-]+)|(?P<many>[A-Z]?[a-z]+s))"
    r"(?: (?:of|in|at|on|from|near|for)(?: the)?(?: [A-Z][\w’'-]*)+)?(?:, (?:which|who|where|whose)\b[^,.;]*,)?"
    rf"{_AUXILIARIES}(?P<verb>[a-z]+)\b"
)
#: What a thing of a name does, right behind it.
_THEN: Final = lazy_pattern(rf"{_AUXILIARIES}(?P<verb>[a-z]+)\b")
_OF: Final = lazy_pattern(r" of ")
#: What something is to, or about: "A play about Lund".
_ABOUT: Final = lazy_pattern(r"\b(?:about|to|with|for|against|after|over|like)(?: the)?(?: [A-Z][\w’'-]*)+")
_TOGETHER: Final = lazy_pattern(r"\b(?:both|together|they|we|I|each other)\b")
_HE: Final = lazy_pattern(r"\b(?:he|him|himself|his)\b", re.IGNORECASE)
_SHE: Final = lazy_pattern(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_SHE_ALONE: Final = lazy_pattern(
    r"\b(?:she|hers|herself|her(?! [a-z])"
    r"|her(?= (?:with|to|and|or|in|on|at|for|as|by|of|from|when|after|before|an?|the)\b))\b",
    re.IGNORECASE,
)
_HE_ALONE: Final = lazy_pattern(r"\b(?:he|him|himself)\b", re.IGNORECASE)
#: What speaks and acts for whoever is at its head.
_FOR_ITS_HEAD: Final = frozenset(
    "administration government campaign cabinet ministry office company firm team side camp council".split()
)


class Whether(NamedTuple):
    """Of whom a question of yes or no asks, and what."""

    #: The noun for it, in small letters; empty where it is nobody in particular.
    noun: str
    #: Its name, if it has one.
    name: str
    #: The stems of the words for it: of its name alone, where it has one.
    own: frozenset[str]
    #: The roots of the verb, none where the question asks what somebody or something is.
    verb: frozenset[str]
    #: The deed as it stands in the question.
    deed: str
    #: The roots of its words.
    words: frozenset[str]
    #: Whether the deed is done to whoever is asked for.
    suffered: bool


@lru_cache(maxsize=64)
def asked_whether(question: str, text: str) -> Whether | None:
    """Of whom a question of yes or no asks, and what, as far as a text that may answer it tells them apart; None for
    other questions, and where nothing does.
    """
    found = _ASKS.match(question)
    if found is None or _ASKS_MORE.search(question):
        return None
    tokens = found["rest"].split()
    aux = found["aux"]
    count = _subject(tokens, f" {' '.join(_WORD.findall(text))} ".casefold(), has_done=bool(_HAVE.match(aux)))
    who, deed = tokens[:count], _deed(tokens[count:])
    if not deed:
        return None
    verb = deed[0].casefold()
    done_to = bool(_BE.match(aux)) or not _BEEN.isdisjoint(tokens[count:])
    suffered = done_to and _is_participle(verb)
    if done_to or _HAVE.match(aux):
        is_verb = suffered or _is_participle(verb) or verb.endswith("ing")
    else:  # a base: no other form of a verb, and no other word behind a subject that a text has otherwise
        is_verb = verb not in _PREPOSITIONS | _DETERMINERS and not _MANY.search(verb)
        is_verb = is_verb and set(stems(" ".join(who))).issubset(stems(text))
    head = who[: next((at for at, word in enumerate(who) if at and word in _PREPOSITIONS), len(who))]
    named = [word for word in head if word[:1].isupper()] if head and head[-1][:1].isupper() else []
    anybody = not who or who[0].casefold() in _ANYBODY
    told = " ".join(word for word in deed if word[:1].islower())
    return Whether(
        "" if anybody else head[-1].casefold(),
        " ".join(named),
        frozenset() if anybody else frozenset(stems(" ".join(content_words(" ".join(named or who))))),
        _roots(verb) if is_verb else frozenset(),
        " ".join(deed),
        _roots(told) - _LIGHT if told else frozenset(),
        suffered,
    )


def _subject(tokens: Sequence[str], text: str, *, has_done: bool) -> int:
    """How many of the words behind an auxiliary name of whom or what it is asked.

    Args:
        text: a text that may have them one behind the other; its words in small letters with spaces around them.
        has_done: whether a participle has to follow.
    """
    if tokens[0].casefold() in _ANYBODY:
        return 1
    at = _noun(tokens, 0, text)
    while at < len(tokens):
        word, left = tokens[at], tokens[at + 1 :]
        if word in _PREPOSITIONS:
            end = _noun(tokens, at + 1, text)
            if end >= len(tokens):
                break
            at = end
        elif word == "and" and left and left[0][:1].isupper():
            at = _noun(tokens, at + 1, text)
        elif word[:1].isupper() or (left and left[0] == "of" and word not in _TAKES_OF and not _is_participle(word)):
            at = _noun(tokens, at, text)
        else:
            break
    if has_done:
        ends = range(at, min(len(tokens), at + 4))
        at = next((end for end in ends if _is_participle(tokens[end]) or tokens[end] in _ADVERBS | _BEEN), at)
    return at


def _noun(tokens: Sequence[str], first: int, text: str) -> int:
    """Where a noun with its article that begins at a word ends."""
    at = first + 1 if first < len(tokens) and tokens[first].casefold() in _DETERMINERS else first
    start = at
    while at < len(tokens):
        if at > start and not tokens[at][:1].isupper():
            word, left = tokens[at], tokens[at + 1 :]
            run = " ".join(tokens[start : at + 1]).casefold()
            owned = tokens[at - 1].endswith(_OWNS) and left
            called = (
                tokens[at - 1][:1].isupper()
                and left
                and left[0].islower()
                and _MANY.search(word)
                and f" {word} " in text
            )
            if word in _ADVERBS | _BEEN or not (f" {run} " in text or owned or called):
                break
        at += 1
    return at


def _deed(tokens: Sequence[str]) -> Sequence[str]:
    """The words for what is done, from its verb on."""
    at = 0
    while at < len(tokens) and (tokens[at] in _ADVERBS | _BEEN or tokens[at].endswith("ly")):
        at += 1
    rest = tokens[at:]
    if rest[:1] == ["have"] and len(rest) > 1 and (rest[1] in _BEEN or _is_participle(rest[1])):
        return _deed(rest[1:])
    if len(rest) > 2 and rest[0] in _BEFORE_TO and rest[1] == "to":
        return _deed(rest[2:])
    return rest


def _roots(words: str) -> frozenset[str]:
    """The roots of the words that carry a subject; of "sue" that of "sued" too, which is another."""
    return frozenset(
        root(form) for word in content_words(words) for form in (word, f"{word}d")[: 1 + word.endswith("e")]
    )


def _is_participle(word: str) -> bool:
    return word.islower() and (word.endswith(("ed", "en")) or base(word) != word or word in _PAST_AS_BASE)


def as_likely(question: str, text: str, sentence: str, score: float) -> float:
    """How likely a sentence of a text answers a question, where a model holds it as likely as `score`: of a question
    of yes or no, one that has no word for what is asked has to be the likelier for it.
    """
    asked = asked_whether(question, text)
    if asked is None or not asked.verb or sentence.rstrip().endswith("?"):
        return score
    told = _roots(sentence)
    if not told.isdisjoint(asked.verb - _LIGHT):
        return score
    by_another = not (told - asked.words).isdisjoint(_alike(asked.words | asked.verb)) or touches(asked.deed, sentence)
    has_word = not told.isdisjoint(asked.words | _alike(asked.words - asked.verb))
    if by_another and (has_word or not asked.words - asked.verb):
        return score
    least = _LIKELY_BY_ANOTHER if by_another else _LIKELY_OF_IT if has_word else _LIKELY
    if has_word and asked.verb <= _LIGHT:
        least = 0.0
    if not by_another and _is_person(asked, text) and _has_no_word_for(asked, sentence):
        least = 1.0
    return score if score >= least else min(score, _GUESSED + score / 10)


def _alike(words: frozenset[str]) -> frozenset[str]:
    """The words by which what these tell, or its contrary, may be told."""
    return frozenset[str]().union(*(row for row in _ALIKE if row & words))


def _has_no_word_for(asked: Whether, sentence: str) -> bool:
    """Whether a sentence is told of nobody who may be the one asked for: "A play about Lund was performed"."""
    return asked.own.isdisjoint(stems(_ABOUT.sub(" ", sentence))) and not SOMEBODY.search(sentence)


def _is_person(asked: Whether, text: str) -> bool:
    return bool(asked.name) and is_a_person(untitled(asked.name), text)


def of_whoever_did(question: str, text: str) -> Fits | None:
    """For a question of whether somebody or something did something: whether a span stands in no sentence that plainly
    tells it of another, and reaches into none. None for other questions.
    """
    asked = asked_whether(question, text)
    if asked is None or not asked.own or asked.own.isdisjoint(stems(text)):
        return None
    person = _is_person(asked, text)

    @cache
    def is_anothers(sentence: str) -> bool:
        if person and _is_of_kin(asked, question, sentence):
            return True
        if not asked.own.isdisjoint(stems(sentence)):
            return False
        if person and _begins_with_another(asked, question, sentence, text):
            return True
        return _does_another(asked, sentence, person=person) or (
            bool(asked.name) and not person and _does_another_body(asked, question, sentence, text)
        )

    def fits(span: Span) -> bool:
        around, _ = within(text, span)
        return not any(is_anothers(around[one.start : one.end]) for one in sentences(around))

    return fits


def _is_of_kin(asked: Whether, question: str, sentence: str) -> bool:
    """Whether a sentence begins with somebody's sister or deputy, and has no word for whoever is asked for but that."""
    kin = _KIN.match(sentence)
    noun = next((one for one in _WORD.finditer(kin["kin"]) if is_of_people(one.group())), None) if kin else None
    if kin is None or noun is None or stem(noun.group()) in stems(question):
        return False
    if kin["owner"] and stem(kin["owner"].casefold()) not in asked.own:
        return False
    rest = sentence[kin.start("kin") + noun.end() :]
    if SAYS.search(sentence) or _TOGETHER.search(rest):
        return False
    gender = (kin["of"] or first_names.gender(asked.name.split()[0]) or "").casefold()
    if (gender in ("his", "he") and _HE_ALONE.search(rest)) or (gender in ("her", "she") and _SHE_ALONE.search(rest)):
        return False
    surname = stem(asked.name.split()[-1].casefold())
    called = [stems(rest[slice(*one)]) for one in names.names(rest)]
    return all(
        asked.own.isdisjoint(one) or (len(one) > 1 and asked.own.intersection(one) == {surname}) for one in called
    )


def _begins_with_another(asked: Whether, question: str, sentence: str, text: str) -> bool:
    """Whether a sentence begins with somebody else's name, and has no word that may stand for whoever is asked for."""
    start, end = _opening_name(sentence)
    name, rest = untitled(sentence[start:end]), sentence[end:]
    if not name or rest.startswith(("'s", "’s")) or SAYS.search(rest) or has_people(rest):
        return False
    if not set(stems(_OF.split(name)[0])).isdisjoint(stems(question)):
        return False
    if not (_TITLE.search(sentence, 0, start) or is_a_person(name, text)):
        if start == 0 and " " not in name and not is_named_within(name, text):  # "Resignation came late"
            return False
        return not asked.suffered and not _HE.search(sentence) and not _SHE.search(sentence)
    gender = gender_by_title(set(sentence[:start].casefold().split())) or first_names.gender(name.split()[0])
    if (gender != "he" and _HE.search(rest)) or (gender != "she" and _SHE.search(rest)):
        return False
    return not (asked.suffered and (_HE_ALONE.search(rest) or _SHE_ALONE.search(rest)))


def _opening_name(sentence: str) -> Span:
    """The name that a sentence begins with, behind what he, she or it is; none where it begins otherwise."""
    opening = _NAMED.match(sentence)
    if opening is None or (opening["what"] and not (is_of_people(opening["what"]) or opening["what"] in _SEVERAL)):
        return 0, 0  # "The title was lost to Munk"
    return next((one for one in names.names(sentence) if one[0] == opening.end()), (0, 0))


def _does_another(asked: Whether, sentence: str, *, person: bool) -> bool:
    """Whether a sentence begins with something else that does what is asked, and is no name for whoever is asked for:
    "The prosecution does not intend to appeal".
    """
    does = _DOES.match(sentence)
    if does is None or not _is_the_deed(asked, does):
        return False
    other = (does["noun"] or does["many"]).casefold()
    if any(other in row and asked.noun in row for row in _OTHERS):
        return True
    if person or is_human(asked.noun):
        return does["noun"] is not None and not (is_human(other) or other in _FOR_ITS_HEAD or other.endswith("s"))
    return are_two(stem(other), stem(asked.noun))


def _is_the_deed(asked: Whether, does: re.Match[str]) -> bool:
    """Whether a verb with what stands before it tells what is asked: "The plan was approved" leaves open by whom."""
    if asked.verb.isdisjoint(_roots(does["verb"])):
        return False
    return asked.suffered == bool(_BEING_DONE.search(does["aux"])) or does["verb"].endswith("ing")


def _does_another_body(asked: Whether, question: str, sentence: str, text: str) -> bool:
    """Whether a sentence begins with another body's name, and with the very deed that is asked for behind it."""
    start, end = _opening_name(sentence)
    other, does = sentence[start:end], _THEN.match(sentence, end)
    if not other or does is None or not _is_the_deed(asked, does) or set(stems(other)) & set(stems(question)):
        return False
    if asked.verb <= _LIGHT and asked.words.isdisjoint(_roots(sentence)):
        return False
    known = nations(other) or nations(asked.name) or is_a_person(untitled(other), text)
    return not (known or other.isupper() or asked.name.isupper())
