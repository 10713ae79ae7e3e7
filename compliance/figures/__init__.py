"""Figures: what is counted, how it is counted, and where the counts are kept."""
