"""The one error that the launcher shows without a traceback: what is wrong, and what to do about it."""


class Trouble(Exception):
    """Something the person at the keyboard can put right; the text says how."""
