"""Error is a ValueError, Incomplete is not."""
import binascii

print(binascii.Error.__mro__, binascii.Incomplete.__bases__, binascii.Error.__module__)
