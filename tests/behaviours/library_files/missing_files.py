"""A file that is not there is an OSError with a number and a name."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def fields(function):
    try:
        function()
    except OSError as error:
        return type(error).__name__, error.errno, error.strerror, error.filename


attempt(lambda: fields(lambda: open("no such file")))
attempt(lambda: fields(lambda: open("/")))
attempt(lambda: fields(lambda: open("no/such/folder", "w")))
attempt(lambda: fields(lambda: open(b"octets")))
