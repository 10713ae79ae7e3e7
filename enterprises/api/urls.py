"""Addresses of enterprises, feeds and deliveries."""

from django.urls import path

from . import enterprises

urlpatterns = [
    path("enterprises/", enterprises.Enterprises.as_view(), name="enterprises"),
    path("enterprises/<str:uscc>/", enterprises.EnterpriseDetail.as_view(), name="enterprise"),
]
