"""Sample facts of every kind of paper: for looking at the papers, and for tests."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from .given import authority, legal_figures, number_of
from .kinds import PAPERS
from .setting import FOLDER


@cache
def _samples() -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / "samples.toml").read_text(encoding="utf-8"))


def facts_of_step(kind: str) -> dict[str, Any]:
    """Every fact that a step may give to a kind of paper."""
    return {key: _samples()["step"][key] for key in PAPERS[kind].keys}


def facts_of_paper(kind: str, *, language: str) -> dict[str, Any]:
    """All facts of a paper of the kind, as if it had been issued."""
    return {
        "issuer": authority()[language],
        "legal": legal_figures(),
        "issued_on": "2026-11-20",
        "issued_by_name": "李示例",
        "number": number_of(PAPERS[kind].word, year=2026, serial=214),
        **_samples()["party"],
        **_samples()["case"],
        **facts_of_step(kind),
    }
