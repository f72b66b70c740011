"""Reports of our own that copies are made of: one event, told by an agency and told by somebody else."""

from __future__ import annotations

BALLOT = """\
The islanders of Lower Skerry voted on Saturday to build a new harbour, ending an argument that had run for nine \
years and three councils.

Of the 412 people who are registered on the island, 388 cast a ballot, and 251 of them were in favour, the \
returning officer, Ingrid Vale, told a crowd in the school hall shortly before midnight. Eleven papers were \
spoiled.

"This is the first time in my life that I have seen so many neighbours in one room without a funeral," Vale said \
as the hall emptied.

The harbour is to cost 14 million crowns, of which the regional council has promised to pay two thirds. Work on \
the breakwater begins in April, before the ferry changes to its summer timetable, and the old pier is to stay \
for small boats.

Opponents, most of whom live at the north end, had warned that dredging would ruin the oyster beds. Their \
spokesman, Tomas Brand, said that they accepted the result and would watch the works closely from the first day.

The mayor of the mainland town of Orrin, whose own port stands to lose the winter freight, congratulated the \
island and asked for talks about the timetable before the end of the month."""

BALLOT_RETOLD = """\
A small island has decided by ballot that it wants a proper port. After almost a decade of quarrels, about two \
voters in three said yes at the weekend.

The count took until late in the evening. Ingrid Vale, who led it, seemed moved by how full the room was, and \
told a reporter that such gatherings normally happen only when somebody has died.

Money will come mainly from the region, which has agreed to shoulder most of a bill of 14 million. Builders \
should arrive in spring. Fishermen who harvest shellfish nearby are unhappy, although Tomas Brand, speaking for \
them, promised to respect what the majority wanted.

Across the water in Orrin the mood is cooler, for cargo that passes through there in the cold season might go \
elsewhere."""

FERRY = """\
The ferry between Orrin and Lower Skerry will run four times a day from the first of May, the operator said on \
Tuesday, twice as often as in winter.

The first boat leaves Orrin at six in the morning and the last returns at nine in the evening. Tickets stay at \
30 crowns, and children under twelve travel free on weekdays.

A second ship, bought from a line further south, is to join in June once its engine has been inspected."""


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


def cut(text: str, first: float, last: float) -> str:
    """The text from one share of its words to another, 0..1."""
    words = text.split(" ")
    return " ".join(words[int(len(words) * first) : int(len(words) * last)])
