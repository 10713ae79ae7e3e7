"""What forms say of limits, in the words of this house; Django's own speak of "values"."""

from __future__ import annotations

from typing import Any

from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


def speak() -> None:
    """Gives the validators of every form, model and interface these words."""
    validators.MinValueValidator.message = _("At least %(limit_value)s.")
    validators.MaxValueValidator.message = _("At most %(limit_value)s.")
    validators.MaxLengthValidator.message = ngettext_lazy(
        "At most %(limit_value)d character; this has %(show_value)d.",
        "At most %(limit_value)d characters; this has %(show_value)d.",
        "limit_value",
    )
    digits: dict[str, Any] = {
        "invalid": _("Write a number."),
        "max_digits": ngettext_lazy(
            "At most %(max)s digit in all.", "At most %(max)s digits in all.", "max"
        ),
        "max_decimal_places": ngettext_lazy(
            "At most %(max)s digit after the point.",
            "At most %(max)s digits after the point.",
            "max",
        ),
        "max_whole_digits": ngettext_lazy(
            "At most %(max)s digit before the point.",
            "At most %(max)s digits before the point.",
            "max",
        ),
    }
    validators.DecimalValidator.messages = digits
