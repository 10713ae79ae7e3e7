"""Whatever beat asks for by name is a task of some app."""

from __future__ import annotations

from inspectorate.celery import BEAT_SCHEDULE, app


def test_every_door_that_beat_knocks_at_is_there() -> None:
    app.loader.import_default_modules()
    app.autodiscover_tasks(force=True)
    asked = {str(entry["task"]) for entry in BEAT_SCHEDULE.values()}
    assert asked <= set(app.tasks), asked - set(app.tasks)
