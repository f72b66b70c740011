"""What a sentence says the contrary of: "the pier closes on 4 May" does not tell when it opens. English.

A model that has learnt from what is answered takes such a sentence for an answer, for all its other words fit;
questions that nothing answers are made so in SQuAD 2.0 too (Rajpurkar et al. 2018, "antonym"). Told by words that come
in pairs and exclude each other where one thing is spoken of. Left out are the two sides of one deed: who buys is sold
to. How often a right answer is taken for a contrary one is in benchmarks/LOG.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, Self

from qa import names
from qa.almanac import MONTH
from qa.lexical import DENYING, NEGATED, STOP_WORDS, words
from qa.patterns import lazy_pattern
from qa.questions import MODAL, OPENING, asks_why
from qa.types import Span
from qa.verbs import base

#: Pairs, their sides parted by "|", by the base of each word. Words in brackets tell that a sentence may speak of that
#: side as well; they are too common to tell that it does. Before a pair "=" says that both must stand before the same
#: word, as in "the first train" and "the last train", and "?" that it is nothing to who did it: that one wins is
#: another's loss. "+" says that it is one where a why is asked for, and there alone: reasons are often told in contrary
#: words, "prices rose" of why sales fell, so that both must be said of the same thing.
_PAIRS: Final = """
open, reopen (unlock, again, start, begin, founded, new, since) | close, shut (lock, closure, end, until);
start, begin, launch, commence, kick off, get under way (first, since, from, open, debut, premiere) | end, finish,
  conclude, cease, wrap up (last, until, to, over, through, close);
open (again, start, begin, from, since) | end, expire (close, until, last);
rise, increase, grow, climb, soar, surge, go up (up, more, high, gain, jump, add, double, treble, raise, lift) | fall,
  drop, decrease, decline, shrink, plunge, plummet, go down, come down (down, less, few, low, lose, slump, lower, cut,
  reduce, halve);
+rise, raise, increase, grow, climb, soar, surge, go up (up, more, high, gain, jump, add, double, treble, lift) | fall,
  decrease, shrink, plunge, plummet, go down, come down (down, less, few, low, lose, drop, decline, slump, lower, cut,
  reduce, halve);
raise, increase, lift, put up (up, more, high, rise, grow, add) | cut, lower, reduce, slash, bring down (down, less,
  few, low, fall, drop, off);
expand, widen, extend, enlarge (more, grow) | shrink, narrow, shorten, close (less, cut, open);
lengthen, prolong | shorten;
approve, adopt, accept, endorse, ratify, vote through (pass, agree, back, support, favour, go ahead, vote for) |
  reject, refuse, veto, decline, vote down, turn down (against, oppose, throw out, fail);
hire, recruit, appoint, take on (new, employ, create, name, send, place) | dismiss, sack, lay off, let go (fire, cut,
  go, lose, redundant, off);
promote (new, rise) | demote, dismiss, sack, let go;
born (birth, bear) | die, died, bury (death, dead, kill, late, body);
arrive (come, reach, get, enter, land) | leave, depart (set off, away, go, from);
join, enter (become, in) | leave, quit (resign, exit, withdraw, out, former, until, drop);
admit, let in (in, enter) | expel, strike off, throw out, send home (out);
take in, bring in (in) | send home, send away (away);
marry (wed, wedding, marriage, wife, husband) | divorce, separate (part, split);
arrest, detain, apprehend, imprison, jail, lock up (custody, prison, hold, seize, capture) | release, freed, acquit
  (bail, out);
convict, guilty (sentence, conviction) | acquit, acquittal, clear of, exonerate, innocent, innocence;
impose, introduce, tighten (new, bring in, put) | lift, abolish, scrap, ease, repeal (end, remove, drop, without);
build, erect, construct (new, rebuild, put up, date) | demolish, destroy, flatten, raze, dismantle, pull down, tear
  down, knock down (ruin, burn, collapse);
founded, establish, set up, create (start, begin, open, launch, new) | dissolve, disband, abolish, wind up (end,
  close);
appear (come) | disappear, vanish (go);
allow, permit (let, licence, permission, may, can, welcome) | ban, forbid, prohibit (bar, stop, block);
survive, rescue, save, survivor (live, alive, escape, unhurt, injure, wound, hurt) | die, died, drown, kill, body
  (dead, death, toll, victim, fatal, lose, try, attempt);
die, died, kill, drown (dead, death, toll, victim, fatal, body, lose, life, try, attempt) | injure, wound, hurt
  (injury, hospital);
recover, get well (cure, heal, better) | fall ill (case, sick);
?win, gain (winner, victory, take, up, beat, defeat) | lose (defeat, down);
admit, confess (plead, guilty) | deny;
confirm (prove, establish) | rule out, deny, refute;
enable, stimulate (lead, make, let) | prevent, block, hinder, keep from;
strengthen | weaken;
import | export;
worldwide, globally (world, global, everywhere) | domestically;
ascend, climb | descend;
deposit | withdraw;
encourage, recommend, advise, urge (for, warn) | discourage, advise against (against);
praise, welcome, thank (like, pleased, good) | criticise, criticize, condemn, complain, grumble, find fault, blame,
  boo, jeer (bad);
