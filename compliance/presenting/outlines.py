"""What a file of outlines brings: groups with one, groups without, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from compliance.models import OutlineSet
from inspectorate.organisation.models import GridGroup


@dataclass(frozen=True)
class Outlined:
    """Groups by whether the file has an outline for them, and the drawing."""

    having: list[GridGroup]
    lacking: list[GridGroup]
    box: str
    drawing: SafeString


def outlined(made: OutlineSet) -> Outlined:
    """A file beside the groups as they are today."""
    codes = {each["group_code"] for each in made.outlines}
    groups = list(GridGroup.objects.standing().order_by("code"))
    names = {group.code: group.name for group in groups}
    west, north = (min(each[side] for each in made.outlines) for side in ("west", "north"))
    east, south = (max(each[side] for each in made.outlines) for side in ("east", "south"))
    return Outlined(
        having=[group for group in groups if group.code in codes],
        lacking=[group for group in groups if group.code not in codes],
        box=f"{west - 2:.1f} {north - 2:.1f} {east - west + 4:.1f} {south - north + 4:.1f}",
        drawing=format_html_join(
            "",
            '<path class="q2" d="{}"><title>{}</title></path>',
            (
                (each["path"], names.get(each["group_code"], each["group_code"]))
                for each in made.outlines
            ),
        ),
    )
