"""What was counted on a visit, held against itself.

The workers without cover are some of those known: registered with the enterprise, met on the spot,
or both. So they are never more than the larger of the two numbers. What was not counted says
nothing; the database holds the same (`inspection_counts_agree`).
"""

from django.utils.translation import gettext as _

from inspectorate.foundation.writing import number

# Plausible, not law: no enterprise of the city has as many people at one place.
MOST_COUNTED = 200_000
# What a visit counts, by the names of its fields.
COUNTS = ("registered_count", "met_count", "uncovered_count")


def contradiction(registered: int | None, met: int | None, uncovered: int | None) -> str:
    """Which number contradicts which or cannot be, as a sentence; '' if they agree."""
    most = max(registered or 0, met or 0, uncovered or 0)
    if most > MOST_COUNTED:
        return _("%(given)s people at one place cannot be: at most %(most)s.") % {
            "given": number(most),
            "most": number(MOST_COUNTED),
        }
    known = [each for each in (registered, met) if each is not None]
    if uncovered is None or not known or uncovered <= max(known):
        return ""
    words = {
        "uncovered": number(uncovered),
        "registered": "–" if registered is None else number(registered),
        "met": "–" if met is None else number(met),
        "most": number(max(known)),
    }
    return (
        _(
            "Without cover: %(uncovered)s, but registered: %(registered)s and met: %(met)s. "
            "At most %(most)s can be without cover."
        )
        % words
    )