hope, look forward (wish, want) | dread, fear (afraid, worry);
reassure, comfort, calm | worry, alarm, trouble;
proud, prouder, proudest | ashamed;
keep, hold on (stay, still) | give up, abandon, hand back (lose);
cancel, call off (not) | go ahead, hold (take place);
switch on, turn on (on) | switch off, turn off (off);
brighten, brighter | dim, darken, darker;
into service, into use | out of service, out of use, empty, disused;
under control | out of control;
top | bottom;
upstairs | downstairs;
profit, surplus, earn (gain, plus) | loss, shortfall, deficit (lose, short, minus);
strength, advantage, benefit | weakness, disadvantage, drawback;
success (hit, succeed) | failure, fail, flop;
suspect (accuse, charge, describe, say, tell) | witness (see);
oldest, eldest | youngest, newest;
older, elder | younger;
highest, tallest | lowest, shortest, smallest;
higher, taller | lower;
longest | shortest, briefest;
largest, biggest, greatest | smallest, tiniest, least;
larger, bigger, greater | smaller;
most (majority, main) | least, fewest;
more (above, over, up, increase, rise) | less, fewer (below, under, down, fall);
twice, double | half as, halve;
best (good, well) | worst, poorest;
better (improve) | worse;
dearest, most expensive | cheapest;
cheaper | dearer, more expensive;
fastest, quickest | slowest;
faster, quicker | slower;
strongest | weakest;
stronger | weaker;
richest, wealthiest | poorest;
hottest, warmest | coldest, coolest;
hotter, warmer | colder, cooler;
heaviest | lightest;
widest | narrowest;
deepest | shallowest;
easiest, simplest | hardest, most difficult, toughest;
prettiest, most beautiful | ugliest;
busiest | quietest;
loudest | quietest;
nearest, closest | farthest, furthest;
earliest | latest;
=severe, serious, heavy | mild, slight, light;
safe | unsafe, dangerous;
legal, lawful | illegal, unlawful;
married | unmarried;
willingly, voluntarily, by choice | unwillingly, reluctantly;
impressive, convincing, encouraging | disappointing, unconvincing, discouraging;
happy, pleased, delighted | unhappy, sad, disappointed, angry;
optimistic, hopeful | pessimistic, gloomy;
maximum | minimum;
northernmost | southernmost;
easternmost | westernmost;
seaward | landward;
upstream | downstream;
indoor | outdoor;
overtime | short time;
beginner | expert, advanced;
amateur | professional;
women (woman, female, lady) | men (man, male);
girls | boys;
morning | evening;
winter | summer;
land (touch down, arrive) | take off (depart, set off);
board, embark | disembark, alight;
move in | move out;
check in | check out;
pick up (collect, load) | drop off, set down;
stay, remain (still) | move out, move away, pull out;
stay up | go to bed;
wake, get up (rise) | fall asleep, go to bed, go to sleep;
find, recover (discover, turn up) | lose (miss, drop);
like, love, adore, enjoy (fond, please, good, favourite) | dislike, hate, loathe, detest, despise, resent;
agree, consent (accept, yes, join, approve) | disagree, refuse, decline;
support, favour, favor (for, back, behind, welcome, approve, agree, vote) | oppose, object, resist, campaign against,
  fight against, protest against (against);
