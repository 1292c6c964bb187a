"""`list` asks an iterable of a class how long it is; a `TypeError` there means that it does not know."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Iterable:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter('abc')

    def __length_hint__(self):
        print('asked', end=' ')
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


class Sized:
    def __iter__(self):
        return iter('xy')

    def __len__(self):
        print('length', end=' ')
        return 2


attempt(lambda: list(Iterable(2)))
attempt(lambda: list(Iterable(NotImplemented)))
attempt(lambda: list(Iterable(TypeError('unknown'))))
attempt(lambda: list(Iterable(ValueError('broken'))))
attempt(lambda: list(Iterable('many')))
attempt(lambda: list(Iterable(-1)))
attempt(lambda: list(Sized()))
