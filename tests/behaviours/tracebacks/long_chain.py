"""A chain of a thousand exceptions is reported in time that grows with its length."""

import traceback

COUNT = 1_000


def chain(attribute):
    error = ValueError(0)
    for index in range(1, COUNT):
        following = ValueError(index)
        setattr(following, attribute, error)
        error = following
    return error


for attribute in "__cause__", "__context__":
    error = chain(attribute)
    lines = traceback.format_exception(error)
    print(attribute, lines[0].strip(), lines[-1].strip(), "".join(lines).count("ValueError"))

try:
    raise chain("__cause__")
except ValueError as error:
    error.__cause__.__cause__ = None
    raise
