"""A follow-up question made to stand alone: "And what did he say about sanctions?" after a question about Kerry.

Rules for English, over the turns before it. A pronoun for a person becomes the name it most likely stands for; a
question that leans on the last one gains its subject. A question that is whole stays as it is, and so does one that
is not understood. This module knows nothing of articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from qa import names, things
from qa.antecedents import (
    NAME_OF,
    body_named,
    means_a_person,
    named_by,
    next_in_office,
    person_meant,
    resolve_person,
    what_name,
)
from qa.exchanges import (
    LONE_VERB,
    asked_of_another,
    asks_of_people_alone,
    has_like,
    meant_instead,
    nobody,
    of_other_verb,
    of_theirs,
)
from qa.first_names import Gender
from qa.fragments import BARE, MADE, OPENING, capitalised, is_name, light, nameless
from qa.leaning import (
    ADVERB_ALONE,
    COMPARING,
    has_no_subject,
    is_whole,
    of_the_same,
    points_back,
    topic_of,
    with_subject,
)
from qa.lexical import STOP_WORDS, asked_terms, content_words, stems, words
from qa.occasions import A_TIME, SAYS_WHEN, WHEN_OR_WHERE, at_time, elsewhere, of_other_side
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY
from qa.smalltalk import asks_nothing, plainly, says_again
from qa.types import Turn

#: "What about London?": the last question asked again of something else.
_WHAT_ABOUT: Final = lazy_pattern(r"^(?:what|how) about\s+(?P<topic>\S(?:.*[^\s?])?)[\s?]*$", re.IGNORECASE)
#: "And the ferries, when do they come?", "What about the cellars, who pays?": what it is about comes first.
_FRONTED: Final = lazy_pattern(
    r"(?:(?:and|but|so|or|also|then|ok|okay|well|now)\b[\s,.]*){0,3}+"
    r"(?P<opening>(?:what|how) about |back to |as for )?(?P<at>(?:at|with) )?"
    r"(?P<topic>(?!(?:if|when|while|after|before|because|since|once|although|though|unless|until|by|during|according|apart"
    r"|i|he|she|it|they|you|we|yes|yeah|no|sorry|thanks|thank|please|hi|hello|hey|hmm|right|great|sure|really|anyway|so"
    r"|yesterday|today|tomorrow|tonight|later|meanwhile|finally|first|exactly|actually|sir|wait|look"
    rf"|in|on|to|from|for|not|who|whom|whose|what|which|where|why|how|{AUXILIARY})\b)"
    r"[\w’'“”\"-]+(?: (?!(?:what|why|how)\b)[\w’'“”\"-]+){0,6})"
    r"(?P<comma>,)? (?:and )?"
    rf"(?:(?P<may_tell>who|whom|whose|which|when|where)|what|why|how|{AUXILIARY})(?:['’]?s)?\b.*\w.*",
    re.IGNORECASE,
)
#: How a topic begins that is no name; and what opens a sentence so and is none.
_A_TOPIC: Final = lazy_pattern(r"(?:the|that|this|those|these)\b|[\w’'-]+?['’]s\b", re.IGNORECASE)
_NO_TOPIC: Final = lazy_pattern(
    r"\w+(?:ly|ing)|overall|fine|cool|wow|good|nice|strange|weird|odd|funny|true|correct|perfect|indeed|besides|instead"
    r"|however|alright|still|thus|hence|altogether|lol|oh|ah|btw|again|say|listen"
    r"|.*\b(?:time|year|month|week|day|night|evening|morning|season|spring|summer|autumn|winter|question|thing)",
    re.IGNORECASE,
)
#: Words of a topic that stand for what was spoken of before.
_ITS: Final = lazy_pattern(r"\b(?:his|her|hers|its|their|theirs|he|she|it|they|them)\b", re.IGNORECASE)
#: "By how many votes?", "How much?", "In which city?": what is asked of the last subject.
_MEASURE: Final = lazy_pattern(
    r"^(?:(?:by|in|for|at|with|from|to|of|on)\s+)?"
    r"(?:how (?:many|much|long|old|far|often|big|high|soon)|which|what|whose)\b"
    rf"(?:\s+(?!{AUXILIARY}\b)[\w’'-]+)?\s*\?*$",
    re.IGNORECASE,
)
#: "And according to DW?": the last question asked again of somebody else.
_ACCORDING: Final = lazy_pattern(r"^according to (?!.*,)[^?]+\??$", re.IGNORECASE)
#: … and who was asked before.
_ASKED_OF: Final = lazy_pattern(r"^according to [^,?]+, ?|,? according to [^,?]+(?=\??$)", re.IGNORECASE)
#: What doubts the last answer, and asks for nothing else.
_DOUBTING: Final = lazy_pattern(
    r"(?:(?:really|but|and|sorry|hm+|wait)\W+)*(?:are (?:you|u)|you['’]?re|(?:is|was) (?:that|this|it))"
    r" (?:really |quite )?(?:sure|certain|right|correct|true)(?: (?:about|of) (?:that|this|it))?\W*"
    r"|(?:(?:and|but|so)\W+)?how (?:sure|certain|confident|reliable) (?:are (?:you|u)|is (?:that|this|it))"
    r"(?: (?:about|of) (?:that|this|it))?\W*",
    re.IGNORECASE,
)
_THAT: Final = r"(?: (?:that|this|it|so|these|those|them))?"
#: … or asks what it stands on: "Who says so?", "Where does it say that?", "What's the source?". What may ask of the
#: story is not meant: "Where is it from?", "What's the evidence?".
_SOURCE: Final = lazy_pattern(
    r"(?:(?:really|and|but|so|ok|okay|hm+|wait)\W+)*(?:please )?(?:"
    rf"who (?:says|claims){_THAT}|who said so|says who|according to whom?|on whose (?:word|authority)"
    rf"|where (?:does|do) (?:it|they|the (?:article|text|source)|this|that) say{_THAT}"
    r"|where (?:is|was|are) (?:that|this|these|those) (?:from|written|stated|reported|mentioned)"
    r"|where (?:did|do) (?:you|u) (?:get|read|find|have|see|take) (?:that|this|it)(?: from)?"
    rf"|how do (?:you|u|we) know{_THAT}|who told (?:you|u){_THAT}|what makes (?:you|u) (?:think|say){_THAT}"
    r"|based on what|on what (?:basis|grounds)"
    r"|(?:(?:what(?:['’]s| is| are)|show(?: me)?|give(?: me)?|can (?:i see|you (?:show|give)(?: me)?)|any) )?"
    r"(?:(?:the|your|a) )?(?:exact )?(?:(?:sources?|quotes?|citations?)(?: (?:for|of|behind) (?:that|this|it))?"
    r"|(?:evidence|proof|passage) for (?:that|this|it))"
    r"|(?:from |in )?(?:which|what) (?:article|source|text)(?: is (?:that|this|it)(?: from| in)?)?"
    r"|(?:which|what) (?:article|source|text|file|document|story|paper) (?:says|reports|has)(?: (?:that|this|it|so))?"
    r"|(?:can you )?(?:quote|prove|cite) (?:that|this|it)"
    r")(?:,? please)?\W*",
    re.IGNORECASE,
)
#: What a question asks for, by its word.
_ASK: Final = lazy_pattern(r"\b(?:who|whom|whose|what|which|when|where|why|how(?: \w+)?)\b", re.IGNORECASE)
#: "What's the latest?", "Any news?", "What's happening with it?", "Tell me more": what there is of what was spoken of.
_LATEST: Final = lazy_pattern(
    r"(?:what(?:['’]s| is) (?:new|happening|going on)|(?:what(?:['’]s| is) )?the latest"
    r"|(?:is there |are there )?any (?:more )?(?:news|developments?|updates?))"
    r"(?: (?:with|on|about|to|of|at|in) (?:it|this|that|them)| there)?(?: now)?\W*",
    re.IGNORECASE,
)
_MORE: Final = lazy_pattern(
    r"(?:(?:can you |please )?tell me more|more|go on|continue|next"
    r"|(?:is there |do you have )?(?:anything else|(?:any |anything |some )?more)(?: on (?:it|this|that))?"
    r"|what else(?: is known)?)\W*",
    re.IGNORECASE,
)
#: "What happened next?": after what was spoken of.
_NEXT: Final = lazy_pattern(r"what (?:happened|happens|came) (?:next|after(?:wards)?|later)\W*", re.IGNORECASE)
#: "How many of them?", after a question for who it was: "Who was arrested?", not "Who is the judge?".
_HOW_MANY: Final = lazy_pattern(r"how many(?: of them| people| were there| were they)?\W*", re.IGNORECASE)
_WHO: Final = lazy_pattern(
    r"who (?P<rest>(?:(?:is|are|was|were) [a-z]+(?:ed|en|ght)\b|(?!(?:is|are|was|were)\b)\w).*)", re.IGNORECASE
)
#: "Who else?", after such a question.
_WHO_ELSE: Final = lazy_pattern(r"(?:(?:was there )?(?:anyone|anybody)|who) else\W*", re.IGNORECASE)
_ELSE: Final = lazy_pattern(
    r"(?:who|what|which \w+|where|anyone|anybody|anything|was there anyone)\b[^?]*? else\b", re.IGNORECASE
)
_THEN: Final = lazy_pattern(
    r"(?:and |what )?then\W*|what (?:happened|came|did \w+ do) (?:then|next|after that)\W*", re.IGNORECASE
)
#: "And before her?", after a question for who holds an office.
_BEFORE: Final = lazy_pattern(r"(?:who was it )?(?P<when>before|after) (?P<pronoun>him|her)\W*", re.IGNORECASE)
#: "Who's the new boss?": of a firm, a club or a town that was named before.
_HEADS: Final = lazy_pattern(
    r"(?P<who>who(?:['’]s| is| was| will be| are) the (?:(?:new|next|current|old|former|previous|last) )?"
    r"(?P<head>boss|chair(?:man|woman)?|(?:head )?coach|manager|owners?|chief executive|ceo|managing director))"
    r"(?P<now>(?: now)?)\W*",
    re.IGNORECASE,
)
#: "The judge, I mean", "I mean the judge": who or what the last question asked of.
_MEANS: Final = lazy_pattern(
    r"(?:no,? )?(?:i (?:mean|meant) (?P<first>[^,?]+?)|(?P<last>[^,?]+?),? i (?:mean|meant))\W*", re.IGNORECASE
)
#: "I mean really" names nobody and nothing.
_REALLY: Final = lazy_pattern(r"(?!(?:italy|july|family|reply|supply|ally)$)[a-z]+ly", re.IGNORECASE)
#: "And his wife?", "And her deputy?": somebody of whom the last question is asked again.
_OF_PERSON: Final = lazy_pattern(r"(?P<pronoun>his|her) (?P<who>(?:[\w-]+ )?(?P<noun>[\w-]+))\W*", re.IGNORECASE)
_NO_BRACKETS: Final = lazy_pattern(r"[()]")


def _nobody_tells(name: str) -> Gender | None:
    return None


def stand_alone(question: str, history: Sequence[Turn], gender: Callable[[str], Gender | None] = _nobody_tells) -> str:
    """The question as it would be asked by someone who had not asked the others.

    Args:
        history: earlier turns, oldest first, their questions already made to stand alone.
        gender: whether somebody of that name is he or she; None where that is not known. It is asked where a pronoun
            stands for a person.
    """
    question = question.strip()
    history = [turn for turn in history if not asks_nothing(turn.question)]
    if not history or not question:
        return question
    last = history[-1]
    bare = OPENING.sub("", question)
    opened = bare != question
    if asks_nothing(question):
        return question
    if fronted(question):
        return resolve_person(question, history, gender)  # of what else, it says itself
    about, means = _WHAT_ABOUT.match(bare), _MEANS.fullmatch(bare)
    topic = about["topic"] if about else means["first"] or means["last"] if means else bare.rstrip(" ?")
    if timed := at_time(last.question, topic):
        return timed
    if about and WHEN_OR_WHERE.match(topic):
        return elsewhere(last.question, topic)
    if about and (theirs := _OF_PERSON.fullmatch(topic)):
        return of_theirs(theirs, history, gender) or resolve_person(f"What about {topic}?", history, gender)
    if about:
        another = nobody(topic) and asks_of_people_alone(last.question, gender)
        return f"What about {topic}?" if another else asked_of_another(last.question, topic, gender)
    if means and (is_name(topic) or BARE.match(topic)) and not _REALLY.fullmatch(topic):
        made = MADE.fullmatch(last.question)
        asked = things.in_place_of_it(f"{made['own']}?", topic) if made else meant_instead(last.question, topic)
        return asked or asked_of_another(last.question, topic, gender)
    if (name := NAME_OF.fullmatch(bare)) and (person := person_meant(history, name["pronoun"].casefold(), gender)):
        if named_by(last) == person:
            return last.question  # the answer shows the name once more
        return what_name(person, name["kind"] or "")
    if _LATEST.fullmatch(bare):
        return f"What's the latest on {topic_of(history)}?"
    if _MORE.fullmatch(bare):
        return f"Tell me about {topic_of(history)}"
    if _HOW_MANY.fullmatch(bare) and (who := _WHO.fullmatch(last.question)):
        verb, space, rest = who["rest"].partition(" ")
        return f"How many people {things.OF_MANY.get(verb.casefold(), verb)}{space}{rest}"
    if _WHO_ELSE.fullmatch(bare) and (who := _WHO.fullmatch(last.question)):
        return f"Who else {who['rest'].removeprefix('else ')}"
    if before := _BEFORE.fullmatch(bare):
        return next_in_office(before["when"], before["pronoun"].casefold(), history, gender)
    if _ACCORDING.match(bare):
        whole = capitalised(_ASKED_OF.sub("", last.question))
        return f"{whole.rstrip(' ?')}, {bare.rstrip(' ?')}?"
    if other := of_other_side(last.question, bare):
        return other
    if (opened or bare.endswith("?") or SAYS_WHEN.search(bare)) and WHEN_OR_WHERE.match(bare):
        return elsewhere(last.question, f"{bare[:1].lower()}{bare[1:]}".rstrip(" ?"))
    if opened and (done := of_other_verb(last.question, bare)):
        return done
    if opened and (made := MADE.fullmatch(last.question)) and (asked := things.in_place_of_it(made["own"], topic)):
        return f"{asked}?"
    if opened and (is_name(bare) or has_like(last.question, bare, gender)):
        return asked_of_another(last.question, bare.rstrip(" ?"), gender)

    if (heads := _HEADS.fullmatch(bare)) and (body := body_named(last.question, gender, heads["head"])):
        return f"{capitalised(heads['who'])} of {body}{heads['now']}?"
    adverb = ADVERB_ALONE.fullmatch(bare)
    if adverb and (same := of_the_same(adverb["adverb"], last)):
        return same

    if opened and (theirs := _OF_PERSON.fullmatch(bare)) and (asked := of_theirs(theirs, history, gender)):
        return asked
    resolved = resolve_person(bare, history, gender)
    if resolved != bare:
        return capitalised(resolved)
    # (who "he" is of "Was he charged?", where nobody is known to be he, the articles cited last may tell)
    tells = means_a_person(bare) and not STOP_WORDS.issuperset(words(bare))
    leans = (has_no_subject(bare) and not tells) or bool(_MEASURE.match(bare) or _NEXT.fullmatch(bare))
    if points_back(bare) or (opened and not is_whole(bare)) or leans:
        return capitalised(with_subject(bare, history))
    return question


def of_another(question: str) -> str:
    """Of what else a question asks the last one again: "his wife" of "And his wife?", "last year" of "What about last
    year?"; empty where it asks so of nothing."""
    bare = OPENING.sub("", question.strip())
    if about := _WHAT_ABOUT.match(bare):
        return about["topic"]
    topic = bare.rstrip(" ?")
    opened = bare != question.strip() and LONE_VERB.fullmatch(topic) is None
    alone = is_name(bare) or BARE.match(bare) or _OF_PERSON.fullmatch(bare) or WHEN_OR_WHERE.match(topic)
    return topic if opened and alone else ""


