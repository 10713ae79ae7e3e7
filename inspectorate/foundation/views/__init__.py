"""Addresses for machines: is the application well, and how busy is it."""
