"""A list of more than a megabyte grows, and may be moved for that, while operations walk it that call back."""

import heapq
import json
import os
import pickle

# Each item may be a safepoint, so the list is short where there is a collection at each.
LONG = 200 if "WEFT_COLLECT" in os.environ else 140_000


def tried(name, operation):
    grown = []

    def grow():
        if len(grown) < 3:
            grown.append(None)
            items.extend([1] * LONG)

    class Growing:
        def __eq__(self, other):
            grow()
            return False

        def __lt__(self, other):
            grow()
            return False

        __gt__ = __lt__

        def __hash__(self):
            grow()
            return 1

        def __repr__(self):
            grow()
            return "growing"

        def __bool__(self):
            grow()
            return True

        def __index__(self):
            grow()
            return 1

        def __radd__(self, other):
            grow()
            return other + 1

        def __reduce__(self):
            grow()
            return int, ()

    items = [Growing()] + [0] * LONG + [Growing()]
    others = [Growing()] + [0] * LONG + [Growing()]

    def key(item):
        grow()
        return 0

    try:
        result = operation(items, others, key)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    if isinstance(result, (list, tuple, bytes)):
        result = type(result).__name__, len(result)
    if isinstance(result, tuple) and result[1] >= LONG:
        result = result[0], divmod(result[1], LONG)
    if isinstance(result, int) and result >= LONG:
        result = divmod(result, LONG)
    print(name, result, len(grown), divmod(len(items), LONG))


def extended(items, others, key):
    items.extend(map(key, items[:5]))
    items[5:5] = (key(item) for item in items[:5])
    items += [key(1)]
    return items


def walked(items, others, key):
    return sum(1 for item in items if key(item) == 0)


tried("count", lambda items, others, key: items.count(5))
tried("in", lambda items, others, key: 5 in items)
tried("index", lambda items, others, key: items.index(5))
tried("remove", lambda items, others, key: items.remove(5))
tried("equal", lambda items, others, key: items == others)
tried("less", lambda items, others, key: items < others)
tried("max", lambda items, others, key: max(items, key=key))
tried("min", lambda items, others, key: min(items))
tried("sort", lambda items, others, key: items.sort(key=key))
tried("sorted", lambda items, others, key: sorted(items, key=key))
tried("sorted plainly", lambda items, others, key: sorted(items))
tried("map", lambda items, others, key: list(map(key, items)))
tried("filter", lambda items, others, key: [*filter(key, items)])
tried("sum", lambda items, others, key: sum(items))
tried("any", lambda items, others, key: any(items))
tried("all", lambda items, others, key: all(items))
tried("tuple", lambda items, others, key: tuple(items) == tuple(others))
tried("join", lambda items, others, key: ", ".join(items))
tried("set", lambda items, others, key: len(set(items)))
tried("dict", lambda items, others, key: dict.fromkeys(items))
tried("repr", lambda items, others, key: repr(items)[:20])
tried("bytes", lambda items, others, key: bytes(items))
tried("bytearray", lambda items, others, key: len(bytearray(items)))
tried("zip", lambda items, others, key: sum(1 for _ in zip(items, map(key, items))))
tried("walked", walked)
tried("extended", extended)
tried("heap", lambda items, others, key: heapq.heapify(items))
tried("largest", lambda items, others, key: heapq.nlargest(2, items, key=key))
tried("json", lambda items, others, key: len(json.dumps(items, default=key)) > LONG)
tried("pickle", lambda items, others, key: len(pickle.dumps(items)) > LONG)
tried("unpacked", lambda items, others, key: (lambda *given: key(given) + len(given))(*items))
tried("comprehension", lambda items, others, key: [key(item) for item in items])
