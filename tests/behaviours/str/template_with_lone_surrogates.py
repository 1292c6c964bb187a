"""A template keeps its lone surrogates."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "a\ud800{}\udfff".format(1))
attempt(lambda: "{}".format("\ud800"))
