"""A call or a generator that has begun goes on with the code that its function had then."""


def count():
    yield 1
    yield 2


def other():
    yield 'a'
    yield 'b'


numbers = count()
print(next(numbers))
count.__code__ = other.__code__
print(list(numbers), list(count()))


def work(n):
    work.__code__ = (lambda n: 'other').__code__
    return 'this', n, work(n)


print(work(3), work(4))
