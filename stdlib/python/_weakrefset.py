"""A set whose elements may go."""

from _weakref import ref

__all__ = ['WeakSet']


class WeakSet:
    """A set that does not keep its elements alive."""

    def __init__(self, data=None) -> None:
        self.data = elements = set()
        self._remove = elements.discard
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in self.data.copy():
            item = reference()
            if item is not None:
                yield item

    def __len__(self) -> int:
        return sum(1 for reference in self.data.copy() if reference() is not None)

    def __contains__(self, item) -> bool:
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self) -> tuple:
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self) -> str:
        return repr(self.data)

    def add(self, item) -> None:
        """Add an element."""
        self.data.add(ref(item, self._remove))

    def clear(self) -> None:
        """Remove everything."""
        self.data.clear()

    def copy(self):
        """Return a shallow copy."""
        return self.__class__(self)

    def pop(self):
        """Remove some element and return it."""
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item) -> None:
        """Remove an element; KeyError when it is not there."""
        self.data.remove(ref(item))

    def discard(self, item) -> None:
        """Remove an element if it is there."""
        self.data.discard(ref(item))

    def update(self, other) -> None:
        """Add the elements of an iterable."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """Return the elements that are not in `other`."""
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other) -> None:
        """Remove the elements of `other`."""
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """Return the elements that are in `other` too."""
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other) -> None:
        """Keep the elements that are in `other` too."""
        self.data.intersection_update(ref(item) for item in other)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other) -> bool:
        """Say whether every element is in `other`."""
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other) -> bool:
        return self.data < set(map(ref, other))

    def issuperset(self, other) -> bool:
        """Say whether every element of `other` is in this set."""
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other) -> bool:
        return self.data > set(map(ref, other))

    def __eq__(self, other) -> bool:
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def symmetric_difference(self, other):
        """Return the elements that are in one of the two."""
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other) -> None:
        """Keep the elements that are in one of the two."""
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        """Return the elements of both."""
        return self.__class__(item for part in (self, other) for item in part)

    __or__ = union

    def isdisjoint(self, other) -> bool:
        """Say whether the two have nothing in common."""
        return len(self.intersection(other)) == 0

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
