"""A closure variable that is not yet bound, or no longer, raises NameError."""


def early():
    def use():
        return value

    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    value = 1
    print(use())
    del value
    try:
        use()
    except NameError as error:
        print(error)
    try:
        value
    except UnboundLocalError as error:
        print(error)


early()
