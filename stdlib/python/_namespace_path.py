"""The `__path__` of packages that have no `__init__.py`."""

import sys

__all__ = ['_NamespacePath']


class _NamespacePath:
    """The folders of a package, looked for again whenever the path of its parent has changed."""

    def __init__(self, name: str, path, path_finder=None) -> None:
        self._name = name
        self._path = list(path)
        self._path_finder = path_finder
        self._seen = tuple(self._parent_path())

    def _parent_path(self):
        parent = self._name.rpartition('.')[0]
        if not parent:
            return sys.path
        return sys.modules[parent].__path__

    def _find(self, parent_path):
        if self._path_finder is not None:
            return self._path_finder(self._name, parent_path)
        from _imp import PathFinder
        return PathFinder.find_spec(self._name, list(parent_path))

    def _recalculate(self) -> list:
        parent_path = tuple(self._parent_path())
        if parent_path != self._seen:
            self._seen = parent_path
            spec = self._find(parent_path)
            # The place of a package that has a file by now belongs to that.
            if spec is not None and spec.origin is None and spec.submodule_search_locations is not None:
                self._path = list(spec.submodule_search_locations)
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path) -> None:
        self._path[index] = path

    def __len__(self) -> int:
        return len(self._recalculate())

    def __contains__(self, item) -> bool:
        return item in self._recalculate()

    def __repr__(self) -> str:
        return f'_NamespacePath({self._path!r})'

    def append(self, item) -> None:
        """Add a folder."""
        self._path.append(item)
