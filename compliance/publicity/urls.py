"""Addresses of the public pages; each is for good."""

from django.urls import path, register_converter

from compliance.views import public_lists as lists
from compliance.views import public_pages as pages


class Words:
    """A part of an address that stands for itself."""

    regex = ""

    def to_python(self, value: str) -> str:
        """The text as it is."""
        return value

    def to_url(self, value: str) -> str:
        """The text as it is."""
        return value


class SlugConverter(Words):
    """Which kind of list."""

    regex = "exposure|medals"


class CodeConverter(Words):
    """Which list of its kind: 2026-Q3, 2024-2025, 2026-09-14."""

    regex = r"\d{4}(?:-(?:Q[1-4]|\d{4}|\d{2}-\d{2}(?:-\d{1,4})?))?"


class ExtensionConverter(Words):
    """What a program asks for."""

    regex = "csv|json|atom"


class TableConverter(Words):
    """What a table is downloaded as."""

    regex = "csv|json"


class UsccConverter(Words):
    """A unified social credit code."""

    regex = "[0-9A-HJ-NPQRTUWXY]{18}"


class AudienceConverter(Words):
    """A part of the guide."""

    regex = "workers|employers|lists"


class DrawConverter(Words):
    """The number of a double-random draw."""

    regex = r"D-\d{4}-\d{3,6}"


register_converter(DrawConverter, "draw_number")
register_converter(SlugConverter, "listing")
register_converter(CodeConverter, "list_code")
register_converter(ExtensionConverter, "extension")
register_converter(TableConverter, "table")
register_converter(UsccConverter, "uscc")
register_converter(AudienceConverter, "audience")
app_name = "public"
urlpatterns = [
    path("", pages.front_door, name="front"),
    path("<listing:slug>/", lists.public_list, name="lists"),
    path("<listing:slug>.<extension:extension>", lists.download, name="all_lists_as"),
    path("<listing:slug>/changes/", lists.changes, name="changes"),
    path("<listing:slug>/<list_code:code>/", lists.public_list, name="list"),
    path("<listing:slug>/<list_code:code>.<extension:extension>", lists.download, name="list_as"),
    path("<listing:slug>/<list_code:code>/print/", lists.printed, name="print"),
    path("<listing:slug>/<list_code:code>/<int:number>/", lists.entry, name="entry"),
    path(
        "medals/<list_code:code>/<int:number>/certificate.pdf",
        lists.certificate_paper,
        name="certificate_paper",
    ),
    path("search/", pages.search, name="search"),
    path("enterprises/<uscc:uscc>/", pages.enterprise, name="enterprise"),
    path("certificates/", pages.certificates_form, name="certificates"),
    path("certificates/<str:code>/", pages.certificate, name="certificate"),
    path("guide/", pages.guide_front, name="guide"),
    path("guide/<audience:audience>/", pages.guide_part, name="guide_part"),
    path("figures/", pages.figures, name="figures"),
    path("figures.<table:extension>", pages.figures_as, name="figures_as"),
    path("random-checks/", pages.draws_held, name="draws"),
    path("random-checks/<draw_number:number>/", pages.draw_held, name="draw"),
    path("random-checks/<draw_number:number>.json", pages.draw_as_json, name="draw_json"),
    path("sitemap.xml", pages.sitemap, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
]
