"""Benchmarks: every figure a ratio measured in one run on one machine. See README.md here."""
