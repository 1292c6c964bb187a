"""Properties with getters, setters and deleters."""


class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleted")

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    kelvin = property(lambda self: self._degrees + 273)


thing = Celsius(20)
thing.degrees = 25
thing.degrees += 5
del thing.degrees
print(thing.degrees, thing.fahrenheit, thing.kelvin, Celsius.degrees.__doc__, type(Celsius.degrees).__name__, thing.__dict__)
for code in ("thing.fahrenheit = 1", "del thing.fahrenheit", "thing.degrees = -300", "thing.kelvin = 1"):
    try:
        exec(code)
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)
