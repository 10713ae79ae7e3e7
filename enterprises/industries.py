"""The sections of GB/T 4754: the letter an industry code begins with, and its name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SECTIONS = {
    "A": _("Agriculture, forestry, fishing"),
    "B": _("Mining"),
    "C": _("Manufacturing"),
    "D": _("Electricity, heat, gas, water"),
    "E": _("Construction"),
    "F": _("Wholesale and retail"),
    "G": _("Transport, storage, post"),
    "H": _("Hotels and catering"),
    "I": _("Information technology"),
    "J": _("Finance"),
    "K": _("Real estate"),
    "L": _("Leasing and business services"),
    "M": _("Research and technical services"),
    "N": _("Water, environment, public facilities"),
    "O": _("Household services, repair"),
    "P": _("Education"),
    "Q": _("Health and social work"),
    "R": _("Culture, sports, entertainment"),
    "S": _("Public administration"),
    "T": _("International organisations"),
}


def section_name(letter: str) -> str:
    """The section's name; the letter itself where there is none."""
    return str(SECTIONS.get(letter, letter or "–"))
