"""Heaps: lists in which each item is not greater than those at twice its place and one after."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


def heappush(heap: list, item) -> None:
    """Put an item in."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap: list):
    """Take the smallest item out."""
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if heap:
        smallest, heap[0] = heap[0], last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap: list, item):
    """Take the smallest item out, then put one in."""
    smallest, heap[0] = heap[0], item
    _sink(heap, 0)
    return smallest


def heappushpop(heap: list, item):
    """Put an item in, then take the smallest out."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x: list) -> None:
    """Make a list a heap."""
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def _rise(heap: list, start: int, place: int) -> None:
    item = heap[place]
    while place > start:
        parent = (place - 1) >> 1
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sink(heap: list, place: int) -> None:
    # The hole goes all the way down before the item rises from there: an item that comes from the end of the heap
    # mostly belongs near the bottom, and this takes fewer comparisons (Knuth, volume 3, exercise 5.2.3-18).
    start, end = place, len(heap)
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, start, place)


def heappush_max(heap: list, item) -> None:
    """Put an item into a heap whose greatest item is the first."""
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap: list):
    """Take the greatest item out."""
    last = heap.pop()
    if heap:
        greatest, heap[0] = heap[0], last
        _sink_max(heap, 0)
        return greatest
    return last


def heapreplace_max(heap: list, item):
    """Take the greatest item out, then put one in."""
    greatest, heap[0] = heap[0], item
    _sink_max(heap, 0)
    return greatest


def heappushpop_max(heap: list, item):
    """Put an item in, then take the greatest out."""
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def heapify_max(x: list) -> None:
    """Make a list a heap whose greatest item is the first."""
    for i in reversed(range(len(x) // 2)):
        _sink_max(x, i)


def _rise_max(heap: list, start: int, place: int) -> None:
    item = heap[place]
    while place > start:
        parent = (place - 1) >> 1
        if not heap[parent] < item:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sink_max(heap: list, place: int) -> None:
    start, end = place, len(heap)
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise_max(heap, start, place)


try:
    from _heapq import *
except ImportError:
    pass


def merge(*iterables, key=None, reverse: bool = False):
    """Yield the items of sorted iterables in order."""
    sign = -1 if reverse else 1
    push, replace, pop = (heapify_max, heapreplace_max, heappop_max) if reverse else (heapify, heapreplace, heappop)
    heap = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        # The order keeps equal items in the order of the iterables, and the entries from being compared further.
        heap.append([item if key is None else key(item), sign * order, item, advance])
    push(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        try:
            item = entry[2] = entry[3]()
        except StopIteration:
            pop(heap)
            continue
        entry[0] = item if key is None else key(item)
        replace(heap, entry)


def nsmallest(n: int, iterable, key=None) -> list:
    """Return the `n` smallest items, in order."""
    if n == 1:
        nothing = object()
        result = min(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    if n <= 0:
        return []
    source = iter(iterable)
    # Of equal items those that come first are kept, hence the place as the second item.
    heap = [(item if key is None else key(item), place, item) for place, item in zip(range(n), source)]
    if not heap:
        return []
    heapify_max(heap)
    for place, item in enumerate(source, n):
        value = item if key is None else key(item)
        if value < heap[0][0]:
            heapreplace_max(heap, (value, place, item))
    heap.sort()
    return [item for _, _, item in heap]


def nlargest(n: int, iterable, key=None) -> list:
    """Return the `n` greatest items, the greatest first."""
    if n == 1:
        nothing = object()
        result = max(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    if n <= 0:
        return []
    source = iter(iterable)
    heap = [(item if key is None else key(item), -place, item) for place, item in zip(range(n), source)]
    if not heap:
        return []
    heapify(heap)
    for place, item in enumerate(source, n):
        value = item if key is None else key(item)
        if heap[0][0] < value:
            heapreplace(heap, (value, -place, item))
    heap.sort(reverse=True)
    return [item for _, _, item in heap]
