"""The words by which English says who said what: verbs of saying, and what may stand between them and a name.

Lists and patterns alone; `qa.speech` says how they are used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from typing import Final

from qa.almanac import WEEKDAY
from qa.numerals import WRITTEN
from qa.patterns import lazy_pattern


def _any_of(words: Collection[str]) -> str:
    """A pattern for these words that looks at each letter once, where one after the other they are slow."""
    by_letter: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        by_letter[word[:1]].add(word[1:])
    ends = "?" if by_letter.pop("", None) is not None else ""
    branches = [
        re.escape(letter) + (_any_of(rest) if rest != {""} else "") for letter, rest in sorted(by_letter.items())
    ]
    return f"(?:{'|'.join(branches)}){ends}" if branches else ""


SAID: Final = """said says say told tells added adds warned warns insisted insists argued argues claimed claims stated
    states noted notes explained explains announced announces declared declares acknowledged admitted admits
    cautioned continued continues recalled recalls joked jokes quipped testified testifies predicted
    predicts suggested suggests stressed stresses urged urges vowed vows pledged pledges promised promises
    accused accuses denied denies confirmed confirms conceded concedes demanded demands emphasised
    emphasized estimated estimates exclaimed maintained maintains mentioned observed observes pleaded
    proclaimed reasoned reckoned reckons remarked remarks reiterated reiterates reminded responded responds
    replied replies revealed reveals shouted whispered asked asks answered answers concluded concludes
    complained complains commented comments wrote writes tweeted tweets posted reads read reported reports
    described describes called calls dubbed hailed hails praised criticised criticized condemned condemns
    denounced slammed branded lamented objected protested threatened hinted agreed agrees contended asserted
    asserts alleged alleges advised advises thanked recounted mentions indicate summed enthused boasted
    sighed sighs laughed laughs remembers remembered muses mused shrugs shrugged chuckles chuckled appealed
    apologised apologized echoed ruled chanted instructed sang cried yelled thundered
    wondered thought encouraged expressed found pointed touted argue warn write insist add opined proposed
    disclosed signalled signaled deemed labelled labeled characterized characterised likened credits call
    predict tell suggest countered counters clarified clarifies indicated indicates recommended recommends
    finds""".split()
SAYING: Final = """
    saying adding telling warning insisting arguing claiming stating noting explaining announcing declaring
    acknowledging admitting cautioning recalling joking predicting suggesting stressing urging vowing
    promising accusing denying confirming demanding emphasising emphasizing writing tweeting posting asking
    calling describing reading concluding complaining condemning praising criticising criticizing dubbing
    branding replying quipping labelling labeling alleging asserting revealing hailing denouncing thanking
    reiterating testifying clarifying countering""".split()
#: Verbs that report speech without its marks; the others also mean other things ("read", "called", "hopes").
REPORTED: Final = frozenset(
    """said says told tells added warned warns insisted insists argued argues claimed claims stated explained
    announced declared acknowledged admitted cautioned testified predicted suggested stressed urged vowed
    pledged promised accused confirmed conceded demanded estimated maintained reiterated responded replied
    concluded complained tweeted wrote threatened contended asserted alleged disclosed noted denied denies
    admits acknowledges concedes recalled remarked pointed points say warn argue insist suggest tell predict
    notes adds suggests explains reported reports reveals revealed found finds mentioned mentions indicate
    countered counters clarified clarifies indicated indicates recommended recommends called calls call
    estimates stresses maintains contends asserts alleges announces confirms states urges""".split()
)
#: … of those that go with a subject of their own: "with the ministry saying that", "X spoke, adding that".
WITH_SUBJECT: Final = frozenset(
    """saying adding warning insisting arguing claiming stating noting explaining announcing acknowledging
    admitting cautioning suggesting stressing promising denying confirming asserting alleging clarifying
    telling""".split()
)
#: How often something was said, with it: "she liked to say", "he would often say", "was fond of saying".
_HABIT: Final = (
    r"(?:(?:like|love|use)d|likes|loves) to say|would (?:often|always|sometimes|later|usually) say|"
    r"(?:is|was|were) fond of saying"
)
CUE: Final = lazy_pattern(rf"\b(?:{_any_of({*SAID, *SAYING})}|points(?= out that\b)|{_HABIT})\b", re.IGNORECASE)
ACCORDING: Final = lazy_pattern(r"\baccording to\s+", re.IGNORECASE)
GERUNDS: Final = frozenset(SAYING)
#: What goes before words in marks that are a name or a term, not speech.
TERMED: Final = lazy_pattern(
    r"\b(?:titled|entitled|known as|nicknamed|so-called|dubbed|named|(?:film|movie|song|album|book|novel|series|"
    r"show|play|"
    r"single|track|episode|paper|essay|poem|musical|hit|sitcom|documentary|podcast|magazine|game|headline|term|word|name|"
    r"username|handle|account|phrase|slogan|hashtag|code-?named|act|bill)s?(?: of| like| such as| is| was)?),?\s*$",
    re.IGNORECASE,
)
PRONOUN_END: Final = lazy_pattern(r"\b(he|she|they|it|who|I|we|hers)$", re.IGNORECASE)
#: … unless they are these.
ABBREVIATIONS: Final = frozenset(("WHO", "IT"))
#: Adverbs, auxiliaries and times between a subject and its verb.
BETWEEN: Final = lazy_pattern(
    r"(?:[\s,]+(?:has|have|had|also|then|later|once|previously|first|recently|repeatedly|reportedly|earlier|publicly|"
    r"again|further|even|simply|now|since|would|could|will|may|did|often|today|himself|herself|themselves|too|still|"
    r"meanwhile|however|though|already|have been|has been|is|was|were|are|not|never|only|just|both|all|each|yesterday|"
    r"at one point|in turn|subsequently|(?:earlier |later )?(?:last|this) (?:week|month|"
    rf"year|night|morning|evening)|(?:on |late |early |earlier )*{WEEKDAY}|"
    r"in an? (?:[\w-]+ ){0,3}(?:statement|interview|e-?mail|letter|post|tweet|message|speech|video|memo|call|release|"
    r"briefing|conference|report|hearing)(?: (?:to|with|on|for|by|from) (?:the )?[\w.-]+(?: [\w.-]+){0,3})?|"
    r"(?!only|family|july|italy|ally|bully|assembly|supply|reply|lily|kelly|emily|sally|holly|billy|molly)[a-z]+ly))+$"
)
#: A clause that begins so has its subject later: "In a statement, Kerry said".
NO_SUBJECT: Final = lazy_pattern(
    r"^(?:in|on|at|after|before|during|later|meanwhile|however|speaking|referring|asked|according|while|when|as|for|but|"
    r"and|or|so|yet|by|with|if|because|since|until|addressing|earlier|now|then|still|also|from|to|under|over|through|"
    r"among|despite|although|though|where|instead|moreover|additionally|likewise|similarly|finally|following|once|"
    r"responding|writing|appearing|testifying|citing|noting|yesterday|today|last|this|that said|of|about|against|given|"
    r"generally|eventually|potentially)\b",
    re.IGNORECASE,
)
#: The word that ends a name or description behind a verb: "said Philip Mudd in London".
STOP: Final = lazy_pattern(
    r"(?<=\d),(?!\d{3})|(?<!\d),|[.;:!?(\n–—“”\"«»„]|\s-\s|\s(?:in|on|at|during|to|as|when|after|before|(?-i:who)|which|that|while|about|with|from|by|"
    r"for|and then|and|but|because|last|this|earlier|later|via|following|upon|against|amid|through|over|"
    r"under|close|familiar|published|released|issued|posted|conducted|filed|obtained|seen|reviewed|commissioned|dated|"
    rf"{WEEKDAY}(?!\s(?-i:[A-Z])))\b",
    re.IGNORECASE,
)
_DETERMINER: Final = (
    rf"(?:(?:(?:some|several|many|most|all|both|{WRITTEN}|dozens|hundreds|thousands|\d+)"
    r" of )?(?:the|his|her|their|its|my|our)|an?|one|another|some|several|many|most|two|three|four|five|other|"
    r"(?-i:[^\W\d_a-z])[\w.-]*(?:['’]s|s['’]))"
)
#: What joins two clauses: no description goes on over it.
JOINS: Final = lazy_pattern(
    r"\s(?:as|while|after|when|because|that|which|who)\s|(?<=\d)\sand\s(?=(?:the|his|her|its|their)\s)"
)
#: Several people without a name, as a bare plural: "officials", "federal biologists" end so.
_SEVERAL: Final = (
    r"(?:officials|police|critics|experts|authorities|activists|reports|sources|media|fans|people|men|women|many|some|"
    r"one|records|allies|bosses|chiefs|heads|colleagues|members|groups|outlets|agencies|companies|neighbou?rs|"
    r"relatives|aides|hospitals|schools|universities|charities|unions|councils|businesses|advocates|detectives|executives|representatives|candidates|delegates|graduates|faculty|staff|"
    r"witnesses|diplomats|posts|republicans|democrats|nurses|athletes|pupils|families|victims|veterans|scholars|leaders|"
    r"[a-z-]{3,}(?:ers|ors|ists|ysts|ians|ants|ents|yees))"
)
DESCRIBED: Final = lazy_pattern(
    rf"\b(?:{_DETERMINER}\s(?:[\w'’./&-]+\s){{0,6}}?[\w'’.-]+|"
    rf"(?:(?!(?:that|but|as|while|after|before|when|where|which|who|whose|what|how|since|because|with|if|of|from|by|to|for|in|on|at)\b)"
    rf"[a-z-]+ ){{0,3}}{_SEVERAL}(?: of (?:[\w’'-]+ ){{0,4}}[\w’'-]+)?)$",
    re.IGNORECASE,
)
#: … behind a verb: "said officials from Bergen".
SEVERAL_FIRST: Final = lazy_pattern(rf"\s(?:[a-z-]+ ){{0,2}}{_SEVERAL}\b", re.IGNORECASE)
NO_NOUN: Final = frozenset(
    """the a an and or but that which who to of in on at by for with from as is was were are be been has have
    had will would not it he she they this also so if when while than then about into over after before""".split()
)


#: What follows a name behind a comma and is none: "Tim Norman, Ph.D", "Ronny Jackson, R-Texas".
LETTERS: Final = lazy_pattern(r"(?:Ph\.?\s?D|M\.?D|Jr|Sr|MP|MEP|CBE|OBE|KC|QC|Esq|[RDI]-\w[\w. ]*)\.?")
#: A subject that begins with an article and goes on behind a preposition: "a post on Telegram", "the mother of X".
HEADED: Final = lazy_pattern(
    r"(?:^|[,;:]\s|\b(?:and|but|that|as|while|though)\s)\s*(?P<phrase>(?!(?:and|but|that|as|while|though)\s)"
    rf"(?:(?P<article>(?:\w+ of )?(?:the|an?|one|another|his|her|their|its)\s)(?:[\w’'/&-]+\s){{0,3}}?[\w’'/&-]+"
    rf"|(?:[a-z-]+\s){{0,2}}{_SEVERAL})(?: of [\w’'/&-]+(?:\s[\w’'/&-]+){{0,3}}?)?)"
    r"\s(?:in|on|at|from|for|with|to|by|near|about|close|[a-z]+ing|who|that)\s(?:[^,;:]*|[^;:]*, and [^,;:]*)$",
    re.IGNORECASE,
)
#: `"Why?" Martin Kimani said`: a sentence that only names who asked belongs to the question.
NAMED_AFTER: Final = lazy_pattern(rf"[^“”\".,;:]{{2,60}}?\s{_any_of(SAID)}\b", re.IGNORECASE)
#: Verbs that no subject follows.
NEVER_FIRST: Final = GERUNDS | frozenset(
    """told tells found thought expressed encouraged called calls described describes urged urges asked asks
    accused accuses praised hailed hails condemned condemns criticised criticized dubbed branded touted
    reminded thanked advised denied denies slammed denounced deemed posted""".split()
)
#: Whoever stands behind a verb, up to what closes it off.
CLOSED: Final = lazy_pattern(
    r"(?P<who>\s(?:[^,.;:]|\.(?=\w)|,(?=\d)){2,60}?)"
    r"(?:,(?!\d)|[;:]|\.(?!\w)|\s(?:in|on|at|as|after|when|while|this|last|earlier|yesterday|during|following)\s|$)"
)
#: "Jon Craig at Sky News": the person speaks.
EMPLOYED: Final = lazy_pattern(r"\s(?:at|in|of|from|for|with) (?:the )?(?:The )?$")
#: A title or trade with an adjective before it: "the former Green Beret", "the ex-president".
BY_TRADE: Final = lazy_pattern(r"(?:^|\s)((?:the|an?|his|her) (?:[a-z][\w’'-]* ){1,4}|(?:the|an?) (?:ex|half)-)$")
#: Asides between dashes or in brackets.
PARENTHESIS: Final = lazy_pattern(r"\s[–—]\s[^–—]{1,200}\s[–—](?=\s)|\([^()]{1,200}\)")
VERB: Final = lazy_pattern(
    rf"\b(?:{'|'.join(SAID)}|was|were|is|are|has|have|had|did|does|will|would|can|could|may|might|should|must|failed|went|came|took|"
    r"got|(?<=\s)[a-z]{2,}ed|(?<=\s)[a-z]{3,}(?:es|ts|ks|ns|ls|ys|ms|ds)|made|gave|sent|led|left|spoke|met|held|saw)\b"
)
CUE_IS_NOUN: Final = lazy_pattern(
    r"\b(?:the|a|an|its|his|her|their|our|my|this|that|no|any|another|of|these|those|new|false|\d+)\s+$", re.IGNORECASE
)

_PLACE_SENT: Final = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,3}"
_IN_WHAT: Final = r"(?:, ?(?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?){0,2}"
_SENT_ON: Final = r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
_SENDER: Final = r"(?: ?\([^()\n]{2,40}\)| ?/[\w -]{2,30}/)"
#: Where and when a report was sent, before its first words: "LIMA (AP) —", "LIMA:", and with the day or the sender
#: "Lima, Aug 22 (Reuters) -".
DATELINE: Final = lazy_pattern(
    rf"(?:{_PLACE_SENT}{_IN_WHAT}{_SENT_ON}?{_SENDER}?|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}{_IN_WHAT}"
    rf"(?:{_SENT_ON}{_SENDER}?|{_SENDER})) ?(?:--|[–—-])\s(?=\S)|{_PLACE_SENT}:\s(?=\S)"
)

TITLE_STOP: Final = lazy_pattern(
    r"\b(?:[A-Z]|Sen|Rep|Reps|Gov|Dr|Mr|Mrs|Ms|Lt|Col|Gen|Maj|Sgt|Capt|Cpl|Adm|Cmdr|Supt|Insp|St|Jr|Sr|Prof|Rev|Hon|Fr|"
    r"Ph)\."
)

#: What stands between a verb of saying and the day it was said on: "said in Rome on Friday", "said Friday".
_PLACE_AND_ON: Final = (
    r"(?:\s(?:in|at|to|after|during|by)(?: (?:a|an|the|his|her|its))?(?: [\w’'-]+){1,4}?){0,2}"
    r"(?:\s(?:late|early))?(?:\son|,)?\s"
)
SAID_ON: Final = lazy_pattern(rf"(?:\s[A-Z][\w’'.-]+){{0,4}}{_PLACE_AND_ON}")  # "said Sergei Lavrov on Friday"
#: … and where whoever was told stands there too: "told the council on Saturday".
TOLD_ON: Final = lazy_pattern(
    r"(?:\s(?:us|(?:(?:the|a|an|his|her|its|local|state) )?(?:[\w’'-]+ ){0,3}?[\w’'-]+))?" + _PLACE_AND_ON
)
TELLING: Final = frozenset("told tells telling informed assured reminded".split())
#: … and before a day that opens the sentence.
ON: Final = lazy_pattern(r"(?:(?:Late |Early |Earlier )?[Oo]n |Late |Early )?")

#: What follows a verb of saying that ends its sentence.
CLOSES: Final = lazy_pattern(r"(?:\s[^\s,.;:]+){0,6}[.!?)”\"’]*$")
#: … or its clause: "X announced on Friday." — "X added, …".
ENDS: Final = lazy_pattern(r"(?:\s(?:on )?(?:[A-Z]\w+day|yesterday|today))?[.,!?)”\"’]")
#: "It is said to be": nobody says it.
IS_SAID: Final = lazy_pattern(
    r"(?:\b(?:is|are|was|were|be|been|being)|['’]s)(?: (?:\w+ly|again|also|often|still|now|once|then))?\s$"
)
#: What is quoted without an article: "according to data from the mint", "to video of the scene".
SOURCE: Final = lazy_pattern(r"[a-z-]+(?: [a-z-]+){0,3}")
#: Whose page is quoted, and not what somebody has: "according to his profile".
PAGES: Final = lazy_pattern(
    r".*\b(?:page|profile|website|site|account|biography|bio|memoir|lawyers?|attorneys?|office|campaign|publicist|"
    r"spokes(?:wo)?man|spokesperson|statement|letter|diary|book|will|obituary)$"
)
#: Behind "said": when, and not who.
TIME: Final = lazy_pattern(
    r"\s(?:the|that|this|last|next|one|a) (?:same |following )?(?:day|week|month|year|night|evening|morning)\b"
)
#: Verbs that report speech only with a clause behind them: "added that", not "added 12 names"; "promised to".
WITH_CLAUSE: Final = (
    frozenset(
        """added adds claimed claims announced declared suggested estimated confirmed disclosed concluded noted
        promised pledged vowed threatened predicted explained alleged acknowledged admitted demanded maintained
        denied denies admits acknowledges concedes recalled remarked pointed points responded replied testified
        wrote suggest tell predict mentioned mentions indicate notes suggests explains reported reports reveals
        revealed found finds indicated indicates recommended recommends estimates maintains announces
        confirms""".split()
    )
    | WITH_SUBJECT
)
#: … and of them those of what one has done oneself: "denied lying".
OWNED: Final = frozenset("denied denies admitted admits recommends recommended".split())
DOING: Final = lazy_pattern(r"\s(?:ever )?(?!anything\b|nothing\b|something\b)[a-z]{2,}ing\b")
#: Verbs that report speech with "out" only.
OUT: Final = frozenset("pointed points".split())
OUT_THAT: Final = lazy_pattern(r"\sout,?\s(?:that|how|why|what|(?:he|she|they|it|there)\s)")
#: Verbs that need what was said, for what comes before them is no speech: "charges, which he has denied".
#: "Residents of Mill Lane": they speak, and not the lane.
SEVERAL_OF: Final = lazy_pattern(rf"(?P<who>(?:[a-z-]+\s){{0,2}}{_SEVERAL})\s(?:of|from|in|at)\s", re.IGNORECASE)
DENIED: Final = frozenset("denied denies pointed points call called calls".split())
#: Verbs that tell of an answer, which need not be in words: "responded to demand".
ANSWERED: Final = frozenset("responded replied responds replies".split())
THAT: Final = lazy_pattern(r"(?: [^,.;:]{2,40}?)? (?:that|by saying)\b")
#: Nobody says what they would not say, nor by how much more something is "than the company had said".
UNSAID: Final = lazy_pattern(
    r"\bthan\s(?:(?:he|she|it|they|many|most)\s|(?:the|its|his|her|their)\s(?:[a-z]+\s){1,2}?)(?:(?:had|has|have)\s)?"
    r"(?:\w+ly\s|first\s)?$|(?:\b(?:not|never|cannot|might|could|should|may|can|must)|n[’']t)\s(?:\w+ly\s)?$"
)
#: Verbs that tell of a deed, behind whose doer the same one may speak: "revealed the damage".
TELLS: Final = frozenset(
    """revealed reveals announced disclosed reported reports found finds mentioned indicated recommended wrote testified
    responded replied""".split()
)
#: Where something was written: "…, he wrote in a letter".
WROTE_IN: Final = lazy_pattern(r"\s(?:in|on|to)\s")
#: What people do with what they are told, before they answer it.
REACTS: Final = lazy_pattern(
    r"\b(?:laugh|smile|grin|shrug|nod|sigh|disagree|chuckle|wince|hesitate|pause|bristle|demur|reject|dismiss|defend"
    r"|dispute|refute)(?:s|d|ed|ned|ged|ded)\b"
)
CLAUSE: Final = lazy_pattern(
    r"(?:,? (?:however|though|too|also)?,?)?(?: (?:on |late |early )*[A-Z]?\w+day,?)?"
    r"(?:,? (?:to|in|at|on|during|from|through) [^,;]{2,40}?)?(?: (?:the same|earlier|later|last|this) [\w ]{2,20}?)?"
    r"\s(?:that|how|why|what|whether|if|"
    r"to (?!date\b|the\b|a\b|his\b|her\b|its\b|their\b|requests?\b|questions?\b)[a-z]+|"
    r"(?:he|she|they|it|there|we|I) \w+|(?!\w+ing\b)(?:(?!(?:that|which|who|whom|whose|where|while|and|but|or|so|as)\b)"
    r"(?:[\w’'%$£€.-]|,(?=\d))+,? ){1,9}?(?:is|are|was|were|will|would|had|has|have|could|can|should|must|may|might|"
    r"did|does|made|remains?|needs?)\b)"
)
#: "is warning people to stay away".
PROGRESSIVE: Final = lazy_pattern(r"\b(?:is|are|was|were|been)(?: also| now| still)?\s$")
ASKING: Final = frozenset("asking telling urging warning advising calling".split())
ASKED_TO: Final = lazy_pattern(r"\s(?:on |for )?[^,;.]{2,60}?\s(?:not )?to\s")
#: "called for an inquiry", "called on the state to act".
CALLED_FOR: Final = lazy_pattern(r"\sfor\s|\son\s[^,;.]{2,60}?\sto\s")
CALLING: Final = frozenset("call called calls".split())
#: "…, Duke" before a verb that closes the sentence, or "…," before "said Duke".
ASIDE: Final = lazy_pattern(r",\s(?:[^,;:]{1,50}\s)?$")
#: "Here's what experts" before "say": nothing is said.
WHAT: Final = lazy_pattern(r"\b(?:what|which)\s(?:[\w’'-]+\s){1,4}$", re.IGNORECASE)
#: What looks like a verb and is rather a noun where no clause follows: "media reports,".
PLURALS: Final = frozenset("reports claims estimates notes states reveals".split())
THEY_ALL: Final = lazy_pattern(r"\b(?:he|she|they|it|who)\s$", re.IGNORECASE)
#: What follows "states" where it is a verb, and no country.
STATES: Final = lazy_pattern(r"\sthat\b|[:,]?\s?[“\"‘:]")
WHICH: Final = lazy_pattern(r"\b(?:which|that)\s+(?:\w+ly\s+|have\s+|had\s+|has\s+|also\s+)*$", re.IGNORECASE)
THEY: Final = lazy_pattern(r"\b(?:they|(?P<it>it))\s+(?:\w+ly\s+|have\s+|had\s+|has\s+|also\s+)*$", re.IGNORECASE)
#: "The authorities in" Simferopol: the place does not speak.
PLACED: Final = r"(?:[Tt]he|[Aa]n?) (?:[a-z]+ ){1,4}(?:in|of|at) (?:the )?"
ROLE_NAMED: Final = lazy_pattern(
    r"\s?(?:the |an? )?(?:[\w.-]+ ){0,4}?[\w.-]+['’]s? (?:[a-z-]+ |[A-Z]{2,} ){0,3}(?:[a-z-]+|[A-Z]{2,}), "
    r"(?P<name>(?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+)(?=[,.;]|$)"
)
#: What somebody is, without a name: "the energy minister", "its managing director", "one resident".
ROLE: Final = lazy_pattern(
    r"(?:the|an?|one|another|his|her|its|their|(?:[tT]he )?[\w.-]+(?:['’]s|s['’]))(?: [\w’'/&-]+){1,6}", re.IGNORECASE
)
#: … of some body that is named: "the chairman of the Harbour Trust".
OFFICE_IN: Final = lazy_pattern(r"(?:the|an?|his|her|its|their)\s(?:[a-z-]+\s){1,3}of\s", re.IGNORECASE)
#: … to somebody: "his wife".
KIN: Final = lazy_pattern(r"(?:his|her|its|their|my|our|[\w.-]+(?:['’]s|s['’]))\s", re.IGNORECASE)
#: What closes a name off that stands in apposition, or says where it is from.
APPOSITION_ENDS: Final = lazy_pattern(r"[,.;:!?)]|\s(?:of|from|at|in|on|who)\b|\s*[“\"\n]|$")
#: Where somebody is from: "Anna Berg, of Bergen," before "who said".
OF_PLACE: Final = lazy_pattern(r",\s(?:of|from|in)\s[A-Z][^,]{1,40},?$")
#: … and what they belong to, behind their name: "Anna Berg of the firm Falk".
NAME_OF: Final = lazy_pattern(r"(?<=[\w.])\s(?:of|from|at|for|with)\s(?:the\s|an?\s)?[\w’'. &-]+$")
AT_PLACE: Final = lazy_pattern(rf"\sin (?:{WRITTEN}|\d+)$|\s(?:in|at) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}}$")
#: Words that are a subject alone, all that stands before its verb: "Anna Berg, a nurse,".
APPOSED: Final = lazy_pattern(r"[^,]{2,60},\s(?:[^,]{2,60},\s){1,2}")
#: A verb right behind a name that cannot be a noun: "said London was".
FINITE: Final = lazy_pattern(
    r"\s(?:also |had |has |have )?(?:was|were|is|are|has|have|had|did|does|will|would|can|could|may|might|should|must|"
    r"failed|went|came|took|got|made|gave|sent|led|left|spoke|met|held|saw|knew|[a-z]{2,}ed)\b"
)
#: … and behind whoever would stand behind a verb: "said the focus on trade should".
CLAUSE_GOES_ON: Final = lazy_pattern(
    r"\s(?!(?:who|which|that|when|while|after|as|before|because)\b)[^,.;:]{0,80}?"
    r"\b(?:was|were|is|are|has|have|had|will|would|can|could|may|might|should|must)\b"
)
#: "…, with several commentators" before "asking".
COMPANION: Final = lazy_pattern(
    rf"\b(?:with|as)\s(?:(?!and\b)[\w’'.-]+\s){{0,5}}?(?:(?-i:[^\W\d_a-z])[\w’'.-]+|{_SEVERAL})$", re.IGNORECASE
)
#: What people do who tell of something: "also looked back on", "focused on", "spoke of"; no words of others are theirs.
DOES: Final = lazy_pattern(
    r"\b(?:look(?:s|ed) (?:back|ahead|forward)|reflect(?:s|ed)|focus(?:es|ed)|spoke|speaks|talk(?:s|ed)|"
    r"express(?:es|ed)|apologi[sz](?:es|ed)|marvel(?:s|led|ed)|dismiss(?:es|ed)|compare[sd]|liken(?:s|ed))\b"
    r"(?![^“\"]*\b(?:was|were|been|being|(?:that|which) (?:read|said)s?)\b)"
)
#: A verb before a colon that tells how somebody speaks: "was blunt:", "gave a short answer:".
IS_SO: Final = lazy_pattern(
    r"\b(?:is|was|are|were|sounds|sounded|seems|seemed|remains|remained|has|had|offers|offered|gives|gave|puts?|"
    r"issues|issued|sends|sent|disagrees|disagreed)\b"
)
#: … and what follows a name that is then the subject of what was said: ", which made it, had hidden".
GOES_ON: Final = lazy_pattern(r"[,;:]\s\w|\s\w")
NO_SPEAKER: Final = lazy_pattern(
    r"(?:his|her|its|their|[Aa] (?:day|week|month|year|search)|"
    r"the (?:day|week|month|year|fact|idea|news|number|creation)|than|\d[\d,.]* of the \d[\d,.]*)\b|"
    r".*\b(?:dollars|euros|pounds|million|billion|percent)\b|.*\bthat['’]s$|\W*$|"
    # What shows the hour says it to nobody, and a correction tells of what it takes back.
    r"[Tt]he (?:[a-z]+ )?clocks?$|[Oo]ur (?:report|article|story) (?:of|on) (?:[A-Z][a-z]+day )?\d"
)
