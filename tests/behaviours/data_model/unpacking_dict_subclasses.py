"""`**` takes what a subclass of `dict` holds, whatever its methods say, unless it iterates in its own way."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Claiming(dict):
    def keys(self):
        return ['claimed']

    def __getitem__(self, key):
        return 'from __getitem__'


class Iterating(dict):
    def __iter__(self):
        return iter(['own'])

    def keys(self):
        return ['own']

    def __getitem__(self, key):
        return f'item {key}'


class Mapping:
    def keys(self):
        return ['m']

    def __getitem__(self, key):
        return 1


def show(**keywords):
    return keywords


for mapping in (Claiming(a=1), Iterating(a=1), Mapping()):
    print({**mapping}, dict(mapping), show(**mapping), {'z': 0} | dict(mapping))
attempt(lambda: {**5})
attempt(lambda: {**[1]})
