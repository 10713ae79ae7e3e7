"""Whole ways through the house: data arrives as files, people click what they see.

Nothing is written past feeds and actions; `tests/repository/test_states.py` holds that.
"""
