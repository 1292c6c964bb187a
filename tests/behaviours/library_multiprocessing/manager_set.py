"""The proxy of a set does what a set does."""
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        numbers = manager.set([1, 2])
        numbers.add(3)
        numbers |= {4}
        numbers -= {1}
        numbers &= {2, 3, 4, 9}
        numbers ^= {2, 7}
        print(sorted(numbers), len(numbers), 3 in numbers, type(numbers).__name__)
        print(sorted(numbers | {0}), sorted(numbers - {3}), numbers.issubset({3, 4, 7, 8}), numbers <= {3})
        numbers.discard(100)
        try:
            numbers.remove(100)
        except KeyError as error:
            print(repr(error))
        numbers.clear()
        print(numbers, numbers.copy())
