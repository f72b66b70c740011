"""A follow-up question made to stand alone: "And what did he say about sanctions?" after a question about Kerry.

Rules for English, over the turns before it. A pronoun for a person becomes the name it most likely stands for; a
question that leans on the last one gains its subject. A question that is whole stays as it is, and so does one that
is not understood. This module knows nothing of articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from qa import first_names, names, things, topics, verbs
from qa.almanac import MONTH, WEEKDAY
from qa.first_names import Gender
from qa.lexical import STOP_WORDS, asked_terms, content_words, stems, words
from qa.nations import nations
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, full_name, is_human, untitled
from qa.people.words import BODIES, PLURAL
from qa.questions import AUXILIARY, MODAL, PLURAL_NOUN, asked_for
from qa.smalltalk import asks_nothing, plainly, says_again
from qa.types import Span, Turn

#: "And", "But", "So", ... before the question proper.
_OPENING: Final = lazy_pattern(r"^\s*(?:and|but|so|or|also|then|ok|okay|well|now)\b[\s,]*", re.IGNORECASE)
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
_TIME: Final = r"(?:time|year|month|week|day|night|season|spring|summer|autumn|winter)"
_PREPOSITION: Final = (
    "(?:in|on|at|for|since|after|before|during|by|under|from|to|with|without|of|about|against|near|over|between|into)"
)
_PRONOUN: Final = "(?:him|her|it|me|us|you|them|this|that|these|those|his|hers|its|theirs)"
#: "And in September?", "And last year?", "And on parks?": the last question asked again of another time,
#: place or thing.
_WHEN_OR_WHERE: Final = lazy_pattern(
    rf"^(?:(?!(?:to|with|without|of|about|against|near|over|between|into) {_PRONOUN}\W*$){_PREPOSITION}\s+"
    rf"(?!(?:how|what|which|who|whom|whose|when|where|why)\b)"
    rf"(?:May\b|(?!{AUXILIARY}\b)[\w’'-]+)(?: (?!{AUXILIARY}\b)[\w’'-]+){{0,4}}"
    rf"|(?:the )?(?:last|this|next) {_TIME}|(?:the|an?) {_TIME} (?:before|after|ago|earlier|later)) ?\??$",
    re.IGNORECASE,
)
_YEAR: Final = r"\b(?:1[5-9]|20)\d\d(?:[/-]\d\d(?:\d\d)?)?\b"
_WHENCE: Final = "(?:in|on|at|for|since|after|before|during|by|until)"
#: "In February 2021", "before 2014", "last year": the time that another one takes the place of …
_TIMED: Final = lazy_pattern(
    rf"\b{_WHENCE}(?: (?!(?:the|{_WHENCE})\b)[\w’'-]+){{0,2}} {_YEAR}|\b(?:last|this|next) {_TIME}\b",
    re.IGNORECASE,
)
#: … and that other one: "in 2022", "last year", "after the repair".
_OTHER_TIME: Final = lazy_pattern(
    rf"(?:in|for|during|since|until|by)(?: [\w’'-]+){{0,2}}? {_YEAR}|(?:after|before|during) .+"
    rf"|(?:last|this|next) {_TIME}",
    re.IGNORECASE,
)
#: "And the year before?", after a question of one year.
_YEAR_BESIDE: Final = lazy_pattern(r"(?:the|a) year (?:(?P<back>before|earlier)|after|later)", re.IGNORECASE)
_IN_YEAR: Final = lazy_pattern(r"\b(?:in|for|during) (?P<year>(?:1[5-9]|20)\d\d)(?![\w/-])", re.IGNORECASE)
_DAY: Final = rf"(?:(?:\d{{1,2}} )?{MONTH}|{WEEKDAY})"
#: "In March", "on 12 March 2014", "before Monday": the month or day that another one takes the place of.
_DATED: Final = lazy_pattern(
    rf"\b(?P<when>(?:in|on|for|since|after|before|during|by|until) {_DAY})(?P<year> {_YEAR})?(?!\w)", re.IGNORECASE
)
#: "Yesterday": a day that no preposition stands before. "USA Today" is none.
_DAY_ALONE: Final = lazy_pattern("\\b(?:yesterday|today|tomorrow|tonight)\\b")
#: What says when, and nothing else: "2021", "March 2021", "Tuesday", "last year", "yesterday".
_A_TIME: Final = lazy_pattern(
    rf"(?P<year>{_YEAR})|(?P<month>{MONTH})(?: {_YEAR})?|(?P<day>{_DAY})(?: {_YEAR})?"
    rf"|(?:last|this|next) {_TIME}|{_DAY_ALONE.pattern}",
    re.IGNORECASE,
)
#: Prepositions of a time that stay before another.
_STAYS: Final = frozenset("for since after before during by until".split())
#: "In Oslo", "on parks", "to the museum": likewise, what stands behind the same preposition.
_BEHIND: Final = lazy_pattern(rf"(?P<how>{_PREPOSITION}) (?P<what>.+)", re.IGNORECASE)
#: "From Oslo to Paris": two such.
_FROM_TO: Final = lazy_pattern(r"(?P<whence>from .+?) (?P<whither>to .+)", re.IGNORECASE)
#: Prepositions of a place in which something that the question names may lie, too.
_WITHIN: Final = frozenset("in at near".split())
#: Which of such say when, and take the place of no others …
_SAYS_WHEN: Final = lazy_pattern(
    rf"(?:{_YEAR}|\b{_DAY}|\b(?:{_TIME}|weekend|morning|afternoon|evening|hour|minute|decade|century|quarter|half"
    r"|start|beginning|end|moment|present|past|future)s?)(?: of .+)?$",
    re.IGNORECASE,
)
#: … and which of none: "in total", "on average", "for him".
_OF_NO_KIND: Final = lazy_pattern(
    rf"{_PRONOUN}|total|all|general|particular|fact|short|addition|example|instance|sure|now|then|average|least|most|far"
    r"|date|course",
    re.IGNORECASE,
)
_DETERMINER: Final = "(?:the|an?|his|her|its|their|our|this|that|these|those)"
#: "To build": a verb, where "to parks", "to Rovers" and "to the museum" have none.
_TO_DO: Final = lazy_pattern(rf"to (?!{_DETERMINER}\b|(?-i:\w*[^siu\W]s\b|[^a-z]))\w", re.IGNORECASE)
#: What stands before a preposition that belongs to a noun whose verb is yet to come: "When will the work (on the bridge
#: start)?", "How many people (in Tarn voted)?".
_VERB_TO_COME: Final = lazy_pattern(
    rf"(?:\b(?!(?:is|are|was|were)\b){AUXILIARY}|^(?:(?:when|where|why) )?(?:is|are|was|were)|^(?:which|what"
    rf"|how many(?= {PLURAL_NOUN}\b)))"
    rf" (?:{_DETERMINER} )?[\w’'-]+ $",
    re.IGNORECASE,
)
#: Behind it a verb is a base.
_BASE_TO_COME: Final = lazy_pattern(rf"\b{MODAL}(?:n['’]?t)?\b", re.IGNORECASE)
#: What may stand behind the verb that ends a question: "leaves first".
_BEHIND_VERB: Final = lazy_pattern(
    r"first|last|next|again|most|least|best|worst|more|less|once|twice|early|earlier|earliest|late|later|latest|soon"
    r"|sooner|fastest|daily|there|now|then|today|tomorrow|yesterday",
    re.IGNORECASE,
)
#: What ends the words behind a preposition, "of" and "to" aside: "on repairs to the wall of the harbour (in 2023)".
_NO_PART: Final = (
    rf"(?:(?!(?:of|to)\b){_PREPOSITION}|{AUXILIARY}|who|whom|whose|what|which|when|where|why|how|that|if|because|until"
    r"|while|than|as)\b"
)
#: "And against it?", "And in favour?": the other side of a vote or a quarrel …
_SIDE: Final = r"(?P<side>for|against|in favou?r(?: of)?)"
_OTHER_SIDE: Final = lazy_pattern(
    rf"{_SIDE}(?: (?:it|that|this|them|him|her|the (?:motion|proposal|plan|idea)))?\W*", re.IGNORECASE
)
#: … and the side that was asked of.
_TAKES_SIDE: Final = lazy_pattern(
    rf"\b(?:vot(?:e|es|ed|ing)|votes (?:were )?cast|is|are|was|were|spoke|spoken|speak|argued?|came out) {_SIDE}\b",
    re.IGNORECASE,
)
#: "What did Lund say about it?": what "it" of the next question is, the one before it says.
_SAYS_OF_IT: Final = lazy_pattern(
    r"\b(?:say|says|said|tell|told|think|write|wrote)\b[^?]*\b(?:about|of|on) (?:it|this|that|them)\W*$", re.IGNORECASE
)
_SAYING: Final = lazy_pattern(r"\b(?:say|says|said|tell|told|think|announce)\b", re.IGNORECASE)
#: Prepositions by which somebody says something of a topic.
_OF_A_TOPIC: Final = ("about", "on", "of")
#: "By how many votes?", "How much?", "In which city?": what is asked of the last subject.
_MEASURE: Final = lazy_pattern(
    r"^(?:(?:by|in|for|at|with|from|to|of|on)\s+)?"
    r"(?:how (?:many|much|long|old|far|often|big|high|soon)|which|what|whose)\b"
    rf"(?:\s+(?!{AUXILIARY}\b)[\w’'-]+)?\s*\?*$",
    re.IGNORECASE,
)
#: "Why?", "Since when?": the last question asked again of another side of the same.
_ADVERB: Final = r"(?:(?:since|until|till|by) when|from where|what for|how (?:come|long|often|soon)|when|where|why|how)"
_ADVERB_ALONE: Final = lazy_pattern(rf"(?P<adverb>{_ADVERB})(?: exactly)?\W*", re.IGNORECASE)
#: What such a question asks of, where the last one asked of it by such an adverb too, by yes or no, or for a subject.
_OF_THE_SAME: Final = lazy_pattern(rf"(?:{_ADVERB} )?(?P<rest>{AUXILIARY}\b(?! (?:there|it)\b).+)", re.IGNORECASE)
_OF_ITS_SUBJECT: Final = lazy_pattern(
    rf"(?:who|which \w+) (?P<aux>(?!(?:do|does|did)\b){AUXILIARY}) (?P<rest>.+)", re.IGNORECASE
)
#: "And according to DW?": the last question asked again of somebody else.
_ACCORDING: Final = lazy_pattern(r"^according to (?!.*,)[^?]+\??$", re.IGNORECASE)
#: … and who was asked before.
_ASKED_OF: Final = lazy_pattern(r"^according to [^,?]+, ?|,? according to [^,?]+(?=\??$)", re.IGNORECASE)
_PERSON: Final = lazy_pattern(r"\b(?P<pronoun>he|she|him|her|his|hers)\b", re.IGNORECASE)
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
#: What is asked for, before its verb: in "How many points do they have?" it is not "they".
_ASKED_FOR: Final = lazy_pattern(
    rf"\b(?:which|what|how (?:many|much)) (?:(?!{AUXILIARY}\b)[\w’'-]+ ){{1,3}}{AUXILIARY}\s*$", re.IGNORECASE
)
#: Words that compare with what was said before, whatever else the question names.
_COMPARING: Final = lazy_pattern(
    r"\b(?:instead|else|the same|as well)\b|\btoo\W*$"
    r"|^who (?:came|finished|is|was|placed) (?:second|third|fourth|last|next)\b",
    re.IGNORECASE,
)
#: What doubts the last answer, and asks for nothing else.
_DOUBTING: Final = lazy_pattern(
    r"(?:(?:really|but|and|sorry|hm+|wait)\W+)*(?:are (?:you|u)|you['’]?re|(?:is|was) (?:that|this|it))"
    r" (?:really |quite )?(?:sure|certain|right|correct|true)(?: (?:about|of) (?:that|this|it))?\W*",
    re.IGNORECASE,
)
#: What a question asks for, by its word.
_ASK: Final = lazy_pattern(r"\b(?:who|whom|whose|what|which|when|where|why|how(?: \w+)?)\b", re.IGNORECASE)
#: "Who came second?": of what, only the questions before it say.
_PLACED: Final = lazy_pattern(
    r"who (?:came|finished|is|was|placed) (?:second|third|fourth|last|next)\W*", re.IGNORECASE
)
_NAMELESS_IT: Final = lazy_pattern(
    r"\b(?:is|was|did|does|will|would|has|had) it (?:\w+ )?(?:rain|snow|freez|true|possible|likely|known|legal)"
    r"|\bit (?:rain|snow|is true|is possible)",
    re.IGNORECASE,
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
#: A noun that may mean what was spoken of; what is asked of now may stand in later articles.
_THE: Final = lazy_pattern(r"(?!.*\b(?:now|still|currently|today)\b).*\bthe [a-z]{3,}")
#: What asks how much there is of something, and says nothing of what it is.
_HOW: Final = lazy_pattern(r"\bhow (?:many|much|long|old|far|often|big|high|soon)\b", re.IGNORECASE)
_THINGS: Final = frozenset({"it", "its", "they", "them", "their", "theirs"})
_ONE: Final = frozenset({"it", "its", "that", "this", "there", "then"})
#: Something named by itself, without a verb: "sugar", "the youngest", "the French minister".
_BARE: Final = lazy_pattern(
    rf"^(?!(?:who|whom|whose|what|which|when|where|why|how|if|is|it|he|she|they|that|this|there|not|no|yes"
    r"|then|now|today|yesterday|tomorrow|later|before|after|afterwards|again|since)\b)"
    rf"(?!{AUXILIARY}\b)(?P<the>the |an? )?(?P<noun>[\w’'-]+(?: (?!{AUXILIARY}\b)[\w’'-]+){{0,2}}) ?\??$",
    re.IGNORECASE,
)
#: What was said of something, and not where: "say about the war in Ukraine".
_SAID_OF: Final = lazy_pattern(
    r"^(?>.*?\b(?:say|says|said|tell|tells|told|write|wrote|think|thinks)\b).*\b(?:about|of|that)\b", re.IGNORECASE
)
#: "How much sugar goes in?": what there is so much of.
_AMOUNT: Final = lazy_pattern(
    rf"\bhow (?:much|many) (?P<like>(?!{AUXILIARY}\b|of\b|more\b|less\b)[\w’'-]+)", re.IGNORECASE
)
#: "The last to come up", "the oldest", "Who is second?": one of a row.
_RANKED: Final = lazy_pattern(
    r"\b(?:first|second|third|fourth|fifth|last|next|best|worst|least|most|[a-z]{2,}est)\b", re.IGNORECASE
)
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
_LONE_VERB: Final = lazy_pattern(r"(?P<verb>[a-z]+)(?: again)?(?=\W*$)")
#: … and where it may stand in a question: not behind "the".
_MAY_BE_VERB: Final = lazy_pattern(rf"(?P<the>\b(?i:{_DETERMINER}) )?\b(?P<verb>[a-z]+)\b(?P<again> again\b)?")
#: "How many goals did Rovers score last season?": what is counted, who did it, and what was done, with when and where.
_COUNTED: Final = lazy_pattern(
    rf"how many (?:\w+ ){{0,2}}{PLURAL_NOUN} (?:do|does|did|have|has|had|will|can) (?:the )?",
    re.IGNORECASE,
)
_THEY: Final = lazy_pattern(r"(?:he|she|it|they|we|you|[a-z]+)(?= )")
_ONE_DEED: Final = lazy_pattern(rf" (?P<verb>[a-z]+)(?=\W*$| (?:{_PREPOSITION}|last|this|next|so|\()\b)")
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
#: "What's the latest?", "Any news?", "What's happening with it?", "Tell me more": what there is of what was spoken of.
_LATEST: Final = lazy_pattern(
    r"(?:what(?:['’]s| is) (?:new|happening|going on)|(?:what(?:['’]s| is) )?the latest"
    r"|(?:is there |are there )?any (?:more )?(?:news|developments?|updates?))"
    r"(?: (?:with|on|about|to|of|at|in) (?:it|this|that|them)| there)?(?: now)?\W*",
    re.IGNORECASE,
)
_MORE: Final = lazy_pattern(
    r"(?:(?:can you |please )?tell me more|more|go on|continue"
    r"|(?:is there |do you have )?anything else|what else(?: is known)?)\W*",
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
_HOLDS: Final = lazy_pattern(r"who(?:[’']s| (?:is|was|will be|became)) (?P<office>[^?]+?)\W*", re.IGNORECASE)
#: "Who's the new boss?": of a firm, a club or a town that was named before.
_HEADS: Final = lazy_pattern(
    r"(?P<who>who(?:['’]s| is| was| will be| are) the (?:(?:new|next|current|old|former|previous|last) )?"
    r"(?P<head>boss|chair(?:man|woman)?|(?:head )?coach|manager|owners?|chief executive|ceo|managing director))"
    r"(?P<now>(?: now)?)\W*",
    re.IGNORECASE,
)
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
_NAME_OF: Final = lazy_pattern(
    r"what(?:['’]s| is| was) (?P<pronoun>his|her) (?P<kind>(?:full |first |last )?)name(?: again)?\W*", re.IGNORECASE
)
_WHO_IS: Final = lazy_pattern(rf"who(?:['’]s| is| was) (?:he|she)(?: again)?\W*|{_NAME_OF.pattern}", re.IGNORECASE)
#: "The judge, I mean", "I mean the judge": who or what the last question asked of.
_MEANS: Final = lazy_pattern(
    r"(?:no,? )?(?:i (?:mean|meant) (?P<first>[^,?]+?)|(?P<last>[^,?]+?),? i (?:mean|meant))\W*", re.IGNORECASE
)
#: "I mean really" names nobody and nothing.
_REALLY: Final = lazy_pattern(r"(?!(?:italy|july|family|reply|supply|ally)$)[a-z]+ly", re.IGNORECASE)
#: "And his wife?", "And her deputy?": somebody of whom the last question is asked again.
_OF_PERSON: Final = lazy_pattern(r"(?P<pronoun>his|her) (?P<who>(?:[\w-]+ )?(?P<noun>[\w-]+))\W*", re.IGNORECASE)
#: "'s coach", behind his name, and nothing else of it: not "'s coach's salary".
_OTHER_OF_PERSON: Final = lazy_pattern(r"['’]s (?P<who>(?:[a-z]+ )?(?P<noun>[a-z]+))(?=\W*$)")
#: "Who is Tom Ash's coach?": "his sister" is Tom Ash's, not the coach's.
_WHO_IS_OF: Final = lazy_pattern(
    r"who(?:['’]s| is| was| are| were) (?P<name>.+?)['’]s (?:[a-z]+ )?[a-z]+\W*", re.IGNORECASE
)
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
_WOMANS: Final = frozenset({"she", "her", "hers"})
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
#: "What did Churkin say?", and "… say about war?" up to its topic: what another topic takes the place of.
_SAYS_AT_END: Final = lazy_pattern(r"\b(?:say|said|think|tell|announce)\W*$", re.IGNORECASE)
_ABOUT_AT_END: Final = lazy_pattern(
    r"\b(?:say|said|think) (?:anything )?(?:about|on|of)\b(?=[^?,;]+\??$)", re.IGNORECASE
)
_DOES: Final = lazy_pattern(r"\b(?:did|does|do|has|had|is|was|will|would)\s*$", re.IGNORECASE)
#: A short answer before its sentence, each of several: "Anna Berg — Anna Berg won. Tom Ash — Tom Ash came second."
_SHORT: Final = lazy_pattern(
    r"(?:^|(?<=[.!?…”\"’)]\s))(?P<short>(?:[^—\n.!?…]|(?<=\b[A-Z])[.]|(?<=\b[A-Z][a-z])[.]){1,80}?) — "
)
_MARKS: Final = frozenset("\"'“”‘’")
#: What stands behind it is a place or a body, where no first name or office tells otherwise: "studied in Aberdeen".
_PLACED_IN: Final = lazy_pattern(r"\b(?:in|at|from|near)(?: the)?$", re.IGNORECASE)
_OFFICE_OF: Final = lazy_pattern(r"(?P<noun>[\w-]+) of(?: the)?$")
#: What stands before the first word of a sentence.
_OPENS: Final = lazy_pattern(r"(?:^|[.!?:—”\"])$")
#: A question that was made to stand alone: what it asks by itself, and what it is about.
_MADE: Final = lazy_pattern(r"(?P<own>.*?) \((?P<topic>[^()]+)\)\??")
_NO_BRACKETS: Final = lazy_pattern(r"[()]")
_WORD: Final = lazy_pattern(r"[\w’'-]+(?:[,&][\w’'-]+)*")
#: Turns before the last one that may say what it is about.
_BACK: Final = 3


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
    bare = _OPENING.sub("", question)
    opened = bare != question
    if asks_nothing(question):
        return question
    if fronted(question):
        return _resolve_person(question, history, gender)  # of what else, it says itself
    about, means = _WHAT_ABOUT.match(bare), _MEANS.fullmatch(bare)
    topic = about["topic"] if about else means["first"] or means["last"] if means else bare.rstrip(" ?")
    if timed := _at_time(last.question, topic):
        return timed
    if about and _WHEN_OR_WHERE.match(topic):
        return _elsewhere(last.question, topic)
    if about and (theirs := _OF_PERSON.fullmatch(topic)):
        return _of_theirs(theirs, history, gender) or _resolve_person(f"What about {topic}?", history, gender)
    if about:
        another = _nobody(topic) and _asks_of_people_alone(last.question, gender)
        return f"What about {topic}?" if another else _asked_again(last.question, topic, gender)
    if means and (_is_name(topic) or _BARE.match(topic)) and not _REALLY.fullmatch(topic):
        return _asked_again(last.question, topic, gender)
    if (name := _NAME_OF.fullmatch(bare)) and (person := _person(history, name["pronoun"].casefold(), gender)):
        return _what_name(person, name["kind"] or "")
    if _LATEST.fullmatch(bare):
        return f"What's the latest on {_about(history)}?"
    if _MORE.fullmatch(bare):
        return f"Tell me about {_about(history)}"
    if _HOW_MANY.fullmatch(bare) and (who := _WHO.fullmatch(last.question)):
        verb, space, rest = who["rest"].partition(" ")
        return f"How many people {things.OF_MANY.get(verb.casefold(), verb)}{space}{rest}"
    if _WHO_ELSE.fullmatch(bare) and (who := _WHO.fullmatch(last.question)):
        return f"Who else {who['rest'].removeprefix('else ')}"
    if before := _BEFORE.fullmatch(bare):
        return _before(before["when"], before["pronoun"].casefold(), history, gender)
    if _ACCORDING.match(bare):
        whole = _capital(_ASKED_OF.sub("", last.question))
        return f"{whole.rstrip(' ?')}, {bare.rstrip(' ?')}?"
    if other := _of_other_side(last.question, bare):
        return other
    if (opened or bare.endswith("?") or _SAYS_WHEN.search(bare)) and _WHEN_OR_WHERE.match(bare):
        return _elsewhere(last.question, f"{bare[:1].lower()}{bare[1:]}".rstrip(" ?"))
    if opened and (done := _of_other_verb(last.question, bare)):
        return done
    if opened and (made := _MADE.fullmatch(last.question)) and (asked := things.in_place_of_it(made["own"], topic)):
        return f"{asked}?"
    if opened and (_is_name(bare) or _has_like(last.question, bare, gender)):
        return _asked_again(last.question, bare.rstrip(" ?"), gender)

    if (heads := _HEADS.fullmatch(bare)) and (body := _body_named(last.question, gender, heads["head"])):
        return f"{_capital(heads['who'])} of {body}{heads['now']}?"
    adverb = _ADVERB_ALONE.fullmatch(bare)
    if adverb and (same := _of_the_same(adverb["adverb"], last)):
        return same

    if opened and (theirs := _OF_PERSON.fullmatch(bare)) and (asked := _of_theirs(theirs, history, gender)):
        return asked
    resolved = _resolve_person(bare, history, gender)
    if resolved != bare:
        return _capital(resolved)
    # (who "he" is of "Was he charged?", where nobody is known to be he, the articles cited last may tell)
    tells = means_a_person(bare) and not STOP_WORDS.issuperset(words(bare))
    leans = (_has_no_subject(bare) and not tells) or bool(_MEASURE.match(bare) or _NEXT.fullmatch(bare))
    if _points_back(bare) or (opened and not _is_whole(bare)) or leans:
        return _capital(_with_subject(bare, history))
    return question


def of_another(question: str) -> str:
    """Of what else a question asks the last one again: "his wife" of "And his wife?", "last year" of "What about last
    year?"; empty where it asks so of nothing."""
    bare = _OPENING.sub("", question.strip())
    if about := _WHAT_ABOUT.match(bare):
        return about["topic"]
    topic = bare.rstrip(" ?")
    opened = bare != question.strip() and _LONE_VERB.fullmatch(topic) is None
    alone = _is_name(bare) or _BARE.match(bare) or _OF_PERSON.fullmatch(bare) or _WHEN_OR_WHERE.match(topic)
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
    if not topic or _WHEN_OR_WHERE.match(topic) or _A_TIME.fullmatch(topic):
        return ""
    return _resolve_person(f"What about {topic}?", history, gender)


