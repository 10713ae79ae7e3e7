"""What a table needs so that a phone can show it below one another."""

from __future__ import annotations

import re


def cells_without_label(page: str) -> list[str]:
    """The cells of the page's stacking tables that would stand without the name of their column."""
    tables = re.findall(r'<table class="[^"]*figures-table".*?</table>', page, re.DOTALL)
    assert tables
    cells = [cell for table in tables for cell in re.findall(r"<td[^>]*>", table)]
    return [cell for cell in cells if "data-label=" not in cell and 'class="e"' not in cell]
