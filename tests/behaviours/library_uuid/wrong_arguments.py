"""What is no identifier is an error."""
import uuid

for arguments in (
    {}, {'hex': '1234'}, {'hex': 'x' * 32}, {'bytes': b'1'}, {'bytes_le': b'1'}, {'fields': (1, 2)}, {'fields': (1 << 32, 0, 0, 0, 0, 0)},
    {'fields': (0, 1 << 16, 0, 0, 0, 0)}, {'fields': (0, 0, 0, 256, 0, 0)}, {'fields': (0, 0, 0, 0, 0, 1 << 48)}, {'int': -1},
    {'int': 1 << 128}, {'int': 1, 'version': 9}, {'int': 1, 'hex': '0' * 32},
):
    try:
        uuid.UUID(**arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
