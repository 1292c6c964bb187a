"""Reading whole messages, from files, texts and octets."""

from io import StringIO, TextIOWrapper

from email._policybase import compat32
from email.feedparser import BytesFeedParser, FeedParser

__all__ = ['Parser', 'HeaderParser', 'BytesParser', 'BytesHeaderParser', 'FeedParser', 'BytesFeedParser']


class Parser:
    """What reads messages that are text."""

    def __init__(self, _class=None, *, policy=compat32) -> None:
        self._class = _class
        self.policy = policy

    def parse(self, fp, headersonly: bool = False):
        """The message that a file holds; its parts are not taken apart if only headers are wanted."""
        feedparser = FeedParser(self._class, policy=self.policy)
        if headersonly:
            feedparser._set_headersonly()
        while data := fp.read(8192):
            feedparser.feed(data)
        return feedparser.close()

    def parsestr(self, text: str, headersonly: bool = False):
        """The message that a text holds."""
        return self.parse(StringIO(text), headersonly=headersonly)


class HeaderParser(Parser):
    """What reads the headers and leaves the body as it is."""

    def parse(self, fp, headersonly: bool = True):
        """The message that a file holds."""
        return Parser.parse(self, fp, True)

    def parsestr(self, text: str, headersonly: bool = True):
        """The message that a text holds."""
        return Parser.parsestr(self, text, True)


class BytesParser:
    """What reads messages that are octets."""

    def __init__(self, *args, **kw) -> None:
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly: bool = False):
        """The message that a file holds."""
        fp = TextIOWrapper(fp, encoding='ascii', errors='surrogateescape')
        try:
            return self.parser.parse(fp, headersonly)
        finally:
            fp.detach()

    def parsebytes(self, text: bytes, headersonly: bool = False):
        """The message that octets hold."""
        return self.parser.parsestr(text.decode('ASCII', errors='surrogateescape'), headersonly)


class BytesHeaderParser(BytesParser):
    """What reads the headers and leaves the body as it is."""

    def parse(self, fp, headersonly: bool = True):
        """The message that a file holds."""
        return BytesParser.parse(self, fp, headersonly=True)

    def parsebytes(self, text: bytes, headersonly: bool = True):
        """The message that octets hold."""
        return BytesParser.parsebytes(self, text, headersonly=True)
