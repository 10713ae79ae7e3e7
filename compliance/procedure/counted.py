"""What was counted on a visit, held against itself.

The workers without cover are some of those known: registered with the enterprise, met on the spot,
or both. So they are never more than the larger of the two numbers. What was not counted says
nothing; the database holds the same (`inspection_counts_agree`).
"""

from django.utils.translation import gettext as _

from inspectorate.foundation.writing import number


def contradiction(registered: int | None, met: int | None, uncovered: int | None) -> str:
    """Which number contradicts which, as a sentence; '' if they agree."""
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
