"""The ground floor: where PostgreSQL runs, who may sign in to it, and how the site connects.

Nothing here needs Django, so a database can be started, saved and restored while the site is down.
"""
