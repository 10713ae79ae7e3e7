"""Setting a paper in type: a kind, a language and facts become a PDF, the same bytes every time.

The wording is compiled from the folder of this package and nothing else; facts travel as JSON in
one input and are printed as text, whatever they look like.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from .amounts import sums_of
from .facts import CHOICES

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent
FAMILY = "Noto Serif CJK SC"
NO_SIGNS = {"Cc", "Cn", "Co", "Cs"}
BOX = "□"
STANDARD: Literal["a-2b"] = "a-2b"  # for the archive: fonts embedded, nothing from outside


@dataclass(frozen=True)
class Sheets:
    """A paper set in type."""

    content: bytes
    pages: int


@cache
def fonts() -> typst.Fonts:
    """The fonts papers are set in, searched once per process (0.1 s)."""
    import typst

    found = typst.Fonts(include_system_fonts=False, font_paths=settings.FONT_FOLDERS)
    if FAMILY not in found.families():
        raise ImproperlyConfigured(
            f"Papers are set in {FAMILY}, which is in none of FONT_FOLDERS: "
            "install Debian's fonts-noto-cjk, or name the folder."
        )
    return found


def set_in_type(
    form: str, *, language: str, facts: dict[str, Any], at: datetime, **more: Any
) -> Sheets:
    """The PDF of `forms/<form>.typ` in `language`, filled from `facts`, dated `at`."""
    compiler = _compiler(form, language=language, facts=facts, more=more)
    content = _archived(compiler, timestamp=int(at.timestamp()))
    return Sheets(content=content, pages=json.loads(compiler.query("<pages>", field="value"))[0])


def _archived(compiler: typst.Compiler, *, timestamp: int) -> bytes:
    """As PDF/A; a rare character that no font has is a box, which PDF/A does not allow."""
    import typst

    try:
        kept = compiler.compile(format="pdf", timestamp=timestamp, pdf_standards=STANDARD)
    except typst.TypstError as refused:
        if "could not be displayed" not in refused.message:
            raise
        kept = compiler.compile(format="pdf", timestamp=timestamp)
    return cast(bytes, kept)


def pictures(
    form: str, *, language: str, facts: dict[str, Any], ppi: float = 80, **more: Any
) -> list[bytes]:
    """The pages of the same paper as PNG."""
    compiler = _compiler(form, language=language, facts=facts, more=more)
    drawn = compiler.compile(format="png", ppi=ppi)
    return drawn if isinstance(drawn, list) else [cast(bytes, drawn)]


def _compiler(
    form: str, *, language: str, facts: dict[str, Any], more: dict[str, Any]
) -> typst.Compiler:
    import typst

    return typst.Compiler(
        input=FOLDER / "forms" / f"{form}.typ",
        root=FOLDER,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs(language=language, facts=facts, **more),
    )


def inputs(*, language: str, facts: dict[str, Any], **more: Any) -> dict[str, str]:
    """What the wording is given: the facts as JSON, and the words and sums that belong to them."""
    given = {
        "facts": printable(facts),
        "language": language,
        "words": words(language),
        "sums": sums_of(facts),
        **more,
    }
    return {"paper": json.dumps(given, ensure_ascii=False)}


def printable(value: Any) -> Any:
    """The facts with a box for every character that is none: control, private, unassigned."""
    if isinstance(value, str):
        return "".join(
            BOX if unicodedata.category(sign) in NO_SIGNS and sign not in "\n\t" else sign
            for sign in value
        )
    if isinstance(value, dict):
        return {key: printable(inner) for key, inner in value.items()}
    return [printable(inner) for inner in value] if isinstance(value, list) else value


def words(language: str) -> dict[str, dict[str, str]]:
    """What the values of facts with a fixed set of values are called in a language."""
    with translation.override(language):
        return {
            key: {value: str(label) for value, label in choices.items()}
            for key, choices in CHOICES.items()
        }
