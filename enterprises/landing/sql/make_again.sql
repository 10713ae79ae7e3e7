SELECT make_indexes_again(%(relation)s)
