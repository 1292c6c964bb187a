"""Whatever has keys() is a mapping for dict()."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Keys:
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, key):
        return key * 2


class NoList:
    def keys(self):
        return 5


attempt(lambda: dict(Keys()))
attempt(lambda: {**Keys()})
attempt(lambda: {}.update(NoList()))
attempt(lambda: dict(NoList()))
attempt(lambda: (lambda **names: names)(**Keys()))
