"""Texts and comparisons for the messages of failed assertions."""

from os.path import commonprefix

__unittest = True

# Lengths, in characters, by which the texts of two values are shortened together.
_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - _MIN_BEGIN_LEN - _MIN_COMMON_LEN - _MIN_END_LEN - 2 * _PLACEHOLDER_LEN


def _shorten(text: str, prefixlen: int, suffixlen: int) -> str:
    hidden = len(text) - prefixlen - suffixlen
    if hidden <= _PLACEHOLDER_LEN:
        return text
    return f'{text[:prefixlen]}[{hidden} chars]{text[len(text) - suffixlen:]}'


def _common_shorten_repr(*values) -> tuple:
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    length = len(prefix)
    room = _MAX_LENGTH - (longest - length + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        # What differs is short: all of it is shown.
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[length:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short: bool = False) -> str:
    """Return the `repr` of a value, or a plain one if that fails; a short one is cut."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        return text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def strclass(cls: type) -> str:
    """Return the full name of a class."""
    return f'{cls.__module__}.{cls.__qualname__}'


def sorted_list_difference(expected, actual) -> tuple:
    """Return what only the first, and what only the second of two sorted lists has, each item once."""
    missing, unexpected = [], []
    left = right = 0
    while left < len(expected) and right < len(actual):
        wanted, found = expected[left], actual[right]
        if wanted < found:
            missing.append(wanted)
            left = _past(expected, left)
        elif wanted > found:
            unexpected.append(found)
            right = _past(actual, right)
        else:
            left, right = _past(expected, left), _past(actual, right)
    missing.extend(expected[left:])
    unexpected.extend(actual[right:])
    return missing, unexpected


def _past(items, index: int) -> int:
    item = items[index]
    while index < len(items) and items[index] == item:
        index += 1
    return index


def unorderable_list_difference(expected: list, actual: list) -> tuple:
    """Return what only the first has, and what is left of the second, which loses what both have."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y) -> int:
    """Return -1, 0 or 1, as the first is less than, equal to or greater than the second."""
    return (x > y) - (x < y)


def _mismatch(first: int, second: int, value):
    from collections import namedtuple
    global _mismatch
    _mismatch = namedtuple('Mismatch', 'actual expected value')
    return _mismatch(first, second, value)


def _count_diff_all_purpose(actual, expected) -> list:
    """Return (count, count, value) for each value that two iterables have in different numbers; any values do."""
    absent = object()
    first, second = list(actual), list(expected)
    differences = []
    for position, item in enumerate(first):
        if item is absent:
            continue
        here = _take(first, item, absent, position)
        there = _take(second, item, absent)
        if here != there:
            differences.append(_mismatch(here, there, item))
    for position, item in enumerate(second):
        if item is not absent:
            differences.append(_mismatch(0, _take(second, item, absent, position), item))
    return differences


def _take(items: list, item, absent, start: int = 0) -> int:
    count = 0
    for position in range(start, len(items)):
        if items[position] is not absent and items[position] == item:
            items[position] = absent
            count += 1
    return count


def _count_diff_hashable(actual, expected) -> list:
    """Return what `_count_diff_all_purpose` does, for hashable values."""
    from collections import Counter
    first, second = Counter(actual), Counter(expected)
    differences = [_mismatch(count, second.get(item, 0), item)
                   for item, count in first.items() if count != second.get(item, 0)]
    differences += [_mismatch(0, count, item) for item, count in second.items() if item not in first]
    return differences


def _matches(text: str, pattern: str) -> bool:
    """Whether all of a text is what a pattern of the shell says, with `*`, `?` and `[…]`; case counts."""
    star = resume = None
    at = place = 0
    while at < len(text):
        step = _step(text[at], pattern, place) if place < len(pattern) else 0
        if place < len(pattern) and pattern[place] == '*':
            star, resume = place, at
            place += 1
        elif step:
            place += step
            at += 1
        elif star is not None:
            resume += 1
            at, place = resume, star + 1
        else:
            return False
    return not pattern[place:].strip('*')


def _step(character: str, pattern: str, place: int) -> int:
    """Return how much of the pattern is used up by a character that it matches, or 0."""
    if pattern[place] == '?':
        return 1
    end = pattern.find(']', place + (3 if pattern[place + 1:place + 2] == '!' else 2))
    if pattern[place] != '[' or end < 0:
        return int(pattern[place] == character)
    members = pattern[place + 1:end]
    negated = members.startswith('!')
    members = members[negated:]
    found, index = False, 0
    while index < len(members):
        if members[index + 1:index + 2] == '-' and index + 2 < len(members):
            found |= members[index] <= character <= members[index + 2]
            index += 3
        else:
            found |= members[index] == character
            index += 1
    return end + 1 - place if found != negated else 0
