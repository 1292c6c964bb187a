"""A class may have no interpolation by default, and a converter without a name is not there."""

import configparser


class Plain(configparser.ConfigParser):
    _DEFAULT_INTERPOLATION = None


parser = Plain()
parser.read_string("[a]\nx = 1\ny = %(x)s\n")
print(parser["a"]["y"])
for key in ("", "nothing"):
    try:
        del parser.converters[key]
    except KeyError as error:
        print(repr(error))
