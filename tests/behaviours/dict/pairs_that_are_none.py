"""What is no pair in the argument of dict() and update(): the error and its note."""


def failing():
    yield 'key'
    raise TypeError('oops')


def failing_otherwise():
    yield 'key'
    raise ValueError('oops')


for pairs in [[1]], [[(1, 2), 3]], [[failing()]], [[failing_otherwise()]], [[(1, 2, 3)]], [['ab', 'c']], [[None]]:
    try:
        print(dict(*pairs))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, '__notes__', None))


class Strange:
    pass


for template, value in [('%c', Strange()), ('%c', 'ab'), ('%c', 1.5), ('%x', Strange()), (b'%c', Strange()), (b'%c', b'ab')]:
    try:
        print(template % value)
    except TypeError as error:
        print(error)

b = bytearray(5)
view = memoryview(b)
b.resize(5)
try:
    b.resize(6)
except BufferError as error:
    print(error)
nested = ()
for _ in range(100_000):
    nested = (nested,)
try:
    hash(nested)
except RecursionError as error:
    print('RecursionError')
