"""Settings, production first: whatever is not said by the environment is the safe choice.

With neither DATABASE_URL nor REDIS_URL the embedded services of VAR_DIR are used.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation import logs
from inspectorate.foundation.api import configuration
from inspectorate.foundation.services import embedded, roles, secrets
from inspectorate.foundation.services.places import POSTGRES_PORT, places_here

BASE_DIR = Path(__file__).resolve().parent.parent
PLACES = places_here()
VAR_DIR = PLACES.root
env = environ.Env()

# --- Mode and secrets -------------------------------------------------------------------------

EMBEDDED = "DATABASE_URL" in embedded.wanted()
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=not EMBEDDED)
SECRET_KEY = env.str("SECRET_KEY", default="") or (secrets.signing_key() if EMBEDDED else "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Base64 keys for identity numbers; the first encrypts, all of them decrypt.
IDENTITY_KEYS = env.list("IDENTITY_KEYS", default=[]) or (
    [secrets.identity_key()] if EMBEDDED else []
)
if not IDENTITY_KEYS:
    raise ImproperlyConfigured("IDENTITY_KEYS must hold at least one base64 key of 64 bytes")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if EMBEDDED else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "inspectorate.foundation",
    "inspectorate.organisation",
    "enterprises",
    "alerts",
    "compliance",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django_htmx",
    "django_prometheus",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "inspectorate.foundation.characters.NulMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "compliance.publicity.burst.BurstMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "inspectorate.organisation.middleware.TokenMiddleware",
    "inspectorate.organisation.middleware.SecondFactorMiddleware",
    "inspectorate.organisation.journal.JournalMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
    "inspectorate.organisation.middleware.CalendarMiddleware",
    "inspectorate.foundation.sessions.SightMiddleware",
]

ROOT_URLCONF = "inspectorate.urls"
WSGI_APPLICATION = "inspectorate.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
            "builtins": ["inspectorate.foundation.templatetags.components"],
        },
    },
]

# --- Database: one alias, and the role that fits the process ----------------------------------

DATABASE_ROLE = env.str("DATABASE_ROLE", default="web")
DATABASE_ROLES = {"owner": roles.OWNER, "web": roles.WEB, "worker": roles.WORKER}


def database_for(role: str) -> dict[str, Any]:
    """The connection settings of a role (`owner`, `web` or `worker`).

    With DATABASE_URL given, DATABASE_OWNER_URL and DATABASE_WORKER_URL may name other accounts.
    """
    if EMBEDDED:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(PLACES.postgres_socket_folder),
            "PORT": str(POSTGRES_PORT),
            "NAME": roles.DATABASE,
            "USER": DATABASE_ROLES[role],
        }
    own = f"DATABASE_{role.upper()}_URL"
    found: dict[str, Any] = env.db_url(own if os.environ.get(own) else "DATABASE_URL")
    return found | {"ENGINE": "django.db.backends.postgresql"}


DATABASES = {
    "default": database_for(DATABASE_ROLE)
    | {
        "ATOMIC_REQUESTS": True,  # for whatever SightMiddleware leaves alone
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
    }
}
# The role of a view's transaction, and the function user -> settings its row policies read.
DATABASE_WEB_ROLE = roles.WEB if EMBEDDED else database_for("web")["USER"]
SIGHT_SETTINGS = "inspectorate.organisation.sight.session_settings"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

# --- Redis: cache, broker, pub/sub ------------------------------------------------------------

_given_redis = env.str("REDIS_URL", default="")
REDIS_DATABASE = env.int("REDIS_DATABASE", default=0)


def redis_url(*, scheme: str) -> str:
    """Redis's address; a socket's scheme is called `unix` by redis-py, `redis+socket` by Celery."""
    if _given_redis:
        return _given_redis
    key = "db" if scheme == "unix" else "virtual_host"
    return f"{scheme}://{PLACES.redis_socket}?{key}={REDIS_DATABASE}"


REDIS_EMBEDDED = not _given_redis
REDIS_URL = redis_url(scheme="unix")
# What may be thrown out when memory is short: kept pages, progress bars, requests of this minute.
CACHE_URL = env.str("CACHE_URL", default="") or REDIS_URL
# Whoever asks for /metrics with this bearer token, or from this machine, gets them.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "cache",
    }
}

# For so long a process answers public pages from what it saw, without asking anybody.
PUBLIC_REMEMBERED_SECONDS = env.float("PUBLIC_REMEMBERED_SECONDS", default=1.0)

CELERY_BROKER_URL = redis_url(scheme="redis+socket")
CELERY_TASK_IGNORE_RESULT = True  # outcomes are rows, never Celery results
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "global_keyprefix": "jobs-",
    # Without Redis a page does not wait for it (kombu would, six seconds): a sweep queues the job.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
    "socket_connect_timeout": 3,
}
CELERY_TASK_DEFAULT_QUEUE = "notification"
CELERY_TASK_CREATE_MISSING_QUEUES = False
# Each app's tasks have a queue of their own, and notices do.
CELERY_TASK_ROUTES = {
    "alerts.tasks.dispatch_notices": {"queue": "notification"},
    "compliance.tasks.remind_of_deadlines": {"queue": "notification"},
    "compliance.tasks.send_self_check_code": {"queue": "notification"},
    "compliance.tasks.carry_out_appraisal": {"queue": "comparison"},
    "compliance.tasks.carry_out_appraisal_shard": {"queue": "comparison"},
    "alerts.tasks.*": {"queue": "comparison"},
    "enterprises.tasks.*": {"queue": "imports"},
    "compliance.tasks.*": {"queue": "documents"},
}
CELERY_TASK_QUEUES = {
    name: {"exchange": name, "routing_key": name}
    for name in ("imports", "comparison", "notification", "documents")
}

# --- Notices: e-mail and chat -----------------------------------------------------------------

# The address of the site as people outside it write it, without a slash at its end.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
# smtp+tls://USER:PASSWORD@HOST:587. Without it nothing is sent by e-mail; on a laptop a message
# becomes a file, for a look at it.
_given_email = env.str("EMAIL_URL", default="")
_email = env.email_url_config(_given_email or "filemail:///")
EMAIL_OFFERED = EMBEDDED or bool(_given_email)
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_HOST = _email.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _email.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _email.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _email.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="inspectorate@localhost")
# Where the group robots are; an office with its own WeCom or DingTalk names its own.
CHAT_ROBOTS = {
    "wecom": env.str("WECOM_URL", default="https://qyapi.weixin.qq.com/cgi-bin/webhook/send"),
    "dingtalk": env.str("DINGTALK_URL", default="https://oapi.dingtalk.com/robot/send"),
}

# How the code of a self-check reaches the phone on record: `console` writes it into a file below
# VAR_DIR (a laptop, a demonstration), an address of apprise sends it, with {phone} where the number
# stands in it; '' offers no self-check.
SELF_CHECK_DELIVERY = env.str("SELF_CHECK_DELIVERY", default="console" if EMBEDDED else "")
SELF_CHECK_CODES_FILE = VAR_DIR / "log" / "self-check-codes.log"

# --- People and log-in ------------------------------------------------------------------------

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "inspectorate.organisation.journal.address_of"
AXES_LOCKOUT_TEMPLATE = "organisation/locked.html"
AXES_SENSITIVE_PARAMETERS = ["password"]
# Whether roles that ask for a second factor (organisation/models/roles.py) get in only with one.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=not DEBUG)

# --- Browser's rules --------------------------------------------------------------------------

SESSION_COOKIE_AGE = 8 * 60 * 60  # one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "schema"]
TRANSLATED_FOLDERS = ("inspectorate", "enterprises", "alerts", "compliance", "templates")
CATALOGUES = [BASE_DIR / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"]
# Words of the schema of /api/, which stand in docstrings: see collect_schema_translations.
SCHEMA_CATALOGUE = LOCALE_PATHS[1] / "zh_Hans" / "LC_MESSAGES" / "django.po"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
# Collected: hashed names, compressed, cached for good. Else: files as they are, where they are.
STATIC_COLLECTED = env.bool("STATIC_COLLECTED", default=not (DEBUG or EMBEDDED))
if not STATIC_COLLECTED:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS: list[Any] = [BASE_DIR / "inspectorate" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "inspectorate.foundation.assets.NpmFinder",
]
NPM_ROOT = BASE_DIR / "node_modules"
NPM_ASSETS = {
    "htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "tabler/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "echarts/echarts.min.js": "echarts/dist/echarts.min.js",
}
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "media/"
_bucket = env.str("S3_BUCKET", default="")
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": _bucket,
            "endpoint_url": env.str("S3_ENDPOINT", default="") or None,
            "querystring_expire": 300,
        },
    }
    if _bucket
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "inspectorate.foundation.assets.HashedFiles"
        if STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED
WHITENOISE_AUTOREFRESH = DEBUG

# How many proxies of our own stand before the web processes; not said: `check --deploy` asks.
PROXIES = env.int("PROXIES", default=None)

# --- Papers -----------------------------------------------------------------------------------

# Where the Chinese fonts are (Debian: fonts-noto-cjk), and who issues papers ('': the built-in).
FONT_FOLDERS = env.list("FONT_FOLDERS", default=["/usr/share/fonts"])
AUTHORITY_FILE = env.str("AUTHORITY_FILE", default="")

# --- API --------------------------------------------------------------------------------------

REST_FRAMEWORK = configuration.REST_FRAMEWORK
SPECTACULAR_SETTINGS = configuration.SPECTACULAR_SETTINGS
# Requests a minute: of a person or token, of an address without log-in, deliveries of a token.
API_RATES = {
    "staff": env.int("API_RATE_STAFF", default=600),
    "open": env.int("API_RATE_OPEN", default=120),
    "push": env.int("API_RATE_PUSH", default=60),
}

# --- Logs: one JSON object per line; persons appear by primary key only ------------------------

LOGGING = logs.configured(level=env.str("LOG_LEVEL", default="WARNING"))
