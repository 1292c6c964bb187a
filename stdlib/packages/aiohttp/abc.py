"""Abstract classes for what a program may give to a session."""

from .resolver import AbstractResolver

__all__ = ['AbstractResolver']
