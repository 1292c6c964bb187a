"""The list that octets are made of may be changed by the `__index__` of its items."""


class Clearing:
    def __index__(self):
        numbers.clear()
        return 42


class Growing:
    def __index__(self):
        if len(numbers) < 5:
            numbers.append(self)
        return len(numbers)


for kind in (bytes, bytearray):
    numbers = [Clearing(), Clearing()]
    print(kind(numbers))
    numbers = [Growing()]
    print(kind(numbers))
    numbers = [1, Growing(), 2]
    print(kind(numbers), len(numbers))
    try:
        kind([1, 256])
    except ValueError as error:
        print(error)
