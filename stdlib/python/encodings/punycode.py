"""The encoding `punycode`, as a module."""

import codecs

_info = codecs.lookup('punycode')
encode = _info.encode
decode = _info.decode
IncrementalEncoder = _info.incrementalencoder
IncrementalDecoder = _info.incrementaldecoder
StreamReader = _info.streamreader
StreamWriter = _info.streamwriter


def getregentry() -> codecs.CodecInfo:
    """Return what `codecs` knows of the encoding."""
    return _info
