"""Errors a user can cause: one sentence each, no traceback."""

import click


class FindbError(click.ClickException):
    """Says what is wrong and what to do; the command line prints it and exits with 1."""
