"""A format, a zero, and octets: what is unpacked is packed and unpacked as the same."""

import struct


def check(octets):
    form, _, data = octets.partition(b"\0")
    try:
        if struct.calcsize(form) > 100_000:
            return
        values = struct.unpack_from(form, data)
        packed = struct.pack(form, *values)
    except Exception:
        return
    assert repr(struct.unpack(form, packed)) == repr(values)
