"""docs/rules/ says what the rules say: the pages are generated, and never out of date."""

from pathlib import Path

import pytest

from alerts.catalogue import rules
from alerts.rule_pages import page

PAGES = Path(__file__).resolve().parents[2] / "docs" / "rules"


@pytest.mark.parametrize("name", sorted(rules()))
def test_page_is_up_to_date(name: str) -> None:
    written = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert written == page(rules()[name]), "run manage.py document_rules"


def test_no_page_without_a_rule() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(rules())
