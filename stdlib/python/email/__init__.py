"""Mail and other messages of the same form: reading, writing and changing them."""

__all__ = ['base64mime', 'charset', 'encoders', 'errors', 'feedparser', 'generator', 'header', 'iterators', 'message',
           'message_from_file', 'message_from_binary_file', 'message_from_string', 'message_from_bytes', 'mime',
           'parser', 'quoprimime', 'utils']


# The parser is imported by these when they are called: who needs `email.utils` alone does not pay for it.

def message_from_string(s: str, *args, **kws):
    """The message that a text holds."""
    from email.parser import Parser
    return Parser(*args, **kws).parsestr(s)


def message_from_bytes(s: bytes, *args, **kws):
    """The message that octets hold."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parsebytes(s)


def message_from_file(fp, *args, **kws):
    """The message that a file opened for text holds."""
    from email.parser import Parser
    return Parser(*args, **kws).parse(fp)


def message_from_binary_file(fp, *args, **kws):
    """The message that a file opened for octets holds."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parse(fp)
