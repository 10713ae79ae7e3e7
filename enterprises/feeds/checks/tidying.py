"""Blanks and full-width characters, the two things every delivery may carry around its values."""

import polars as pl

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_DIGITS_AND_LETTERS = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
_WIDE = {chr(code): chr(code - 0xFEE0) for code in _DIGITS_AND_LETTERS}
_MARKS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u2212": "-"}
_ODD = f"[０-９Ａ-Ｚａ-ｚ{INVISIBLE}]"
_ODD_WITH_MARKS = f"[\uff01-\uff5e\u2212{INVISIBLE}]"
_EDGES = rf"^[\s{INVISIBLE}]+|[\s{INVISIBLE}]+$"


def tidied(cells: pl.Series, *, punctuation: bool = False) -> pl.Series:
    """Texts without surrounding blanks and in half-width digits and letters; blank becomes null.

    With `punctuation`, full-width marks are normalised too: wanted in dates, numbers and codes,
    not in names and addresses, where （） is how people write.
    """
    texts = cells.str.strip_chars()
    odd = texts.str.contains(_ODD_WITH_MARKS if punctuation else _ODD)
    if odd.any():
        wide = _MARKS if punctuation else _WIDE
        rows = odd.fill_null(value=False).arg_true()
        plain = texts.gather(rows).str.replace_many(list(wide), list(wide.values()))
        texts = texts.scatter(rows, plain.str.replace_all(_EDGES, ""))
    return texts.set(texts == "", None)


def tidied_text(text: str, *, punctuation: bool = False) -> str:
    """`tidied` for a single text; blank is the empty string."""
    table = str.maketrans(_MARKS if punctuation else _WIDE)
    return text.translate(table).strip().strip(INVISIBLE).strip()
