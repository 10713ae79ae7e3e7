"""The inspectorate's project package: the wiring, and the two ground floors below the apps."""

from inspectorate.celery import app as celery_app

__all__ = ["celery_app"]
