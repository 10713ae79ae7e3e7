"""Compressed deliveries: gzip and zstd, whole, truncated, damaged, swollen."""

import gzip
import hashlib
import zlib
from pathlib import Path

import pytest
import zstandard

from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from tests.enterprises.feeds.makers import deaths, deliver, make_id_number, read_all, write

ROWS = [f"{make_id_number(n)},2020-01-{n % 28 + 1:02d}" for n in range(500)]
TEXT = deaths(*ROWS).encode()


def zstd(content: bytes) -> bytes:
    """One zstd frame with the checksum that the zstd program writes."""
    return zstandard.ZstdCompressor(write_checksum=True).compress(content)


def refused(folder: Path, content: bytes, **how: object) -> Refusal:
    """The refusal a file with this content meets."""
    with pytest.raises(Refusal) as caught:
        deliver(folder, "deaths", content, **how)
    return caught.value


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("name", ["delivery.csv.gz", "delivery.zst", "delivery"])
def test_compression_is_told_by_content(tmp_path: Path, pack, name: str) -> None:  # type: ignore[no-untyped-def]
    packed = pack(TEXT)
    got = read_all(write(tmp_path, packed, name), "deaths")
    assert got.read == len(got.rows) == 500
    assert got.delivery.sha256 == hashlib.sha256(packed).hexdigest()
    assert got.delivery.progress == 1


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_several_members(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    half = len(TEXT) // 2
    got = deliver(tmp_path, "deaths", pack(TEXT[:half]) + pack(TEXT[half:]))
    assert got.read == 500


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("left", [20, 0.5, 0.99])
def test_truncated(tmp_path: Path, pack, left: float) -> None:  # type: ignore[no-untyped-def]
    packed = pack(TEXT)
    refusal = refused(tmp_path, packed[: left if left > 1 else int(len(packed) * left)])
    assert refusal.code == "truncated_file"
    assert "breaks off" in refusal.sentence


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_damaged(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    packed = bytearray(pack(TEXT))
    for place in range(40, 80):
        packed[place] ^= 0x5A
    assert refused(tmp_path, bytes(packed)).code in {"damaged_file", "truncated_file"}


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_swollen(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    text = deaths(*[ROWS[0]] * 400_000).encode()
    limits = Limits(ratio_from_bytes=1_000_000, unpacked_ratio=20)
    refusal = refused(tmp_path, pack(text), limits=limits)
    assert refusal.code == "unpacks_too_large"
    assert "no table does" in refusal.sentence


def test_total_size_is_limited(tmp_path: Path) -> None:
    refusal = refused(tmp_path, gzip.compress(TEXT), limits=Limits(unpacked_bytes=10_000))
    assert refusal.code == "unpacks_too_large"


def test_swollen_line_is_refused_before_it_fills_memory(tmp_path: Path) -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    content = bomb.compress(TEXT)
    piece = b"x" * (1 << 20)
    content += b"".join(bomb.compress(piece) for _ in range(200)) + bomb.flush()
    refusal = refused(tmp_path, content)
    assert refusal.code in {"line_too_long", "unpacks_too_large"}


def test_empty_inside(tmp_path: Path) -> None:
    assert refused(tmp_path, gzip.compress(b"")).code == "empty_file"


def test_document_inside(tmp_path: Path) -> None:
    assert refused(tmp_path, gzip.compress(b"%PDF-1.7 and so on")).code == "wrong_type"
