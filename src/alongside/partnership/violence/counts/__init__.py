"""The numbers of this room: counted when files are read, for the months that they hold, and not every night.

So nothing here is named `count_…`, which `figures.registry` would run. `manage.py refresh_figures` asks for them.
"""
