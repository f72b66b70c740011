"""What befalls people, by the words that are said of it: crashes and floods, the dead and the hurt. English."""

from __future__ import annotations

from typing import Final

#: What happens to many at once, each word of one kind: a flood is no fire. In the singular.
MISHAPS: Final = tuple(
    """flood fire blaze storm crash collision quake earthquake explosion blast landslide avalanche shooting epidemic
    outbreak eruption heatwave war derailment tornado hurricane cyclone typhoon tsunami""".split()
)
#: What befell whoever is dead or hurt, as it is asked and told: patterns.
DIED: Final = r"(?:died|dead|killed|drowned|perished|lost (?:their|his|her) li(?:fe|ves))"
HURT: Final = r"(?:hurt|injured|wounded)"
#: Words for those who are counted that say no more of them than "people" does.
ANYBODY: Final = tuple("people person persons victims others lives casualties".split())
