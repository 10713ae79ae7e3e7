"""How the libraries of the interface are set; read by the settings, so nothing is imported."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "inspectorate.organisation.api.authentication.ByToken",
        "inspectorate.organisation.api.authentication.BySession",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["inspectorate.organisation.api.rights.HoldsRight"],
    "DEFAULT_THROTTLE_CLASSES": ["inspectorate.foundation.api.throttling.PerMinute"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "inspectorate.foundation.api.parsing.StrictJSONParser",
        "rest_framework.parsers.MultiPartParser",
        "rest_framework.parsers.FormParser",
    ],
    "DEFAULT_FILTER_BACKENDS": ["inspectorate.foundation.api.filtering.ByFilterSet"],
    "DEFAULT_SCHEMA_CLASS": "inspectorate.foundation.api.schema.Operation",
    "DEFAULT_PAGINATION_CLASS": "inspectorate.foundation.api.keyset.Keyset",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "inspectorate.foundation.api.problems.problem_for",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Labour inspectorate",
    "DESCRIPTION": "Everything the pages read and do, by the same rights. Errors are RFC 9457.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/",
    "AUTHENTICATION_WHITELIST": [],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "inspectorate.foundation.api.schema.completed",
        "inspectorate.organisation.api.receipts.with_receipts",
    ],
}