def asks_for_more(question: str) -> bool:
    """Whether it asks for others than were told: "Who else voted for it?"."""
    return _ELSE.match(_OPENING.sub("", question.strip())) is not None


def asks_on(question: str) -> bool:
    """Whether it asks for what came after what was told: "And then?"."""
    return _THEN.fullmatch(_OPENING.sub("", question.strip())) is not None


def asks_when_alone(question: str) -> bool:
    """Whether it names nothing but another time or place: "How about in 2021?"."""
    about = _WHAT_ABOUT.match(_OPENING.sub("", question.strip()))
    return about is not None and _WHEN_OR_WHERE.match(about["topic"]) is not None


def undoubted(question: str, history: Sequence[Turn]) -> tuple[str, Sequence[Turn]]:
    """A question, and what was asked before it. One that only doubts the last answer ("are you sure?") is the question
    that was answered so.
    """
    asked = [turn for turn in history if not asks_nothing(turn.asked or turn.question)]
    while asked and _DOUBTING.fullmatch(question.strip()):
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
    made = _MADE.fullmatch(question)
    return f"{made['own']}?" if made else ""


def asked_again(question: str, history: Sequence[Turn]) -> list[Turn]:
    """The turns that a question asks once more: the last one with "how long was that again?", and any that it asks for
    the same in no other words than its own, as "where did they meet" after "Where did Kerry meet Lavrov?".

    Args:
        question: as it is written.
    """
    last = history[-1:] if says_again(question) else ()
    wanted, own = _wanted(question), set(asked_terms(plainly(question)))
    asks = bool(wanted and own) and not _COMPARING.search(question)

    def same(turn: Turn) -> bool:
        return asks and _wanted(turn.question) == wanted and own.issubset(stems(turn.question))

    return [turn for turn in history if turn in last or same(turn)]


