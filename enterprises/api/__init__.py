"""What machines read and do with the nouns of enterprises."""
