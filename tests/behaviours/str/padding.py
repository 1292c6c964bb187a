"""center, ljust, rjust and zfill make a text wider."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("ab".center(5, "*"), "a".center(4, "*"), "abc".center(2)))
attempt(lambda: ("a".ljust(3) + "|", "a".rjust(3, "é")))
attempt(lambda: ("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "--1".zfill(5), "".zfill(2)))
attempt(lambda: "a".center(4, "xy"))
attempt(lambda: "a".center("4"))
attempt(lambda: "a".ljust(4, 5))
