"""What `__exit__` is told in `with`, as a method, and what comes of what it gives and raises."""

import traceback


class Guard:
    def __init__(self, answer):
        self.answer = answer

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print(kind and kind.__name__, repr(error), type(trace).__name__)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Odd:
    def __bool__(self):
        raise LookupError("no truth")


class Empty:
    def __len__(self):
        return 0


for answer in (True, False, None, 0, 1, "text", [], Empty(), Odd(), KeyError("other")):
    for body in (lambda: None, lambda: 1 / 0):
        try:
            with Guard(answer) as guard:
                body()
            print("after", guard.answer is answer)
        except Exception as error:
            print("raised", repr(error), "in the context of", repr(error.__context__))


class Defaults(Guard):
    def __exit__(self, kind, error=None, trace=None, *rest):
        return kind is not None


class Counted(Guard):
    def __exit__(self, *arguments):
        print(len(arguments), arguments[0])
        return True


for manager in (Defaults(0), Counted(0)):
    with manager:
        raise ValueError(type(manager).__name__)


def nested():
    for number in range(3):
        with Guard(number == 1):
            with Guard(None):
                if number == 2:
                    return "returned"
                raise IndexError(number)


try:
    print(nested())
except IndexError as error:
    print([entry.name for entry in traceback.extract_tb(error.__traceback__)], error)


def generated():
    with Guard(True):
        yield 1
        raise KeyError("in generator")
    yield 2


print(list(generated()))
generator = generated()
next(generator)
print(generator.throw(ValueError("thrown")))
