"""Feed of medical claims settled by providers."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.texts import Code
from enterprises.feeds.columns import AMOUNT, ID_KIND, ID_NUMBER, PROVIDER_CODE, Column
from enterprises.feeds.feed import Feed, Reference

FEED = Feed(
    name="medical-claims",
    title=_("Medical claims"),
    columns=(
        Column("claim_no", "结算号", Code(), required=True),
        ID_NUMBER,
        PROVIDER_CODE,
        Column("kind", "类别", Choice(("inpatient", "outpatient", "pharmacy")), required=True),
        Column("admitted_on", "入院日期", Date(), required=True),
        Column("discharged_on", "出院日期", Date()),
        Column("item_code", "项目", Code(), required=True),
        AMOUNT,
        ID_KIND,
    ),
    key=("claim_no",),
    period=("admitted_on", "discharged_on"),
    dated_by="admitted_on",
    references=(Reference("provider_code", "providers"),),
)
