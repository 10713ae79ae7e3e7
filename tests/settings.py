"""Settings of the tests: the application's own, on throw-away services of their own.

Connections log in as `inspectorate_test`, which is neither superuser nor owner and takes the part
of the role the process plays, so that row-level security is as real as in production.
"""

from __future__ import annotations

import os

from inspectorate.foundation.services.places import CHECKOUT

os.environ["VAR_DIR"] = os.environ.get("TEST_VAR_DIR") or str(CHECKOUT / "var" / "tests")
os.environ["EMBEDDED_DURABLE"] = "0"
os.environ.setdefault("DATABASE_ROLE", "worker")
for variable in ("DATABASE_URL", "REDIS_URL", "DEBUG", "HTTPS", "SECRET_KEY", "IDENTITY_KEYS"):
    os.environ.pop(variable, None)
if "TEST_REDIS_URL" in os.environ:  # a child that has a Redis of its own
    os.environ["REDIS_URL"] = os.environ["TEST_REDIS_URL"]

from tests.redis_databases import claim_database  # noqa: E402

os.environ["REDIS_DATABASE"] = os.environ.get("TEST_REDIS_DATABASE") or str(claim_database())

from inspectorate.foundation.services import roles  # noqa: E402
from inspectorate.settings import *  # noqa: E402, F403
from inspectorate.settings import DATABASE_ROLE, DATABASE_ROLES, DATABASES  # noqa: E402

DATABASES["default"] |= {
    # Set in processes that a test starts: they work on the test's database.
    "NAME": os.environ.get("TEST_DATABASE") or roles.DATABASE,
    "CONN_MAX_AGE": 0,
}
if DATABASE_ROLE != "owner":
    DATABASES["default"] |= {
        "USER": roles.TEST,
        "OPTIONS": {"options": f"-c role={DATABASE_ROLES[DATABASE_ROLE]}"},
    }

PUBLIC_REMEMBERED_SECONDS = 0
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Static files are looked for when one is asked for: each test's client has middleware of its own,
# which would otherwise read the folders of all of them first.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MFA_REQUIRED = False  # tests about it switch it on
if "EMAIL_URL" not in os.environ:  # a child that sends mail for real is told where to
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