def asks_of_theirs(question: str) -> bool:
    """Whether it asks the last question again of somebody's wife or house: "What about his wife?"."""
    return _OF_PERSON.fullmatch(of_another(question)) is not None


def about_another(
    question: str, history: Sequence[Turn], gender: Callable[[str], Gender | None] = _nobody_tells
) -> str:
    """Asks what there is about what else a question asks the last one again of; empty where that is a time or a place,
    or nothing: "What about Tom Ash's wife?" for "And his wife?"."""
    topic = of_another(question)
    if not topic or WHEN_OR_WHERE.match(topic) or A_TIME.fullmatch(topic):
        return ""
    return resolve_person(f"What about {topic}?", history, gender)


def asks_for_more(question: str) -> bool:
    """Whether it asks for others than were told: "Who else voted for it?"."""
    return _ELSE.match(OPENING.sub("", question.strip())) is not None


def asks_to_go_on(question: str) -> bool:
    """Whether it asks for what else there is on what was spoken of: "Tell me more"."""
    return _MORE.fullmatch(OPENING.sub("", question.strip())) is not None


def asks_on(question: str) -> bool:
    """Whether it asks for what came after what was told: "And then?"."""
    return _THEN.fullmatch(OPENING.sub("", question.strip())) is not None


def asks_when_alone(question: str) -> bool:
    """Whether it names nothing but another time or place: "How about in 2021?"."""
    about = _WHAT_ABOUT.match(OPENING.sub("", question.strip()))
    return about is not None and WHEN_OR_WHERE.match(about["topic"]) is not None


