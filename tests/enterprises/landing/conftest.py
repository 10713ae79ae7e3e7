from pathlib import Path

import pytest
from pytest_django import Settings

from tests.enterprises.landing.deliveries import Desk


@pytest.fixture
def desk(tmp_path: Path, db: None, settings: Settings) -> Desk:
    """Takes deliveries; what they reject is kept in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return Desk(tmp_path)
