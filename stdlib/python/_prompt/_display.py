"""How results are shown: as `sys.displayhook` does, but laid out over several lines if one is too short."""

import builtins
import sys


def columns() -> int:
    """The width of the terminal."""
    import os
    try:
        width = os.get_terminal_size(1).columns
    except OSError:
        width = 0
    return width if width >= 20 else 80


def show(value) -> None:
    """Print a value that is not None, and keep it as `_`."""
    if value is None:
        return
    if sys.stdout is None:
        raise RuntimeError('lost sys.stdout')
    builtins._ = None
    text = laid_out(value)
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or 'ascii'
        sys.stdout.write(text.encode(encoding, 'backslashreplace').decode(encoding))
    sys.stdout.write('\n')
    builtins._ = value


def laid_out(value) -> str:
    """The text of a value; a container that is wider than the terminal has lines for its parts."""
    text = repr(value)
    if isinstance(value, (str, bytes, bytearray, int, float)):
        return text
    width = columns()
    if len(text) < width or '\n' in text:
        return text
    import pprint
    return pprint.pformat(value, width=width - 1, sort_dicts=False)
