"""Feed of deaths."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.dates import Date
from enterprises.feeds.columns import ID_KIND, ID_NUMBER, Column
from enterprises.feeds.feed import Feed

FEED = Feed(
    name="deaths",
    title=_("Deaths"),
    columns=(
        ID_NUMBER,
        Column("died_on", "死亡日期", Date(), required=True),
        ID_KIND,
    ),
    key=("id_number",),
    dated_by="died_on",
)
