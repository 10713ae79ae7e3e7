"""Addresses of letters and campaigns, and from a set of alerts to a proposal."""

from django.urls import path

from .views import campaigns, letters, proposing, reviews

urlpatterns = [
    path("cases/propose/", proposing.propose_on_set, name="propose_on_set"),
    path("letters/", letters.letter_list, name="letters"),
    path("letters/new/", letters.new_letters, name="new_letters"),
    path("letters/<int:pk>/", letters.letter_detail, name="letter"),
    path("letters/<int:pk>/paper/", letters.letter_paper, name="letter_paper"),
    path("letters/<int:pk>/answers/<int:file>/", letters.answer_file, name="letter_answer_file"),
    path("letters/<int:pk>/withdraw/", letters.withdraw, name="withdraw_letter"),
    path("campaigns/", campaigns.campaign_list, name="campaigns"),
    path("campaigns/new/", campaigns.new_campaign, name="new_campaign"),
    path("campaigns/<int:pk>/", campaigns.campaign_detail, name="campaign"),
    path("campaigns/new-review/", reviews.new_review, name="new_review"),
    path("campaigns/<int:pk>/change/", campaigns.change_campaign, name="change_campaign"),
    path("campaigns/<int:pk>/drop/", campaigns.drop_campaign, name="drop_campaign"),
    path("campaigns/<int:pk>/begin/", reviews.begin_review, name="begin_review"),
    path("campaigns/<int:pk>/end/", reviews.end_review, name="end_review"),
    path("campaigns/<int:pk>/propose/", reviews.propose_on_replies, name="propose_on_replies"),
    path("campaigns/<int:pk>/send/", campaigns.send_campaign, name="send_campaign"),
]
