"""__import__ gives the top package unless names are asked for."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: __import__("os.path").__name__)
attempt(lambda: __import__("collections.abc", fromlist=["Mapping"]).__name__)
attempt(lambda: __import__("no_such_module"))
attempt(lambda: __import__(""))
attempt(lambda: __import__(5))
attempt(lambda: __import__("os", level=-1))
