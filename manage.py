#!/usr/bin/env python
"""Django's command line. Brings up the embedded services for commands that need them."""

import os
import sys

from inspectorate.foundation.services import embedded, roles

COMMANDS_WITHOUT_SERVICES = {
    "help",
    "version",
    "check",
    "start_services",
    "stop_services",
    "makemessages",
    "compilemessages",
    "collect_translations",
    "compile_translations",
    "collectstatic",
    "diffsettings",
    "findstatic",
    "startapp",
}


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("DATABASE_ROLE", roles.role_of_command(command))
    if command not in COMMANDS_WITHOUT_SERVICES and not command.startswith("-"):
        embedded.ensure_running()

    import django
    from django.core.management import execute_from_command_line

    if os.environ["DATABASE_ROLE"] != "worker" or command.startswith("-"):
        execute_from_command_line(sys.argv)
        return
    django.setup()
    from inspectorate.organisation import journal

    with journal.of_command(command):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
