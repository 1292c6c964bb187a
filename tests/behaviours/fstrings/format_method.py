"""Formatting goes to __format__, with the specification."""


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return f"<{spec}>" if spec else f"{self.degrees}C"


print(f"{Celsius(5)} {Celsius(5):abc} {Celsius(5):{'x'}y}", format(Celsius(1)), format(3.5, ".2f"), format("a", ">3"), "{:q}".format(Celsius(2)))
for call in (lambda: format(object(), "x"), lambda: format(None, "5"), lambda: format([], ">3"), lambda: format("a", "d"), lambda: format(1, "s"), lambda: format(1.5, "d")):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
