"""What is no context manager is named with its module, unless that is the main one."""
import collections
import fractions

other = {"__name__": "package.module"}
exec("class Outer:\n    class Inner: pass", other)


class Here:
    pass


async def enter(value):
    async with value:
        pass


for value in (5, Here(), other["Outer"](), other["Outer"].Inner(), fractions.Fraction(1), collections.deque()):
    try:
        with value:
            pass
    except TypeError as error:
        print(error)
    try:
        enter(value).send(None)
    except TypeError as error:
        print(error)
