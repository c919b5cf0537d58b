"""A calibration plot as SVG: what confidence said, and how many of those events were right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

SIZE, EDGE = 420, 50
INK, LINE, DOT = "#1f2933", "#c3cad3", "#0b6e99"


def bins(
    said: Sequence[float], right: Sequence[float], n: int = 10
) -> Iterator[tuple[float, float, int, float, float]]:
    """(from, to, events, mean confidence, share right) of each tenth that has events."""
    for i in range(n):
        low, high = i / n, (i + 1) / n
        held = [
            (p, r) for p, r in zip(said, right, strict=True) if low <= p < high or (i == n - 1 and p == 1)
        ]
        if held:
            yield (
                low,
                high,
                len(held),
                sum(p for p, _ in held) / len(held),
                sum(r for _, r in held) / len(held),
            )


def at(x: float, y: float) -> tuple[float, float]:
    """Where a point of the unit square lies on the page."""
    return EDGE + x * SIZE, EDGE + (1 - y) * SIZE


def draw(said: Sequence[float], right: Sequence[float]) -> str:
    """The plot: a dot for each tenth, as large as it has events, beside the line on which all should lie."""
    side = SIZE + 2 * EDGE
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Calibration of event confidence, by cross-validation</title>",
        f'<rect width="{side}" height="{side}" fill="#ffffff"/>',
    ]
    for i in range(0, 11, 2):
        (x, bottom), (left, y) = at(i / 10, 0), at(0, i / 10)
        out.append(
            f'<path d="M{x:.0f} {EDGE}V{bottom:.0f}M{left:.0f} {y:.0f}H{EDGE + SIZE}" stroke="{LINE}" stroke-width="0.5"/>'
        )
        out.append(
            f'<text x="{x:.0f}" y="{bottom + 18:.0f}" text-anchor="middle" fill="{INK}">{i / 10:.1f}</text>'
        )
        out.append(
            f'<text x="{left - 8:.0f}" y="{y + 4:.0f}" text-anchor="end" fill="{INK}">{i / 10:.1f}</text>'
        )
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    out.append(
        f'<path d="M{x0:.0f} {y0:.0f}L{x1:.0f} {y1:.0f}" stroke="{INK}" stroke-dasharray="4 4" fill="none"/>'
    )
    dots = list(bins(said, right))
    most = max((n for _, _, n, _, _ in dots), default=1)
    for _, _, n, mean, share in dots:
        x, y = at(mean, share)
        out.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + 9 * (n / most) ** 0.5:.1f}" fill="{DOT}" fill-opacity="0.75"/>'
        )
        out.append(f'<text x="{x + 14:.1f}" y="{y + 4:.1f}" fill="{INK}">{n}</text>')
    middle = side / 2
    out += [
        f'<text x="{middle}" y="{side - 8}" text-anchor="middle" fill="{INK}">confidence</text>',
        f'<text x="14" y="{middle}" text-anchor="middle" fill="{INK}" transform="rotate(-90 14 {middle})">share of events that are right</text>',
        f'<text x="{middle}" y="24" text-anchor="middle" fill="{INK}" font-size="14">Event confidence, {len(list(said))} events, by cross-validation over reports</text>',
        "</svg>",
    ]
    return "\n".join(out) + "\n"
