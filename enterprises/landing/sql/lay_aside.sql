SELECT lay_indexes_aside(%(relation)s)
