"""translate() replaces, drops and keeps characters as a table says."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "abcab".translate({97: "x", 98: None}))
attempt(lambda: "abc".translate({97: "long", 99: 100}))
attempt(lambda: "abc".translate("xyz" * 40))
attempt(lambda: "abc".translate({97: -1}))
attempt(lambda: "abc".translate({97: 1.5}))
attempt(lambda: "abc".translate({97: 0x110000}))
attempt(lambda: "abc".translate(5))
