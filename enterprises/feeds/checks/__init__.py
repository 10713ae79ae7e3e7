"""One module per kind of cell: how it is read, when it is at fault, and the sentence for it."""
