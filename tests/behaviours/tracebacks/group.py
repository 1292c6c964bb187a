"""A group of exceptions is printed as a tree."""


def fail(error):
    raise error


def collect():
    errors = []
    for error in (ValueError("one"), KeyError("two")):
        try:
            fail(error)
        except Exception as caught:
            errors.append(caught)
    raise ExceptionGroup("several", [*errors, ExceptionGroup("inner", [TypeError("three")])])


collect()
