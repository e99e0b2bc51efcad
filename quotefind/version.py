"""The version, in its one place: the build and ``quotefind --version`` both read it here."""

__version__ = "0.1.0"
