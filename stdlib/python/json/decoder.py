"""Data from JSON."""

from .scanner import make_scanner, scanstring

__all__ = ['JSONDecoder', 'JSONDecodeError']


class JSONDecodeError(ValueError):
    """The text is no JSON: `msg`, the text `doc`, and the place as `pos`, `lineno` and `colno`."""

    def __init__(self, msg: str, doc: str, pos: int) -> None:
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self) -> tuple:
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Makes data of JSON; the hooks make something else of objects, numbers and NaN."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict: bool = True,
                 object_pairs_hook=None) -> None:
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {'-Infinity': float('-inf'), 'Infinity': float('inf'),
                                                 'NaN': float('nan')}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}
        self.parse_string = scanstring
        self.scan_once = make_scanner(self)

    def decode(self, s: str):
        """Return the data; JSONDecodeError when there is anything else."""
        obj, end = self.raw_decode(s, _skip_whitespace(s, 0))
        end = _skip_whitespace(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s: str, idx: int = 0) -> tuple:
        """Return the data at `idx` and where it ends."""
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError('Expecting value', s, stop.value) from None


def _skip_whitespace(s: str, at: int) -> int:
    while s[at:at + 1] in (' ', '\t', '\n', '\r'):
        at += 1
    return at
