"""Server time of the dashboards as the web role: the whole request, template included."""

from __future__ import annotations

from typing import Any

from django.test import Client

from benchmarks.page_times import timed
from benchmarks.scales import Scale
from inspectorate.organisation.models import Area, GridGroup, User
from inspectorate.organisation.models.areas import AreaLevel


def measure(scale: Scale) -> dict[str, Any]:
    """Per dashboard: p50 and p95 in milliseconds, and the most queries of a request."""
    user = User.objects.get(username="bench-supervisor")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    groups = list(GridGroup.objects.order_by("code").values_list("code", "district_code")[:40])
    districts = sorted({district for _code, district in groups})
    areas = Area.objects.filter(level=AreaLevel.STREET).order_by("code")
    streets = list(areas.values_list("stem", flat=True)[:40])
    addresses = {
        "city": lambda turn: "/figures/desk/",
        "city as tables": lambda turn: "/figures/desk/?table=map,coverage,alerts",
        "district": lambda turn: f"/figures/desk/districts/{districts[turn % len(districts)]}/",
        "street": lambda turn: f"/figures/desk/streets/{streets[turn % len(streets)]}/",
        "group": lambda turn: f"/figures/desk/groups/{groups[turn % len(groups)][0]}/",
        "annual report": lambda turn: "/figures/desk/annual/",
    }
    return {page: timed(client, address) for page, address in addresses.items()}
