from pathlib import Path

import pytest
from pytest_django import Settings

from tests.contract.counter import Counter


@pytest.fixture
def counter(
    tmp_path: Path, db: None, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> Counter:
    """Takes deliveries by the command; what they reject is kept in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return Counter(tmp_path, capsys)
