"""Feed of coverage surveys: why somebody says they are not insured."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.texts import Text
from enterprises.feeds.columns import ID_KIND, ID_NUMBER, Column
from enterprises.feeds.feed import Feed

REASONS = ("employer", "own_choice", "short_term", "elsewhere", "unaware", "other")

FEED = Feed(
    name="coverage-surveys",
    title=_("Coverage surveys"),
    columns=(
        ID_NUMBER,
        Column("surveyed_on", "调查日期", Date(), required=True),
        Column("reason", "未参保原因", Choice(REASONS), required=True),
        Column("remark", "备注", Text()),
        ID_KIND,
    ),
    key=("id_number", "surveyed_on"),
    dated_by="surveyed_on",
)
