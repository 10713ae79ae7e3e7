"""Feed of inspectors: who they are, what they may do, and the grid groups they work in."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.areas import CodeList
from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.texts import Code
from enterprises.feeds.columns import EMAIL, PERSON_NAME, PHONE, Column
from enterprises.feeds.feed import Feed, Reference

FEED = Feed(
    name="inspectors",
    title=_("Inspectors"),
    columns=(
        Column("staff_no", "工号", Code(), required=True),
        PERSON_NAME,
        Column("kind", "类别", Choice(("full_time", "part_time", "assistant")), required=True),
        Column("certificate_no", "执法证号", Code()),
        Column("certificate_until", "有效期至", Date(ahead=True)),
        Column("grid_codes", "网格", CodeList(), required=True),
        EMAIL,
        PHONE,
    ),
    key=("staff_no",),
    references=(Reference("grid_codes", "grid-groups"),),
)
