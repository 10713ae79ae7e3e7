"""manage.py demo: an empty machine to a filled, served city, with one command."""

import os
import shutil
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from compliance import (
    demo,
    demo_appraisal,
    demo_desk,
    demo_exposure,
    demo_figures,
    demo_medals,
    demo_portal,
)
from enterprises.models import Enterprise


class Command(BaseCommand):
    help = "Fills an empty database with a synthetic city, compares it, and serves it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--enterprises", type=int, default=6000)
        parser.add_argument("--workers", type=int, default=80000)
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true")

    def handle(self, **options: Any) -> None:
        started = time.monotonic()
        # Certificates, feeds and the site map name the port that is served.
        address = os.environ.setdefault("SITE_URL", f"http://localhost:{options['port']}")
        settings.SITE_URL = address.rstrip("/")
        manage("migrate", "--verbosity", "0", role="owner")
        manage("collectstatic", "--no-input", "--verbosity", "0", role="owner")
        passwords = demo.remembered()
        if not passwords:
            passwords = self.fill(options)
        self.stdout.write(f"Ready after {time.monotonic() - started:.0f} s.")
        if not options["no_serve"]:
            self.serve(passwords, port=options["port"])

    def fill(self, options: dict[str, Any]) -> dict[str, str]:
        if Enterprise.objects.exists():
            sentence = f"The database in {settings.VAR_DIR} holds something else. Set VAR_DIR."
            raise CommandError(sentence, returncode=2)
        folder = Path(settings.VAR_DIR) / "demo-city"
        today = timezone.localdate()
        # Delivered before the story of the desk begins: nobody visits on an alert not yet raised.
        demo.fill(
            folder,
            enterprises=options["enterprises"],
            workers=options["workers"],
            seed=options["seed"],
            now=timezone.now() - timedelta(days=demo.DELIVERED_DAYS),
            say=lambda what: self.stderr.write(f"· {what}"),
        )
        shutil.rmtree(folder)
        passwords = demo.enrol_everybody(today=today)
        demo.tell_everybody(now=timezone.now())
        begun = timezone.now() - timedelta(minutes=30)
        demo_desk.fill_the_desk(now=begun, golden=demo.GOLDEN_NAME)
        demo_appraisal.fill_the_appraisals(now=begun)
        demo_medals.fill_the_medals(now=begun)
        self.stderr.write("· exposures")
        demo_exposure.fill_the_lists(folder, now=timezone.now())
        shutil.rmtree(folder)
        demo_figures.fill_figures(now=timezone.now(), workers=options["workers"])
        passwords |= demo_portal.open_doors(golden=demo.GOLDEN_NAME)
        demo.remember(passwords)
        return passwords

    def serve(self, passwords: dict[str, str], *, port: int) -> None:
        """Web and a worker with beat, until interrupted."""
        self.stdout.write(f"\n  http://localhost:{port}/\n")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:<12}{password}")
        self.stdout.write(f"\n  {two_steps_in_words()}")
        self.stdout.flush()
        programs = [
            [
                "uvicorn",
                "inspectorate.asgi:application",  # pages and streams under one address
                f"--port={port}",
                "--lifespan=off",
                "--no-proxy-headers",
                "--log-level=warning",
                "--timeout-graceful-shutdown=3",
            ],
            [
                "celery",
                "--app",
                "inspectorate",
                "worker",
                "--beat",
                "--loglevel",
                "warning",
                "--schedule",
                str(Path(settings.VAR_DIR) / "beat-schedule"),
                "--queues",
                "imports,comparison,notification,documents",
            ],
        ]
        folder = Path(sys.executable).parent
        running = [
            subprocess.Popen([str(folder / program[0]), *program[1:]], env=environment())
            for program in programs
        ]
        wait_for_any(running)


def manage(*arguments: str, role: str) -> None:
    """Runs another management command as the database role it needs."""
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, check=True, env=environment() | {"DATABASE_ROLE": role})


def environment() -> dict[str, str]:
    """This process's environment, less the database role that is this command's own.

    The static files are collected first, so they are served compressed and cached. Nobody needs a
    telephone to look around, unless it is asked for.
    """
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_ROLE"}
    return {"MFA_REQUIRED": "0"} | own | {"STATIC_COLLECTED": "1"}


def two_steps_in_words() -> str:
    """Whether the demonstration demands a second factor, and how that is changed."""
    if environment()["MFA_REQUIRED"] == "0":
        return "Two-step log-in is offered, not demanded; MFA_REQUIRED=1 make demo demands it."
    return "Supervisors and administrators set up two-step log-in first (MFA_REQUIRED)."


def wait_for_any(running: list[subprocess.Popen]) -> None:
    """Waits until one program ends or somebody interrupts; then ends them all."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while all(program.poll() is None for program in running):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        for program in running:
            program.terminate()
        for program in running:
            program.wait(timeout=20)
