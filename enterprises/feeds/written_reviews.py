"""Feed of written reviews (书面审查): what employers answered in the annual review of papers."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.numbers import Headcount, Money
from enterprises.feeds.checks.texts import Text
from enterprises.feeds.checks.years import Year
from enterprises.feeds.columns import HEADCOUNT, USCC, Column
from enterprises.feeds.feed import Feed, Reference

YES_OR_NO = Choice(("yes", "no"), {"是": "yes", "否": "no", "有": "yes", "无": "no"})

FEED = Feed(
    name="written-reviews",
    title=_("Written reviews"),
    columns=(
        USCC,
        Column("year", "年度", Year(), required=True),
        Column("answered_on", "提交日期", Date(), required=True),
        HEADCOUNT,
        Column("contracts_signed", "签订合同人数", Headcount()),
        Column("insured_headcount", "参保人数", Headcount()),
        Column("wages_owed", "拖欠工资", Money()),
        Column("internal_rules", "规章制度", YES_OR_NO),
        Column("minors", "未成年工人数", Headcount()),
        Column("remark", "备注", Text()),
    ),
    key=("uscc", "year"),
    dated_by="answered_on",
    references=(Reference("uscc", "enterprises"),),
)
