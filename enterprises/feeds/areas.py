"""Feed of areas: the official division codes and the names that belong to them."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.areas import AreaCode
from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.texts import Text
from enterprises.feeds.columns import LATITUDE, LONGITUDE, Column
from enterprises.feeds.feed import Feed

LEVELS = ("city", "district", "street", "community")

FEED = Feed(
    name="areas",
    title=_("Areas"),
    columns=(
        Column("code", "区划代码", AreaCode(placed=False), required=True),
        Column("name", "名称", Text(), required=True),
        Column("level", "级别", Choice(LEVELS), required=True),
        Column("parent_code", "上级代码", AreaCode(placed=False)),
        LONGITUDE,
        LATITUDE,
    ),
    key=("code",),
)
