"""Curves as a small SVG, both axes logarithmic: `svg`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

#: Told apart by people who see colours differently (Okabe and Ito 2008), and by the names at their ends.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000")
_WIDTH, _HEIGHT = 460, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 118, 36, 40


@dataclass(frozen=True)
class Panel:
    """One diagram: curves over the same values of x, all > 0."""

    title: str
    x: Sequence[float]
    curves: Mapping[str, Sequence[float]]


def svg(panels: Sequence[Panel]) -> str:
    """The panels side by side."""
    width = _WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" '
        f'viewBox="0 0 {width} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for number, panel in enumerate(panels):
        parts += [f'<g transform="translate({_WIDTH * number} 0)">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel) -> list[str]:
    values = [value for curve in panel.curves.values() for value in curve]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    high = max(high, low + 1)
    first, last = math.log10(panel.x[0]), math.log10(panel.x[-1])
    inner, deep = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def across(value: float) -> float:
        return _LEFT + inner * (math.log10(value) - first) / ((last - first) or 1)

    def down(value: float) -> float:
        return _TOP + deep * (high - math.log10(value)) / (high - low)

    parts = [f'<text x="{_LEFT}" y="20" font-weight="bold">{escape(panel.title)}</text>']
    for power in range(low, high + 1):
        y = down(10**power)
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + inner}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,.9g}</text>')
    for value in panel.x:
        parts.append(
            f'<text x="{across(value):.1f}" y="{_HEIGHT - 22}" text-anchor="middle">{escape(_short(value))}</text>'
        )
    parts.append(f'<text x="{_LEFT + inner / 2:.1f}" y="{_HEIGHT - 6}" text-anchor="middle">passages</text>')
    ends = _apart([down(curve[-1]) for curve in panel.curves.values()])
    for (name, curve), colour, end in zip(panel.curves.items(), _COLOURS, ends, strict=False):
        points = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in zip(panel.x, curve, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{_LEFT + inner + 6}" y="{end + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return parts


def _short(value: float) -> str:
    for size, sign in ((1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:g}{sign}"
    return f"{value:g}"


def _apart(places: Sequence[float], gap: float = 14) -> list[float]:
    """The places, moved down where two names would stand on one another."""
    moved = list(places)
    before = -math.inf
    for number in sorted(range(len(places)), key=places.__getitem__):
        moved[number] = before = max(places[number], before + gap)
    return moved
