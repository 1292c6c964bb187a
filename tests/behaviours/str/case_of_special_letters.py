"""Letters with several capitals, with title case, and final sigma change as Unicode says."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("straße".upper(), "ŉ".upper(), "ﬁ".upper()))
attempt(lambda: ("ΑΣ".lower(), "ΑΣΑ".lower(), "Σ".lower()))
attempt(lambda: ("ǆ".title(), "ǆ".upper(), "ßa".title()))
attempt(lambda: ("İ".lower(), len("İ".lower())))
attempt(lambda: ("ᾳ".upper(), "ᾳ".title()))
