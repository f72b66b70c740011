"""What is done on a day: "a trust will take over the baths on 1 May" does not tell when the baths close. English.

A model that is asked for a day takes the one there is. What opens and closes is told in few words, so that here a day
of another deed can be told; and of whatever is asked, the day on which others decide whether it is done is not its day.
"""

from __future__ import annotations

import re
from typing import Final

from qa.almanac import MONTH
from qa.lexical import content_words, root, stem, stems
from qa.passages import within
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span
from qa.verbs import base

_ASKS: Final = lazy_pattern(rf"{OPENING}(?:when|(?:on |in )?(?:what|which) (?:day|date|month|year))\b", re.IGNORECASE)
#: "When will the baths close?", "When is the new library due to open to the public?"
_OPENS_OR_CLOSES: Final = lazy_pattern(
    rf"{OPENING}(?:when|(?:on |in )?(?:what|which) (?:day|date|month)) (?:will|shall|is|are|does|do|can|might)\b[^?]*?"
    r"\b(?:(?P<opens>(?:re-?)?open(?:ing|ed|s)?)|(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?))"
    r"(?: (?:its|their|the) doors)?"
    r"(?: (?:down|up|again|for|to|its|their|this|next|in|at|permanently|completely)\b[^?]*)?\W*$",
    re.IGNORECASE,
)
#: Somebody decides …
_DECIDES: Final = (
    r"(?P<verb>decid(?:e|es|ed|ing)|vot(?:e|es|ed|ing)|debat(?:e|es|ed|ing)|discuss(?:es|ed|ing)?"
    r"|consider(?:s|ed|ing)?|rul(?:e|es|ed|ing)|learn(?:s|ed|t|ing)?|announc(?:e|es|ed|ing)|say|says|said)"
)
#: … and behind it what is decided.
_WHETHER: Final = (
    r"(?:(?:on )?(?:whether|if)\b"
    r"|(?:on |about )?(?:an?|the|its|their|his|her)? ?(?:plan|proposal|motion|bid|idea|petition)s? to\b)"
)
#: A day right behind "will decide on", before what is decided.
_DECIDED_ON: Final = lazy_pattern(
    rf"\b{_DECIDES}(?: (?:again|finally|at a meeting|in a meeting))?(?: (?:on|in|at|by|late|early))?(?: the)? $",
    re.IGNORECASE,
)
_THEN_WHETHER: Final = lazy_pattern(rf"(?: [\w’'-]+){{0,4}}?,? {_WHETHER}", re.IGNORECASE)
#: Behind a day that opens the sentence: ", the council will decide whether".
_WILL_DECIDE: Final = lazy_pattern(
    rf",?(?: (?!whether\b|if\b)[\w’'-]+){{0,8}}? {_DECIDES}(?: [\w’'-]+)? {_WHETHER}", re.IGNORECASE
)
_FIRST_WORDS: Final = lazy_pattern(r"\W*(?:(?:on|in|by|at|late|early|this|next|the)\b ?){0,3}$", re.IGNORECASE)
#: What asks when something is decided or told, by any word for that.
_OF_DECIDING: Final = frozenset(
    map(
        stem,
        """decide decision vote ballot poll debate discuss discussion consider rule ruling judgment judgement verdict
    know learn hear hearing find fate outcome result announce announcement unveil reveal publish petition meet meeting
    say tell approve reject agree referendum trial session court case jury inquiry appeal summit conference
    assembly agenda""".split(),
    )
)
#: What will be done.
_WILL: Final = lazy_pattern(
    r"\b(?:will|shall|won[’']t|(?:is|are|was|were|due|set|expected|likely|scheduled|planned|plans?|hopes?|intends?|aims?"
    r"|wants?|agreed|decided|voted|vowed|promised|about|ready) to)"
    r"(?: (?:not|also|then|now|once|soon|[a-z]+ly)){0,3}(?: (?:have|need) to)?"
    r"(?: (?:have|get) (?:it|them|(?:the|its|their) [\w’'-]+)(?= (?:back|open|ready|running|[a-z]+ed)\b))?"
    r" (?P<be>be )?(?P<verb>[a-z]+)(?P<over> over)?\b"
)
#: Begins another clause.
_JOINT: Final = lazy_pattern(r"[;:–—]| (?:and|but|while|whereas|when|after|before|as|until|because|although)\b")
#: Words by which a sentence may speak of what opens or closes, and what stands before such a day.
_OF_OPENING: Final = lazy_pattern(
    r"\b(?:(?:re-?)?open\w*|unlock\w*|first|inaugura\w*|debut\w*|premi[eè]re\w*|launch\w*|maiden|curtain|ribbon"
    r"|back in(?:to)? (?:use|service|action))\b",
    re.IGNORECASE,
)
_OF_CLOSING: Final = lazy_pattern(
    r"\b(?:(?!closer\b|closely\b)clos\w+|shut\w*|last|final\w*|farewell|goodbye|ceas\w+|end|ends|ending|until|till"
    r"|boarded|doors)\b",
    re.IGNORECASE,
)
_FROM: Final = lazy_pattern(r"\b(?:from|since|starting|beginning) (?:the )?$", re.IGNORECASE)
#: What is told parts from the day on which it is told: "announced that fans can buy it on 4 June".
_TELLS: Final = lazy_pattern(r"\b(?:that|can|will|dates?)\b", re.IGNORECASE)
#: Verbs by which nothing opens or closes …
_NEITHER: Final = frozenset(
    map(
        stem,
        """acquire address advertise agree announce appeal appoint approve argue assess auction award brief buy campaign
    celebrate charge choose commemorate consider consult debate decide declare deliberate describe discuss donate double
    elect examine explain fine fund gather halve hire honour increase inherit inspect insist insure inspire interview
    introduce investigate judge lease lobby manage march mark negotiate nominate outline own paint pay petition picket
    plead praise present promote propose protest publish purchase raise rally recommend recruit reject rename rent
    repair repaint report respond reveal review rule sell speak spend sponsor study sue survey talk tender test
    testify thank toast tour trial update value vote write""".split(),
    )
)
#: … and those by which it does the contrary.
_CLOSING: Final = frozenset(
    map(stem, "abandon cancel close demolish evacuate scrap shut suspend vacate withdraw".split())
)
_OPENING: Final = frozenset(
    map(
        stem,
        """begin commence exhibit greet hold host inaugurate invite launch open perform play reopen restart resume
    screen show stage visit welcome""".split(),
    )
)
#: "When does the album come out?"
_COMES_OUT: Final = lazy_pattern(
    rf"{OPENING}(?:when|(?:on )?(?:what|which) (?:day|date)) (?:does|do|will|is|are|can|could|might)\b[^?]*?"
    r"\b(?:(?:com(?:e|es|ing)|came|be) out|releas(?:e|es|ed|ing)|on sale|publish(?:ed)?|drops?|in (?:shops|stores))\b",
    re.IGNORECASE,
)
#: Tells, with a day, that it is to come out …
_TOLD_OF: Final = lazy_pattern(
    r"\b(?:reveal|announc|unveil|confirm|teas|previewed|hint|introduc|present)(?:e?[sd]|ed|ing)?\b", re.IGNORECASE
)
#: … and that it does.
_OUT: Final = lazy_pattern(
    r"\b(?:out|releas\w*|publi\w*|drop\w*|launch\w*|available|on sale|go(?:es)? on|went on|shops|stores|shelves"
    r"|arriv\w*|debut\w*|premi\w*|hit|hits|land\w*|air\w*|open\w*|coming|comes?|came|due|set for|from"
    rf"|return\w*|stream\w*|starts?|begins?|follows?|will be|cinemas?|as (?:the|its) date|for (?:\d+|{MONTH}|next))\b",
    re.IGNORECASE,
)
#: What can be ordered is not out yet.
_ORDERED: Final = lazy_pattern(r"\bpre-?order", re.IGNORECASE)
_ORDERED_ON: Final = lazy_pattern(r"\b[Pp]re-?order(?:s|ed)?(?: [a-z]+){0,2} $")
#: What is begun on something that opens later.
_WORKS: Final = lazy_pattern(
    r"\b(?:start|begin|resume|finish|complete|do|carry out|see) (?:[\w’'-]+ ){0,2}?"
    r"(?:work|works|repairs|building|construction|demolition|renovation|restoration|digging|survey)\b",
    re.IGNORECASE,
)
#: Work that is done ends in an opening.
_IS_DONE: Final = lazy_pattern(r"\b(?:finish|complete)\b", re.IGNORECASE)
#: What is done at once, and was: "When was the treaty signed?" …
_WAS_DONE: Final = lazy_pattern(
    rf"{OPENING}(?:when|(?:on |in )?(?:what|which) (?:day|date|month|year)) (?:was|were|did)\b[^?]*?"
    r"\b(?P<deed>sign(?:ed)?|ratif(?:y|ied)|adopt(?:ed)?|approved?|agreed?|pass(?:ed)?|vot(?:e|ed)|elect(?:ed)?"
    r"|appoint(?:ed)?|meet|met|visit(?:ed)?|arrived?|found(?:ed)?|buil[dt]|publish(?:ed)?|writ(?:e|ten)|announced?"
    r"|discover(?:ed)?|invent(?:ed)?|charged?|convict(?:ed)?|sentenced?|born|happen(?:ed)?|occur(?:red)?|take place"
    r"|held|painted?|bought|buy|sold|sell)\b(?![^?]*\b(?:until|till)\b)",
    re.IGNORECASE,
)
#: … is not told by the day until which something lasts, but for what is not done, or put off, until then.
_LASTS_UNTIL: Final = lazy_pattern(
    r"\b(?:until|till)(?: (?:the|about|around|at least|early|late|mid))* $", re.IGNORECASE
)
_PUT_OFF: Final = lazy_pattern(
    r"\b(?:not|never|no|nobody|none|nothing|cannot|without|un[a-z]+(?:ed|t)|wait\w*|hold|held|put|push\w*|took|takes?|taken|mov\w+"
    r"|postpon\w+|delay\w*|defer\w*|adjourn\w*|suspend\w*|reschedul\w+|shelv\w+|only)\b|n[’']t\b",
    re.IGNORECASE,
)


