"""A specification may hold fields of its own, one level deep."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "{:{}}|".format("a", 5))
attempt(lambda: "{:{fill}{align}{width}}".format("a", fill="*", align="^", width=7))
attempt(lambda: "{:{}.{}f}".format(3.14159, 8, 2))
attempt(lambda: "{:{:{}}}".format(1, 2, 3))
attempt(lambda: "{:{!r}}".format(1, 5))