def _wanted(question: str) -> str:
    """The word of what a question asks for, "how long"; empty where it has none."""
    found = _ASK.search(question)
    return found.group().casefold() if found else ""


def _stands_alone(turn: Turn) -> bool:
    """Whether a question was one by itself, but for courtesies, or asks the last one again of what it names."""
    about = _WHAT_ABOUT.match(_OPENING.sub("", turn.asked)) is not None and _MADE.fullmatch(turn.question) is None
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


def _elsewhere(question: str, when: str) -> str:
    """The question asked of another time, place or thing; the one of its kind that it names makes room for that."""
    place = _of_its_kind(question, when)
    if place is not None:
        return _capital(f"{question[: place[0]]}{when}{question[place[1] :]}")
    years = re.findall(_YEAR, question)
    own, beside = _IN_YEAR.search(question), _YEAR_BESIDE.fullmatch(when)
    if own and beside and len(years) == 1:
        year = int(own["year"]) + (-1 if beside["back"] else 1)
        return f"{question[: own.start('year')]}{year}{question[own.end('year') :]}"
    if not _TIMED.search(question) and len(years) == 1 and re.fullmatch(rf"in {_YEAR}", when, re.IGNORECASE):
        return question.replace(years[0], when.split()[1])  # "the 2014 election"
    return f"{question.rstrip(' ?')} {when}?"


