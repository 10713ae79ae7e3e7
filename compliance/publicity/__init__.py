"""The public lists: what may be printed, how it is shown, fed and cached."""
