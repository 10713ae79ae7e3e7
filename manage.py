#!/usr/bin/env python
"""Django's command line. Brings up the embedded services for commands that need them."""

import os
import sys

OWNER_COMMANDS = {"migrate", "makemigrations", "dbshell", "sqlmigrate", "createcachetable", "flush"}
WEB_COMMANDS = {"runserver"}
COMMANDS_WITHOUT_SERVICES = {
    "help",
    "version",
    "check",
    "start_services",
    "stop_services",
    "makemessages",
    "compilemessages",
    "compile_translations",
    "collectstatic",
    "diffsettings",
    "findstatic",
    "startapp",
}


def role_for(command: str) -> str:
    """The database role a management command runs under."""
    if command in OWNER_COMMANDS:
        return "owner"
    return "web" if command in WEB_COMMANDS else "worker"


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("DATABASE_ROLE", role_for(command))
    if command not in COMMANDS_WITHOUT_SERVICES and not command.startswith("-"):
        from inspectorate.foundation.services import embedded

        embedded.ensure_running()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