def _at_time(question: str, topic: str) -> str | None:
    """The question asked of the time that a topic is, behind the preposition of the one it takes the place of.

    None where it is none or may be somebody's name, as "May"; and after a question of when something was.
    """
    time = _A_TIME.fullmatch(topic)
    own = _DATED.search(question) or _TIMED.search(question) or _DAY_ALONE.search(question)
    if time is None or (own is None and (time["month"] or asked_for(question) == "date")):
        return None
    years = [one.span() for one in re.finditer(_YEAR, question)]
    if time["year"] and len(years) == 1:
        return f"{question[: years[0][0]]}{topic}{question[years[0][1] :]}"  # "in the spring of 2021"
    how = own.group().split()[0].casefold() if own else ""
    if how not in _STAYS:
        how = "in" if time["year"] or time["month"] else "on" if time["day"] else ""
    return _elsewhere(question, f"{how} {topic}".strip())


def _of_other_side(question: str, bare: str) -> str | None:
    """The question asked of the other side, for or against; None where it is of neither, or that names none."""
    other, own = _OTHER_SIDE.fullmatch(bare), [*_TAKES_SIDE.finditer(question)]
    if not other or len(own) != 1 or _is_against(other["side"]) == _is_against(own[0]["side"]):
        return None
    start, end = own[0].span("side")
    return f"{question[:start]}{'against' if _is_against(other['side']) else 'for'}{question[end:]}"


