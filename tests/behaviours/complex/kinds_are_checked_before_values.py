"""What kind the arguments of `complex` are is looked at before any of them is converted."""
import warnings

warnings.simplefilter("ignore")


class Wrong:
    def __index__(self):
        return "x"


class Real:
    def __float__(self):
        print("converted")
        return 2.5


class Complex:
    def __complex__(self):
        print("complex")
        return 1j


VALUES = (Wrong, Real, Complex, lambda: "1", lambda: [], lambda: 2, lambda: 1j, lambda: None)
for first in VALUES:
    for second in VALUES:
        try:
            print(complex(first(), second()))
        except TypeError as error:
            print(error)
