"""One module a command; cli.py finds them by name and loads one only when it is asked for."""
