"""title() begins a word after everything that is no letter."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "they're bill's".title())
attempt(lambda: "hello world-x 3rd".title())
attempt(lambda: ("They're".istitle(), "Hello World".istitle(), "".istitle(), "HELLO".istitle()))