def of_the_deed(question: str, text: str) -> Fits | None:
    """Says of a span whether it may answer when something is done, not being the day of another deed; None for other
    questions.
    """
    if not _ASKS.match(question):
        return None
    asked, own = _OPENS_OR_CLOSES.match(question), frozenset(stems(question))
    out = _COMES_OUT.match(question) and not _TOLD_OF.search(question) and not _ORDERED.search(question)
    done = _WAS_DONE.match(question)

    def check(span: Span) -> bool:
        sentence, place = within(text, span)
        if _is_of_deciding(own, sentence, place) or (out and _is_before_out(sentence, place)):
            return False
        if done and _is_until(done["deed"], sentence[: place[0]]):
            return False
        return asked is None or not _is_of_another(sentence, place, opens=asked["opens"] is not None)

    return check


def _is_until(deed: str, before: str) -> bool:
    """Whether the day behind these words of a sentence is the end of something, and not when a deed was done."""
    until = _LASTS_UNTIL.search(before)
    if until is None:
        return False
    lasts = before[max((joint.end() for joint in _JOINT.finditer(before, 0, until.start())), default=0) : until.start()]
    return not _PUT_OFF.search(lasts) and stem(base(deed)) not in {stem(base(word)) for word in content_words(lasts)}


def _is_before_out(sentence: str, span: Span) -> bool:
    """Whether a span of a sentence is when something was told of that comes out later, or can be ordered."""
    tells = None if _OUT.search(sentence) else _TOLD_OF.search(sentence)
    told_of = tells and not _TELLS.search(sentence, tells.end(), max(tells.end(), span[0]))
    ordered = _ORDERED.search(sentence, *span) and not _OUT.search(sentence, *span)
    return bool(told_of or ordered or _ORDERED_ON.search(sentence[: span[0]]))