believe (think, trust) | doubt, disbelieve;
defend (defence, support) | attack, criticise, criticize;
include (contain, with, among) | exclude, leave out, omit (without);
connect, attach | disconnect, detach, cut off;
lock | unlock;
load | unload;
fill (full, up) | empty;
freeze (ice, frozen, cold) | thaw, melt;
float (sail, afloat) | sink;
mend, repair (fix, restore) | break, wreck;
waste, squander (spend) | save (save up);
borrow (loan, debt, lend) | repay, pay back, pay off;
pass | fail;
qualify (reach, through) | disqualify, miss out;
attend, turn up (come, there, present) | stay away, boycott (absent);
elect, vote in (win, seat) | vote out (lose);
crown, enthrone | depose, dethrone;
legalise, legalize (legal, allow) | outlaw, criminalise, ban;
uphold | overturn, quash, overrule;
advance (forward) | retreat (back, withdraw);
invade, occupy | liberate (free, freed);
surrender, give in | hold out, resist;
nationalise, nationalize | privatise, privatize;
merge (together, one, unite) | split (divide, apart, separate);
speed up, accelerate (fast, quick) | slow down, brake;
loosen, relax | tighten, stiffen;
sow, plant | harvest, reap, uproot (pick, crop);
bloom, flower | wither, wilt;
ripen | rot;
inhale, breathe in | exhale, breathe out;
inflate | deflate;
swell, multiply | dwindle;
improve, get better (better, good, recover, up) | worsen, deteriorate, get worse;
accuse | exonerate, vindicate;
prosecute | defend;
obey, comply | disobey, defy, flout;
sign (join, buy, new) | offload (leave);
score (goal) | concede;
promote | relegate;
debut (first) | farewell, retire (last);
bury (grave, funeral) | exhume, unearth, dig up;
postpone, put off, delay (late, later) | bring forward;
on time, punctual | late, delayed;
exceed (over, above, more, beyond) | fall short (below, under, miss);
upgrade | downgrade;
overestimate | underestimate;
overspend | underspend;
?birth (born, bear) | death (die, dead);
arrival (arrive, come) | departure (depart, leave);
entrance, entry (enter, in) | exit (leave, out);
victory (win, won, beat, triumph) | defeat (lose, loss, beat);
winner, champion (win, won, first) | loser;
growth (grow, rise, up, increase) | contraction, slump;
shortage (short, lack, too few) | glut, surplus;
income, revenue, turnover (earn, sale, take, receive, bring in, make) | expenditure, expense, outgoing;
asset | liability;
claimant, plaintiff | defendant;
predecessor (before, previous, succeed, replace, follow, former) | successor;
ancestor | descendant;
majority (most) | minority;
?adult (men, women, man, woman, grown) | child, children, juvenile, youngster (kid, under, boy, girl);
?civilian | soldier, troop;
?passenger | crew;
?resident, local (live, household, householder, tenant, villager) | visitor, tourist;
?male (men, man, boy) | female;
favourite | outsider, underdog;
alive (live, survive) | dead (die, kill, death);
awake (wake) | asleep (sleep);
armed (arm, weapon) | unarmed;
paid (pay) | unpaid;
employed (employ, job, work) | unemployed, jobless;
occupied, inhabited | unoccupied, uninhabited, vacant, deserted, derelict;
insured | uninsured;
identified (name) | unidentified, anonymous;
vaccinated | unvaccinated;
skilled, trained | unskilled, untrained;
known (famous) | unknown;
popular | unpopular;
likely (probable) | unlikely;
possible | impossible;
able (can, could) | unable;
expected, planned | unexpected, unplanned;
official | unofficial;
finished (finish, end) | unfinished;
published (publish) | unpublished;
sold (sell) | unsold;
eligible | ineligible;
liable | exempt;
satisfied (please, happy) | dissatisfied, unsatisfied;
damaged (damage, destroy, hit) | undamaged, intact, unscathed;
injured (injure, hurt, wound, injury) | unhurt, unharmed, unscathed, uninjured;
harmful (harm, poison) | harmless;
edible (eat) | inedible, poisonous;
healthy | unhealthy, sick, ill;
quickly | slowly;
friendly | unfriendly, hostile;
fair | unfair;
stable | unstable;
reliable | unreliable;
ally, friend | enemy, foe;
=senior | junior;
=rural (country, village) | urban (city, town);
=inland | coastal, seaside;
onshore | offshore;
inbound, incoming | outbound, outgoing;
northbound | southbound;
eastbound | westbound;
clockwise | anticlockwise, counterclockwise;
uphill | downhill;
vertical | horizontal;
=full-time | part-time;
=voluntary, optional | compulsory, mandatory, obligatory;
=permanent | temporary;
formal | informal;
direct | indirect;
manual | automatic;
digital | analogue, analog;
=natural | artificial, synthetic;
genuine, authentic | fake, forged, counterfeit;
true | untrue, false;
correct (right) | incorrect, wrong;
positive | negative;
wholesale | retail;
online (web, internet, website) | in person, offline;
evergreen | deciduous;
sunrise, dawn (morning) | sunset, dusk (evening);
midday, noon | midnight;
daytime | night-time;
sweet | sour, bitter;
raw | cooked;
sober | drunk;
visible | invisible, hidden;
inflation | deflation;
boom | bust;
exciting, thrilling | boring, dull;
bored | thrilled, excited;
polite | rude;
attract (draw, bring) | repel, deter, put off;
gather, assemble (meet, together) | disperse, scatter;
assemble (build, together) | dismantle, take apart;
heat, warm up (hot, warm) | chill, cool down;
fasten, button, buckle | unfasten, unbutton, unbuckle, undo;
tie, moor, anchor | untie, cast off, set sail;
wrap | unwrap;
pack | unpack;
fold, roll up | unfold, unroll;
plug in | unplug;
put on (wear, dress) | take off, undress;
log in, log on, sign in | log out, log off, sign out;
clock on | clock off;
sit down | stand up, get up;
get on (board, catch, enter) | get off, alight;
get into | get out of;
set out, set off (leave, depart) | come back, get back, return;
pull in (arrive) | pull out, pull away;
mount | dismount;
enrol, register, sign up (join, student) | drop out, opt out;
opt in | opt out;
cheer, applaud, clap | boo, jeer, heckle;
compliment, flatter, praise | insult, scold, tell off;
reward (prize) | punish, penalise, penalize (fine);
pardon, forgive (free, freed, spare) | execute, punish;
admire, respect, look up to | despise, scorn, look down on;
laugh, smile (joke, funny) | cry, weep, frown, sob;
whisper | shout, yell, scream;
push | pull;
add | subtract, deduct;
multiply | divide;
insert | remove, take out, extract;
absorb, soak up | emit, give off, radiate, reflect;
produce (make, production, grow) | consume, consumption;
producer | consumer;
evaporate (vapour, steam) | condense;
accelerate | decelerate;
thrive, flourish, prosper (grow, success) | struggle, wither, die out;
extinct (die, last, vanish) | surviving (live, still);
tame, domesticated | wild, untamed;
fertile (rich) | barren, infertile;
drought (dry) | flood, downpour;
sunny, sunshine (sun, fine) | rainy, overcast, cloudy, foggy;
clear up, brighten up | cloud over;
heatwave (heat, hot) | cold snap, cold spell, frost;
headwind | tailwind;
windward | leeward;
high tide, high water | low tide, low water;
ebb | flow;
full moon | new moon;
arable | pastoral;
carnivore, carnivorous | herbivore, herbivorous;
nocturnal (night) | diurnal;
vertebrate | invertebrate;
warm blooded | cold blooded;
venomous, poisonous (poison, venom) | harmless;
perennial | annual;
son (boy, child, children, kid) | daughter;
mother (mum, parent) | father;
uncle | aunt;
nephew | niece;
grandson (grandchild, grandchildren) | granddaughter;
grandfather, grandpa (grandparent) | grandmother, grandma;
gentlemen | ladies;
?attacker, assailant, killer, murderer (attack, kill, murder, suspect, arrest, hold, charge, accuse, stab,
  shoot, describe, say, tell) | victim (attack, kill, murder, stab, shoot, die, dead, body, hurt, injure, wound);
