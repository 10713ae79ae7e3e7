"""Papers: which kinds there are, what facts each is filled from, how each is set in type.

`kinds` declares every kind with its facts; `setting` turns a kind, a language and facts into PDF;
the folder `forms` holds the wording, a file per kind, in both languages. Facts reach the wording as
data and are never read as markup.
"""
