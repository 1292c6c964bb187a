"""Conversion between values and octets laid out like the structures of C."""

from _struct import (  # noqa: F401
    Struct,
    _clearcache,
    calcsize,
    error,
    iter_unpack,
    pack,
    pack_into,
    unpack,
    unpack_from,
)

__all__ = [
    "calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack",
    "Struct",
    "error",
]
