"""Search bigrams of many enterprises at once, as `enterprises.search.grams_of` makes them."""

from collections.abc import Iterator

import polars as pl

from enterprises.landing.statements import fetch
from inspectorate.foundation.bulk import copy_frame

PIECE = 50_000


def write_grams(batch_id: int) -> None:
    """Adds the bigrams of the enterprises that the batch wrote; none of them may have any yet."""
    for ids, names, codes in _pieces(batch_id):
        copy_frame("enterprises_enterprisesearch", grams(ids, names, codes))


def _pieces(batch_id: int) -> Iterator[tuple[list[int], list[str], list[str]]]:
    last = 0
    while rows := fetch("list_names", batch=batch_id, after=last, most=PIECE):
        ids, names, codes = (list(column) for column in zip(*rows, strict=True))
        last = ids[-1]
        yield ids, names, codes


def grams(ids: list[int], names: list[str], codes: list[str]) -> pl.DataFrame:
    """`enterprise_id`, `letters` (name and code, a line each) and `grams`, the distinct pairs."""
    texts = pl.DataFrame({"enterprise_id": ids * 2, "letters": [*names, *codes]}).with_columns(
        pl.col("letters").str.normalize("NFKC").str.replace_all(r"\s", "").str.to_uppercase()
    )
    pairs = (
        texts.with_row_index("text")
        .with_columns(pl.col("letters").str.split(""))
        .explode("letters")
        .filter(pl.col("letters") != "")
        .with_columns(
            (pl.col("letters") + pl.col("letters").shift(-1)).alias("pair"),
            (pl.col("text") == pl.col("text").shift(-1)).alias("together"),
        )
        .filter("together")
        .select("enterprise_id", "pair")
        .unique()
    )
    quoted = pl.col("pair").str.replace_all(r'(["\\])', r"\\$1")
    inside = pl.concat_str(pl.lit('"'), quoted, pl.lit('"')).sort().str.join(",")
    arrays = pairs.group_by("enterprise_id").agg(inside.alias("grams"))
    lines = texts.group_by("enterprise_id", maintain_order=True).agg(
        pl.col("letters").str.join("\n")
    )
    return lines.join(arrays, on="enterprise_id").select(
        "enterprise_id",
        "letters",
        pl.concat_str(pl.lit("{"), "grams", pl.lit("}")).alias("grams"),
    )
