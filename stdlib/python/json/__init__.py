"""JSON: text for data and data for text."""

from .decoder import JSONDecodeError, JSONDecoder
from .encoder import JSONEncoder

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder()


def _encoder(cls, options: dict) -> JSONEncoder:
    return (cls or JSONEncoder)(**options)


def dump(obj, fp, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True,
         allow_nan: bool = True, cls=None, indent=None, separators=None, default=None, sort_keys: bool = False,
         **kw) -> None:
    """Write `obj` as JSON to a file of text; the keywords are those of JSONEncoder."""
    encoder = _encoder(cls, dict(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw))
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def dumps(obj, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True,
          allow_nan: bool = True, cls=None, indent=None, separators=None, default=None, sort_keys: bool = False,
          **kw) -> str:
    """Return `obj` as JSON; the keywords are those of JSONEncoder."""
    if not skipkeys and ensure_ascii and check_circular and allow_nan and cls is None and indent is None \
            and separators is None and default is None and not sort_keys and not kw:
        return _default_encoder.encode(obj)
    return _encoder(cls, dict(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw)).encode(obj)


def detect_encoding(b: bytes) -> str:
    """Return the encoding of JSON as bytes, by its first characters."""
    for mark, name in ((b'\xff\xfe\0\0', 'utf-32'), (b'\0\0\xfe\xff', 'utf-32'), (b'\xfe\xff', 'utf-16'),
                       (b'\xff\xfe', 'utf-16'), (b'\xef\xbb\xbf', 'utf-8-sig')):
        if b.startswith(mark):
            return name
    # The first two characters are ASCII, so zeros tell the width and the order.
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    """Read a file and return the data in its JSON; the keywords are those of JSONDecoder."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """Return the data in JSON, given as str, bytes or bytearray; the keywords are those of JSONDecoder."""
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        s = s.decode(detect_encoding(s), 'surrogatepass')
    if (cls is None and object_hook is None and object_pairs_hook is None and parse_float is None and parse_int is None
            and parse_constant is None and not kw):
        return _default_decoder.decode(s)
    options = {name: value for name, value in (
        ('object_hook', object_hook), ('object_pairs_hook', object_pairs_hook), ('parse_float', parse_float),
        ('parse_int', parse_int), ('parse_constant', parse_constant)) if value is not None}
    return (cls or JSONDecoder)(**options, **kw).decode(s)
