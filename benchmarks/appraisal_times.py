"""Server time of the appraisal's review page as the web role, over the newest cycle."""

from __future__ import annotations

from typing import Any

from django.test import Client

from benchmarks.page_times import timed
from benchmarks.scales import Scale
from compliance.models import Appraisal
from inspectorate.organisation.models import User


def measure(scale: Scale) -> dict[str, Any]:
    """As it opens, of one cell of the matrix, and by size: p50, p95, queries, lines."""
    client = Client(SERVER_NAME="localhost")
    user = User.objects.get(username="bench-supervisor")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    code = Appraisal.objects.order_by("-id").values_list("code", flat=True)[0]
    queries = {"review": "", "cell": "?from=new&to=poor", "size": "?axis=size"}
    return {
        name: timed(client, lambda _turn, q=query: f"/appraisals/{code}/{q}")
        for name, query in queries.items()
    }