def _is_against(side: str) -> bool:
    return side.casefold() == "against"


def _of_its_kind(question: str, when: str) -> Span | None:
    """The one phrase of a question that another, "in 2022", "in April", "in Oslo" or "on parks", is of a kind with.

    Of "from Oslo to Paris" it is both, where they stand side by side.
    """
    found: list[Span] = []
    if (both := _FROM_TO.fullmatch(when)) is not None:
        pair = [_of_its_kind(question, both["whence"]), _of_its_kind(question, both["whither"])]
        found = sorted(one for one in pair if one is not None)
        beside = len(found) == 2 and found[1][0] - found[0][1] == 1
        alone = len(found) == 1 and _FROM_TO.search(question) is None
        return (found[0][0], found[-1][1]) if beside or alone else None
    if (other := _DATED.fullmatch(when)) or _DAY_ALONE.fullmatch(when):
        keeps_year = other and not other["year"]
        found = [one.span("when") if keeps_year else one.span() for one in _DATED.finditer(question)]
        found = found or [one.span() for one in _DAY_ALONE.finditer(question)]
    elif _OTHER_TIME.fullmatch(when) and len(re.findall(_YEAR, question)) <= 1:
        found = [one.span() for one in _TIMED.finditer(question)]
    if not found and (behind := _BEHIND.fullmatch(when)) is not None:
        how, what = behind["how"].casefold(), behind["what"]
        found = (_names_behind(question, how) if _a_name(what) else []) or _phrases_like(question, how, when)
        if not found and how in _OF_A_TOPIC and _SAYING.search(question):
            found = _phrases_like(question, f"(?:{'|'.join(_OF_A_TOPIC)})", when)
    return found[0] if len(found) == 1 else None


def _names_behind(question: str, how: str) -> list[Span]:
    """The names that stand behind a preposition, with it; of places, not those of what somebody spoke of."""
    before = re.compile(rf"\b{how} (?:the )?$", re.IGNORECASE)
    placed = [(before.search(question[:start]), end) for start, end in _named_beside(question, how)]
    return [
        (at.start(), end)
        for at, end in placed
        if at and not (how in _WITHIN and _SAID_OF.search(question[: at.start()]))
    ]


