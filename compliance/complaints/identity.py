"""Who complained: encrypted before it is kept, read only with an entry of the access log.

Decree 423 art. 9 asks the inspectorate to keep it confidential. To keep it out of papers nobody
has to read it: each name, phone and number leaves keyed digests (marks), and a text betrays
somebody if one of its pieces has such a digest.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from inspectorate.foundation import identity as keys
from inspectorate.foundation.statements import execute, fetch
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

SHORTEST = 2  # characters: a single one would forbid half the language
BETWEEN = re.compile(r"[\s\-‐-―·.]+")
FILLERS = "\u115f\u1160\u3164"  # letters by category, yet nothing is seen


@dataclass(frozen=True, repr=False)  # no log or traceback ever shows it
class Identity:
    """Who complained and how they want to be reached; '' where they did not say."""

    name: str
    phone: str
    id_number: str = ""
    address: str = ""
    wishes: str = ""


def keep(complaint: int, who: Identity) -> None:
    """Keeps an identity for good; the complaint must be in hand."""
    name, phone, number, address, wishes = keys.encrypt_many(astuple(who))
    execute(
        "compliance",
        "keep_complainant",
        about=complaint,
        called=name,
        phone=phone,
        number=number,
        address=address,
        wishes=wishes,
        marks=marks_of(who),
    )


def reveal(complaint: int, *, by: User, purpose: str) -> Identity | None:
    """The identity behind a complaint, after the access is logged; None if it is anonymous or out
    of the person's sight.
    """
    entry = access.record(
        by=by,
        action=Permission.COMPLAINANT_REVEAL,
        subject_kind="complaint",
        subject_id=complaint,
        purpose=purpose,
    )
    found = fetch("compliance", "reveal_complainant", about=complaint, entry=entry)
    if not found:
        return None
    row = found[0]
    columns = ("name", "phone", "id", "address", "wishes")
    return Identity(*(keys.decrypt(row[column]) for column in columns))


def marks_of(who: Identity) -> list[str]:
    """The marks of name, phone and number, under the newest key."""
    words = {squeezed(word) for word in (who.name, who.phone, who.id_number)}
    return sorted(_marks(word)[0] for word in words if len(word) >= SHORTEST)


def betrays(
    texts: Iterable[str], *, case: int | None = None, complaints: Iterable[int] = ()
) -> bool:
    """Whether one of `texts` names somebody whose complaint belongs to the case."""
    rows = fetch("compliance", "marks_of_complainants", case=case, complaints=list(complaints))
    marks = {row["mark"] for row in rows}
    lengths = {int(mark.partition(":")[0]) for mark in marks}
    return bool(marks) and any(
        not marks.isdisjoint(_marks(piece))
        for text in texts
        for plain in {squeezed(text), _squeezed_before(text)}
        for piece in _pieces(plain, lengths)
    )


def squeezed(text: str) -> str:
    """Letters and digits alone, full width made plain, in capitals: 138-0000 0000 is 13800000000.

    What is seen as nothing goes too, so that no name hides behind it.
    """
    return "".join(
        str(unicodedata.decimal(sign)) if category == "Nd" else sign
        for sign in unicodedata.normalize("NFKC", text).upper()
        if (category := unicodedata.category(sign))[0] in "LN" and sign not in FILLERS
    )


def _squeezed_before(text: str) -> str:
    """As `squeezed` was when older marks were made: they are found as they were written."""
    return BETWEEN.sub("", text).upper()


def _pieces(text: str, lengths: set[int]) -> Iterable[str]:
    """Every distinct piece of the text that has one of the lengths."""
    return {text[at : at + length] for length in lengths for at in range(len(text) - length + 1)}


def _marks(word: str) -> list[str]:
    """The marks of a word under every key, the newest first: its length and a keyed digest."""
    return [
        f"{len(word)}:{hashlib.sha256(cipher).hexdigest()[:32]}"
        for cipher in keys.candidates(f"mark {word}")
    ]
