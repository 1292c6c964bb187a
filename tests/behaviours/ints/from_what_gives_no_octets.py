"""`int.from_bytes` of objects that are no octets: whatever `iter` says of them, they cannot be converted."""


class Wrong:
    def __iter__(self):
        return 3


class Failing:
    def __iter__(self):
        raise TypeError("own words")


class Broken:
    def __iter__(self):
        raise ValueError("broken")


class Denied:
    __iter__ = None


class Indexed:
    def __getitem__(self, place):
        return [1, 2][place]


class Endless:
    def __iter__(self):
        yield 1
        yield 256
        print("not reached")


class Counted:
    def __index__(self):
        return 3


for make in (Wrong, Failing, Broken, Denied, Indexed, Endless, Counted, int, str, list, lambda: [1, Counted()], lambda: ["x"], lambda: {2}):
    for convert in (int.from_bytes, bytes, bytearray):
        try:
            print(convert.__name__, convert(make()))
        except (TypeError, ValueError) as error:
            print(convert.__name__, type(error).__name__, error)