def _phrases_like(question: str, how: str, when: str) -> list[Span]:
    """Each preposition of a question with the words behind it, where they are of a kind with those of another phrase.

    Args:
        how: the preposition, as a pattern.
        when: that phrase.
    """
    what = when.partition(" ")[2]
    if _OF_NO_KIND.fullmatch(what) or (how in _WITHIN and _a_name(what)):
        return []
    ends = "from|to" if how == "from" else how
    word = rf"(?!{_NO_PART}|(?:{ends})\b)[^\s?!(),;:]+"
    phrase = re.compile(rf"\b{how} {word}(?: (?:(?:and|or) )?{word})*", re.IGNORECASE)
    named = _named_beside(question, how)
    found = []
    for one in phrase.finditer(question):
        start, end = one.span()
        end = max((last for first, last in named if first < end < last), default=end)
        own = (start, end) if _SAYS_WHEN.search(when) else _without_verb(question, (start, end))
        is_part = any(first < start < last for first, last in named)  # "Maid of Orrin"
        if own and not is_part and _kind(question[slice(*own)]) == _kind(when):
            found.append(own)
    return found


def _named_beside(question: str, how: str) -> list[Span]:
    """The names of a question, "for" no part of one where it is asked for: "pay Rovers for Iversen"."""
    return names.names(re.sub(r"\bfor\b", "···", question) if how == "for" else question)


def _a_name(what: str) -> bool:
    """Whether words are a name, and nothing else but its article."""
    bare = re.sub("^the ", "", what)
    return names.names(bare) == [(0, len(bare))]


def _kind(phrase: str) -> tuple[bool, bool]:
    """Whether a preposition with what stands behind it says when, and whether that is a verb."""
    return bool(_SAYS_WHEN.search(phrase)), bool(_TO_DO.match(phrase))


def _without_verb(question: str, phrase: Span) -> Span | None:
    """A phrase without the verb of its question, which may end it; None where nothing tells which word that is."""
    start, end = phrase
    before, after = question[:start], question[end:].lstrip()
    if (
        not _VERB_TO_COME.search(before)
        or light(before.split()[-1])
        or re.match(rf"{AUXILIARY}\b", after, re.IGNORECASE)
    ):
        return phrase
    words_behind = question[start:end].split(" ")
    place = _verb_in(words_behind, base=bool(_BASE_TO_COME.search(before)))
    told = any(word.casefold() not in STOP_WORDS for word in words_behind[:place])
    at = start + len(" ".join(words_behind[:place]))
    if any(first <= at + 1 < last for first, last in names.names(question)):
        return phrase  # "Wexby Crown Court" has none
    return (start, at) if told and not after.strip(" ?") else None


def _verb_in(phrase: Sequence[str], *, base: bool) -> int:
    """The place of the verb among a preposition and the words behind it: the last that is known for one, or else the
    last but for words like "first".

    Args:
        base: whether it has no other form than its base.
    """
    noun = 2 if re.fullmatch(_DETERMINER, phrase[1], re.IGNORECASE) else 1
    known = (
        place
        for place in range(len(phrase) - 1, noun, -1)
        if (word := phrase[place].casefold()) in things.LIGHT or (light(word) and not base)
    )
    ending = (place for place in range(len(phrase) - 1, noun, -1) if not _BEHIND_VERB.fullmatch(phrase[place]))
    return next(known, next(ending, len(phrase) - 1))


def means_a_person(question: str) -> bool:
    """Whether a "he" or "she" of the question stands for somebody that it does not name itself."""
    pronoun = _PERSON.search(question)
    return pronoun is not None and not _antecedent(question[: pronoun.start()], pronoun["pronoun"].casefold())


def asks_who(question: str) -> bool:
    """Whether it asks who somebody is of whom it says nothing but "he" or "she"."""
    return _WHO_IS.fullmatch(_OPENING.sub("", question)) is not None


def leans(question: str) -> bool:
    """Whether it cannot be read by itself: a "he", "it" or "they" of it stands for something said before, or it asks
    for nothing: "And the mayor?", "Who came second?"."""
    bare = _OPENING.sub("", question)
    if _PLACED.fullmatch(bare) or (bare != question and (_is_name(bare) or _BARE.match(bare))):
        return True
    pointing = _POINTING.search(bare)
    return means_a_person(bare) or (
        pointing is not None and pointing.group().casefold() in _THINGS and _points_back(bare)
    )


def names_a_thing(question: str) -> bool:
    """Whether it asks of something by a noun that may mean what was spoken of: "Who is the captain?"."""
    return _THE.match(question) is not None and nameless(question)


def nameless(question: str) -> bool:
    """Whether nothing in it is written like a name, so that it may mean what was spoken of: "Who won?"."""
    return not names.names(f"so {question[:1].lower()}{question[1:]}")


def light(word: str) -> bool:
    """Whether a word names nothing by itself: "happened", "took"."""
    return things.is_deed(word)


def _is_name(question: str) -> bool:
    """Whether it is somebody's name and nothing else: "Mayor Ashdown?", "the Ashdown Fund?"."""
    question = re.sub(r"^the ", "", question, flags=re.IGNORECASE)
    named = names.names(question)
    return (
        bool(named) and named[-1][1] == len(question.rstrip(" ?")) and len(question.split()) <= 4 and named[0][0] == 0
    )


def _has_like(question: str, bare: str, gender: Callable[[str], Gender | None]) -> bool:
    """Whether what is named by itself is of a kind that the question names too, or may be what was spoken about."""
    return bool(_BARE.match(bare)) and (
        _in_place_of_its_like(question, bare.rstrip(" ?"), gender) is not None
        or bool(_SAYS_AT_END.search(question) or _ABOUT_AT_END.search(question))
        or _latest_on(question) is not None
    )


def _points_back(question: str) -> bool:
    """Whether a word of it stands for something that the question itself does not name."""
    if _COMPARING.search(question):
        return True
    pointing = _POINTING.search(question)
    if pointing is None or _NAMELESS_IT.search(question) or _FOLLOWING_IT.search(question):
        return False
    return not _antecedent(question[: pointing.start()], pointing.group().casefold())


def _antecedent(before: str, pronoun: str) -> bool:
    """Whether the words before a pronoun name what it may stand for."""
    before = _ASKED_FOR.sub("", before)
    if names.names(before):
        return True
    nouns = [match["noun"].casefold() for match in _NOUN.finditer(before)]
    return any(not noun.endswith("s") or noun.endswith("ss") or pronoun not in _ONE for noun in nouns)


def _is_whole(question: str) -> bool:
    """Whether it names somebody or something, and says more of it: "And what did Lavrov say about sanctions?"."""
    named = names.names(question)
    if not named:
        return False
    within = {word for start, end in named for word in content_words(question[start:end])}
    return any(word not in STOP_WORDS and word not in within for word in content_words(question))


def _has_no_subject(question: str) -> bool:
    """ "Why?", "How many?", "Where exactly?"."""
    said = [word for word in words(question) if word not in STOP_WORDS]
    return not names.names(question) and (not said or (len(said) == 1 and len(words(question)) <= 3))