def undoubted(question: str, history: Sequence[Turn]) -> tuple[str, Sequence[Turn]]:
    """A question, and what was asked before it. One that only doubts the last answer ("are you sure?"), or asks what it
    stands on ("who says so?"), is the question that was answered so: the answer shows the words and their source.
    """
    asked = [turn for turn in history if not asks_nothing(turn.asked or turn.question)]
    while asked and any(pattern.fullmatch(question.strip()) for pattern in (_DOUBTING, _SOURCE)):
        last = asked.pop()
        question, history = last.asked or last.question, tuple(asked)
    return question, history


def asked_before(history: Sequence[Turn]) -> str:
    """The questions before one that tell what it is about, for a reader that was trained on such (`training.invented`):
    the last one, and the last that names something, or else the first. Empty where none was asked.
    """
    asked = [turn for turn in history if not asks_nothing(turn.question)]
    named = [turn.question for turn in asked if _stands_alone(turn) and not nameless(turn.question)]
    typed = [turn.asked or turn.question for turn in asked]
    last = asked[-1].question if asked and _stands_alone(asked[-1]) else "".join(typed[-1:])
    before = (_NO_BRACKETS.sub("", one).strip(" ?") for one in (*(named[-1:] or typed[:1]), last))
    return "; ".join(one for one in dict.fromkeys(before) if one)


