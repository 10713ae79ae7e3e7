"""Addresses of the staff themselves."""

OPEN = {"organisation:login", "organisation:language"}
LOGGED_IN = {
    "organisation:desk",
    "organisation:logout",
    "organisation:own_settings",
    "organisation:password",
}
