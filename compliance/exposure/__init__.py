"""Public exposure of grave violations: what must be proposed, how an entry lives and ends."""
