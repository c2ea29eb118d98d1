"""FinDB: personal finances in one SQLite file. SQL does the work, this package looks after it."""

__version__ = "0.1.0"
