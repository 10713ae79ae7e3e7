"""Feed of workers, as the population and labour registers deliver them."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.columns import AREA_CODE, HOUSEHOLD, ID_KIND, ID_NUMBER, PERSON_NAME, PHONE
from enterprises.feeds.feed import Feed

FEED = Feed(
    name="workers",
    title=_("Workers"),
    columns=(ID_NUMBER, PERSON_NAME, AREA_CODE, HOUSEHOLD, PHONE, ID_KIND),
    key=("id_number",),
)
