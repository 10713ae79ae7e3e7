"""Texts of one fixed length as a matrix of bytes, for checks that weigh every character."""

import numpy as np
import polars as pl


def matrix(texts: pl.Series, width: int) -> tuple[np.ndarray, np.ndarray | None]:
    """The bytes of the texts that are `width` bytes long, one column per text, and their rows.

    Shape (width, n), uint8, contiguous by character position. The rows are None when every text
    has that length.
    """
    fits = (texts.str.len_bytes() == width).fill_null(value=False)
    rows = None
    if not fits.all():
        rows = fits.arg_true().to_numpy()
        texts = texts.filter(fits)
    if not len(texts):
        return np.zeros((width, 0), np.uint8), rows
    marks = texts.cast(pl.Binary).bin.reinterpret(dtype=pl.Array(pl.UInt8, width))
    return np.ascontiguousarray(marks.to_numpy().T), rows
