"""Ascii85 that no encoder makes is an error."""
import base64

for data, options in (
    (b'abc', {'adobe': True}), (b'87z', {}), (b'87y', {'foldspaces': True}), (b'y', {}), (b'v', {}),
    (b's8W-"', {}), (b'a b', {'ignorechars': b''}), ('é', {}),
):
    try:
        print(base64.a85decode(data, **options))
    except ValueError as error:
        print(data, error)
