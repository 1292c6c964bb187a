"""Walking over a message and its parts."""

import sys
from io import StringIO

__all__ = ['body_line_iterator', 'typed_subpart_iterator', 'walk']


def walk(self):
    """The message, and all its parts depth first."""
    yield self
    if self.is_multipart():
        for part in self.get_payload():
            yield from part.walk()


def body_line_iterator(msg, decode: bool = False):
    """The lines of all bodies that are text."""
    for part in msg.walk():
        body = part.get_payload(decode=decode)
        if isinstance(body, str):
            yield from StringIO(body)


def typed_subpart_iterator(msg, maintype='text', subtype=None):
    """The parts of a main type, and of a subtype if one is given."""
    for part in msg.walk():
        if part.get_content_maintype() == maintype and subtype in (None, part.get_content_subtype()):
            yield part


def _structure(msg, fp=None, level=0, include_default=False) -> None:
    # The types of the parts, for looking at a message.
    if fp is None:
        fp = sys.stdout
    default = f' [{msg.get_default_type()}]' if include_default else ''
    print(' ' * (level * 4) + msg.get_content_type() + default, file=fp)
    if msg.is_multipart():
        for part in msg.get_payload():
            _structure(part, fp, level + 1, include_default)
