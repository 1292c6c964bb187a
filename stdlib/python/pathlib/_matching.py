"""Paths matched against patterns, name by name, and patterns looked for in folders."""

import os
from _wildcards import wildcard

__all__ = ['match_names', 'match_path', 'Search']


def _matches(name: str, pattern: str, case_sensitive: bool) -> bool:
    # A star on its own stands for a name, which is never empty.
    if pattern == '*':
        return name != ''
    return wildcard(pattern, case_sensitive).matches(name)


def match_names(names, patterns, case_sensitive: bool) -> bool:
    """Return whether each name matches its pattern."""
    return all(_matches(name, pattern, case_sensitive) for name, pattern in zip(names, patterns))


def match_path(names: list, patterns: list, case_sensitive: bool, index: int = 0) -> bool:
    """Return whether the names match the patterns, in which `**` stands for any number of names."""
    for position, pattern in enumerate(patterns):
        if pattern != '**':
            if index == len(names) or not _matches(names[index], pattern, case_sensitive):
                return False
            index += 1
            continue
        rest = patterns[position + 1:]
        if not rest:
            return index < len(names)
        if rest[0] == '**':
            continue
        # What is skipped holds a character at least: a root alone is no folder.
        return any((skip == index or names[index:skip] != ['']) and match_path(names, rest, case_sensitive, skip)
                   for skip in range(index, len(names)))
    return index == len(names)


class Search:
    """Looks below a folder for the paths that match a pattern."""

    def __init__(self, pattern: list, case_sensitive: bool | None, recurse_symlinks: bool) -> None:
        self.pattern = pattern
        # Unless asked for, plain names are left to the system to compare.
        self.literal_names = case_sensitive is None
        self.case_sensitive = True if case_sensitive is None else case_sensitive
        self.recurse_symlinks = recurse_symlinks

    def find(self, folder: str, prefix: list):
        """Yield the names of each path, below the names of the folder."""
        yield from self._select(folder, prefix, 0, False)

    def _select(self, folder: str, names: list, index: int, exists: bool):
        if index == len(self.pattern):
            if exists or os.path.lexists(folder):
                yield names
            return
        pattern = self.pattern[index]
        if pattern == '**':
            below = self._select_below if self.recurse_symlinks else self._select_from_each
            yield from below(folder, names, index)
        elif pattern in ('', '..'):
            # The end of a pattern that asks for folders, or the way up.
            if os.path.isdir(folder):
                if pattern:
                    yield from self._select(os.path.join(folder, pattern), [*names, pattern], index + 1, True)
                else:
                    yield from self._select(folder, names, index + 1, True)
        elif self.literal_names and not any(sign in pattern for sign in '*?['):
            yield from self._select(os.path.join(folder, pattern), [*names, pattern], index + 1, False)
        else:
            yield from self._select_matching(folder, names, index)

    def _select_matching(self, folder: str, names: list, index: int):
        pattern = self.pattern[index]
        is_last = index + 1 == len(self.pattern)
        for entry in _entries(folder):
            if not _matches(entry.name, pattern, self.case_sensitive):
                continue
            if is_last:
                yield [*names, entry.name]
            elif _is_folder(entry, True):
                yield from self._select(entry.path, [*names, entry.name], index + 1, True)

    def _select_from_each(self, folder: str, names: list, index: int):
        # Links are led through by what follows, but not by the way down.
        end = index + 1
        while end < len(self.pattern) and self.pattern[end] == '**':
            end += 1
        is_last = end == len(self.pattern)
        if os.path.isdir(folder):
            yield from self._select(folder, names, end, False)
        stack = [(folder, names)]
        while stack:
            current, above = stack.pop()
            for entry in _entries(current):
                path = [*above, entry.name]
                is_folder = _is_folder(entry, False)
                if is_folder:
                    stack.append((entry.path, path))
                if is_last:
                    yield path
                elif is_folder:
                    yield from self._select(entry.path, path, end, True)

    def _select_below(self, folder: str, names: list, index: int):
        # What follows is matched against whole paths below, so that each is found once.
        end = index + 1
        while end < len(self.pattern) and self.pattern[end] not in ('', '..'):
            end += 1
        patterns = self.pattern[index:end]
        folders_only = end < len(self.pattern)
        if all(pattern == '**' for pattern in patterns) and os.path.isdir(folder):
            yield from self._select(folder, names, end, False)
        stack = [(folder, [])]
        while stack:
            current, below = stack.pop()
            for entry in _entries(current):
                path = [*below, entry.name]
                is_folder = _is_folder(entry, self.recurse_symlinks)
                if is_folder:
                    stack.append((entry.path, path))
                if folders_only and not is_folder and not _is_folder(entry, True):
                    continue
                if match_path(path, patterns, self.case_sensitive):
                    yield from self._select(entry.path, [*names, *path], end, True)


def _entries(folder: str) -> list:
    try:
        with os.scandir(folder or '.') as entries:
            return list(entries)
    except OSError:
        return []


def _is_folder(entry, follow_symlinks: bool) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow_symlinks)
    except OSError:
        return False
