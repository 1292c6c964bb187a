"""A list in shared memory holds numbers, bools, strings, bytes and None, and each can be replaced by what has room."""
from multiprocessing.shared_memory import ShareableList


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


numbers = ShareableList(['a', 'hello world', b'bytes', 1, -5, 2.5, True, False, None])
print(list(numbers), len(numbers), numbers.format)
numbers[0] = 'ab'
numbers[3] = 2.25
numbers[4] = None
numbers[-1] = True
numbers[1] = b'octets'
print(list(numbers), numbers.format)
print(numbers.count(True), numbers.index(2.5), 2.25 in numbers, [type(item).__name__ for item in numbers])
attempt(numbers.__setitem__, 0, 'much too long')
attempt(numbers.__setitem__, 9, 1)
attempt(numbers.__getitem__, 9)
attempt(numbers.index, 'missing')
print(repr(numbers) == f'ShareableList({list(numbers)}, name={numbers.shm.name!r})')
numbers.shm.close()
numbers.shm.unlink()
