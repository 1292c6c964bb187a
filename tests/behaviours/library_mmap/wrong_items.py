"""What cannot be put into mapped memory is refused, and so is deleting."""
import mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


memory = mmap.mmap(-1, 8)
for key, value in ((0, 256), (0, -1), (0, b'a'), (8, 1), (-9, 1), ('a', 1), (1.5, 1), (slice(0, 2), b'abc'),
                   (slice(0, 2), 5), (slice(0, 2), 'ab'), (slice(0, 6, 2), b'ab')):
    attempt(memory.__setitem__, key, value)
for key in (8, -9, 'a', 1.5, None):
    attempt(memory.__getitem__, key)
attempt(memory.__delitem__, 0)
print(memory[:])
