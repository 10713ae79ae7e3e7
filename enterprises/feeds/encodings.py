"""Which encoding a text is in, found out from the text; and its lines as UTF-8.

Every encoding a delivery may have can be cut at line ends before it is decoded, so a byte that
cannot be decoded costs its own line and nothing else. A text that is all ASCII so far has not
shown its encoding yet; the first block with other characters decides.
"""

import codecs

from enterprises.feeds.formats import refuse_no_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ASCII = "ascii"
UTF8 = "utf-8"
GB18030 = "gb18030"


def mark_of(sample: bytes) -> tuple[bytes, str]:
    """The byte order mark at the start and the encoding it announces; both empty without one."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return mark, encoding
    return b"", ""


def detect(sample: bytes, name: str) -> str:
    """The encoding of a sample of whole lines. Refuses what is no text at all."""
    mark, encoding = mark_of(sample)
    if mark:
        return encoding
    if b"\0" in sample[:4096]:
        return _utf16_without_mark(sample, name)
    if sample.isascii():
        return ASCII
    return _utf8_or_gb18030(sample)


def _utf16_without_mark(sample: bytes, name: str) -> str:
    """UTF-16 has its zero bytes on one side: behind Latin characters, or before them."""
    head = sample[: len(sample) // 2 * 2]
    little = head[1::2].count(0) > head[0::2].count(0)
    encoding = "utf-16-le" if little else "utf-16-be"
    text = head.decode(encoding, errors="replace")
    if "\0" in text or text.count("\ufffd") * 100 > len(text) or "\n" not in text:
        raise refuse_no_text(name)
    return encoding


def _utf8_or_gb18030(sample: bytes) -> str:
    lines = [line for line in sample.split(b"\n")[:20_000] if not line.isascii()]
    right = sum(_decodes(line, UTF8) for line in lines)
    return UTF8 if right * 2 >= len(lines) else GB18030


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


class Decoder:
    """Turns whole lines in the file's encoding into UTF-8."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.width = 2 if encoding.startswith("utf-16") else 1
        self.newline = "\n".encode(encoding if self.width == 2 else ASCII)

    def preview(self, sample: bytes) -> str:
        """The text of a sample, for a look at its shape; what cannot be decoded is replaced."""
        whole = self.last_line_end(sample) or len(sample)
        return sample[:whole].decode(self.encoding, errors="replace")

    def last_line_end(self, raw: bytes, before: int = 0) -> int:
        """The length of the whole lines at the start of `raw`, which follows `before` bytes of
        an unfinished line; 0 when no line ends in it."""
        end = raw.rfind(self.newline)
        while end >= 0 and (before + end) % self.width:
            end = raw.rfind(self.newline, 0, end + self.width - 1)
        return end + self.width if end >= 0 else 0

    def completed(self, raw: bytes) -> bytes:
        """A last line without its end, given one; half a character is left undecodable."""
        if len(raw) % self.width:
            raw = raw[:-1] + "\ud800".encode(self.encoding, errors="surrogatepass")
        return raw + self.newline

    def decode(self, raw: bytes) -> tuple[bytes, list[int]]:
        """UTF-8 of whole lines, and the places of the lines that could not be decoded."""
        if self.encoding in (ASCII, UTF8, GB18030) and raw.isascii():
            return raw, _lines_with_nul(raw)
        if self.encoding == ASCII:
            self.encoding = _utf8_or_gb18030(raw)
        try:
            if self.encoding == UTF8:
                raw.decode(UTF8)
                return raw, _lines_with_nul(raw)
            text = raw.decode(self.encoding).encode(UTF8)
        except UnicodeError:
            return self._decode_by_line(raw)
        return text, _lines_with_nul(text)

    def _decode_by_line(self, raw: bytes) -> tuple[bytes, list[int]]:
        lines: list[bytes] = []
        bad: list[int] = []
        for place, line in enumerate(self._split(raw)):
            try:
                text = line.decode(self.encoding).encode(UTF8)
            except UnicodeError:
                text = line.decode(self.encoding, errors="backslashreplace").encode(
                    UTF8, errors="backslashreplace"
                )
                bad.append(place)
            if b"\0" in text:
                bad.append(place)
            lines.append(text.replace(b"\0", b"\\x00").replace(b"\n", b"\\n"))
        return b"\n".join(lines), sorted(set(bad))

    def _split(self, raw: bytes) -> list[bytes]:
        if self.width == 1:
            return raw.split(self.newline)
        lines, start = [], 0
        end = raw.find(self.newline)
        while end >= 0:
            if end % 2:
                end = raw.find(self.newline, end + 1)
                continue
            lines.append(raw[start:end])
            start = end + 2
            end = raw.find(self.newline, start)
        return [*lines, raw[start:]]


def _lines_with_nul(text: bytes) -> list[int]:
    """PostgreSQL holds no NUL, so a line with one counts as not decodable."""
    if b"\0" not in text:
        return []
    return [place for place, line in enumerate(text.split(b"\n")) if b"\0" in line]
