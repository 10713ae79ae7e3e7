"""Real PostgreSQL and Redis for a machine that has neither.

Without DATABASE_URL and REDIS_URL the application brings its own servers, from binaries inside
two Python wheels, below one folder (VAR_DIR). They are ordinary servers: started on demand, on
Unix sockets only, outliving the command that started them, stopped by `manage.py stop_services`.

Nothing here imports Django, because the settings ask here where the servers will listen.
"""
