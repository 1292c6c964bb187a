"""Ranges: length, indexing, slicing, membership, equality."""
for numbers in (range(5), range(2, 8, 3), range(10, 0, -3), range(0), range(5, 2)):
    print(numbers, list(numbers), len(numbers), list(reversed(numbers)), bool(numbers))
numbers = range(0, 100, 7)
print(numbers[3], numbers[-1], numbers[2:5], numbers[::-1], 49 in numbers, 50 in numbers, 49.0 in numbers, "a" in numbers, numbers.index(14), numbers.count(15))
print(range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), numbers.start, numbers.stop, numbers.step)
print(range(2**70, 2**70 + 3)[1], list(range(2**63 - 1, 2**63 + 1)), len(range(-5, 5)))
for call in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: numbers[99], lambda: range(), lambda: numbers.index(1), lambda: len(range(2**70))):
    try:
        call()
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        print(type(error).__name__, error)
