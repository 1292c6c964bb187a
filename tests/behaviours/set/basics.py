"""Building and changing sets."""
numbers = {3, 1, 2, 3}
numbers.add(4)
numbers.discard(9)
numbers.remove(1)
print(sorted(numbers), len(numbers), 2 in numbers, set(), {1}, set("a"), {1, 1.0, True}, sorted(set([2, 1, 2])), bool(set()))
numbers.update([7, 8], {9})
print(sorted(numbers), numbers.pop() in {2, 3, 4, 7, 8, 9}, len(numbers), sorted(numbers.copy()) == sorted(numbers))
numbers.clear()
print(numbers)
for call in (lambda: numbers.remove("x"), numbers.pop, lambda: {[]}, lambda: hash(set()), lambda: set(5), lambda: numbers[0]):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
