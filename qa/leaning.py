"""What a follow-up is about that does not say so: "Why?", "What does it cost?", by earlier turns. English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa import first_names, names, things, topics
from qa.antecedents import ONE_THING, has_antecedent, is_body, means_a_person, named_by
from qa.fragments import BARE, MADE, OPENING, is_name, light, nameless
from qa.lexical import STOP_WORDS, content_words, words
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, full_name, is_human
from qa.questions import AUXILIARY, asked_for
from qa.types import Turn

#: "What did Lund say about it?": what "it" of the next question is, the one before it says.
_SAYS_OF_IT: Final = lazy_pattern(
    r"\b(?:say|says|said|tell|told|think|write|wrote)\b[^?]*\b(?:about|of|on) (?:it|this|that|them)\W*$", re.IGNORECASE
)
#: "What did Lund say about the wall?": who speaks, of something.
_WHO_SAYS: Final = lazy_pattern(
    r"what (?:did|does|do|has|have|had) [^?]+? (?:say|said|tell|told|think|write|written) (?:[a-z]+ )?(?:about|of|on) ",
    re.IGNORECASE,
)
#: "Why?", "Since when?": the last question asked again of another side of the same.
_ADVERB: Final = (
    r"(?:(?:since|until|till|by) when|from where|what for|how (?:come|long|often|soon)|why not|when|where|why|how)"
)
ADVERB_ALONE: Final = lazy_pattern(rf"(?P<adverb>{_ADVERB})(?: exactly)?\W*", re.IGNORECASE)
#: What such a question asks of, where the last one asked of it by such an adverb too, by yes or no, or for a subject.
_OF_THE_SAME: Final = lazy_pattern(rf"(?:{_ADVERB} )?(?P<rest>{AUXILIARY}\b(?! (?:there|it)\b).+)", re.IGNORECASE)
#: "Who voted against?", of which that is asked by one of these.
_WHO_DID: Final = lazy_pattern(r"(?:who|which \w+) (?P<rest>(?P<verb>[a-z]+)\b[^()]*)", re.IGNORECASE)
_OF_A_DEED: Final = frozenset(("Why", "When", "Where", "How"))
#: "Does it sail (ferry)?", asked by yes or no: "it" is what stands in brackets.
_YES_OR_NO: Final = lazy_pattern(
    rf"(?P<aux>{AUXILIARY}) (?P<rest>(?:it\b(?=.+\))|(?!(?:it|there)\b)).+)", re.IGNORECASE
)
_NOT: Final = {
    "am": "am not",
    "can": "can't",
    "may": "may not",
    "might": "might not",
    "shall": "shan't",
    "will": "won't",
}
_OF_ITS_SUBJECT: Final = lazy_pattern(
    rf"(?:who|which \w+) (?P<aux>(?!(?:do|does|did)\b){AUXILIARY}) (?P<rest>.+)", re.IGNORECASE
)
#: Words that stand for what was spoken of before. Not "that bridge", which names it; not "is there any", "it rained",
#: which name nothing.
_POINTING: Final = lazy_pattern(
    r"\b(?:its?(?!['’]s?\b)|they|them|their|theirs)\b"
    r"|\b(?:that|this|these|those)\b(?=\W*$|\W+(?:is|was|were|are|do|does|did|has|had|have|will|would|can|could|"
    r"mean|happen|matter|change|cost|take|come|go|work|begin|start|end)\b)"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )\bthere\b(?! (?:is|are|was|were|has|have|had|will|would))"
    r"|\bthen\W*$",
    re.IGNORECASE,
)
#: "How long does it take to get a permit?": "it" is what follows, where anything does. Not "… to open?".
_FOLLOWING_IT: Final = lazy_pattern(r"\bit (?:take|cost)s?\b[^?]*? to \w+ \w", re.IGNORECASE)
#: "Who came second?": of what, only the questions before it say.
_WHO_PLACED: Final = "who (?:came|finished|is|was|placed) (?:second|third|fourth|last|next)"
_PLACED: Final = lazy_pattern(rf"{_WHO_PLACED}\W*", re.IGNORECASE)
#: Words that compare with what was said before, whatever else the question names.
COMPARING: Final = lazy_pattern(rf"\b(?:instead|else|the same|as well)\b|\btoo\W*$|^{_WHO_PLACED}\b", re.IGNORECASE)
_NAMELESS_IT: Final = lazy_pattern(
    r"\b(?:is|was|did|does|will|would|has|had) it (?:\w+ )?(?:rain|snow|freez|true|possible|likely|known|legal)"
    r"|\bit (?:rain|snow|is true|is possible)",
    re.IGNORECASE,
)
#: A noun that may mean what was spoken of; what is asked of now may stand in later articles.
_THE: Final = lazy_pattern(r"(?!.*\b(?:now|still|currently|today)\b).*\bthe [a-z]{3,}")
#: What asks how much there is of something, and says nothing of what it is.
_HOW: Final = lazy_pattern(r"\bhow (?:many|much|long|old|far|often|big|high|soon)\b", re.IGNORECASE)
_THINGS: Final = frozenset({"it", "its", "they", "them", "their", "theirs"})
#: What asks for a thing, and a thing by its noun: "a container", "the pilot boat", "Langoustines".
_WHAT: Final = lazy_pattern(
    rf"(?:what|which) (?!(?:time|day|date|year|month|{AUXILIARY} the (?:time|date)\b))", re.IGNORECASE
)
_A_THING: Final = lazy_pattern(r"(?P<the>(?i:an?|the|his|her|its|their) )?(?i:[a-z])[a-z’'-]+(?: [a-z][a-z’'-]+){0,2}")
_MANY: Final = lazy_pattern(r"[^siu\W]s$")
_OF_SEVERAL: Final = frozenset({"they", "them", "their", "theirs"})
_WORD: Final = lazy_pattern(r"[\w’'-]+(?:[,&][\w’'-]+)*")
#: Turns before the last one that may say what it is about.
_BACK: Final = 3


def leans(question: str) -> bool:
    """Whether it cannot be read by itself: a "he", "it" or "they" of it stands for something said before, or it asks
    for nothing: "And the mayor?", "Who came second?"."""
    bare = OPENING.sub("", question)
    if _PLACED.fullmatch(bare) or (bare != question and (is_name(bare) or BARE.match(bare))):
        return True
    pointing = _POINTING.search(bare)
    return means_a_person(bare) or (
        pointing is not None and pointing.group().casefold() in _THINGS and points_back(bare)
    )


def names_a_thing(question: str) -> bool:
    """Whether it asks of something by a noun that may mean what was spoken of: "Who is the captain?"."""
    return _THE.match(question) is not None and nameless(question)


def points_back(question: str) -> bool:
    """Whether a word of it stands for something that the question itself does not name."""
    if COMPARING.search(question):
        return True
    pointing = _POINTING.search(question)
    if pointing is None or _NAMELESS_IT.search(question) or _FOLLOWING_IT.search(question):
        return False
    return not has_antecedent(question[: pointing.start()], pointing.group().casefold())


def is_whole(question: str) -> bool:
    """Whether it names somebody or something, and says more of it: "And what did Lavrov say about sanctions?"."""
    named = names.names(question)
    if not named:
        return False
    within = {word for start, end in named for word in content_words(question[start:end])}
    return any(word not in STOP_WORDS and word not in within for word in content_words(question))


def has_no_subject(question: str) -> bool:
    """ "Why?", "How many?", "Where exactly?"."""
    said = [word for word in words(question) if word not in STOP_WORDS]
    return not names.names(question) and (not said or (len(said) == 1 and len(words(question)) <= 3))


def topic_of(history: Sequence[Turn]) -> str:
    """What the conversation is about."""
    topic = topics.asked(history[-1].question)
    return topic.words if topic else " ".join(_spoken_of(history)) or history[-1].question.rstrip(" ?")


def of_the_same(adverb: str, last: Turn) -> str | None:
    """The last question with that adverb in place of what it asked for; None where it was asked for something else.

    "Why?" after "When does the ward close?" is "Why does the ward close?", and after "Who will resign?", which Vlad
    answered, "Why will Vlad resign?", after "Who resigned?" "Why was it that Vlad resigned?". "Why not?" after "Does
    the ward close?" is "Why doesn't the ward close?".
    """
    adverb = "Why" if adverb.casefold() in ("how come", "what for") else adverb.capitalize()
    question = last.question.rstrip(" ?")
    if (made := MADE.fullmatch(question)) and ADVERB_ALONE.fullmatch(made["own"]):
        return f"{adverb} ({made['topic']})?"  # "Until when?" after "Since when (boats lost)?"
    if adverb == "Why not":
        return _why_not(question)
    if (found := _OF_THE_SAME.fullmatch(question)) is not None:
        rest = found["rest"]
        return f"{adverb} {rest[:1].lower()}{rest[1:]}?"
    name = named_by(last)
    if name and (found := _OF_ITS_SUBJECT.fullmatch(question)):
        return f"{adverb} {found['aux'].casefold()} {name} {found['rest']}?"
    if name and adverb in _OF_A_DEED and (found := _WHO_DID.fullmatch(question)) and things.is_past(found["verb"]):
        return f"{adverb} was it that {name} {found['rest']}?"
    return None


def _why_not(question: str) -> str | None:
    """Asks why what was asked, by yes or no, is not so; None where it was asked otherwise."""
    found = _YES_OR_NO.fullmatch(question)
    if found is None:
        return None
    said = found["aux"].casefold()
    denied = said if said.endswith(("n't", "n’t", "nt")) else _NOT.get(said, f"{said}n't")
    return f"Why {denied} {found['rest']}?"


def with_subject(question: str, history: Sequence[Turn]) -> str:
    """The question, followed by what the ones before it were about."""
    known = set(content_words(question))
    pointing = _POINTING.search(question)
    pronoun = pointing.group().casefold() if pointing else ""
    if pronoun in _THINGS and (body := _body_told(history[-1])):
        return f"{question.rstrip(' ?')} ({body})?"
    told = _thing_told(history[-1], pronoun)
    if pronoun in _THINGS and not told:
        history = history[: _last_of_things(history, trades=pronoun in ONE_THING)]
    answered = told or _answered(history[-1], pronoun)
    spoken_of = (*_subject(answered), *_spoken_of(history, whole=pronoun not in _THINGS))
    subject = [piece for piece in dict.fromkeys(spoken_of) if not known.issuperset(content_words(piece))]
    if not subject:
        return question
    return f"{question.rstrip(' ?')} ({' '.join(subject)})?"


def _last_of_things(history: Sequence[Turn], *, trades: bool) -> int:
    """How many turns there are up to the last one that was not about one person.

    Args:
        trades: whether somebody by trade or office is one: a captain is no "it", nor are the captains.
    """
    for back, turn in enumerate(reversed(history[-_BACK - 1 :])):
        by_trade = trades and all(is_human(word.casefold()) for word in _subject(turn.question))
        if not by_trade and not means_a_person(turn.asked) and not _SAYS_OF_IT.search(turn.question):
            return len(history) - back
    return len(history)


def _spoken_of(history: Sequence[Turn], *, whole: bool = False) -> list[str]:
    """The words that say what the last question was about.

    Of one that leaned itself, what it leaned on. Where they name nothing, the names of the question before it whose
    answer stands in the same article.

    Args:
        whole: what a question asked that leaned itself is taken too, for that is what "that" and "why" are about.
    """
    last, *earlier = reversed(history[-_BACK - 1 :])
    made = MADE.fullmatch(last.question)
    leaned_on = _pieces(made["topic"]) if made else []
    leaned_on = [word for word in leaned_on if not light(word)] or leaned_on
    own = [word for word in _subject(made["own"]) if word.casefold() not in STOP_WORDS] if made else []
    if made:
        about = [*(own if whole else ()), *leaned_on]
    else:
        topic = topics.asked(last.question)
        about = _subject(topic.words if topic else last.question)
        about = about if whole else [word for word in about if not light(word)] or about
    if names.names(" ".join(("about", *about))):
        return about
    for turn in earlier:
        person = not whole and (means_a_person(turn.asked) or _SAYS_OF_IT.search(turn.question))
        says = _WHO_SAYS.match(turn.question)  # who speaks of the wall is not what is spoken of
        named = [
            turn.question[start:end]
            for start, end in names.names(turn.question)
            if not person and (says is None or start >= says.end())
        ]
        if named and not set(turn.cited).isdisjoint(last.cited):
            return [*about, *(piece for one in named for piece in _pieces(one))]
    return about


def _answered(last: Turn, pronoun: str) -> str:
    """The name that answered the last question, where "they" or "it" stands for it: "Who leads the league?"."""
    who = re.match(r"who\b", last.question, re.IGNORECASE)
    if pronoun not in _THINGS or (who and pronoun in ONE_THING) or asked_for(last.question) not in ("name", "place"):
        return ""
    name = named_by(last)
    if not name or is_human(name.partition(" of ")[0].split()[-1].casefold()):  # "US Secretary of State"
        return ""
    return "" if first_names.gender(name.split()[0]) else name  # one person is neither


def _thing_told(last: Turn, pronoun: str) -> str:
    """The few words that answered a question, where they are a thing that the pronoun may stand for: "a container" of
    "What did it hit?"; empty where they are somebody, or tell how much or when."""
    short, dash, _ = last.answer.partition(" — ")
    found = _A_THING.fullmatch(short) if dash and _WHAT.match(last.question) else None
    noun = short.split()[-1].casefold() if found else ""
    if not found or {noun, noun.removesuffix("s")} & (TITLES | KIN):
        return ""
    many = _MANY.search(noun) is not None
    fits = pronoun in (_OF_SEVERAL if many else ONE_THING - {"there", "then"})
    return short if fits and (many or found["the"]) else ""


def _body_told(last: Turn) -> str:
    """The one club or firm of an answer, where the question was of nothing but somebody: "His brother plays for Wick
    United"; empty where there is none, or several."""
    asked = [last.question[start:end] for start, end in names.names(last.question)]
    if not asked or not all(full_name(one) and first_names.gender(one.split()[0]) for one in asked):
        return ""
    told = {last.answer[start:end] for start, end in names.names(last.answer)}
    bodies = [one for one in told if is_body(one)]
    return bodies[0] if len(bodies) == 1 else ""


def _subject(question: str) -> list[str]:
    """The words of a question that say what it is about, as they were written."""
    question = _HOW.sub("", question)
    wanted = set(content_words(question))
    return [piece for piece in _pieces(question) if not wanted.isdisjoint(words(piece))]


def _pieces(text: str) -> list[str]:
    """The words of a text; a name that would not be one without its small words is one piece: "Maid of Orrin"."""
    whole = [(start, end) for start, end in names.names(text) if not STOP_WORDS.isdisjoint(words(text[start:end]))]
    whole += [(start, end) for start, end in names.names(text) if " & " in text[start:end]]
    pieces, at = [], 0
    for start, end in (*sorted(set(whole)), (len(text), len(text))):
        pieces += _WORD.findall(text[at:start])
        pieces += [text[start:end]] if start < end else []
        at = end
    return pieces
