"""Addresses of medals: the cycles, one cycle's ranking, one medal."""

from django.urls import path

from .views import medals

urlpatterns = [
    path("medal-rounds/", medals.round_list, name="medal_rounds"),
    path("medal-rounds/criteria/<slug:measure>/", medals.change_criterion, name="medal_criterion"),
    path("medal-rounds/<slug:code>/", medals.round_detail, name="medal_round"),
    path("medal-rounds/<slug:code>/open/", medals.open_round, name="open_medal_round"),
    path("medal-rounds/<slug:code>/rank/", medals.rank_again, name="rank_medals_again"),
    path("medal-rounds/<slug:code>/award/", medals.award, name="award_medals"),
    path("medal-rounds/<slug:code>/<int:number>/", medals.medal_detail, name="medal"),
    path("medal-rounds/<slug:code>/<int:number>/revoke/", medals.revoke, name="revoke_medal"),
]
