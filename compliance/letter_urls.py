"""Addresses of letters and campaigns, and from a set of alerts to a proposal."""

from django.urls import path

from .views import campaigns, letters, proposing

urlpatterns = [
    path("cases/propose/", proposing.propose_on_set, name="propose_on_set"),
    path("letters/", letters.letter_list, name="letters"),
    path("letters/new/", letters.new_letters, name="new_letters"),
    path("letters/<int:pk>/", letters.letter_detail, name="letter"),
    path("letters/<int:pk>/paper/", letters.letter_paper, name="letter_paper"),
    path("letters/<int:pk>/withdraw/", letters.withdraw, name="withdraw_letter"),
    path("campaigns/", campaigns.campaign_list, name="campaigns"),
    path("campaigns/new/", campaigns.new_campaign, name="new_campaign"),
    path("campaigns/<int:pk>/", campaigns.campaign_detail, name="campaign"),
    path("campaigns/<int:pk>/send/", campaigns.send_campaign, name="send_campaign"),
]
