"""Dictionaries and sets whose keys run Python code when they are compared, beside keys that do not."""

import gc

asked = []


class Key:
    """Equal to the integer 1, and asks for that."""

    def __hash__(self):
        return hash(1)

    def __eq__(self, other):
        asked.append(other)
        gc.collect()
        return other == 1


class Other(Key):
    def __eq__(self, other):
        asked.append(other)
        return NotImplemented

    __hash__ = Key.__hash__


def fresh():
    yield {Key(): "key"}
    yield {Other(): "other"}
    yield {1: "one"}
    yield {"1": "text", (1, 2): "pair"}
    yield {}


for dictionary in fresh():
    print(dictionary.setdefault(1, "new"), len(dictionary), dictionary.setdefault(1), dictionary.setdefault("a"))
    print(dictionary.pop(1), len(dictionary), dictionary.pop("none", 5), dictionary.pop("a", 6), len(asked))
    try:
        print(dictionary.pop("none"))
    except KeyError as error:
        print("missing", error)
    print(sorted(map(str, dictionary.values())))
for elements in fresh():
    elements = set(elements)
    print(elements.add(1), len(elements), elements.add(1), len(elements), elements.add(True), len(elements))
    print(elements.discard(1), len(elements), elements.discard(1), elements.discard("x"), len(elements), len(asked))
# The key that is there first stays.
first = {1.0}
first.add(1)
first.add(True)
print(first, {1: "a"} | {True: "b"}, {1.0: 2}.setdefault(1, 3))
for call in (lambda: {}.setdefault([]), lambda: {}.pop([], 1), lambda: {1: 2}.pop([], 1), lambda: set().add([]),
             lambda: {1}.discard([]), lambda: {frozenset([1])}.discard({1}), lambda: {}.setdefault(), lambda: {}.pop()):
    try:
        print(call())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)

numbers = {number: str(number) for number in range(1000)}
for number in range(0, 1000, 3):
    assert numbers.pop(number) == str(number)
    assert numbers.pop(number, None) is None
for number in range(1000):
    numbers.setdefault(number, "again")
print(len(numbers), list(numbers)[:5], list(numbers)[-3:], numbers[0], numbers[1])
