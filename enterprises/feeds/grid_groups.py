"""Feed of grid groups: the inspectorate's own districts of work and the areas they cover."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.areas import AreaCode
from enterprises.feeds.checks.texts import Code, Text
from enterprises.feeds.columns import Column
from enterprises.feeds.feed import Feed

FEED = Feed(
    name="grid-groups",
    title=_("Grid groups"),
    columns=(
        Column("code", "网格编码", Code(), required=True),
        Column("name", "网格名称", Text(), required=True),
        Column("district_code", "区代码", AreaCode(), required=True, companion="district"),
        Column("area_codes", "覆盖区划", AreaCode(several=True), required=True, companion="areas"),
    ),
    key=("code",),
)
