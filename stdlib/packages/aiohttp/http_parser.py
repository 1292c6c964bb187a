"""The heads of messages."""

from collections import namedtuple

__all__ = ['RawRequestMessage']

# What the first line and the headers of a request say.
RawRequestMessage = namedtuple('RawRequestMessage',
                               'method path version headers raw_headers should_close compression upgrade chunked url')