def asked_by_itself(question: str) -> str:
    """What a question asks that was made to stand alone by words of earlier ones in brackets; empty for any other."""
    made = MADE.fullmatch(question)
    return f"{made['own']}?" if made else ""


def asked_again(question: str, history: Sequence[Turn]) -> list[Turn]:
    """The turns that a question asks once more: the last one with "how long was that again?", and any that it asks for
    the same in no other words than its own, as "where did they meet" after "Where did Kerry meet Lavrov?".

    Args:
        question: as it is written.
    """
    last = history[-1:] if says_again(question) else ()
    wanted, own = _wanted(question), set(asked_terms(plainly(question)))
    asks = bool(wanted and own) and not COMPARING.search(question)

    def same(turn: Turn) -> bool:
        return asks and _wanted(turn.question) == wanted and own.issubset(stems(turn.question))

    return [turn for turn in history if turn in last or same(turn)]


def _wanted(question: str) -> str:
    """The word of what a question asks for, "how long"; empty where it has none."""
    found = _ASK.search(question)
    return found.group().casefold() if found else ""


def _stands_alone(turn: Turn) -> bool:
    """Whether a question was one by itself, but for courtesies, or asks the last one again of what it names."""
    about = _WHAT_ABOUT.match(OPENING.sub("", turn.asked)) is not None and MADE.fullmatch(turn.question) is None
    return about or plainly(turn.asked).casefold() == turn.question.casefold()


def fronted(question: str) -> str:
    """What a question names before it asks of it: "the ferries" of "And the ferries, when do they come?"; empty where
    it names nothing so, or by a word that stands for what was spoken of: "his wife"."""
    found = _FRONTED.fullmatch(question.strip())
    if found is None or _ITS.search(topic := found["topic"]) or _NO_TOPIC.fullmatch(topic):
        return ""
    # "What about children who go up?" tells which children.
    if not found["comma"] and (found["may_tell"] or not found["opening"]):
        return ""
    named = bool(names.names(topic))
    # "At the start, how much was it?", "fair enough, why?"
    if not named and (found["at"] or not (found["opening"] or _A_TOPIC.match(topic))):
        return ""
    return topic if any(not light(word) for word in content_words(topic)) else ""
