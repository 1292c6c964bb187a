"""Sequences compared, and their differences shown in several ways."""

from _difference_lines import (
    IS_CHARACTER_JUNK,
    IS_LINE_JUNK,
    Differ,
    context_diff,
    diff_bytes,
    ndiff,
    restore,
    unified_diff,
)
from _sequence_matcher import Match, SequenceMatcher, get_close_matches

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'Match']
