"""What somebody is told of their own write who may not read: what it is called, and its state."""

from __future__ import annotations

from typing import Any

TOLD = ("id", "number", "code", "username", "state", "count", "status_address")
NESTED = ("results", "deliveries")
RECEIPT = {
    "type": "object",
    "description": "All that a token without `read` is told of what it did.",
    "properties": {
        **{name: {"type": ["string", "integer", "null"]} for name in TOLD},
        **{
            name: {"type": "array", "items": {"$ref": "#/components/schemas/Receipt"}}
            for name in NESTED
        },
    },
    "additionalProperties": False,
}


def receipt_of(shown: Any) -> Any:
    """Of an answer, identifiers and states."""
    if isinstance(shown, list):
        return [receipt_of(each) for each in shown]
    if not isinstance(shown, dict):
        return None
    told = {name: shown[name] for name in TOLD if isinstance(shown.get(name), str | int)}
    return told | {name: receipt_of(shown[name]) for name in NESTED if name in shown}


def with_receipts(
    result: dict[str, Any], generator: Any, request: Any, public: bool
) -> dict[str, Any]:
    """The schema says so too: each write answers in full or with a receipt."""
    result["components"]["schemas"]["Receipt"] = RECEIPT
    also = {"$ref": "#/components/schemas/Receipt"}
    for operations in result["paths"].values():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                told = response.get("content", {}).get("application/json")
                if method != "get" and status.startswith("2") and told:
                    told["schema"] = {"anyOf": [told["schema"], also]}
    return result
