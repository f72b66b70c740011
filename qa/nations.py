"""Countries by their names, adjectives and people, so that "Russia's president" and "the Russian president" are of one.

English. What is no country (the European Union, a city with two spellings) is not here.
"""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern

#: A country a line: its adjective, then its names, and those of its people that are not the adjective with an "s".
_WORDS: Final = """
afghan, afghanistan
albanian, albania
algerian, algeria
american, america, us, u.s, usa, u.s.a, united states
andorran, andorra
angolan, angola
argentine, argentina, argentinian, argentinians, argentinean
armenian, armenia
australian, australia
austrian, austria
azerbaijani, azerbaijan, azeri
bahamian, bahamas
bahraini, bahrain
bangladeshi, bangladesh
barbadian, barbados
belarusian, belarus, belarussian
belgian, belgium
beninese, benin
bhutanese, bhutan
bolivian, bolivia
bosnian, bosnia
botswanan, botswana
brazilian, brazil
british, britain, great britain, uk, u.k, united kingdom, britons
bruneian, brunei
bulgarian, bulgaria
burkinabe, burkina faso
burmese, myanmar, burma
burundian, burundi
cambodian, cambodia
cameroonian, cameroon
canadian, canada
central african, central african republic
chadian, chad
chilean, chile
chinese, china
colombian, colombia
congolese, congo
costa rican, costa rica
croatian, croatia, croats
cuban, cuba
cypriot, cyprus
czech, czechia, czech republic, czechs
danish, denmark, danes
dominican, dominican republic
dutch, netherlands, holland
ecuadorian, ecuador
egyptian, egypt
emirati, united arab emirates, uae, u.a.e
english, england
equatorial guinean, equatorial guinea
eritrean, eritrea
estonian, estonia
ethiopian, ethiopia
fijian, fiji
finnish, finland, finns
french, france
gabonese, gabon
gambian, gambia
georgian, georgia
german, germany
ghanaian, ghana
greek, greece
guatemalan, guatemala
guinean, guinea
guyanese, guyana
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
malagasy, madagascar
malawian, malawi
malaysian, malaysia
maldivian, maldives
malian, mali
maltese, malta
mauritanian, mauritania
mauritian, mauritius
mexican, mexico
moldovan, moldova
mongolian, mongolia
montenegrin, montenegro
moroccan, morocco
mozambican, mozambique
namibian, namibia
nepalese, nepal, nepali
new zealand, new zealanders
nicaraguan, nicaragua
nigerian, nigeria
nigerien, niger
north korean, north korea
norwegian, norway
omani, oman
pakistani, pakistan
palestinian, palestine
panamanian, panama
papua new guinean, papua new guinea
paraguayan, paraguay
peruvian, peru
philippine, philippines, filipino, filipinos
polish, poland, poles
portuguese, portugal
qatari, qatar
romanian, romania
russian, russia
rwandan, rwanda
salvadoran, el salvador
saudi, saudi arabia, saudi arabian
scottish, scotland, scots
senegalese, senegal
serbian, serbia, serbs
sierra leonean, sierra leone
singaporean, singapore
slovak, slovakia
slovenian, slovenia
somali, somalia
south african, south africa
south korean, south korea
south sudanese, south sudan
spanish, spain, spaniards
sri lankan, sri lanka
sudanese, sudan
surinamese, suriname
swedish, sweden, swedes
swiss, switzerland
syrian, syria
taiwanese, taiwan
tajik, tajikistan
tanzanian, tanzania
thai, thailand
togolese, togo
trinidadian, trinidad and tobago
tunisian, tunisia
turkish, turkey, türkiye, turkiye, turks
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
#: What an adjective ends in that with an "s" names the people: "Norwegians", "Iraqis", "Greeks".
_OF_PEOPLE: Final = ("an", "i", "ek", "ak", "ik", "kh")
_SPELLINGS: Final = {
    words[0]: (*words, f"{words[0]}s") if words[0].endswith(_OF_PEOPLE) else tuple(words)
    for words in (line.split(", ") for line in _WORDS.strip().splitlines())
}
_NATIONS: Final = {word: nation for nation, words in _SPELLINGS.items() for word in words}
#: What is another word in small letters.
_OTHER: Final = frozenset(("us", "turkey", "chad", "polish", "poles", "china", "niger"))
_NATION: Final = lazy_pattern(
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


def spellings(name: str) -> tuple[str, ...]:
    """All words for the country that a word or two name or are of, in small letters; none where it is no country.

    Args:
        name: in small letters.
    """
    return _SPELLINGS.get(_NATIONS.get(name, ""), ())


def is_also_a_word(name: str) -> bool:
    """Whether a word for a country is another word in small letters: "us", "turkey"."""
    return name in _OTHER
