"""The counter: what employers bring in person or send by letter, found and taken in."""
