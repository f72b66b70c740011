"""By which words one thing may be called as well as another: a line may be a branch, and is no mine. English."""

from __future__ import annotations

from typing import Final

from qa.lexical import stem
from qa.people import is_human

#: Words by which one thing may be called as well as another, a row each.
_ALIKE: Final = tuple(
    frozenset(map(stem, row.split()))
    for row in (
        "line railway rail railroad branch track route tramway service connection",
        "shop store market supermarket business branch outlet stall bakery grocer",
        "factory works mill plant site brewery foundry yard quarry mine pit colliery business",
        "school college academy classes lessons university",
        "church chapel abbey minster cathedral priory temple mosque",
        "bridge crossing viaduct span footbridge",
        "pub inn bar tavern hotel restaurant cafe",
        "road street lane way path track motorway",
        "museum gallery exhibition show display collection",
        "pool baths lido spa",
        "hospital clinic unit ward surgery infirmary",
        "theatre cinema hall playhouse",
        "ship boat ferry vessel trawler steamer liner yacht craft submarine",
        "plane aircraft jet airliner flight helicopter",
        "car vehicle lorry van bus coach minibus taxi truck",
        "train vehicle locomotive tram",
        "library archive collection",
        "house home flat cottage mansion villa block tower",
        "war fighting conflict battle siege hostilities campaign",
        "accident crash collision disaster tragedy incident wreck derailment fire blaze explosion blast attack shooting"
        " storm hurricane gale flood quake earthquake tremor landslide eruption outbreak epidemic drought",
        "strike walkout protest demonstration march dispute action stoppage",
        "election vote poll ballot referendum",
        "match game race final meeting summit talks conference festival event fair tour season trial hearing inquiry"
        " case investigation probe",
        "club team side society association party group union band choir",
        "paper newspaper magazine weekly journal book volume volumes edition issue print novel",
        "work works construction building repairs renovation project scheme",
        "sale auction offer",
        "law act rule ban measure order",
        "park garden gardens reserve forest wood",
        "dam reservoir lake",
        "pier jetty quay wharf harbour dock port marina",
        "station stop terminus halt depot",
    )
)
#: Words by which anything may be called.
_ANYTHING: Final = frozenset(
    map(
        stem,
        "building place site thing venue attraction facility company firm business scheme project event landmark"
        " structure centre center body group complex operation operations service doors gates original first second"
        " third last new old whole rest one two lot".split(),
    )
)


def may_be_one(one: str, other: str) -> bool:
    """Whether two nouns, as stems, may call one thing as far as is known here: not that they do."""
    return not _ANYTHING.isdisjoint((one, other)) or any(one in row and other in row for row in _ALIKE)


def are_two(one: str, other: str) -> bool:
    """Whether two nouns, as stems, plainly call things of two kinds: a lido is no brewery."""
    return not may_be_one(one, other) and all(any(each in row for row in _ALIKE) for each in (one, other))


def is_thing(noun: str) -> bool:
    """Whether a noun, in small letters, is none of people, though "pier" ends as "baker" does."""
    return any(stem(noun) in row for row in _ALIKE) or not is_human(noun)
