"""The guide: what the law says in plain words, each passage with its article.

The words are kept in guide.toml, not in the catalogue of translations: a lawyer edits them as a
whole, in both languages side by side. `{limit_code}` stands for the length of a time limit as it is
configured.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import Resolver404, resolve

from inspectorate.foundation.writing import chinese
from inspectorate.organisation.models import Limit
from inspectorate.organisation.presenting.limits import length_of

FILE = Path(__file__).with_name("guide.toml")
AUDIENCES = ("workers", "employers", "lists")


@dataclass(frozen=True)
class Step:
    """What one can do next."""

    words: str
    path: str


@dataclass(frozen=True)
class Passage:
    """One question and its answer."""

    anchor: str
    title: str
    paragraphs: list[str]
    source: str
    steps: list[Step]


@dataclass(frozen=True)
class Part:
    """The guide of one audience."""

    audience: str
    title: str
    intro: str
    passages: list[Passage]


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def part_of(audience: str) -> Part:
    """The part for an audience, in the reader's language, limits filled in."""
    limits = {
        limit.code: length_of(limit.length, limit.day_type, limit.unit)
        for limit in Limit.objects.exclude(length=None)
    }
    written = _written()[audience]
    return Part(
        audience=audience,
        title=_said(written, "title"),
        intro=_said(written, "intro"),
        passages=[_passage(each, limits) for each in written["passages"]],
    )


def parts() -> list[Part]:
    """Every part, for the table of contents."""
    return [part_of(audience) for audience in AUDIENCES]


@cache
def leads_somewhere(path: str) -> bool:
    """Whether an address of this site exists."""
    try:
        resolve(path.partition("?")[0].partition("#")[0])
    except Resolver404:
        return False
    return True


def _passage(written: dict[str, Any], limits: dict[str, str]) -> Passage:
    return Passage(
        anchor=written["anchor"],
        title=_said(written, "title"),
        paragraphs=[text.format_map(limits) for text in _said(written, "text")],
        source=_said(written, "source"),
        steps=[
            Step(_said(step, "words"), step["path"])
            for step in written.get("steps", [])
            if leads_somewhere(step["path"])
        ],
    )


def _said(written: dict[str, Any], name: str) -> Any:
    return written[f"{name}_zh" if chinese() else f"{name}_en"]
