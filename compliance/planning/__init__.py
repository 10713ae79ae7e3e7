"""Visits without a cause: how many a group can make, and where they go, by plan or by draw."""
