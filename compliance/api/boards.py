"""Dashboards and the annual report as they are drawn, by the same builders as the pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from compliance.figures import scopes
from compliance.figures.annual import REPORTED, annual_of
from compliance.figures.boards import Board, board_of, last_snapshot
from compliance.figures.catalogue import Unit
from compliance.figures.dashboards import dashboard
from compliance.models import FigureValue, ScopeKind, Snapshot
from inspectorate.foundation.api.bodies import given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.api.views import ApiView
from inspectorate.organisation.permissions import Permission

from .figures import DefinitionSerializer

YEAR = OpenApiParameter("year", int, description="The year counted last, or the one before.")


class BoardForm(forms.Form):
    """Which place and year; without a place where somebody's figures begin."""

    scope = forms.ChoiceField(required=False, choices=ScopeKind.choices)
    place = forms.CharField(required=False, max_length=255)
    year = forms.IntegerField(required=False, min_value=2000, max_value=2100)

    def clean_place(self) -> str:
        """A code says nothing without what it is the code of, and the city has none."""
        place = str(self.cleaned_data["place"])
        if place and self.cleaned_data.get("scope", "") in ("", ScopeKind.CITY):
            raise forms.ValidationError(
                _("A code of a place is given with its scope: district, street or grid.")
            )
        return place

    def clean(self) -> dict[str, Any]:
        """A kind of place says nothing without the code of one, but for the city."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("scope", "") not in ("", ScopeKind.CITY) and not self.data.get("place"):
            self.add_error("place", _("Give the code of the district, street or group."))
        return given


class CellSerializer(serializers.Serializer[Any]):
    value = serializers.DecimalField(
        max_digits=26, decimal_places=6, allow_null=True, help_text="null: not known."
    )
    unit = serializers.ChoiceField(choices=[unit.value for unit in Unit])


class BoardRowSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    cells = CellSerializer(many=True, help_text="One for each column.")


class KeySerializer(serializers.Serializer[Any]):
    title = serializers.CharField(source="words")
    value = serializers.CharField(help_text="As people read it.")
    beside = serializers.CharField(allow_blank=True)


class CardSerializer(serializers.Serializer[Any]):
    """A card: its sentence, its table, and what its figures mean."""

    key = serializers.CharField()
    title = serializers.CharField()
    say = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    as_of = serializers.DateField(
        allow_null=True, help_text="Flows and lists are counted anew after the year has ended."
    )
    heading = serializers.CharField(help_text="What the names of the rows are.")
    columns = serializers.ListField(child=serializers.CharField())
    rows = BoardRowSerializer(many=True)
    figures = DefinitionSerializer(many=True)


class TileSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    district_code = serializers.CharField(source="district")
    per_thousand = serializers.DecimalField(
        max_digits=26, decimal_places=6, allow_null=True, help_text="Of 1,000 in no scheme."
    )
    bare = serializers.IntegerField(help_text="Workers in no scheme.")
    workers = serializers.IntegerField()
    enterprises = serializers.IntegerField()
    alerts = serializers.IntegerField(help_text="Open ones.")
    complete = serializers.BooleanField(help_text="Whether its delivery was declared complete.")


class CountedSerializer(serializers.Serializer[Any]):
    scope = serializers.ChoiceField(choices=ScopeKind.choices)
    place = serializers.CharField(allow_blank=True, help_text="Its code; blank: the city.")
    name = serializers.CharField()
    year = serializers.IntegerField()
    as_of = serializers.DateField(allow_null=True, help_text="null: nothing of that year.")
    version = serializers.IntegerField(help_text="Of the definitions.")


class BoardSerializer(CountedSerializer):
    """A dashboard: the strip, the cards, and the groups of the map."""

    keys = KeySerializer(many=True)
    cards = CardSerializer(many=True)
    groups = TileSerializer(many=True, help_text="Of the map; a street and a group have none.")


class SectionSerializer(serializers.Serializer[Any]):
    letter = serializers.CharField()
    title = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField(), help_text="The names first.")
    rows = BoardRowSerializer(many=True)
    note = serializers.CharField(allow_blank=True)


class AnnualSerializer(CountedSerializer):
    """The tables of article 21 of ILO Convention 81, (a) to (g)."""

    sections = SectionSerializer(many=True)


class CountedView(ApiView):
    """What is drawn from the last snapshot."""

    rights = {"GET": Permission.FIGURE_READ}
    pagination_class = None
    filter_backends = ()

    def asked(self, request: Any, known: set[str]) -> dict[str, Any]:
        """The parameters. Raises ValidationError."""
        refuse_unknown(request, known)
        return given_to(BoardForm, request.query_params)


def snapshot_and_year(year: int | None) -> tuple[Snapshot, int]:
    """The last snapshot and the year asked for. Raises Http404 before the first one."""
    snapshot = last_snapshot()
    if snapshot is None:
        raise Http404
    latest = snapshot.as_of.year
    if year not in (None, latest, latest - 1):
        words = _("There are figures of %(year)s and of the year before.") % {"year": latest}
        raise ValidationError({"year": [words]})
    return snapshot, year or latest


def head_of(board: Board) -> dict[str, Any]:
    """Which place, which year, as of when."""
    return {
        "scope": board.place.kind,
        "place": board.place.code,
        "name": board.place.name,
        "year": board.year,
        "as_of": board.counted_on,
        "version": board.snapshot.version,
    }


class BoardView(CountedView):
    """A dashboard as it is drawn."""

    serializer_class = BoardSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("scope", str, enum=ScopeKind.values),
            OpenApiParameter("place", str, description="Code of the district, street or group."),
            YEAR,
        ]
    )
    def get(self, request: Any) -> Response:
        """A dashboard as it is drawn: of a place within sight, else of where yours begin."""
        given = self.asked(request, {"scope", "place", "year"})
        snapshot, year = snapshot_and_year(given["year"])
        place = scopes.asked_place(request.user, given["scope"], given["place"])
        if place is None:
            raise Http404
        rows = FigureValue.objects.visible_to(request.user)
        board = board_of(place, rows=rows, snapshot=snapshot, year=year)
        made = dashboard(board, user=request.user, rows=rows)
        told = head_of(board) | {
            "keys": made.keys,
            "cards": [_card(card, board) for card in made.cards],
            "groups": made.map.tiles if made.map else [],
        }
        return Response(BoardSerializer(told).data)


def _card(card: Any, board: Board) -> dict[str, Any]:
    same = ("key", "title", "say", "note", "heading", "rows", "figures")
    columns = [column.words for column in card.columns]
    return {name: getattr(card, name) for name in same} | {
        "columns": columns,
        "as_of": board.day_of(card.figures),
    }


class AnnualView(CountedView):
    """The tables of the annual report."""

    serializer_class = AnnualSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("scope", str, enum=[kind.value for kind in REPORTED]),
            OpenApiParameter("place", str, description="Code of the district or group."),
            YEAR,
        ]
    )
    def get(self, request: Any) -> Response:
        """The tables of article 21 of ILO Convention 81, of a place, else of where yours begin."""
        given = self.asked(request, {"scope", "place", "year"})
        snapshot, year = snapshot_and_year(given["year"])
        place = scopes.asked_place(request.user, given["scope"], given["place"])
        if place is None or (given["scope"] and place.kind not in REPORTED):
            raise Http404
        rows = FigureValue.objects.visible_to(request.user)
        made = annual_of(place, rows=rows, snapshot=snapshot, year=year)
        sections = [
            {
                "letter": each.letter,
                "title": each.title,
                "columns": each.head,
                "rows": [{"name": name, "cells": cells} for name, cells in each.rows],
                "note": each.note,
            }
            for each in made.sections
        ]
        return Response(AnnualSerializer(head_of(made.board) | {"sections": sections}).data)
