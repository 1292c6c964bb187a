"""Assignment expressions in conditions, loops and comprehensions."""
data = iter([1, 2, 0, 3])
while value := next(data):
    print("got", value)
if (length := len("word")) > 3:
    print(length)
print([half for number in range(6) if (half := number // 2) > 0], half)
print((a := 1, b := a + 1), a, b, [c := 5, c**2])


def inner():
    return [outer := number for number in range(3)], outer


print(inner())
