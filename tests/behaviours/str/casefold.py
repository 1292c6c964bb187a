"""casefold() makes texts comparable without regard to case."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("Straße".casefold(), "STRASSE".casefold()))
attempt(lambda: ("ſ".casefold(), "ς".casefold(), "Ꭰ".casefold()))
attempt(lambda: "ΜΆΪΟΣ".casefold() == "μάϊος".casefold())