?driver (drive, wheel, crash, hit, car) | passenger (beside, seat, ride, on board, with);
?noble, aristocrat (nobility) | commoner, peasant;
incumbent | challenger (challenge);
advocate, proponent (supporter, support, back, favour) | opponent, critic;
hero, heroine | villain;
protagonist | antagonist;
veteran (old, experience) | newcomer, novice, rookie;
striker (score, goal, shot, shoot, past, fire) | defender, goalkeeper (save);
undergraduate | postgraduate;
prosecution, prosecutor (prosecute) | defence;
author (write, writer) | illustrator, translator;
composer (compose, write) | conductor;
fiction (novel, story) | documentary;
comedy | tragedy;
prose | verse, poetry;
hardback | paperback;
lyric, libretto (word) | melody, tune (music, score);
solo (alone) | duet;
matinee | evening;
afternoon | morning, evening;
autumn | spring;
breakfast | dinner, supper, lunch;
lunch | dinner, supper;
starter, appetiser | dessert, pudding;
ripe | unripe;
salted | unsalted;
sweetened | unsweetened;
crisp, crunchy | soggy, limp;
alcoholic (alcohol) | alcohol free, soft drink;
=electric | diesel, petrol, steam;
renewable (wind, sun, solar) | fossil;
attic, loft | cellar, basement;
ground floor | top floor, upper floor, basement;
starboard | port side;
bow | stern;
crest, peak (high) | trough;
ashore (land, beach) | afloat;
abroad, overseas (foreign) | at home;
interior | exterior;
internal | external;
upward | downward;
forwards | backwards;
ascent (climb, ascend) | descent;
northward | southward;
eastward | westward;
northerly | southerly;
easterly | westerly;
on the left | on the right;
turn left | turn right;
singular | plural;
vowel | consonant;
prefix | suffix;
lower case, lowercase | upper case, uppercase;
acid, acidic | alkaline;
opaque | transparent;
convex | concave;
symmetrical | asymmetrical;
finite | infinite;
benign | malignant;
acute | chronic;
=inherited, hereditary (inherit) | acquired;
bacterial (bacteria) | viral;
vein | artery;
inpatient | outpatient;
conscious | unconscious;
premature | full term;
overweight, obese | underweight;
relieve, soothe, ease | aggravate;
cause (lead, result, due, make, bring, because, trigger) | cure, avert, ward off;
discharge (leave, release, home) | admit to, admit with;
presence | absence;
literate | illiterate;
suspend, suspension | reinstate;
in power | in opposition;
regulate | deregulate;
centralise, centralize | decentralise, decentralize, devolve;
take office, sworn in, inaugurate (become, new, elect, swear, appoint, succeed, follow) | leave office, step down,
  resign;
break out (begin, start) | die down, put out, extinguish, burn out;
light, ignite, kindle, set fire, set alight (burn, start, lit) | put out, extinguish, douse, quench;
enlist, join up, conscript, volunteer | demobilise, demobilize;
deploy (send, sent) | withdraw, pull out;
offensive | defensive;
besiege (siege) | relieve;
kidnap, abduct (hold, hostage, take) | freed, release, let go, rescue (home, safe, out);
seize, confiscate (take) | hand back, give back;
grant, award (give, receive, get, win) | refuse, revoke, withhold, turn down;
lenient | harsh, strict, severe;
strict (tough, firm) | lax;
valid | invalid, void;
deliberate, intentional, deliberately, on purpose, intentionally (plan, mean, intention) | accidental, accidentally,
  by accident, by mistake, unintentional;
