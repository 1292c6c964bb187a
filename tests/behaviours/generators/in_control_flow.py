"""yield inside every kind of statement and expression."""
import contextlib


@contextlib.contextmanager
def scope():
    print("in")
    yield
    print("out")


def everything(flag):
    x = (yield 1) + (yield 2)
    print("sum", x)
    with scope():
        y = [(yield 3), (yield 4)]
    print(y)
    if (yield 5):
        print("true")
    while (yield 6):
        print("loop")
    for item in (yield 7):
        try:
            yield item
        finally:
            print("item", item)
    match (yield 8):
        case "m":
            z = yield 9
    print(f"{(yield 10)} {z}", {(yield 11): (yield 12)}, (yield 13) if (yield 14) else 0, (lambda value: value)((yield 15)))
    return (yield 16)


generator = everything(True)
value = next(generator)
answers = {1: 10, 2: 20, 3: "a", 4: "b", 5: True, 6: 0, 7: ["i", "j"], 8: "m", 9: "z", 10: "ten", 11: "k", 12: "v", 13: "thirteen", 14: True, 15: "arg", 16: "end"}
try:
    while True:
        value = generator.send(answers.get(value))
except StopIteration as stop:
    print(stop.value)
