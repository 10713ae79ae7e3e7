"""What a fine may be: the article's range over a base, and the part of it a grade opens.

Pure arithmetic on exact decimals; every result is rounded half up to the cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


def cents(value: Decimal) -> Decimal:
    """The value rounded half up to the cent, as sums of yuan are written."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Span:
    """From `least` to `most` yuan, both included."""

    least: Decimal = NOTHING
    most: Decimal = NOTHING

    def __contains__(self, yuan: object) -> bool:
        return isinstance(yuan, Decimal) and self.least <= yuan <= self.most

    def part(self, share_min: Decimal, share_max: Decimal) -> Span:
        """The part between two shares of the width: 0 is the lower end, 1 the upper."""
        width = self.most - self.least
        return Span(cents(self.least + width * share_min), cents(self.least + width * share_max))


def span_of(base: Decimal, least: Decimal, most: Decimal) -> Span:
    """`least` to `most` times the base: yuan, people or months."""
    return Span(cents(base * least), cents(base * most))
