"""Reads documents in which a government says what it will reach, and shows how far it has come."""

__version__ = "0.1.0"
