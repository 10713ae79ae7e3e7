"""What a person sets for themselves."""

from __future__ import annotations

from inspectorate.organisation.models import User


def choose_language(*, by: User, language: str) -> None:
    """Remember the language `by` reads, as a code of settings.LANGUAGES."""
    by.language = language
    by.save(update_fields=["language"])


def set_own(*, by: User, language: str, shortcuts_on: bool) -> None:
    """Remember language and keyboard shortcuts of `by`."""
    by.language = language
    by.shortcuts_on = shortcuts_on
    by.save(update_fields=["language", "shortcuts_on"])
