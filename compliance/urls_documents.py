"""Addresses of papers and of the file of a case."""

from django.urls import path

from .views import documents, dossiers

app_name = "documents"
urlpatterns = [
    path("documents/<int:pk>/", documents.document_detail, name="detail"),
    path("documents/<int:pk>/file.pdf", documents.document_file, name="file"),
    path("documents/<int:pk>/page-<int:page>.png", documents.document_picture, name="picture"),
    path("documents/<int:pk>/replace/", documents.replace_document, name="replace"),
    path("cases/<int:pk>/dossier.pdf", dossiers.dossier_pdf, name="dossier_pdf"),
    path("cases/<int:pk>/dossier.zip", dossiers.dossier_zip, name="dossier_zip"),
]
