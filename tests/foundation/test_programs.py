"""The programs tests start for real, and the browser."""

import json
import subprocess
from typing import TYPE_CHECKING

from django.db import connection

from inspectorate.celery import app
from tests import programs

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_celery_worker_takes_from_every_queue_in_a_process_of_its_own(
    celery_worker_process: subprocess.Popen[bytes],
) -> None:
    asking = app.control.inspect(timeout=5, limit=1)
    assert [answer["pid"] for answer in asking.stats().values()] == [celery_worker_process.pid]
    (queues,) = asking.active_queues().values()
    assert {queue["name"] for queue in queues} == {
        "imports",
        "comparison",
        "notification",
        "documents",
    }


def test_commands_work_on_the_database_of_the_test_as_the_worker(transactional_db: None) -> None:
    code = (
        "from django.db import connection as c; k = c.cursor();"
        "k.execute('SELECT current_database(), session_user, current_user');"
        "import json; print(json.dumps(k.fetchone()))"
    )
    finished = programs.manage("shell", "-v", "0", "-c", code)
    assert finished.returncode == 0, finished.stderr
    assert json.loads(finished.stdout) == [
        connection.settings_dict["NAME"],
        "inspectorate_test",
        "inspectorate_worker",
    ]


def test_browser_opens_the_log_in_page_without_an_error(page: "Page") -> None:
    answer = page.goto("/login/")
    assert answer is not None
    assert answer.status == 200
    assert page.locator("input[type=password]").count() == 1
