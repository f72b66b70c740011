"""The people and bodies an article names, and whom a surname, a title, a pronoun or "the paper" stands for in it.

Rules over capitals, titles and nearness; English. Whom the article never names in full stays as it says. Nothing here
knows of quotes.
"""

from qa.people.fullnames import full_name, untitled
from qa.people.mentions import People, Person
from qa.people.words import ADDRESSES, KIN, PAPERS, THINGS, TITLES, is_human, is_no_human, is_unnamed

__all__ = [
    "ADDRESSES",
    "KIN",
    "PAPERS",
    "THINGS",
    "TITLES",
    "People",
    "Person",
    "full_name",
    "is_human",
    "is_no_human",
    "is_unnamed",
    "untitled",
]
