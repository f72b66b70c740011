"""What the days of the week and the months are called: one list for all that look for them. English."""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = tuple("January February March April May June July August September October November December".split())
#: One of them, as a pattern with the capital that it has.
WEEKDAY: Final = rf"(?:{'|'.join(day.removesuffix('day') for day in WEEKDAYS)})day"
MONTH: Final = rf"(?:{'|'.join(MONTHS)})"
#: A month in full, or as it is shortened, without its point.
MONTH_OR_SHORT: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
