"""Finding enterprises by part of a name or code, two Chinese characters suffice.

Names and codes are kept as sets of their bigrams in a table without row security, so that its
index works; what it finds is then joined to the guarded table by whoever asks.
"""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, QuerySet

from .models import Enterprise, EnterpriseSearch


class _IsOneOf(Func):
    """`a = ANY(ARRAY(…))`: the array is read once, and its ids looked up in their order."""

    template, arg_joiner = "(%(expressions)s))", " = ANY("
    output_field = BooleanField()


def grams_of(text: str) -> list[str]:
    """The distinct pairs of neighbouring characters, upper case, blanks dropped; [] below two."""
    letters = "".join(text.upper().split())
    return sorted({letters[at : at + 2] for at in range(len(letters) - 1)})


def matching_enterprises(text: str) -> QuerySet[EnterpriseSearch, int]:
    """Ids of enterprises whose name or code holds every bigram of `text`; none below two."""
    grams = grams_of(text)
    found = EnterpriseSearch.objects.filter(grams__contains=grams)
    return (found if grams else found.none()).values_list("enterprise_id", flat=True)


def found_by(text: str, seen: QuerySet[Enterprise], *, few: bool = False) -> QuerySet[Enterprise]:
    """Those of `seen` that match `text`, in the order of their ids; none below two characters.

    In that order the planner walks two primary keys side by side where a pair is common, and
    begins at the index of pairs where it is rare. A LIKE behind it would be taken for rare always:
    1.7 s instead of 20 ms for a pair that a quarter of 433,193 names have. Where `seen` are `few`
    (the groups of an inspector), their ids are taken from an index first, and only they are asked.
    """
    matching = matching_enterprises(text)
    if few:
        own = ArraySubquery(seen.order_by("id").values("pk"))
        matching = matching.filter(_IsOneOf("enterprise_id", own))
    return seen.filter(pk__in=matching).order_by("id")
