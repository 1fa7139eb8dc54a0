"""A learning curve as a small SVG picture, readable in light and dark pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 150, 20, 40
# Okabe and Ito (2008): told apart by people with any colour vision.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


def curve_svg(series: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Return a line for each series of (number of documents, F1 from 0 to 1)."""
    filled = {name: points for name, points in series.items() if points}
    most = max((x for points in filled.values() for x, _ in points), default=1)
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def place(x: float, y: float) -> tuple[float, float]:
        return round(_LEFT + width * x / most, 1), round(_TOP + height * (1 - y), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>F1 by number of training documents</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
    ]
    for tenth in range(0, 11, 2):
        x, y = place(0, tenth / 10)
        parts.append(f'<line x1="{x}" y1="{y}" x2="{x + width}" y2="{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{x - 8}" y="{y + 4}" text-anchor="end">{tenth / 10:.1f}</text>')
    for count in sorted({x for points in filled.values() for x, _ in points}):
        x, y = place(count, 0)
        parts.append(f'<text x="{x}" y="{y + 18}" text-anchor="middle">{count}</text>')
    x, y = place(most / 2, 0)
    parts.append(f'<text x="{x}" y="{y + 34}" text-anchor="middle">training documents</text>')
    for index, (name, points) in enumerate(filled.items()):
        colour = _COLOURS[index % len(_COLOURS)]
        spots = [place(*point) for point in points]
        path = " ".join(f"{x},{y}" for x, y in spots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in spots]
        row = _TOP + 16 * (index + 1)
        parts.append(
            f'<text x="{_WIDTH - _RIGHT + 12}" y="{row}" fill="{colour}">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
