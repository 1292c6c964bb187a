"""Files and folders compared."""

import os
import stat
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']
BUFSIZE = 8 * 1024

_cache = {}


def clear_cache() -> None:
    """Forget what was compared."""
    _cache.clear()


def cmp(f1, f2, shallow: bool = True) -> bool:
    """Return whether two files are equal. Those of one size and time count as equal if `shallow`."""
    first, second = _signature(os.stat(f1)), _signature(os.stat(f2))
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = f1, f2, first, second
    equal = _cache.get(key)
    if equal is None:
        equal = _same_content(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = equal
    return equal


def _signature(status) -> tuple:
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def _same_content(f1, f2) -> bool:
    with open(f1, 'rb') as first, open(f2, 'rb') as second:
        while True:
            chunk = first.read(BUFSIZE)
            if chunk != second.read(BUFSIZE):
                return False
            if not chunk:
                return True


def cmpfiles(a, b, common, shallow: bool = True) -> tuple:
    """Compare files of these names in two folders; return the equal, the different, and those that cannot be compared."""
    results = [], [], []
    for name in common:
        try:
            index = 0 if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else 1
        except (OSError, ValueError):
            index = 2
        results[index].append(name)
    return results


class dircmp:
    """Two folders compared; each attribute is found out when it is asked for."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, a, b, ignore=None, hide=None, *, shallow: bool = True) -> None:
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    def phase0(self) -> None:
        """List both folders."""
        left_out = {*map(os.path.normcase, self.hide), *map(os.path.normcase, self.ignore)}
        for side in ('left', 'right'):
            names = [name for name in os.listdir(getattr(self, side)) if os.path.normcase(name) not in left_out]
            setattr(self, side + '_list', sorted(names))

    def phase1(self) -> None:
        """Find the names that both have, and those that one has."""
        left, right = set(self.left_list), set(self.right_list)
        self.common = [name for name in self.left_list if name in right]
        self.left_only = [name for name in self.left_list if name not in right]
        self.right_only = [name for name in self.right_list if name not in left]

    def phase2(self) -> None:
        """Tell folders, files and others apart."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            kinds = []
            for folder in (self.left, self.right):
                try:
                    kinds.append(stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode))
                except (OSError, ValueError):
                    kinds.append(None)
            if kinds[0] != kinds[1]:
                self.common_funny.append(name)
            elif kinds[0] == stat.S_IFDIR:
                self.common_dirs.append(name)
            elif kinds[0] == stat.S_IFREG:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self) -> None:
        """Compare the files that both have."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(
            self.left, self.right, self.common_files, self.shallow)

    def phase4(self) -> None:
        """Compare the folders that both have."""
        self.subdirs = {
            name: type(self)(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide,
                             shallow=self.shallow)
            for name in self.common_dirs}

    def phase4_closure(self) -> None:
        """Compare the folders at all depths."""
        self.phase4()
        for below in self.subdirs.values():
            below.phase4_closure()

    def report(self) -> None:
        """Print how the folders differ."""
        print('diff', self.left, self.right)
        for title, attribute in (('Only in {}', 'left_only'), ('Only in {}', 'right_only'),
                                 ('Identical files', 'same_files'), ('Differing files', 'diff_files'),
                                 ('Trouble with common files', 'funny_files'),
                                 ('Common subdirectories', 'common_dirs'), ('Common funny cases', 'common_funny')):
            names = getattr(self, attribute)
            if names:
                names.sort()
                folder = self.left if attribute == 'left_only' else self.right
                print(title.format(folder), ':', names)

    def report_partial_closure(self) -> None:
        """Print also how the folders in them differ."""
        self.report()
        for below in self.subdirs.values():
            print()
            below.report()

    def report_full_closure(self) -> None:
        """Print also how folders at all depths differ."""
        self.report()
        for below in self.subdirs.values():
            print()
            below.report_full_closure()

    methodmap = {
        'subdirs': phase4, 'same_files': phase3, 'diff_files': phase3, 'funny_files': phase3, 'common_dirs': phase2,
        'common_files': phase2, 'common_funny': phase2, 'common': phase1, 'left_only': phase1, 'right_only': phase1,
        'left_list': phase0, 'right_list': phase0,
    }

    def __getattr__(self, attr: str):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)
