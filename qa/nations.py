"""Countries by their names and adjectives, so that "Russia's president" and "the Russian president" are of one."""

from __future__ import annotations

import re
from typing import Final

#: A country a line: its adjective, then its names.
_WORDS: Final = """
afghan, afghanistan
albanian, albania
algerian, algeria
american, america, us, u.s, usa, u.s.a, united states
angolan, angola
argentine, argentina, argentinian, argentinean
armenian, armenia
australian, australia
austrian, austria
azerbaijani, azerbaijan, azeri
bahraini, bahrain
bangladeshi, bangladesh
belarusian, belarus, belarussian
belgian, belgium
bolivian, bolivia
bosnian, bosnia
brazilian, brazil
british, britain, great britain, uk, u.k, united kingdom
bulgarian, bulgaria
burmese, myanmar, burma
cambodian, cambodia
cameroonian, cameroon
canadian, canada
chadian, chad
chilean, chile
chinese, china
colombian, colombia
congolese, congo
croatian, croatia
cuban, cuba
cypriot, cyprus
czech, czechia, czech republic
danish, denmark
dutch, netherlands, holland
ecuadorian, ecuador
egyptian, egypt
english, england
eritrean, eritrea
estonian, estonia
ethiopian, ethiopia
finnish, finland
french, france
gambian, gambia
georgian, georgia
german, germany
ghanaian, ghana
greek, greece
guatemalan, guatemala
guinean, guinea
haitian, haiti
honduran, honduras
hungarian, hungary
icelandic, iceland
indian, india
indonesian, indonesia
iranian, iran
iraqi, iraq
irish, ireland
israeli, israel
italian, italy
ivorian, ivory coast, côte d'ivoire
jamaican, jamaica
japanese, japan
jordanian, jordan
kazakh, kazakhstan
kenyan, kenya
kosovan, kosovo
kuwaiti, kuwait
kyrgyz, kyrgyzstan
laotian, laos
latvian, latvia
lebanese, lebanon
liberian, liberia
libyan, libya
lithuanian, lithuania
luxembourgish, luxembourg
macedonian, macedonia
malaysian, malaysia
malian, mali
maltese, malta
mexican, mexico
moldovan, moldova
mongolian, mongolia
montenegrin, montenegro
moroccan, morocco
mozambican, mozambique
namibian, namibia
nepalese, nepal, nepali
nicaraguan, nicaragua
nigerian, nigeria
nigerien, niger
north korean, north korea
norwegian, norway
omani, oman
pakistani, pakistan
palestinian, palestine
panamanian, panama
paraguayan, paraguay
peruvian, peru
philippine, philippines, filipino
polish, poland
portuguese, portugal
qatari, qatar
romanian, romania
russian, russia
rwandan, rwanda
saudi, saudi arabia, saudi arabian
scottish, scotland
senegalese, senegal
serbian, serbia
singaporean, singapore
slovak, slovakia
slovenian, slovenia
somali, somalia
south african, south africa
south korean, south korea
spanish, spain
sri lankan, sri lanka
sudanese, sudan
swedish, sweden
swiss, switzerland
syrian, syria
taiwanese, taiwan
tajik, tajikistan
tanzanian, tanzania
thai, thailand
tunisian, tunisia
turkish, turkey, türkiye
turkmen, turkmenistan
ugandan, uganda
ukrainian, ukraine
uruguayan, uruguay
uzbek, uzbekistan
venezuelan, venezuela
vietnamese, vietnam
welsh, wales
yemeni, yemen
zambian, zambia
zimbabwean, zimbabwe
"""
_NATIONS: Final = {word: line.split(", ")[0] for line in _WORDS.strip().splitlines() for word in line.split(", ")}
#: What is another word in small letters.
_OTHER: Final = frozenset(("us", "turkey", "chad", "polish", "china", "niger"))
_NATION: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(re.escape(word) for word in sorted(_NATIONS, key=len, reverse=True))})(?![\w])",
    re.IGNORECASE,
)


def nations(text: str) -> frozenset[str]:
    """The countries that the words name or are of, each by its adjective in small letters."""
    found = (match.group() for match in _NATION.finditer(text))
    return frozenset(_NATIONS[word.casefold()] for word in found if word not in _OTHER)


def without_nations(text: str) -> str:
    """The words but for those that name a country."""
    return " ".join(_NATION.sub(lambda match: match.group() if match.group() in _OTHER else " ", text).split())
