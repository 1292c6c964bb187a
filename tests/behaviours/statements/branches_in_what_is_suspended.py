"""Chains of `if` and `elif`, short and long, in functions, generators and coroutines, with suspensions in their branches."""


def name_of(number):
    if number == 0:
        return_value = "none"
    elif number == 1:
        return_value = "one"
    elif number < 0:
        return_value = "negative"
    elif number % 2:
        return_value = "odd"
    elif number > 100 and number < 200:
        return_value = "hundreds"
    else:
        return_value = "even"
    return_value += "!"
    return return_value


print([name_of(number) for number in (0, 1, -5, 7, 150, 8)])

source = ["def many(number):", "    result = []", "    if number == 0:", "        result.append(0)"]
for number in range(1, 40):
    source += [f"    elif number == {number}:", f"        result.append({number} * 2)"]
source += ["    else:", "        result.append(None)", "    return result"]
namespace = {}
exec("\n".join(source), namespace)
print([namespace["many"](number) for number in (0, 1, 15, 16, 17, 18, 39, 40, "a")])


def chosen(numbers):
    for number in numbers:
        if number > 2:
            got = yield number
            yield ("got", got)
        else:
            yield -number
        if number % 2:
            yield "odd"
        if number == 4:
            return "ended"


generator = chosen([1, 2, 3, 4, 5])
print(next(generator))
sent = 0
while True:
    sent += 1
    try:
        print(generator.send(sent))
    except StopIteration as stop:
        print("stop", stop.value)
        break


def failing(numbers):
    for number in numbers:
        if number / (number - 2) > 0:
            yield number
        else:
            yield "small"


for step in (1, 2):
    try:
        print(list(failing(range(0, 4, step))))
    except ZeroDivisionError as error:
        print(error)


def thrown():
    for number in range(3):
        if number:
            try:
                yield number
            except ValueError as error:
                yield ("caught", str(error))
        else:
            yield "first"


generator = thrown()
print(next(generator), next(generator), generator.throw(ValueError("in")), next(generator), list(generator))


def only(numbers):
    got = None
    for number in numbers:
        if number > 1:
            got = yield number, got


generator = only(range(4))
first = only.__code__.co_firstlineno
print(next(generator), generator.gi_frame.f_lineno - first, generator.send("sent"))
try:
    generator.throw(LookupError("thrown"))
except LookupError as error:
    print(error, error.__traceback__.tb_next.tb_lineno - first, generator.gi_frame)
generator = only([1, 5, "text"])
print(next(generator), generator.gi_yieldfrom, generator.gi_running)
try:
    print(next(generator))
except TypeError as error:
    print(error, error.__traceback__.tb_next.tb_lineno - first)
generator = only([7, 8])
next(generator)
print(generator.close(), list(generator), list(only([])), list(only([2])))


def ranges():
    for number in range(2, 12, 3):
        yield number
        for inner in range(number, 0, -4):
            if inner == 1:
                continue
            yield (number, inner)
    else:
        yield "else"
    for huge in range(10**20, 10**20 + 2):
        yield huge
    kept = iter(range(4))
    for number in kept:
        yield number
        yield next(kept, "none")


print(list(ranges()))


async def awaited(numbers):
    total = 0
    for number in numbers:
        if number % 2:
            total += await nothing(number)
        elif number:
            total -= await nothing(1)
    return total


async def nothing(value):
    return value


try:
    awaited(range(6)).send(None)
except StopIteration as stop:
    print(stop.value)
