"""JSON from data."""

try:
    from _json import encode as _encode, encode_basestring, encode_basestring_ascii
except ImportError:
    from json._plain import encode as _encode, encode_basestring, encode_basestring_ascii

__all__ = ['JSONEncoder']

class JSONEncoder:
    """Makes JSON of dict, list, tuple, str, int, float, bool and None; `default` says what becomes of the rest."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True,
                 allow_nan: bool = True, sort_keys: bool = False, indent=None, separators=None, default=None) -> None:
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return something that can be encoded for `o`; TypeError when there is nothing."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o) -> str:
        """Return JSON."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return _encode(self, o)

    def iterencode(self, o, _one_shot: bool = False):
        """Yield JSON in parts."""
        yield _encode(self, o)
