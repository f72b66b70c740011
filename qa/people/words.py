"""Words that tell people, bodies and things apart: offices, trades, kin, what the press is called. English."""

from __future__ import annotations

import re
from typing import Final

from qa.almanac import MONTHS, WEEKDAYS
from qa.kin import RELATIVES
from qa.patterns import lazy_pattern

#: Offices, ranks and trades that stand before a name and are no part of it.
TITLES: Final = frozenset(
    """president vice prime minister secretary chancellor senator sen rep reps representative congressman
    congresswoman gov governor mayor dr mr mrs ms miss sir dame lord lady judge justice officer sgt
    sergeant lt lieutenant col colonel gen general maj major capt captain adm admiral cpl private pfc
    seaman chief king queen prince princess pope ambassador professor prof director speaker leader
    spokesman spokeswoman spokesperson coach ceo cfo coo chairman chairwoman chair republican democrat
    democratic democrats republicans attorney commissioner sheriff detective inspector constable rev
    reverend bishop archbishop cardinal imam sheikh rabbi father sister brother analyst foreign defense
    defence interior finance interim acting deputy labour conservative tory former ex counterpart
    manager editor commander commandant superintendent adviser advisor meteorologist envoy user first
    premier taoiseach treasurer actor actress singer author senior special counsel councillor councilman
    councilwoman baroness baron count duke duchess emperor premier mp mep executive officer lawmaker
    boss captain skipper striker goalkeeper midfielder defender winger star veteran legend comrade
    president-elect communications press principal head author assistant undersecretary doctor nurse
    teacher headteacher farmer shopkeeper barrister solicitor lawyer historian economist scientist researcher
    surgeon paramedic resident neighbour neighbor student volunteer campaigner librarian pensioner councilor
    businessman businesswoman quarterback linebacker cornerback receiver pitcher catcher outfielder infielder forward
    guard centre-half fullback winger halfback lock flanker bowler batsman batter wicketkeeper goaltender rookie
    sophomore freshman junior""".split()
)
#: What goes on over an "and" behind an "of" or "for": "the Centers for Disease Control and Prevention".
OFFICE_OF: Final = frozenset("centers centres division department ministry faculty bureau secretariat".split())
#: … but for those that say nothing without another word: "the former Green Beret".
OFFICES: Final = TITLES - frozenset("former ex acting interim deputy first senior special vice foreign head".split())
#: … of them those that stand before a surname alone and make it somebody's: "Mr Hart", "Mayor Ashdown".
ADDRESSES: Final = frozenset(
    """mr mrs ms miss dr sir dame lord lady baroness president chancellor senator sen rep congressman congresswoman
    minister secretary premier governor gov mayor judge justice officer sgt sergeant lt lieutenant col colonel gen
    capt captain adm admiral commander commissioner constable detective inspector superintendent sheriff ambassador
    professor prof doctor nurse rev reverend bishop archbishop cardinal imam sheikh rabbi father sister brother
    councillor councilman councilwoman alderman""".split()
)
MEN: Final = frozenset(
    """mr sir lord king prince pope father brother congressman spokesman chairman councilman actor""".split()
)
WOMEN: Final = frozenset(
    """mrs ms miss dame lady queen princess sister congresswoman spokeswoman chairwoman councilwoman actress
    duchess baroness""".split()
)
#: A name with one of these is a body, a place or a work, not a person.
BODIES: Final = frozenset(
    """times post journal university college school department ministry agency group inc corp company co ltd
    llc council committee party association league institute center centre office house court bank
    police network news mail guardian independent union nations federation commission foundation society
    service services administration bureau board press telegraph mirror sun express herald tribune
    chronicle today media street city state states county republic kingdom parliament congress senate
    assembly chamber army navy force forces airport hospital church club united foods motors airlines national
    international american european world international security public health program programme project
    act bill street square avenue road park island sea river north south east west central cup prize
    award awards day line trust authority alliance coalition movement front brigade division regiment
    war test plan deal agreement treaty summit conference forum studio studios pictures records
    entertainment games sports fc afc directorate branch unit arena stadium ground hotel restaurant
    museum theatre theater gallery bridge beach valley store stores
    hurricane cyclone typhoon tropical storm arsenal administration authority census""".split()
)
NEVER: Final = frozenset("i instagram twitter facebook telegram youtube tiktok covid".split()).union(
    map(str.casefold, WEEKDAYS), (month.casefold() for month in MONTHS if month != "May")
)
#: First words of places: "New Jersey", "San Francisco" are no people.
PLACE_FIRST: Final = frozenset(
    """new north south east west northern southern eastern western central saint san santa los las el fort
    mount lake cape port great united hong sri saudi costa puerto sierra upper lower greater downtown
    black white grand rio tel abu""".split()
)
#: What the press calls itself, and firms and bodies: "the paper" is the one spoken of last.
PRESS: Final = lazy_pattern(
    r"\b(?:paper|newspaper|daily|tabloid|broadsheet|(?:news )?(?:site|website|outlet)|broadcaster|magazine|agency|"
    r"weekly)$"
)
FIRM: Final = lazy_pattern(
    r"\b(?:company|firm|group|think tank|department|ministry|university|college|bank|club|union|party|charity|agency|"
    r"organi[sz]ation|network|retailer|\w*maker|chain|grocer|operator|carrier|lender|insurer|supplier|manufacturer|"
    r"publisher|developer|startup|airline|giant|institute|school|council|court|commission|league|website)$"
)
#: What people write: "Gilbert’s declaration" speaks for Gilbert.
PAPERS: Final = frozenset(
    """declaration statement tweet post letter report affidavit book filing paper memo speech email message
    testimony newsletter blog column article order opinion essay study obituary biography profile portrait""".split()
)
#: What speaks without being anybody.
THINGS: Final = frozenset(
    """invitation text site notice website lawsuit suit bill order ruling survey poll research review analysis
    document page account channel sign law act forecast data caption video headline complaint indictment
    transcript agenda""".split()
)
#: What speaks for itself, and for none of those who were named before: "the foreign office said".
INSTITUTIONS: Final = frozenset(
    """administration airline airport alliance army assembly authority board brigade broadcaster bureau cabinet campaign
    centre center chamber church city clinic coalition coastguard command committee congress consulate country county
    crew defence defense delegation directorate embassy exchange family federation force foundation fund government
    guard headquarters hospital household inquiry inspectorate jury laboratory legislature military militia mission
    movement municipality museum nation navy observatory office opposition palace panel parliament partnership police
    presidency programme program project province regime region regulator secretariat senate service society squad
    staff state station taskforce team theatre theater town tribunal trust unit village watchdog zoo""".split()
)
#: Who somebody's are.
KIN: Final = RELATIVES.union(
    """partner parents family fiancee friend friends colleague rival boss agent lawyers attorneys allies aides team
    office successor predecessor owner""".split()
)
#: Who asks, and is nobody who was named for something else.
ASKERS: Final = frozenset("moderator interviewer questioner reporter journalist presenter host".split())
#: Who somebody may be, by the end of the word: "the striker", "the lawmaker"; and other such words.
_HUMAN: Final = lazy_pattern(
    r".*(?:ist|ian|m[ae]n|wom[ae]n|(?<!m)ent|ant|or|er|ee|ess|ot|eer|crat|ive|ete)$|"
    r"(?:star|hero|native|teen|teenager|chef|judge|boss|coach|king|queen|duke|victim|champion|icon|guru|whistleblower|"
    r"magnate|athlete|celebrity|billionaire|millionaire|candidate|advocate|graduate|delegate|patriarch|monarch|spouse|"
    r"ace|guy|lad|girl|boy|child|person|suspect|accused|defendant|convict|expert|chief|head|mastermind|guard|cop|nurse|"
    r"midwife|couple|pair|duo|mp|ceo|tsar|czar|mogul|youth|adult|elder|male|female|human|mum|mom|dad|parent|prince|"
    r"captain|pope|priest|saint|fan|american|german|swede|briton|dane|finn|turk|greek|czech|pole|spaniard|scot|swiss|"
    r"japanese|chinese|portuguese|senate hopeful|hopeful|veteran|vocalist|idol|lead|host|legend|recruit|prodigy|pro)$"
)
#: … and what ends so and is no one.
_NO_HUMAN: Final = frozenset(
    """paper letter newsletter computer center order number matter offer power tower river water weather winter summer
    tender poster banner chapter charter register folder trailer server browser printer meter filter counter error
    motor factor sector tractor reactor monitor mirror event segment restaurant warrant grant plant variant covenant
    content percent accident incident continent current patent precedent president's consent component document
    corner border disaster disorder quarter theater theatre newspaper wallpaper cover layer lawsuit hour year door
    floor color colour labor labour honor favour odor rumor tumor tutor's december november october september answer
    another other over under user's archive initiative executive order narrative directive objective perspective
    alternative motive drive hive olive five live committee coffee fee tee employee's process success business
    access address press congress progress princess's mess illness darkness fitness spot shot plot robot ballot
    pilot's lot parrot knot slot pier shelter scanner cooker boiler trawler liner cruiser steamer tanker freighter
    heater cooler mixer terror horror moor radiator generator elevator escalator indicator sensor leather feather
    cancer fever murder thunder wonder danger finger shoulder ladder gutter shutter butter pepper copper silver
    timber chamber plaster roster cluster remnant list mist shower flower clover lever tiger spider oyster lobster
    hamster panther otter beaver badger plover warbler kingfisher burger skyscraper helicopter crossover takeover
    turnover easter header footer router drawer freezer charger adapter converter barrier frontier glacier""".split()
)
PLURAL: Final = lazy_pattern(r"(?:[^s]s|people|police|men|women)$")
#: A description that only one person of all fits, whose name it stands for: "the world's richest man".
UNIQUE: Final = lazy_pattern(r"\b(?!(?:guest|latest|west|test|interest)\b)[a-z]{2,}est\b|\b(?:man|woman|native|star)$")
#: "Her opposite number, " before a name that a comma closes off.
ROLE_BEFORE: Final = lazy_pattern(
    r"(?:^|[.!?”\"]\s|\n|\b(?:said|but|and)\s)(?:the|an?|one|another|(?:his|her|its|their|our|my)|"
    r"(?:[tT]he )?[\w-]+(?:['’]s|s['’]))\s(?:[a-z][\w’'-]*\s){0,5}[a-z][\w’'-]*,\s$",
    re.IGNORECASE,
)


def is_unnamed(speaker: str) -> bool:
    """Whether a speaker is described and not named: "the caller", "One member"."""
    return re.match(r"(?:An?|The|One|Another|His|Her|My|Our)\s(?=[a-z])|[^\W\d_A-Z]", speaker) is not None


def is_no_human(speaker: str) -> bool:
    """Whether a speaker is a body or a thing, which no one calls he or she: "the county", "his family", "the trust"."""
    noun = re.split(r"\s(?:of|for|in|at|from|on|with|to|by)\s", speaker, maxsplit=1)[0].split()[-1].casefold()
    is_body = noun in THINGS | PAPERS | INSTITUTIONS or PRESS.search(noun) or FIRM.search(noun)
    return bool(is_body) or (PLURAL.search(noun) is not None and is_unnamed(speaker))


def is_human(noun: str) -> bool:
    """Whether a word says what somebody is: "minister", "striker"; not "questionnaire"."""
    if re.search(r"year-old$|^ex-", noun):
        return True
    return noun in TITLES | KIN or (noun not in _NO_HUMAN and _HUMAN.match(noun) is not None)
