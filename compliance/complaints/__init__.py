"""Complaints (投诉) and reports (举报): received, decided in writing, answered, never betrayed."""
