"""A function is called in the other interpreter, with arguments and a result that are copies."""
from concurrent import interpreters


def add(a, b=2):
    return a + b


def change(items):
    items.append(4)
    return items


def show(function, *args):
    try:
        print(function(*args))
    except interpreters.ExecutionFailed as error:
        print(error.excinfo.formatted)
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    interpreter = interpreters.create()
    print(interpreter.call(add, 1), interpreter.call(add, 1, b=10), interpreter.call(len, [1, 2]))
    mine = [1, 2, 3]
    print(interpreter.call(change, mine), mine)
    print(interpreter.call(lambda: {"a": (1, 2.5, None, b"x")}))
    show(interpreter.call, add, "a")
    show(interpreter.call, 5)
    interpreter.close()
