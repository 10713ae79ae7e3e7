"""Feed of employment registrations: who works where, since when, for what wage."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.numbers import Money
from enterprises.feeds.columns import HOUSEHOLD, ID_KIND, ID_NUMBER, PERSON_NAME, USCC, Column
from enterprises.feeds.feed import Feed, Reference

CONTRACT_KINDS = ("fixed", "open_ended", "project", "dispatch", "part_time")

FEED = Feed(
    name="employments",
    title=_("Employment registrations"),
    columns=(
        ID_NUMBER,
        PERSON_NAME,
        USCC,
        Column("hired_on", "入职日期", Date(), required=True),
        Column("left_on", "离职日期", Date(ahead=True)),
        Column("monthly_wage", "月工资", Money()),
        Column("contract_kind", "合同类型", Choice(CONTRACT_KINDS)),
        HOUSEHOLD,
        ID_KIND,
    ),
    key=("id_number", "uscc", "hired_on"),
    period=("hired_on", "left_on"),
    dated_by="hired_on",
    references=(Reference("uscc", "enterprises"),),
)
