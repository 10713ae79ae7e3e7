"""A synthetic city, written as the feed files that agencies would deliver.

Nobody in it exists: enterprises are named 示例, 样例, 示范 or 测试, their organisation codes begin
with YL (never assigned), and persons are invented. Only the divisions (qingdao_areas.csv) are real.

What the city promises
* The same parameters give the same bytes on any day and any machine: only integer draws of PCG64
  are used, no transcendental function, no clock, no set order.
* It is law-abiding except where a violation was planted, so `truth.csv` is **complete**: the rows
  of every rule, with default parameters, on the city's as-of date, are exactly those of truth.csv,
  side effects of a planted violation under other rules included. Two equal rows are two findings
  (a claim sent three times).
* Dirt (see `dirt.py`) neither removes a planted row nor adds a finding.
* Enterprises are built in blocks that are written and forgotten, so memory does not grow with the
  city. Persons, jobs, providers and claims of a block stay inside it.

This package knows nothing of Django or of the database.
"""
