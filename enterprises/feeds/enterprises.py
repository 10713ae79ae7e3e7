"""Feed of enterprises and individual businesses, as their registers deliver them."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice, IndustryCode
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.texts import Text
from enterprises.feeds.columns import AREA_CODE, LATITUDE, LONGITUDE, PHONE, USCC, Column
from enterprises.feeds.feed import Feed

FEED = Feed(
    name="enterprises",
    title=_("Enterprises"),
    columns=(
        USCC,
        Column("name", "单位名称", Text(), required=True),
        Column("address", "地址", Text(), required=True),
        AREA_CODE.needed(),
        Column("industry_code", "行业代码", IndustryCode()),
        Column("legal_representative", "法定代表人", Text()),
        Column("established_on", "成立日期", Date()),
        Column("closed_on", "注销日期", Date()),
        Column("status", "登记状态", Choice(("active", "revoked", "deregistered"))),
        PHONE,
        LONGITUDE,
        LATITUDE,
    ),
    key=("uscc",),
    period=("established_on", "closed_on"),
)
