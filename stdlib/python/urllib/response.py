"""Files with what is known about where they came from."""

import tempfile

__all__ = ['addbase', 'addclosehook', 'addinfo', 'addinfourl']


class addbase(tempfile._TemporaryFileWrapper):
    """A file that can be used in a `with` statement, whatever the one below can do."""

    def __init__(self, fp) -> None:
        super().__init__(fp, '<urllib response>', delete=False)
        self.fp = fp

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} at {id(self)!r} whose fp = {self.file!r}>'

    def __enter__(self):
        if self.fp.closed:
            raise ValueError('I/O operation on closed file')
        return self

    def __exit__(self, type, value, traceback) -> None:
        self.close()


class addclosehook(addbase):
    """A file, and a function that is called when it is closed."""

    def __init__(self, fp, closehook, *hookargs) -> None:
        super().__init__(fp)
        self.closehook = closehook
        self.hookargs = hookargs

    def close(self) -> None:
        """Close the file, and call the function."""
        try:
            hook, arguments = self.closehook, self.hookargs
            if hook:
                self.closehook = self.hookargs = None
                hook(*arguments)
        finally:
            super().close()


class addinfo(addbase):
    """A file with headers."""

    def __init__(self, fp, headers) -> None:
        super().__init__(fp)
        self.headers = headers

    def info(self):
        """The headers."""
        return self.headers


class addinfourl(addinfo):
    """A file with headers, URL and status."""

    def __init__(self, fp, headers, url, code=None) -> None:
        super().__init__(fp, headers)
        self.url = url
        self.code = code

    @property
    def status(self):
        """The status."""
        return self.code

    def getcode(self):
        """The status."""
        return self.code

    def geturl(self):
        """The URL."""
        return self.url
