"""Deleting `__dict__` drops all attributes of an instance; it gets a new dictionary when it needs one."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Sample:
    kind = 'of the class'


def function():
    pass


sample = Sample()
sample.first = 1
old = sample.__dict__
del sample.__dict__
print(sample.__dict__, old, sample.kind)
attempt(lambda: sample.first)
sample.second = 2
print(sample.__dict__, old)
attempt(lambda: delattr(function, '__dict__'))
attempt(lambda: delattr(Sample, '__dict__'))
