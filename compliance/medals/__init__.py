"""Medals: how a cut of the ranking is looked at before it is made, and the certificate's code."""
