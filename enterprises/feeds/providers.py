"""Feed of medical providers: hospitals, clinics and pharmacies that settle claims."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.texts import Code, Text
from enterprises.feeds.columns import AREA_CODE, USCC, Column
from enterprises.feeds.feed import Feed

FEED = Feed(
    name="providers",
    title=_("Medical providers"),
    columns=(
        Column("code", "机构编码", Code(), required=True),
        Column("name", "机构名称", Text(), required=True),
        Column("kind", "类别", Choice(("hospital", "clinic", "pharmacy")), required=True),
        USCC.optional(),
        AREA_CODE,
    ),
    key=("code",),
)
