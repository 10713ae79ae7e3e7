"""Addresses of the calculator and of the figures of the law."""

from django.urls import path

from compliance.views import calculations, calculator, law

app_name = "money"
urlpatterns = [
    path("cases/<int:pk>/calculation/", calculations.calculation, name="calculation"),
    path("cases/<int:pk>/calculation.csv", calculations.lines_csv, name="lines_csv"),
    path("cases/<int:pk>/calculation/new/", calculations.calculate, name="calculate"),
    path("cases/<int:pk>/calculation/propose/", calculations.propose, name="propose"),
    path("calculator/", calculator.calculator, name="calculator"),
    path("figures/law/", law.law, name="law"),
    path("figures/law/<slug:table>/new/", law.add_row, name="add_row"),
    path("figures/law/<slug:table>/<str:pk>/", law.change_row, name="change_row"),
]