breach, violate, infringe | abide by, comply;
solvent | insolvent, bankrupt;
in house | outsource;
appreciate | depreciate;
overvalued | undervalued;
overpaid | underpaid;
short term | long term;
short haul | long haul;
outperform | underperform, lag;
ahead of schedule | behind schedule;
ahead, in the lead (lead, first) | trail, lag;
full price | half price, discount;
for free, free of, free entry (free) | fee;
one way | two way;
crowded, packed (crowd, full) | deserted, empty, uncrowded;
licensed | unlicensed;
crewed (man, crew, aboard) | unmanned, uncrewed;
lit | unlit;
furnished | unfurnished;
marked | unmarked;
second hand (use) | unused, brand new;
limited | unlimited;
beaten (lose, defeat) | unbeaten;
solved | unsolved;
elected | unelected;
qualified | unqualified;
authorised, authorized | unauthorised, unauthorized;
developed (develop) | undeveloped, underdeveloped;
polluted | unpolluted;
protected | unprotected;
aware | unaware;
willing | unwilling, reluctant;
certain, sure, confident | uncertain, unsure, doubtful;
comfortable | uncomfortable;
important | unimportant, trivial;
necessary, essential, vital (need, must) | unnecessary, needless;
useful (use, help) | useless;
careful, cautious | careless, reckless;
powerful | powerless;
painful (pain, hurt) | painless;
delicious, tasty | tasteless, bland, disgusting;
successful (success, succeed, win) | unsuccessful;
loyal, faithful | disloyal, unfaithful;
grateful, thankful (thank) | ungrateful, resentful;
honest, truthful | dishonest;
lucky, fortunate | unlucky, unfortunate;
suitable (suit) | unsuitable;
acceptable (accept) | unacceptable;
affordable (afford) | unaffordable;
accessible | inaccessible;
available (get, buy) | unavailable, sold out;
curable | incurable;
accurate, precise, exact | inaccurate, imprecise, approximate;
adequate, sufficient (enough) | inadequate, insufficient;
complete | incomplete;
convenient | inconvenient;
experienced (experience, veteran) | inexperienced;
flexible | inflexible, rigid;
mature | immature;
regular | irregular;
relevant | irrelevant;
religious | secular;
secure | insecure;
significant | insignificant, negligible;
soluble | insoluble;
tolerant | intolerant;
active | inactive, dormant;
equal | unequal;
agreement (agree) | disagreement;
approval (approve) | disapproval, rejection, refusal;
approve | disapprove;
activate (on) | deactivate, disable;
install | uninstall;
upload | download;
encrypt | decrypt;
input | output;
hardware | software;
wireless | wired;
recycle, reuse (make, turn into, new) | throw away, discard, landfill;
keep (save) | throw away, discard, get rid of, give away;
flammable, inflammable | fireproof;
toxic (poison) | harmless;
handmade, by hand | mass produced, by machine;
=sharp | blunt;
straight | curved, crooked, winding;
steep | gentle;
noisy | quiet, silent;
brave, courageous | cowardly, timid;
generous | stingy, miserly;
modest, humble | arrogant, boastful;
shy, timid | outgoing, bold;
hard working, diligent | lazy, idle;
wise, sensible | foolish, silly;
selfish | unselfish, selfless;
clever, intelligent | stupid;
kind hearted, gentle (kind) | cruel, unkind;
cheer up | sadden;
amuse, entertain | bore;
relieved | worried, anxious;
relaxed | tense;
interested, fascinated | bored, uninterested;
optimist | pessimist;
pro | con;
upside | downside;
highlight, high point | low point;
heaven | hell;
persuade, talk into, convince | dissuade, talk out of, deter;
help, aid (support) | hinder, hamper;
benefit | harm;
continue, carry on (go on, still) | halt, discontinue, break off;
resume (start again, restart, continue) | suspend, halt, interrupt;
evacuate (leave) | return, go back, move back (home, back, allow, let);
publish (appear, print) | suppress, ban;
renew | cancel, axe;
add | remove, delete, erase;
dive (submerge) | resurface;
lay | hatch;
hang, hang up | take down;
put up, switch on, turn on (hang, go up, erect, build, raise, first) | take down (remove, come down);
form (found, start, begin, create) | disband, split up, break up, dissolve;
reunite, get together (together) | split up, break up, disband;
step up, intensify | scale back, scale down, ease off;
phase in | phase out;
renovate, refurbish, restore (repair) | demolish, vandalise, knock down;
on display, on show (show, display) | in storage;
well received | poorly received;
lead role, title role | supporting role;
prove, proof | disprove, refute;
quantitative | qualitative;
dominant | recessive;
terrestrial | aquatic, marine;
launch (start, lift off, blast off) | splash down, touch down (land);
lift off, blast off (launch) | splash down, touch down (land);
dock | undock;
nearby, close to (near) | far away;
go to work | come home;
spend (spent, cost, pay) | save up, put by;
earn (get, pay, make) | spend;
rent (let, lease, tenant, month, week) | buy, purchase;
wedding (marry, wed, marriage) | divorce, separation;
christening, baptism, wedding | funeral, burial;
abundant, plentiful, abundance (rich) | scarce, scarcity;
suddenly, abruptly | gradually;
immediate, instant | gradual, delayed;
enduring, long lived (last) | short lived, fleeting;
temporarily | permanently;
legally | illegally;
directly | indirectly;
safely | dangerously;
publicly, in public, openly | privately, in private, secretly, in secret;
officially | unofficially;
successfully | unsuccessfully, in vain;
correctly | incorrectly, wrongly;
completely, fully, wholly | partly, partially;
together, jointly | separately, individually;
loudly | quietly, softly;
carefully | carelessly;
peaceful, peacefully | violent, violently;
clothed | naked, nude;
on duty | off duty;
in stock | out of stock, sold out;
in print | out of print;
in season | out of season;
up to date | out of date, outdated;
on target | off target;
on land | at sea;
city centre, town centre, downtown | suburb, outskirts;
lowland | highland, upland;
tropical | polar, arctic, temperate;
salt water, saltwater, seawater | fresh water, freshwater;
full sun | shade, shady;
working class | upper class, middle class;
gold (first, beat, champion, title) | silver, bronze;
silver | bronze;
runner up (second, lose, beat, defeat) | winner, champion (win, beat, defeat, first);
cleanest | dirtiest, filthiest;
cleaner | dirtier;
wettest | driest;
wetter | drier;
brightest | darkest, dimmest, dullest;
lighter | heavier, darker;
softest | hardest;
softer | harder;
thickest | thinnest;
thicker | thinner;
roughest | smoothest;
sharpest | bluntest;
noisiest | quietest;
louder, noisier | quieter;
freshest | stalest;
sweetest | sourest, bitterest;
happiest | saddest, unhappiest;
happier | sadder, unhappier;
kindest | cruellest;
bravest | most cowardly;
cleverest, smartest | stupidest;
safest | most dangerous, riskiest, deadliest;
safer | riskier, more dangerous;
healthiest | unhealthiest;
healthier | unhealthier, sicker;
richer, wealthier | poorer;
mildest | harshest, severest;
wider, broader | narrower;
deeper | shallower;
longer | shorter, briefer;
easier, simpler | harder, tougher, more difficult;
busier | quieter;
nearer, closer | farther (further);
steepest | gentlest, flattest;
strictest | most lenient;
most common, commonest | rarest;
innermost | outermost;
topmost, uppermost | lowest;
sunniest | rainiest, cloudiest, dullest;
dullest | most exciting, liveliest;
=first | last (since);
=upper | lower;
=high | low;
=left | right;
=northern | southern;
=eastern | western;
=north | south;
=east | west;
=big, large | small, little;
=long | short;
=rich | poor;
=hot, warm | cold, cool;
=strong | weak;
=deep | shallow;
=early | late;
=public | private;
=standard | basic, premium, deluxe;
=basic | premium, deluxe;
=electric | petrol, diesel;
=domestic, home | foreign;
=new (replace, successor, future) | old, former (new);
=easy, simple | difficult, hard, complicated;
=cheap | expensive, dear;
=fast, quick | slow;
=wet | dry;
=clean | dirty;
=bright | dark;
=thick | thin;
=wide, broad | narrow;
=soft | hard;
=full | empty;
=rough | smooth;
=inner | outer;
=front | back, rear;
=home | away;
=day | night;
=single | double;
=single | return;
=right | wrong;
=odd | even;
=civil | criminal;
=fresh | stale;
=hind | front;
=civilian | military;
=next, upcoming | previous, last, past;
=good | bad;
=major, main | minor;
=tall | short;
=loud | quiet, silent;
=modern, contemporary | ancient, traditional, old fashioned;
=final | first, opening, initial;
=gross | net;
=tender | tough;
=original | copy, replica;
=native | foreign, alien, invasive, introduced;
=real | fake, artificial;
=wild | captive, farmed;
=light | dark;
=solid | hollow, liquid;
=adoptive, foster | biological, birth;
=maternal | paternal;
=solar | lunar;
=above | below, beneath;
=inside | outside;
=common | rare;
=fixed | variable;
=primary | secondary;
=giant | dwarf;
=tight | loose;
=state | private, independent;
=central | outer, peripheral;
=plain | patterned;
=clear | cloudy;
=written | oral, spoken;
=annual, yearly (year) | monthly, weekly, daily;
=weekly (week) | daily, monthly
"""
#: Who voted how, each in a clause of its own.
_VOTED_FOR: Final = lazy_pattern(r"\bvot\w+ (?:\w+ )?(?:for|yes)\b|\bin favou?r\b", re.IGNORECASE)
_VOTED_AGAINST: Final = lazy_pattern(r"\bvot\w+ (?:\w+ )?no\b|\bagainst\b", re.IGNORECASE)
_VOTES: Final[tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = (
    (_VOTED_FOR, _VOTED_AGAINST),
    (_VOTED_AGAINST, _VOTED_FOR),
)
#: Words between one that tells which way something went, and what it is said of.
_NEAR: Final = 4
_NOT: Final = lazy_pattern(rf"\b(?:{DENYING}|without|unless|except)\b|n['’]t\b", re.IGNORECASE)
#: "Not", with what it denies: a few words, as `_told` writes them.
_DENIED: Final = lazy_pattern(rf"(?<= )(?:{DENYING}|without|unles|except)(?: \w+){{1,3}}(?= )")
_BE: Final = frozenset("be been being get got is are was were".split())
#: What is told by the way, of others: "…, which came into force in 1996, …", "…, closed on Sundays", "(closed on
#: Sundays)", "…, unseating Tom Lund", "on the site of a mill destroyed by fire".
_ASIDE: Final = lazy_pattern(
    r"(?P<apart>, (?:which|who|whose)\b[^,;]*|\([^()]*\))"
    r"|, (?:\w{2,}ing|(?P<past>shut|\w{2,}ed))\b[^,;]*|\bon the (?:site|spot|ruins) of\b[^,;]*"
)
_JOINTS: Final = lazy_pattern(
    r";| (?:after|before|when|while|whereas|though|although|and|but)\b| [–—] | compared (?:with|to)\b| against an?\b"
    r"|, (?:with|or)\b"
)
#: Behind what is so, why, or of somebody else: the cause of a fall may be that something rose.
_REASON: Final = lazy_pattern(r",? because\b|, (?:as|since|despite)\b| (?:despite|whose)\b")
#: A relative clause that tells of words further on than those of a span: "(1830-1901) was a painter who died in Rome".
_OF_THESE: Final = lazy_pattern(r"(?:(?! (?:who|which)\b) [^\s,;]+){3,}(?= (?:who|which)\b)")
#: Has something of its own to count or to say what it costs: "£8, free for children".
_FREE: Final = lazy_pattern(r"\bfree\b", re.IGNORECASE)
#: Begins what goes on with the clause before: "fell, by 12 percent, to £4m".
_GOES_ON: Final = lazy_pattern(
    r"\s*(?:(?:by|to|from|of|about|some|nearly|almost|over|\w+ing)\b|[^,;]* of (?:them|whom|these|those|which)\b)",
    re.IGNORECASE,
)
#: What is no contrary, though its words are: of what takes another's place or goes away from it; nearness; what
#: somebody finds or will not say; a season; a number that another stays below.
_NO_CONTRARY: Final = lazy_pattern(
    r"\b(?:replac(?:e|es|ed|ing)|instead of|in place of|from) (?:the|an?|its|their|his|her) \w+"
    r"|\bclose (?:to|by|at hand)\b|\bconclud\w+ that\b|\bin the end\b"
    r"|\bdeclin\w+ to\b|\brefus\w+ to (?:say|comment|give|answer|discuss|be)\b"
    r"|\b(?:this|last|next|each|every|by|in(?: the)?) fall\b(?! (?:of|in)\b)|\b(?:less|fewer) than\b",
    re.IGNORECASE,
)
#: What says which one is meant, of a word that may be a verb: "a lost anchor", "the narrow road".
_ATTRIBUTE: Final = lazy_pattern(
    r"\b((?:an?|the|its|his|her|their|this|that|one) )([a-z]+)"
    r"(?= (?!(?:is|are|was|were|has|have|had|will|in|on|at|of|by|from|to|for|and|or|but|with)\b)\w)",
    re.IGNORECASE,
)
_ADJECTIVES: Final = frozenset("close clear empty free narrow lower".split())
#: A name inside a sentence: "the Winter Gardens".
_NAMED: Final = lazy_pattern(r"(?<=[\w,;:’'\-] )[A-Z]\w+")
_CLAUSES: Final = lazy_pattern(r"[,;:()–—]| (?:and|but|while|whereas|with)\b")
#: Asks for something that stands in a sentence: not what became of somebody, which may be the contrary.
_ASKS_ONE: Final = lazy_pattern(
    rf"{OPENING}(?:(?:by|in|on|at|from|to|of|for|with|under|since) )?"
    r"(?:who|whom|whose|which|what(?! (?:happen|became|becomes|did [^?]* do\b))|where|when|why"
    r"|how (?!(?:long|late)\b)\w+)\b",
    re.IGNORECASE,
)
_ASKS_WHO: Final = lazy_pattern(rf"{OPENING}(?:whom?|which)\b", re.IGNORECASE)
#: "Marries", "dropped", "closing", "opens".
_ENDING: Final = lazy_pattern(r"(?<=\w{2})(?:(?P<y>i)(?:es|ed)|ing|ed|(?<![sui])s)$")
_NO_FORMS: Final = frozenset("evening morning willing free news none note notes noted noting".split())
#: Says which one is meant: "the pier that was shut".
_WHICH_ONE: Final = lazy_pattern(r"(?<=\w )(?:that|who|whose)\b.*|, which\b.*", re.IGNORECASE | re.DOTALL)
_DEGREE: Final = lazy_pattern(rf"({OPENING}(?:\w+ )?how) (?!man|much)\w+", re.IGNORECASE)
_AUXILIARY: Final = lazy_pattern(rf"\b{MODAL}\b", re.IGNORECASE)
#: Asks for the end of what it names: "What time is it open until?".
_UNTIL: Final = lazy_pattern(r"\b(?:until|till)\W*$", re.IGNORECASE)
#: Before what is so from then on: "closed until 5 May" tells when it opens.
_UP_TO: Final = lazy_pattern(r"\b(?:until|till)(?: the| about| at least)? ?$", re.IGNORECASE)
#: Before what something else is measured by: "the mill is older than the inn" tells that the inn is younger. No number:
#: "fewer than twelve passed" tells of nothing that failed.
_THAN: Final = lazy_pattern(
    r"\b(?!(?:more|less|fewer|rather|other) )\w+ than (?:(?:in|on|at|of|for|an?|the|its|their|his|her) )*$",
    re.IGNORECASE,
)
#: "Last year" and "the end of May" say when, "at first" in which order.
_NO_RANK: Final = lazy_pattern(
    r"\blast (?=(?:year|month|week|night|summer|autumn|winter|spring|season|time|\w+day|"
    rf"{MONTH})\b)"
    r"|\b(?:at|for the) (?:first|last|least|most)\b|\b(?:first|last) (?:time|name)\b|\b(?:end|start) of\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Side:
    """The words of one side of a pair, each as `_told` writes it."""

    #: Any of them tells that it is this side that is spoken of …
    plain: tuple[str, ...]
    #: … and any of these that it may be.
    others: tuple[str, ...]

    @cached_property
    def weighty(self) -> tuple[str, ...]:
        """Those of the others that say something by themselves."""
        return tuple(one for one in self.others if one.strip() not in STOP_WORDS)

    @classmethod
    def of(cls, listed: str) -> Self:
        plain, _, others = listed.strip().removesuffix(")").partition("(")
        return cls(*(tuple(map(_told, filter(None, side.strip().split(", ")))) for side in (plain, others)))


@dataclass(frozen=True)
class _Pair:
    """What a question may ask of, and its contrary."""

    one: _Side
    other: _Side
    #: Whether both must stand before the same word.
    alike: bool
    #: Whether it is nothing to who did it.
    two_sided: bool
    #: Whether it is for what asks why, and both must be said of the same thing.
    of_why: bool

    def asked(self, main: str, question: str, *, who: bool) -> bool:
        """Whether a question asks of the one, and names the other nowhere, not even to say which is meant."""
        return not (who and self.two_sided) and _has(main, self.one.plain) and not _has(question, self.other.plain)

    def may_tell(self, sentence: str) -> bool:
        """Whether a sentence, as `_told` writes it, may speak of what is asked."""
        return _has(sentence, (*self.one.plain, *self.one.others))

    def is_opposed(self, question: str, sentence: str) -> bool:
        """Whether a sentence tells of the contrary alone.

        Args:
            question: as `_told` writes it.
        """
        if self.may_tell(_told(sentence)):
            return False
        said = _DENIED.sub(" ", _told(sentence if self.alike else _saying(sentence)))
        if not _has(said, self.other.plain):
            return False
        if self.of_why and _before(question, self.one.plain).isdisjoint(_beside(said, self.other.plain)):
            return False
        return not self.alike or not _behind(question, self.one.plain).isdisjoint(_behind(said, self.other.plain))


def opposes(question: str, sentence: str, span: Span) -> bool:
    """Whether a sentence says the contrary of what a question asks of a span in it.

    Args:
        span: of the sentence, half-open, in code points of it.
    """
    pairs, votes = _asked(question)
    if votes and _voted(*votes, sentence, span):
        return True
    before = sentence[: span[0]]
    if not pairs or _UP_TO.search(before) or (_THAN.search(before) and sentence[span[0]].isalpha()):
        return False
    asked = _told(question)
    opposed = [pair for pair in pairs if pair.is_opposed(asked, sentence)]
    if not opposed:
        return False
    own = _own_clause(sentence, span)  # "Twelve were pulled from the sea, but four drowned"
    return any(pair.is_opposed(asked, own) for pair in opposed)


def may_tell(question: str, sentence: str) -> bool:
    """Whether a sentence has a word for what a question asks of that has a contrary."""
    pairs, votes = _asked(question)
    told = _told(sentence)
    return any(pair.may_tell(told) for pair in pairs) or bool(votes and votes[0].search(sentence))


def may_oppose(question: str, text: str) -> bool:
    """Whether any sentence of a text may, so that the others need not be looked at."""
    pairs, votes = _asked(question)
    told = _told(text) if pairs else ""
    return any(_has(told, pair.other.plain) for pair in pairs) or bool(votes and votes[1].search(text))


def touches(deed: str, sentence: str) -> bool:
    """Whether a sentence has a word of a pair that a deed has a word of: of the same side, or one that tells of the
    other.
    """
    told, said = _told(deed), _told(sentence)
    near = dict.fromkeys(pair for word in told.split() for pair in _by_word().get(word, ()))
    return any(
        _has(told, pair.one.plain) and _has(said, (*pair.one.plain, *pair.one.weighty, *pair.other.plain))
        for pair in near
    )


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[tuple[_Pair, ...], tuple[re.Pattern[str], re.Pattern[str]] | None]:
    """The pairs that a question asks of, and what tells of the votes that it asks of, and of the others."""
    if not _ASKS_ONE.match(question):
        return (), None
    why = asks_why(question)
    votes = None if why else next((each for each in _VOTES if each[0].search(question)), None)
    if _NOT.search(question) or _UNTIL.search(question):
        return (), votes
    main, told, who = _told(_main(question)), _told(question), bool(_ASKS_WHO.match(question))
    near = dict.fromkeys(pair for word in main.split() for pair in _by_word().get(word, ()) if pair.of_why is why)
    return tuple(pair for pair in near if pair.asked(main, told, who=who)), votes


def _main(question: str) -> str:
    """A question without its names, and without what merely says which one is meant: "the pier closed in March".

    "Heavy" is no more asked of than light where a question asks how heavy something is.
    """
    first, *rest = _DEGREE.sub(r"\1", _WHICH_ONE.sub("", question)).split(" ")
    kept = [word for word in rest if not word[:1].isupper()]
    if _AUXILIARY.search(question):  # so no past form is its verb, unless it is passive
        pairs = pairwise((first, *kept))
        kept = [word for before, word in pairs if before in _BE or not (word.endswith("ed") or base(word) != word)]
    return " ".join((first, *kept))


def _voted(so: re.Pattern[str], otherwise: re.Pattern[str], sentence: str, span: Span) -> bool:
    """Whether the clause of a span tells who voted otherwise."""
    start, stop = _between(_CLAUSES, sentence, span, (0, len(sentence)))
    if so.search(sentence, start, stop) or _NOT.search(sentence, start, stop):
        return False
    return bool(otherwise.search(sentence, start, stop))


def _own_clause(sentence: str, span: Span) -> str:
    """The part of a sentence that a span of it stands in, without what merely tells of others in between."""
    within = 0, len(sentence)
    for one in _ASIDE.finditer(sentence):
        if one["past"] and "," in sentence[: one.start()]:
            continue  # "The mayor, Ann Berg, closed it"
        if one.start() <= span[0] and span[1] <= one.end():
            within = one.span() if one["apart"] else within
            break
        sentence = f"{sentence[: one.start()]}{' ' * len(one.group())}{sentence[one.end() :]}"
    start, end = _between(_JOINTS, sentence, span, within)
    if reason := _REASON.search(sentence, span[1], end):
        end = reason.start()
    if far := _OF_THESE.match(sentence, span[1], end):
        end = far.end()
    return _own_share(sentence, span, (start, end))


def _own_share(sentence: str, span: Span, clause: Span) -> str:
    """A clause without the parts, between commas, that tell figures of their own beside one: "£8, £4 for children"."""
    told = sentence[slice(*span)]
    if not names.figures(told) or names.dates(told):
        return sentence[slice(*clause)]
    start = max(sentence.rfind(", ", clause[0], span[0]) + 1, clause[0])
    end = sentence.find(", ", span[1], clause[1])
    end = clause[1] if end < 0 else end
    if _GOES_ON.match(sentence, start, end):
        return sentence[slice(*clause)]
    before, behind = (
        [one for one in part.split(", ") if one and not (names.figures(one) or _FREE.search(one))]
        for part in (sentence[clause[0] : start], sentence[end : clause[1]])
    )
    return ", ".join((*before, sentence[start:end], *behind))


@lru_cache(maxsize=256)
def _saying(sentence: str) -> str:
    """A sentence without the words that say no contrary of anything: names, and what only says which one is meant."""
    said = _ATTRIBUTE.sub(_unsaid, _NO_CONTRARY.sub(" ", sentence))
    return _NAMED.sub(" ", said)


def _unsaid(one: re.Match[str]) -> str:
    word = one[2].casefold()
    return one[1] if word.endswith("ed") or base(word) != word or word in _ADJECTIVES else one.group()


def _between(joints: re.Pattern[str], sentence: str, span: Span, within: Span) -> Span:
    """The part of a part of a sentence that lies between the joints around a span."""
    start = max((one.end() for one in joints.finditer(sentence, within[0], span[0])), default=within[0])
    joint = joints.search(sentence, span[1], within[1])
    return start, joint.start() if joint else within[1]


def _has(told: str, entries: Iterable[str]) -> bool:
    return any(one in told for one in entries)


def _behind(told: str, entries: Iterable[str]) -> set[str]:
    """The words that stand behind any of some."""
    return {rest.split()[0] for one in entries for rest in told.split(one)[1:] if rest.strip()}


def _before(told: str, entries: Iterable[str]) -> set[str]:
    """The words that stand before any of some."""
    return {rest.split()[-1] for one in entries for rest in told.split(one)[:-1] if rest.strip()}


def _beside(told: str, entries: Iterable[str]) -> set[str]:
    """The words that stand near any of some, before or behind: "raised its pre-tax profit", "profit rose"."""
    around = (both for one in entries for both in pairwise(part.split() for part in told.split(one)))
    return {word for before, behind in around for word in (*before[-_NEAR:], *behind[:_NEAR])}


@lru_cache(maxsize=256)
def _told(text: str) -> str:
    """The words of a text without their endings, with spaces between and around them. Many spans have one sentence."""
    said = ("not" if word in NEGATED else _plain(word) for word in words(_NO_RANK.sub(" ", text)))
    return f" {' '.join(said)} "


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """A word without the endings of its forms, and no more: by their Porter stems "several" is "severe", and
    "department" what departs.
    """
    word = base(word)
    if word not in _NO_FORMS:
        ending = _ENDING.search(word)
        word = word[: ending.start()] + ("y" if ending["y"] else "") if ending else word
        word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] if word[-2:-1] == word[-1:] else word


@lru_cache(maxsize=1)
def _pairs() -> tuple[_Pair, ...]:
    """Each pair, and each turned round."""
    pairs = []
    for listed in " ".join(_PAIRS.split()).split(";"):
        one, other = map(_Side.of, listed.strip(" =?+").split("|"))
        for sides in ((one, other), (other, one)):
            pairs.append(_Pair(*sides, alike="=" in listed, two_sided="?" in listed, of_why="+" in listed))
    return tuple(pairs)


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, Sequence[_Pair]]:
    """The pairs by the first word of each that asks of them: a question has few words, and the table many pairs."""
    found: dict[str, list[_Pair]] = {}
    for pair in _pairs():
        for word in dict.fromkeys(entry.split()[0] for entry in pair.one.plain):
            found.setdefault(word, []).append(pair)
    return found
