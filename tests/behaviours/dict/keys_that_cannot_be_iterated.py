"""A mapping whose keys() gives no iterable is named in the error, wherever a mapping is unpacked."""


class Odd:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


def keywords(**given):
    return given


for use in (
    lambda: dict(Odd()), lambda: dict(**Odd()), lambda: {**Odd()}, lambda: {}.update(Odd()), lambda: keywords(**Odd()),
    lambda: keywords(a=1, **Odd()), lambda: {}.__ior__(Odd()),
):
    try:
        print(use())
    except TypeError as error:
        print(error)
