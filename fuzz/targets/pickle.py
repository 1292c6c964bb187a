"""Pickles that name nothing but what is harmless to call."""

import io
import pickle

HARMLESS = {
    ("builtins", name)
    for name in ("bytearray", "complex", "dict", "frozenset", "int", "list", "range", "set", "slice", "str", "tuple")
} | {("collections", name) for name in ("Counter", "OrderedDict", "defaultdict", "deque")}


class Unpickler(pickle.Unpickler):
    """Finds harmless classes alone."""

    def find_class(self, module, name):
        """The class, if it is harmless."""
        if (module, name) in HARMLESS:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not for input")


def check(octets):
    try:
        value = Unpickler(io.BytesIO(octets)).load()
    except Exception:
        return
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            pickle.dumps(value, protocol)
        except Exception:
            pass
