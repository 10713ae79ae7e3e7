SELECT gather_figures(%(relation)s, %(written)s)
