"""Names of a session that go to another process: each value that can be pickled, functions and classes by value."""

import sys


def _pickled(value) -> bytes:
    from multiprocessing.reduction import ForkingPickler
    return bytes(ForkingPickler.dumps(value))


def _is_module(value) -> bool:
    return isinstance(value, type(sys))


def pack(names: dict) -> tuple[bytes, list[str]]:
    """The names as octets, and those that cannot go, with their types."""
    modules = {name: value.__name__ for name, value in names.items() if _is_module(value)}
    values, left = {}, []
    for name, value in names.items():
        if name in modules:
            continue
        try:
            _pickled(value)
        except Exception:
            left.append(f'{name} ({type(value).__name__})')
        else:
            values[name] = value
    # Together, so that what they share they share there too.
    try:
        return _pickled((modules, values, True)), left
    except Exception:
        return _pickled((modules, {name: _pickled(value) for name, value in values.items()}, False)), left


def write(names: dict) -> tuple[str, int, list[str]]:
    """Write the names to a temporary file: its path, how many there are in it, and those that are not."""
    import os
    import tempfile
    octets, left = pack(names)
    descriptor, path = tempfile.mkstemp(prefix='weft-', suffix='.names')
    with os.fdopen(descriptor, 'wb') as file:
        file.write(octets)
    return path, len(names) - len(left), left


def read(path: str, namespace: dict) -> list[str]:
    """Give a namespace the names of a file; what is missing here, by name."""
    import importlib
    import pickle
    with open(path, 'rb') as file:
        modules, values, together = pickle.load(file)
    missing = []
    for name, module in modules.items():
        try:
            namespace[name] = importlib.import_module(module)
        except ImportError:
            missing.append(name)
    if together:
        namespace.update(values)
        return missing
    for name, octets in values.items():
        try:
            namespace[name] = pickle.loads(octets)
        except Exception:
            missing.append(name)
    return missing
