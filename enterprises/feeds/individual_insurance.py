"""Feed of insurance people have without an employer. Shown beside a finding, it excuses nobody."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.areas import AreaCode
from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.columns import FROM_MONTH, ID_KIND, ID_NUMBER, SCHEME, TO_MONTH, Column
from enterprises.feeds.feed import Feed

KINDS = {"灵活就业": "flexible", "城乡居民": "resident", "异地": "elsewhere"}

FEED = Feed(
    name="individual-insurance",
    title=_("Individual insurance"),
    columns=(
        ID_NUMBER,
        Column("kind", "参保身份", Choice(KINDS.values(), KINDS), required=True),
        SCHEME,
        FROM_MONTH,
        TO_MONTH,
        Column("place_code", "参保地", AreaCode(placed=False)),
        ID_KIND,
    ),
    key=("id_number", "kind", "scheme", "from_month"),
    period=("from_month", "to_month"),
    dated_by="from_month",
)
