"""What reads one value of JSON, and all that is in it."""

try:
    from _json import scan_once as _scan_once, scanstring
except ImportError:
    from json._plain import scan_once as _scan_once, scanstring

__all__ = ['make_scanner', 'scanstring']


def make_scanner(context):
    """Return a function (text, place) -> (value, end) with the hooks of a decoder."""
    def scan_once(string: str, idx: int) -> tuple:
        return _scan_once(context, string, idx)
    return scan_once
