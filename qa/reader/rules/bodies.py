"""Which of several bodies of one kind is asked about: how the Federation Council voted is nothing to the Security
Council. English.

Such names share their last word, and clubs of one town their first. A model that finds a council that voted, or a club
that has a captain, takes it for the one that is asked for.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from qa import descriptions, names
from qa.almanac import MONTH, WEEKDAY
from qa.lexical import STOP_WORDS, words
from qa.nations import nations, without_nations
from qa.passages import enclosing, sentences
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span

#: What bodies are called by, behind the words that tell one from another …
_KIND: Final = (
    r"(?:Council|Assembly|Parliament|Senate|Duma|Congress|House|Court|Tribunal|Bank|Fund|Ministry|Department|Office"
    r"|Bureau|University|College|School|Academy|Institute|Hospital|Museum|Library|Theatre|Orchestra|Choir|Church|Party"
    r"|Committee|Commission|Board|Authority|Agency|Association|Federation|Union|League|Alliance|Foundation|Trust"
    r"|Society|Inspectorate|Army|Fleet|Club|Group"
    r"|Company|Corporation)"
)
#: … and what is won, or built.
_THING: Final = (
    r"(?:Prize|Award|Cup|Medal|Trophy|Festival|Marathon|Bridge|Dam|Tower|Tunnel|Station|Airport|Street|Road|Lighthouse"
    r"|Castle|Palace|Cathedral|Abbey|Mill|Mine|Line)"
)
#: Clubs.
_CLUB: Final = (
    r"(?:City|United|Rovers|Town|Athletic|Wanderers|Albion|County|Rangers|Villa|Hotspur|Forest|Orient|Harriers|Tigers"
    r"|Lions|Wolves|Eagles|Hawks|Giants|Warriors|Knights|Saints)"
)
_CAPITAL: Final = r"[A-Z][\w’'-]*"
#: "of Foreign Affairs", behind what kind of body it is.
_OF_NAME: Final = rf"(?: (?:of|for) (?:the )?{_CAPITAL}(?: (?:and )?{_CAPITAL}){{0,2}})?"
#: "Harwick Parish Council", "the Court of Appeal", "the Ministry of Foreign Affairs", "Dunmore City", "the Rovers".
_BODY: Final = (
    rf"(?:{_CAPITAL} ){{0,5}}(?:(?:{_KIND}|{_THING})\b{_OF_NAME}"
    rf"|{_CLUB}\b(?! [A-Z]))"
)
#: One part of what has two or more, in small letters: "the southern army", "the upper house", "the county council".
_PART: Final = (
    r"(?:(?:north|south|east|west)(?:ern)?|upper|lower|(?:wo)?men['’]s|boys['’]|girls['’])"
    r" (?:army|fleet|command|front|district|region|province|branch|division|wing|house|chamber|team|side|squad|tribe)"
    r"|(?:county|parish|town|city|borough|district|municipal|regional|national|federal|supreme|high)"
    r" (?:council|court|assembly|parliament|board)|(?:first|second|third|fourth|fifth) prize"
)
_NAMED: Final = lazy_pattern(rf"(?<![\w’'-])(?:(?P<part>(?i:{_PART}))\b|{_BODY})")
_KINDS: Final = lazy_pattern(rf"\b(?:{_KIND}|{_THING})\b")
_A_KIND: Final = lazy_pattern(rf"{_KIND}|{_CLUB}")
#: Asks what a body does or did …
_DOES: Final = lazy_pattern(
    rf"{OPENING}(?i:how|what|why|when|whom?|which|where)\b[^?]*?\b(?:did|does|has|had|will|would)(?:n['’]t)? (?:the )?"
    rf"(?:{_PART}|{_BODY}) [a-z]"
)
#: … or who is what in one: "the president of the Dental Association", "who leads the Labour Party?"
_HOLDS: Final = lazy_pattern(
    rf"{OPENING}(?i:who)(?:(?:['’]s| is| was| are| were)(?: the)?(?: [a-z][\w-]*){{1,5}} (?:of|at|for|in)(?: the)?"
    r"|(?: now| currently)? (?:leads|led|heads|headed|chairs|chaired|runs|ran|manages|managed|captains|commands|coaches"
    rf"|owns|founded)(?: the)?) (?:{_PART}|{_BODY})(?: now| today)?\W*$"
    rf"|{OPENING}(?i:who)(?:['’]s| is| was) (?:the )?(?:{_PART}|{_BODY})(?:['’]s?)? [a-z][\w -]*\W*$"
)
#: … or who won, or built, a thing of a name.
_DID_TO: Final = lazy_pattern(
    rf"{OPENING}(?i:who)(?: has| had| have)? (?!(?:is|was|are|were|did)\b)[a-z]+(?: the)?"
    rf" (?:(?:first|second|third|fourth|fifth) prize|(?:{_CAPITAL} ){{0,5}}{_THING}"
    rf"{_OF_NAME})(?: (?:in|on|at|last|this|for|from)\b.*)?\W*$"
)
#: Before the subject of a sentence, when it was and no more: "On Monday the", "Last week, however, the".
_LEADS_IN: Final = lazy_pattern(
    r"\W*(?:(?:But|And|Meanwhile|However|Earlier|Later|Then|Also|Yesterday|Today),? "
    r"|(?:On|In|By|After|Before|Last|This|Since) (?:[\w’'-]+ ){0,4}?[\w’'-]+,? )?(?:[Tt]he |[Aa]n? |[Ii]ts )?"
)
#: Opens a sentence on whatever the one before was about.
_IT: Final = lazy_pattern(rf"\W*(?:It|Its|They|Their|The (?:{_KIND.lower()}|house|chamber|club))\b")
#: Behind a subject, that something of it is: "The High Court's ruling was overturned".
_WHOSE: Final = lazy_pattern(r"['’]")
#: Before a body that somebody is of, or does something for; and before what is of the one named in the last sentence.
_OF: Final = lazy_pattern(r"\b(?:of|for|at)(?: the)? $")
_ITS: Final = lazy_pattern(r"\b(?:[Ii]ts|[Tt]heir)\b")
#: At the end of a sentence, whose words or findings it tells: "had been wrong, it said".
_SAYS: Final = lazy_pattern(r"\b(?:it|they|he|she|judges?|members) (?:said|ruled|found|held|wrote|decided|added)\W*$")
#: Words that are taken for one another in the names of bodies of one place, a row each.
_ALIKE: Final = (
    frozenset("city town borough municipal".split()),
    frozenset("central national reserve state federal republic".split()),
    frozenset("conservative tory".split()),
    frozenset("interior internal home".split()),
    frozenset("defence defense war".split()),
    frozenset("appeal appeals appellate".split()),
    frozenset("european europe eu".split()),
)
#: Words that tell of which rank a body is, and are left out beside its place: Tarn Council may be the Town Council.
_RANKS: Final = frozenset(
    "city town borough municipal parish county district regional local central national general federal".split()
)
#: Words that are one with no other that begins as they do: "Federal", unlike "Federation".
_WHOLE: Final = _RANKS.union(*_ALIKE)
#: What a club is of.
_IS_CLUB: Final = "club"
_DAYS: Final = lazy_pattern(rf"{WEEKDAY}|{MONTH}")
#: Letters at the beginning of a word by which it is one with another: "Environment", "Environmental".
_FAMILY: Final = 5


class _Body(NamedTuple):
    kind: str
    #: What tells it from others of its kind: the beginnings of its words, and countries.
    own: frozenset[str]
    span: Span


def of_that_body(question: str, text: str) -> Fits | None:
    """For a question of what a body of a name does, who is what in it, or who won or built a thing of a name: whether a
    span of the text is not told of another of that kind.

    What a body does is told of another where that is the subject, and nothing in the sentence tells the one asked for
    from it. Somebody is of another where it stands beside the name or is the subject, or was named last. None where a
    question asks for nothing of the kind, and where the text names no other such body.
    """
    holds = bool(_HOLDS.match(question))
    did_to = bool(_DID_TO.match(question))
    bodies = _bodies(question) if holds or did_to or _DOES.match(question) else []
    if len(bodies) != 1 or not bodies[0].own:
        return None
    asked, told = bodies[0], [one for one in _bodies(text) if one.kind == bodies[0].kind and one.own]
    all_others = [one for one in told if _is_another(asked, one)]
    if not all_others:
        return None

    def of_another(sentence: Span, *, further: bool) -> bool:
        start, end = sentence
        here = [one for one in told if start <= one.span[0] < end]
        others = [one for one in here if _is_another(asked, one)]
        if len(others) < len(here) or _is_told(asked, others or all_others, text[start:end]):
            return False
        if did_to and others:
            return True
        lead = _LEADS_IN.match(text, start, end)
        if others and lead and others[0].span[0] <= lead.end():
            return holds or not (_WHOSE.match(text, others[0].span[1]) or _SAYS.search(text, start, end))
        if holds and any(_OF.search(text, start, one.span[0]) for one in others):
            return not _ITS.search(text, start, others[0].span[0])
        if not further or here:
            return False
        if holds or did_to:
            before = [one for one in told if one.span[1] <= start]
            return bool(before) and of_another(enclosing(text, before[-1].span), further=False)
        return bool(start > 1 and _IT.match(text, start)) and of_another(
            enclosing(text, (start - 2, start - 1)), further=False
        )

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        told_in = [(start + one.start, start + one.end) for one in sentences(text[start:end])]
        # (what a body does, the first of two sentences tells; the second may only go on to the next body)
        if any(of_another(one, further=True) for one in (told_in if holds else told_in[:1])):
            return False
        return not holds or not _is_beside(asked, text, span)

    return fits


def is_kind(word: str) -> bool:
    """Whether a word in capitals says what kind of body a name is of, and does not tell it from others."""
    return bool(_A_KIND.fullmatch(word))


def _is_beside(asked: _Body, text: str, span: Span) -> bool:
    """Whether another body, and not the one asked for, is named in what is said of somebody beside the name."""
    named = names.names(text[slice(*span)])
    if len(named) != 1:
        return False
    name = span[0] + named[0][0], span[0] + named[0][1]
    said = " ; ".join((text[slice(*span)], *descriptions.beside(text, name)))
    told = [one for one in _bodies(said) if one.kind == asked.kind]
    return bool(told) and all(_is_another(asked, one) for one in told) and not _is_told(asked, told, said)


def _is_told(asked: _Body, others: list[_Body], words_said: str) -> bool:
    """Whether some words have one that tells the body asked for from others."""
    said = _own(words_said)
    return any(not said.isdisjoint(asked.own - one.own) for one in others)


def _is_another(asked: _Body, told: _Body) -> bool:
    """Whether two bodies of a kind are two: each has a word that the other lacks, and both a place or both a rank."""
    left, right = asked.own - told.own, told.own - asked.own
    if not left or not right or asked.kind == _IS_CLUB:
        return bool(left and right)
    if any(not row.isdisjoint(left) and not row.isdisjoint(right) for row in _ALIKE):
        return False
    return bool(left - _RANKS and right - _RANKS) or bool(left & _RANKS and right & _RANKS)


def _bodies(text: str) -> list[_Body]:
    """The bodies that a text names."""
    found = []
    for one in _NAMED.finditer(text):
        name = one.group()
        start = one.start()
        while (first := name.split()[0]) != name and (first.casefold() in STOP_WORDS or _DAYS.fullmatch(first)):
            name = name[len(first) + 1 :]
            start += len(first) + 1
        kinds = _KINDS.findall(name)
        if one["part"]:
            kind = name.split()[-1].casefold()
        else:
            kind = (kinds[0] if " of " in name or " for " in name else kinds[-1]).casefold() if kinds else _IS_CLUB
        found.append(_Body(kind, _own(name) - {kind[:_FAMILY]}, (start, one.end())))
    return found


def _own(said: str) -> frozenset[str]:
    """The beginnings of words that say something, and the countries among them."""
    own = (word.removesuffix("'s").removesuffix("’s") for word in words(without_nations(said)))
    return frozenset(word if word in _WHOLE else word[:_FAMILY] for word in own if word not in STOP_WORDS) | nations(
        said
    )
