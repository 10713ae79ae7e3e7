"""The portal of enterprises: what concerns them, in plain words, and how to put it right."""
