"""An independent recomputation of every rule, written from the feeds contract alone.

Nothing here imports the project: files are read, checked and counted a second time in plain Python,
rules are recomputed month by month and day by day, and minimal pairs written by hand say for each
clause of each rule what fires and what does not.
"""
