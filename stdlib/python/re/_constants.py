"""Limits of patterns, and the exception for wrong ones."""

from _sre import MAXGROUPS, MAXREPEAT
from re import PatternError

__all__ = ['MAXGROUPS', 'MAXREPEAT', 'PatternError', 'error']

error = PatternError
