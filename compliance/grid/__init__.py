"""The grid at work: the load of groups and people, what a change would make of it, a balance."""
