"""Every feed by the name it is delivered under."""

from enterprises.feeds import employments, enterprises, insurance_records, workers
from enterprises.feeds.feed import Feed

_MODULES = (enterprises, workers, employments, insurance_records)

FEEDS: dict[str, Feed] = {module.FEED.name: module.FEED for module in _MODULES}
