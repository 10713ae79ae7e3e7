"""The sections of GB/T 4754: the letter an industry code begins with, and its name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SECTIONS = {
    "A": _("farming, forestry, fishing"),
    "B": _("mining"),
    "C": _("manufacturing"),
    "D": _("electricity, gas, water"),
    "E": _("construction"),
    "F": _("wholesale and retail"),
    "G": _("transport and storage"),
    "H": _("hotels and restaurants"),
    "I": _("information and software"),
    "J": _("finance"),
    "K": _("real estate"),
    "L": _("leasing and business services"),
    "M": _("research and technical services"),
    "N": _("water and environment"),
    "O": _("household and other services"),
    "P": _("education"),
    "Q": _("health and social work"),
    "R": _("culture, sport, entertainment"),
    "S": _("public administration"),
    "T": _("international organisations"),
}


def section_name(letter: str) -> str:
    """The section's name; the letter itself where there is none."""
    return str(SECTIONS.get(letter, letter or "–"))
