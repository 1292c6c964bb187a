"""try, except, else and finally, in every order of events."""


def attempt(value):
    try:
        print("try", 10 / value)
    except ZeroDivisionError:
        print("zero")
    except (TypeError, ValueError) as error:
        print("bad", error)
    else:
        print("else")
        return "from else"
    finally:
        print("finally")
    return "after"


print(attempt(2))
print(attempt(0))
print(attempt("a"))
try:
    attempt(None)
    raise LookupError
except Exception as error:
    print(repr(error), error.args)
try:
    error
except NameError as missing:
    print(missing)
