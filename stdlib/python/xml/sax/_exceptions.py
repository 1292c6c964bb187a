"""What is raised, and told to error handlers, by parsers of the kind SAX."""


class SAXException(Exception):
    """An error, which may hold another."""

    def __init__(self, msg, exception=None) -> None:
        self._msg = msg
        self._exception = exception
        Exception.__init__(self, msg)

    def getMessage(self):
        """The text."""
        return self._msg

    def getException(self):
        """The exception in it, or `None`."""
        return self._exception

    def __str__(self) -> str:
        return self._msg

    def __getitem__(self, ix):
        raise AttributeError('__getitem__')


class SAXParseException(SAXException):
    """An error at a place of a document."""

    def __init__(self, msg, exception, locator) -> None:
        super().__init__(msg, exception)
        self._locator = locator
        # Kept, for the locator goes on.
        self._systemId = locator.getSystemId()
        self._colnum = locator.getColumnNumber()
        self._linenum = locator.getLineNumber()

    def getColumnNumber(self):
        """The column."""
        return self._colnum

    def getLineNumber(self):
        """The line."""
        return self._linenum

    def getPublicId(self):
        """The public identifier of the document."""
        return self._locator.getPublicId()

    def getSystemId(self):
        """Where the document is."""
        return self._systemId

    def __str__(self) -> str:
        place = [self.getSystemId() or '<unknown>', self.getLineNumber(), self.getColumnNumber()]
        return '%s:%s:%s: %s' % (place[0], '?' if place[1] is None else place[1],
                                 '?' if place[2] is None else place[2], self._msg)


class SAXNotRecognizedException(SAXException):
    """A feature or property is not known."""


class SAXNotSupportedException(SAXException):
    """A feature or property cannot be set so."""


class SAXReaderNotAvailable(SAXNotSupportedException):
    """There is no such parser."""
