"""format_map() asks the mapping itself, so that __missing__ works."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


attempt(lambda: "{a} {b}".format_map(Default(a=1)))
attempt(lambda: "{0}".format_map({}))
attempt(lambda: "{}".format_map({"": 1}))
attempt(lambda: "{a}".format_map({}))
attempt(lambda: "{a}".format_map(5))
