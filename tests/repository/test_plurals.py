"""A count before the word it counts has a singular as well: “1 worker”, never “1 workers”."""

from __future__ import annotations

import re

from django.conf import settings

from inspectorate.foundation.translations import messages_in

COUNTED = (
    "alerts|applications|approvals|areas|batches|cases|certificates|complaints|contracts|"
    "days|deliveries|enterprises|entries|exposures|feeds|grades|groups|inspectors|letters|medals|"
    "months|notices|objections|orders|papers|parts|people|persons|places|points|proposals|"
    "providers|rows|units|visits|weeks|workers|years"
)
WRITTEN = re.compile(rf"%(\(\w+\))?[sd] (?:[a-z-]+ )?(?:{COUNTED})\b")
# What is never one: a label, a part of a large whole, a plural without its number.
NEVER_ONE = (
    "%(band)s workers",  # 11–50 workers
    "%(roles)s roles, %(permissions)s permissions",
    "%(group)s: %(n)s of 1,000 workers in no scheme, open alerts: %(alerts)s",
    "%(kind)s: highest load of an inspector from %(before)s to %(after)s points",
    "load each from %(least)s to %(most)s points",
    "Publish %(year)s with %(n)s working days",
    "cut after %(n)s rows",
    "The load of an inspector lies %(before)s points off the average.",
    "Weeks of %(year)s with visits",
)
WHOLE_CITY = re.compile(r"%\(done\)s of %\(whole\)s parts|from %\(n\)s persons|span %\(rows\)d")
# Bounds a person is told when they are crossed, and shares of all there are.
BOUNDS = re.compile(
    r"[Aa]t most|%\(most\)d answers|at least|[Mm]ore than|1 to|of the |of workers|fewer than"
)


def test_a_count_has_its_singular() -> None:
    marked = messages_in(settings.BASE_DIR, settings.TRANSLATED_FOLDERS)
    lacking = [
        message.text
        for message in marked
        if WRITTEN.search(message.text)
        and not message.plural
        and message.text not in NEVER_ONE
        and not BOUNDS.search(message.text)
        and not WHOLE_CITY.search(message.text)
    ]
    assert not lacking
