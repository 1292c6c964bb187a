"""isdecimal, isdigit and isnumeric are each wider than the one before."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [("5".isdecimal(), "5".isdigit(), "5".isnumeric())])
attempt(lambda: [("²".isdecimal(), "²".isdigit(), "²".isnumeric())])
attempt(lambda: [("½".isdecimal(), "½".isdigit(), "½".isnumeric())])
attempt(lambda: [("五".isdecimal(), "五".isdigit(), "五".isnumeric())])
attempt(lambda: [("٣".isdecimal(), "Ⅷ".isnumeric(), "".isdigit())])
