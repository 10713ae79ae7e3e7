"""What may not stand in any file: registries, this machine's folders, traces of how it was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.repository.sources import read, text_files

OWN = Path("tests/repository/test_contents.py")  # names what it looks for

FORBIDDEN = {
    "registry address": r"pypi\.org|pythonhosted|npmjs\.(org|com)|registry\.\w+\.\w+|npmmirror"
    r"|(?<!emit-)index-url\s|--find-links|file:///|tuna\.tsinghua",
    "folder of one machine": r"(?<![\w.<])/(work|root|home|opt|Users)/\w+",
    "secret": r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|xox[bp]-\w{10,}",
    "how it was made": r"(?i)\b(chatgpt|openai|anthropic|claude|copilot|language model|LLM)\b",
    "unfinished work": r"\b(TODO|FIXME|XXX|HACK)\b",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_contains(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in text_files()
        if path != OWN
        for number, line in enumerate(read(path).splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == [], "\n" + "\n".join(found)


def test_locks_carry_hashes_and_no_address() -> None:
    lock = read(Path("requirements/dev.txt"))
    pinned = re.findall(r"^[\w.\[\]-]+==\S+", lock, re.MULTILINE)
    assert len(pinned) > 50
    assert all(
        "--hash=sha256:" in block for block in re.split(r"^(?=[\w.\[\]-]+==)", lock, flags=re.M)[1:]
    )
    assert "://" not in lock
    assert '"resolved"' not in read(Path("package-lock.json"))


def test_psycopg_3_is_not_locked_since_django_would_prefer_it() -> None:
    assert not re.search(r"^psycopg(\[|==|-c|-binary)", read(Path("requirements/dev.txt")), re.M)
