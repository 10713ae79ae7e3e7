"""Opening a delivery, whatever its container, format and encoding."""

from pathlib import Path

from enterprises.feeds.blocks import Source
from enterprises.feeds.containers import peeked, unpacked
from enterprises.feeds.delimited import DelimitedText
from enterprises.feeds.files import DeliveredFile
from enterprises.feeds.formats import refuse_empty, refuse_other
from enterprises.feeds.limits import Limits

_HEAD_BYTES = 4096


def open_source(path: str | Path, limits: Limits = Limits()) -> Source:
    """Open a file as a source of blocks. Refuses what is no table, saying what it is."""
    file = DeliveredFile(Path(path))
    try:
        return _opened(file, limits)
    except BaseException:
        file.close()
        raise


def _opened(file: DeliveredFile, limits: Limits) -> Source:
    name = file.path.name
    head, rest = peeked(file, _HEAD_BYTES)
    inner = unpacked(file, head, rest, limits)
    if inner is not None:
        head, rest = peeked(inner, _HEAD_BYTES)
    if not head:
        raise refuse_empty(name)
    refuse_other(head, name)
    return DelimitedText(file, rest, limits)
