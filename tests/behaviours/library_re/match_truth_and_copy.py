"""Matches are true, hashable, compared by identity and copied as themselves."""
import copy
import re

match = re.match('', 'a')
print(bool(match), copy.copy(match) is match, copy.deepcopy(match) is match, match == re.match('', 'a'))
print(hash(match) == hash(match), type(match) is re.Match, isinstance(match, re.Match))
try:
    match.attribute = 1
except AttributeError as error:
    print(error)
