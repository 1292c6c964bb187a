"""Attributes that functions and classes always have cannot be deleted."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


def sample():
    pass


class Sample:
    """A sample."""


for name in ('__name__', '__qualname__', '__code__', '__globals__', '__annotate__', '__type_params__'):
    print(name, end=' ')
    attempt(lambda: delattr(sample, name))
for name in ('__name__', '__qualname__', '__module__', '__doc__', '__bases__', '__dict__', '__mro__',
             '__annotate__', '__type_params__'):
    print(name, end=' ')
    attempt(lambda: delattr(Sample, name))
attempt(lambda: delattr(int, '__doc__'))
attempt(lambda: Sample.__abstractmethods__)