def _resolve_person(question: str, history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str:
    pronoun = _PERSON.search(question)
    if pronoun is None:
        return question
    if _antecedent(question[: pronoun.start()], pronoun["pronoun"].casefold()):
        return question  # "What did the ambassador tell his wife?": it stands for somebody in its own question
    person = _person(history, pronoun["pronoun"].casefold(), gender, new=not _LEAVING.search(question))
    if person is None:
        return question
    before, after = question[: pronoun.start()], question[pronoun.end() :]
    possessive = pronoun["pronoun"].casefold() in _POSSESSIVE and re.match(r"\s+\w", after)
    if pronoun["pronoun"].casefold() == "her" and _MADE_HER.search(before) and _SO.match(after):
        possessive = None
    # Once is enough: "What did he say about his talks?" names the person once and is understood.
    name = f"{person}'s" if possessive else person
    return f"{before}{name}{after}"


def _of_theirs(theirs: re.Match[str], history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str | None:
    """The last question asked of somebody's wife or deputy, in place of his coach where it asked of that one; None
    where it was not asked of that somebody."""
    last, noun = history[-1].question, theirs["noun"].casefold()
    person = _person(history, theirs["pronoun"].casefold(), gender)
    if (row := _WHO_IS_OF.fullmatch(last)) and names.names(row["name"]) == [(0, len(row["name"]))]:
        wanted: Gender = "she" if theirs["pronoun"].casefold() in _WOMANS else "he"
        own_gender = first_names.gender(row["name"].split()[0]) or gender(row["name"])
        person = row["name"] if own_gender in (wanted, None) else person
    if person is None or not (noun in TITLES | KIN or is_human(noun)):
        return None
    own = [one for one in names.names(last) if _full_name(_without_office(last[slice(*one)]), history) == person]
    if len(own) != 1:
        return None
    if re.match(r"['’]", last[own[0][1] :]):
        other = _OTHER_OF_PERSON.match(last, own[0][1])
        if not other or not is_human(other["noun"].casefold()) or other["noun"].casefold() == noun:
            return None
        return f"{last[: other.start('who')]}{theirs['who']}{last[other.end() :]}"
    return f"{last[: own[0][0]]}{person}'s {theirs['who']}{last[own[0][1] :]}"


def _body_named(question: str, gender: Callable[[str], Gender | None], head: str) -> str | None:
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
    if not _is_body(name) and (full_name(name) or _is_somebody(name, gender) or who or nations(name)):
        return None
    is_building = " " in name and name.split()[-1].casefold() in _NO_BODIES and not head.casefold().startswith("owner")
    if is_building or (" " not in name and _OF_SOMEBODY.search(question)):
        return None
    article = " " in name and re.search(r"\bthe $", question[:start], re.IGNORECASE)
    return f"the {name}" if article else name


def _what_name(person: str, kind: str) -> str:
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


def _person(
    history: Sequence[Turn], pronoun: str, gender: Callable[[str], Gender | None], *, new: bool = False
) -> str | None:
    """The person last spoken of: in the latest turn that has any, one that is known to be he or she before others.

    Args:
        new: whoever came in somebody's place is meant before him, though nothing tells whether that is he or she.
    """
    wanted: Gender = "she" if pronoun in _WOMANS else "he"
    called = _called(history)
    for turn in reversed(history):
        fitting: list[str] = []
        for name, sure in _spoken_of_in(turn):
            full = _full_name(name, history)
            if _is_body(full):
                continue
            known = first_names.gender(full.split()[0]) or gender(full) or called.get(full)
            if known == wanted:
                return full
            if known is None and sure:
                if new and name == _without_office(_named_by(turn)) and _IN_PLACE_OF.match(turn.question):
                    return full
                fitting.append(full)
        # "Iversen" of "How much did Rovers get for Iversen?", where he is known to be one.
        if found := fitting[0] if fitting else _known(turn, wanted, history, gender):
            return found
    return None


def _is_body(name: str) -> bool:
    """Whether a name says that it is no person's: "Isles Ferries", "Marks & Spencer"."""
    last = name.split()[-1].strip(".,").casefold()
    return " & " in name or (" " in name and last in BODIES | _FIRMS)


def _known(turn: Turn, wanted: Gender, history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str | None:
    """The first whom a question names of whom the articles tell that he or she is one."""
    for start, end in names.names(turn.question):
        full = _full_name(_without_office(turn.question[start:end]), history)
        if gender(full) == wanted:
            return full
    return None


def _spoken_of_in(turn: Turn) -> Iterator[tuple[str, bool]]:
    """Whom a turn names, and whether it is somebody by the words alone, the likeliest first: in its question, in the
    short answers, in their sentences; before all, whoever is the answer to "Who …?".

    Whom a question was made to lean on, the turns before it name.
    """
    made = _MADE.fullmatch(turn.question)
    asked = _people(made["own"] if made else turn.question)
    short = [_without_office(name) for one in _SHORT.finditer(turn.answer) if (name := _name_alone(one["short"]))]
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
        asked = _OPENING.sub("", turn.asked)
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
            called.setdefault(name, "she" if pronoun["pronoun"].casefold() in _WOMANS else "he")
    return called


def _people(text: str) -> dict[str, bool]:
    """Names that read like a person's, the likeliest first, and whether they are one's by the words alone.

    One word is, where an office stands before it: what Brightwater said, a shop said. Many have a capital for opening
    a sentence, "Doctors said"; and whose chief engineer is asked for is a firm.
    """
    scored: list[tuple[int, int, str, bool]] = []
    for start, end in names.names(text):
        name = _without_office(text[start:end])
        whole = full_name(name)
        before, after = text[:start].rstrip(), text[end:]
        score = 0
        if text[start - 1 : start] in _MARKS and after.lstrip(",.")[:1] in _MARKS:
            continue  # a film or a ship: “Winter Bees”
        if _PLACED_IN.search(before) and first_names.gender(name.split()[0]) is None and name == text[start:end]:
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


def _without_office(name: str) -> str:
    parts = name.split()
    while len(parts) > 1 and _OFFICE.search(parts[0]):
        parts = parts[1:]
    joined = " ".join(parts)
    # "US Secretary of State John Kerry": what follows the office is the name.
    office = re.match(r".*\b(?:Secretary of State|Prime Minister|President|Minister|Chancellor)\s+(?=\S)", joined)
    return joined[office.end() :] if office else joined


def _full_name(name: str, history: Sequence[Turn]) -> str:
    """The longest form of a surname that the conversation has used."""
    longest = name
    for turn in history:
        for text in (turn.question, turn.answer):
            for start, end in names.names(text):
                other = _without_office(text[start:end])
                if len(other.split()) <= 3 and other.endswith(f" {name}") and len(other) > len(longest):
                    longest = other
    return longest


def _latest_on(question: str) -> str | None:
    """Of what a question wants the latest; None where it asks for something else."""
    topic = topics.asked(question)
    return topic.words if topic and topic.latest else None


def _asked_again(question: str, topic: str, gender: Callable[[str], Gender | None]) -> str:
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
    if _MADE.fullmatch(question):
        return f"What about {topic}?"  # that leaned on the turns before it, and this changes the subject
    return f"{question.rstrip(' ?')}: {topic}?"


def _of_other_verb(question: str, bare: str) -> str | None:
    """The question with another verb, "end" or "demolished", in place of its one verb of that form."""
    other, made = _LONE_VERB.match(bare), _MADE.fullmatch(question)
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
        fits = _BASE_TO_COME.search(before) is not None or before.casefold().startswith("how many ")
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


def _nobody(topic: str) -> bool:
    """Whether it is a thing by its noun: "the river", not "the mayor", "the youngest" or "the people of Holm"."""
    noun = topic.split()[-1].casefold()
    thing = re.match(r"(?:the|that|this) [a-z]", topic) and not names.names(topic) and _ranked(topic) is None
    return bool(thing) and not (noun in TITLES | KIN or is_human(noun) or PLURAL.search(noun))


def _asks_of_people_alone(question: str, gender: Callable[[str], Gender | None]) -> bool:
    """Whether a question names nothing but people, so that a thing is none of its kind: "How old is Anna Berg?"."""
    named = [_without_office(question[start:end]) for start, end in names.names(question)]
    people = all(not _is_body(one) and (full_name(one) or gender(one)) for one in named)
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
    if not _is_somebody(topic, gender):
        return named[-1]
    if people := [(start, end) for start, end in named if _is_somebody(question[start:end], gender)]:
        return people[-1]
    about = _ABOUT_AT_END.search(question)
    there = [(start, end) for start, end in named if not _PLACED_IN.search(question[:start].rstrip())]
    speaking = [(start, end) for start, end in there if not about or start < about.end()]
    if not there:
        return None
    start, end = (speaking or there)[-1]
    article = re.search(r"\bthe $", question[:start], re.IGNORECASE)  # "the Bank of England"
    return (article.start() if article else start), end


def _is_somebody(name: str, gender: Callable[[str], Gender | None]) -> bool:
    """Whether a name is known to be a person's: by an office, a first name before others, or by what articles tell.

    One first name alone may be a place's or a club's, as Florence or Chelsea is; two words, as Buenos Aires.
    """
    bare = _without_office(name)
    if names.names(name) != [(0, len(name))] or _is_body(name):
        return False
    first = first_names.gender(bare.split()[0]) if " " in bare else None
    return bare != name or (first or gender(bare)) is not None


def _ranked(text: str) -> Span | None:
    """The first word that says which of a row: "last", "youngest"."""
    found = (match for match in _RANKED.finditer(text) if match.group().casefold() not in _NO_RANK)
    return next((match.span() for match in found), None)


def _speaks(topic: str) -> bool:
    """Whether it is somebody by office, trade or kin: "the French minister", "her brother"."""
    return bool(re.match(r"(?:the|an?|his|her|their|its)\b", topic, re.IGNORECASE)) and (
        topic.split()[-1].casefold() in TITLES | KIN
    )


def _about(history: Sequence[Turn]) -> str:
    """What the conversation is about."""
    topic = topics.asked(history[-1].question)
    return topic.words if topic else " ".join(_spoken_of(history)) or history[-1].question.rstrip(" ?")


def _before(when: str, pronoun: str, history: Sequence[Turn], gender: Callable[[str], Gender | None]) -> str:
    """A question for whoever held an office before or after the one who was told to hold it."""
    wanted: Gender = "she" if pronoun in _WOMANS else "he"
    before = when.casefold() == "before"
    for turn in reversed(history):
        asked, name = _HOLDS.fullmatch(turn.question), _named_by(turn)
        if asked and name and (first_names.gender(name.split()[0]) or gender(name) or wanted) == wanted:
            office = asked["office"]
            # (as articles tell it, so that the sentence that tells it is found)
            return f"Who did {name} replace as {office}?" if before else f"Who replaced {name} as {office}?"
    return f"Who was it {when.lower()} {_person(history, pronoun, gender) or pronoun}?"


def _of_the_same(adverb: str, last: Turn) -> str | None:
    """The last question with that adverb in place of what it asked for; None where it was asked for something else.

    "Why?" after "When does the ward close?" is "Why does the ward close?", and after "Who will resign?", which Vlad
    answered, "Why will Vlad resign?".
    """
    adverb = "Why" if adverb.casefold() in ("how come", "what for") else adverb.capitalize()
    question = last.question.rstrip(" ?")
    if (found := _OF_THE_SAME.fullmatch(question)) is not None:
        rest = found["rest"]
        return f"{adverb} {rest[:1].lower()}{rest[1:]}?"
    found = _OF_ITS_SUBJECT.fullmatch(question)
    name = _named_by(last)
    return f"{adverb} {found['aux'].casefold()} {name} {found['rest']}?" if found and name else None


def _with_subject(question: str, history: Sequence[Turn]) -> str:
    """The question, followed by what the ones before it were about."""
    known = set(content_words(question))
    pointing = _POINTING.search(question)
    pronoun = pointing.group().casefold() if pointing else ""
    if pronoun in _THINGS:
        history = history[: _last_of_things(history, trades=pronoun in _ONE)]
    spoken_of = (*_subject(_answered(history[-1], pronoun)), *_spoken_of(history, whole=pronoun not in _THINGS))
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
    made = _MADE.fullmatch(last.question)
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
        named = [turn.question[start:end] for start, end in names.names(turn.question) if not person]
        if named and not set(turn.cited).isdisjoint(last.cited):
            return [*about, *(piece for one in named for piece in _pieces(one))]
    return about


def _answered(last: Turn, pronoun: str) -> str:
    """The name that answered the last question, where "they" or "it" stands for it: "Who leads the league?"."""
    who = re.match(r"who\b", last.question, re.IGNORECASE)
    if pronoun not in _THINGS or (who and pronoun in _ONE) or asked_for(last.question) not in ("name", "place"):
        return ""
    name = _named_by(last)
    return "" if name and first_names.gender(name.split()[0]) else name  # one person is neither


def _named_by(last: Turn) -> str:
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


def _capital(question: str) -> str:
    return question[:1].upper() + question[1:]
