"""Server time of the dashboards as the web role: the whole request, template included."""

from __future__ import annotations

from typing import Any

from django.test import Client

from benchmarks.page_times import timed
from benchmarks.scales import Scale
from inspectorate.organisation.models import GridGroup, User


def measure(scale: Scale) -> dict[str, Any]:
    """Per dashboard: p50 and p95 in milliseconds, and the most queries of a request."""
    user = User.objects.get(username="bench-supervisor")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    groups = list(GridGroup.objects.order_by("code").values_list("code", "district_code")[:40])
    districts = sorted({district for _code, district in groups})
    addresses = {
        "city": lambda turn: "/figures/desk/",
        "city as tables": lambda turn: "/figures/desk/?table=map,coverage,alerts",
        "district": lambda turn: f"/figures/desk/districts/{districts[turn % len(districts)]}/",
        "group": lambda turn: f"/figures/desk/groups/{groups[turn % len(groups)][0]}/",
        "annual report": lambda turn: "/figures/desk/annual/",
    }
    return {page: timed(client, address) for page, address in addresses.items()}