def _is_of_deciding(own: frozenset[str], sentence: str, span: Span) -> bool:
    """Whether a span of a sentence is when somebody decides whether that is done which is asked for, and the decision
    is not asked for.

    "On 5 May, voters will decide whether to join the county" tells the day of a poll by any name.

    Args:
        own: the stems of the words of the question.
    """
    before, after = sentence[: span[0]], sentence[span[1] :]
    whether = _THEN_WHETHER.match(after)
    decides = _DECIDED_ON.search(before) if whether else None
    if decides is None and _FIRST_WORDS.match(before):
        decides = whether = _WILL_DECIDE.match(after)
    if decides is None or whether is None or not own.isdisjoint((*_OF_DECIDING, root(decides["verb"]))):
        return False
    decided = content_words(after[whether.end() :])
    return not own.isdisjoint(form for word in decided for form in (stem(word), root(word)))


def _is_of_another(sentence: str, span: Span, *, opens: bool) -> bool:
    """Whether a span of a sentence is when something will be done by which nothing opens, or closes."""
    before, after = sentence[: span[0]], sentence[span[1] :]
    done = max(_WILL.finditer(before), key=lambda one: one.start(), default=None)
    if done is None and _FIRST_WORDS.match(before):
        done = _WILL.search(after)
    if done is None:
        return False
    if opens:
        joint = _JOINT.search(done.string, done.end())
        works = _WORKS.search(done.string, done.start(), joint.start() if joint else len(done.string))
        if works and not _IS_DONE.match(works.group()):
            return True
        if _OF_OPENING.search(sentence) or _FROM.search(before):
            return False
    elif _OF_CLOSING.search(sentence):
        return False
    verb = base(done["verb"])
    is_participle = verb != done["verb"] or verb.endswith(("ed", "ing"))
    if done["be"] and not is_participle:  # "will be ready", "will be out of use"
        return False
    verb = stem(verb)
    return done["over"] is not None or verb in _NEITHER or verb in (_CLOSING if opens else _OPENING)
