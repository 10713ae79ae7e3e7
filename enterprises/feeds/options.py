"""What a data officer says about a delivery: whose header is which column, and what values mean."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Options:
    """Instructions for one delivery; a set of them can be saved as a profile."""

    maps: tuple[tuple[str, str], ...] = ()
    """Pairs of their header, or `#N` for the N-th column, and our column."""
    sets: tuple[tuple[str, str], ...] = ()
    """Pairs of our column and the value every row gets."""
    translations: tuple[tuple[str, str, str], ...] = ()
    """Our column, their value and ours."""

    @classmethod
    def parse(
        cls,
        maps: Iterable[str] = (),
        sets: Iterable[str] = (),
        translations: Iterable[str] = (),
    ) -> "Options":
        """Options as they are typed: THEIRS=OURS, COLUMN=VALUE and COLUMN:THEIRS=OURS."""
        return cls(
            tuple(_pair("--map", "THEIRS=OURS", text, last=True) for text in maps),
            tuple(_pair("--set", "COLUMN=VALUE", text, last=False) for text in sets),
            tuple(_triple(text) for text in translations),
        )

    def followed_by(self, other: "Options") -> "Options":
        """These options and then others, as a saved profile is followed by what is typed."""
        return Options(
            self.maps + other.maps,
            self.sets + other.sets,
            self.translations + other.translations,
        )

    def to_json(self) -> str:
        """The options as text, to be kept as a profile."""
        content = {"map": self.maps, "set": self.sets, "translate": self.translations}
        return json.dumps(content, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Options":
        """The options of `to_json`; ValueError when the text is none."""
        content: dict[str, Any] = json.loads(text)
        return cls(
            tuple((theirs, ours) for theirs, ours in content["map"]),
            tuple((column, value) for column, value in content["set"]),
            tuple((column, theirs, ours) for column, theirs, ours in content["translate"]),
        )


UNCHANGED = Options()
"""A delivery whose columns are called as the contract calls them."""


def _pair(option: str, form: str, text: str, *, last: bool) -> tuple[str, str]:
    left, sign, right = text.rpartition("=") if last else text.partition("=")
    if not sign or not left.strip() or (last and not right.strip()):
        raise Refusal(
            "bad_option",
            _("%(option)s %(text)s is not of the form %(form)s."),
            option=option,
            text=text,
            form=form,
        )
    return left.strip(), right.strip()


def _triple(text: str) -> tuple[str, str, str]:
    column, colon, rest = text.partition(":")
    theirs, sign, ours = rest.rpartition("=")
    if not colon or not sign or not column.strip() or not ours.strip():
        raise Refusal(
            "bad_option",
            _("%(option)s %(text)s is not of the form %(form)s."),
            option="--translate",
            text=text,
            form="COLUMN:THEIRS=OURS",
        )
    return column.strip(), theirs.strip(), ours.strip()
