"""The interface for machines: who asks and what they may; users, tokens, calendar and limits."""
