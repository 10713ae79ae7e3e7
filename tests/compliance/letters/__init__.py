"""Letters and campaigns."""
