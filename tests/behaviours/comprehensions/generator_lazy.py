"""A generator expression runs only as far as it is asked."""


def loud(value):
    print("made", value)
    return value


lazy = (loud(number) * 10 for number in range(3))
print("nothing yet")
print(next(lazy), next(lazy))
print(any(loud(number) > 0 for number in range(5)))
print(list(lazy), list(lazy), lazy.__name__)
total = sum(number for number in range(1000) if number % 7 == 0)
print(total)
