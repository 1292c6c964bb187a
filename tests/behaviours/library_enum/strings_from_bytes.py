"""A StrEnum's values are strings, or bytes with their encoding."""
from enum import Enum, Flag, IntEnum, StrEnum, show_flag_values


class Text(StrEnum):
    PLAIN = 'plain'
    DECODED = b'caf\xc3\xa9', 'utf-8'
    LENIENT = b'\xff', 'ascii', 'replace'


print([str(member) for member in Text])
for value in 1, (b'x', 3), (b'x', 'ascii', 3), ('a', 'b', 'c', 'd'):
    try:
        StrEnum('Wrong', {'ONE': value})
    except TypeError as error:
        print(error)
for names in 0, 3.5:
    try:
        Enum('Wrong', names)
    except TypeError as error:
        print(error)
print(list(Enum('Empty', ())), show_flag_values(13))


class Options(Flag):
    NOTHING = None
    A = 1
    B = 2


print(list(Options), Options.NOTHING, Flag._boundary_)
