"""Answers of HTTP servers, and the headers and errors that come with them."""

import email.message
import email.parser
import io

# Longer lines and more headers are refused, whatever a server sends.
MAX_LINE = 65536
MAX_HEADERS = 100
# As many times a server may say that the answer is to come.
MAX_INTERIM = 100
# What is read at once, so that a length that is announced takes no memory before there is data.
_PIECE = 1 << 20


class HTTPException(Exception):
    """The base of the exceptions."""


class NotConnected(HTTPException):
    """There is no connection."""


class InvalidURL(HTTPException):
    """A URL has characters that cannot be in a request, or a port that is no number."""


class UnknownProtocol(HTTPException):
    """The server answers in another version of HTTP."""

    def __init__(self, version) -> None:
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    """The body is transferred in a way that is not known."""


class UnimplementedFileMode(HTTPException):
    """The mode is not supported."""


class IncompleteRead(HTTPException):
    """The body ended too early; `partial` is what there was, `expected` how much more there should be."""

    def __init__(self, partial, expected=None) -> None:
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self) -> str:
        more = '' if self.expected is None else f', {self.expected} more expected'
        return f'{self.__class__.__name__}({len(self.partial)} bytes read{more})'

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    """A method was called when it was not its turn."""


class CannotSendRequest(ImproperConnectionState):
    """A request is in the making, or its answer was not read."""


class CannotSendHeader(ImproperConnectionState):
    """There is no request that is in the making."""


class ResponseNotReady(ImproperConnectionState):
    """There is no answer to wait for."""


class BadStatusLine(HTTPException):
    """The first line of an answer is not understood."""

    def __init__(self, line) -> None:
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    """A line of the answer is longer than anyone needs."""

    def __init__(self, line_type) -> None:
        super().__init__(f'got more than {MAX_LINE} bytes when reading {line_type}')


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server closed the connection without an answer."""

    def __init__(self, *pos, **kw) -> None:
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *pos, **kw)


class HTTPMessage(email.message.Message):
    """The headers of an answer."""

    def getallmatchingheaders(self, name) -> list[str]:
        """The lines of all headers of a name, as they would be sent."""
        name = name.lower() + ':'
        lines, is_wanted = [], False
        for line in self.keys():
            if line[:len(name)].lower() == name:
                is_wanted = True
            elif not line[:1].isspace():
                is_wanted = False
            if is_wanted:
                lines.append(line)
        return lines


def read_header_lines(fp) -> list[bytes]:
    """The lines of headers up to the empty one, of which there are not too many."""
    lines = []
    while True:
        line = fp.readline(MAX_LINE + 1)
        if len(line) > MAX_LINE:
            raise LineTooLong('header line')
        lines.append(line)
        if len(lines) > MAX_HEADERS:
            raise HTTPException(f'got more than {MAX_HEADERS} headers')
        if line in (b'\r\n', b'\n', b''):
            return lines


def parse_headers(fp, _class=HTTPMessage):
    """The headers that a file has next."""
    text = b''.join(read_header_lines(fp)).decode('iso-8859-1')
    return email.parser.Parser(_class=_class).parsestr(text)


class HTTPResponse(io.BufferedIOBase):
    """An answer: a file of its body, with status and headers."""

    def __init__(self, sock, debuglevel=0, method=None, url=None) -> None:
        self.fp = sock.makefile('rb')
        self.debuglevel = debuglevel
        self._method = method
        # Headers are first known when `begin` has read them.
        self.headers = self.msg = None
        self.version = 'UNKNOWN'
        self.status = 'UNKNOWN'
        self.reason = 'UNKNOWN'
        self.chunked = 'UNKNOWN'
        self.chunk_left = 'UNKNOWN'
        self.length = 'UNKNOWN'
        self.will_close = 'UNKNOWN'

    def _read_status(self):
        line = str(self.fp.readline(MAX_LINE + 1), 'iso-8859-1')
        if len(line) > MAX_LINE:
            raise LineTooLong('status line')
        if self.debuglevel > 0:
            print('reply:', repr(line))
        if not line:
            raise RemoteDisconnected('Remote end closed connection without response')
        version, status, reason = (line.split(None, 2) + ['', '', ''])[:3]
        if not version.startswith('HTTP/'):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            number = int(status)
        except ValueError:
            raise BadStatusLine(line)
        if not 100 <= number <= 999:
            raise BadStatusLine(line)
        return version, number, reason

    def begin(self) -> None:
        """Read the status and the headers, past those that only say that the answer is to come."""
        if self.headers is not None:
            return
        for _ in range(MAX_INTERIM + 1):
            version, status, reason = self._read_status()
            if status != 100:
                break
            skipped = read_header_lines(self.fp)
            if self.debuglevel > 0:
                print('headers:', skipped)
        else:
            raise HTTPException(f'got more than {MAX_INTERIM} interim responses')
        self.code = self.status = status
        self.reason = reason.strip()
        if version in ('HTTP/1.0', 'HTTP/0.9'):
            self.version = 10
        elif version.startswith('HTTP/1.'):
            self.version = 11
        else:
            raise UnknownProtocol(version)
        self.headers = self.msg = parse_headers(self.fp)
        if self.debuglevel > 0:
            for name, value in self.headers.items():
                print('header:', name + ':', value)
        coding = self.headers.get('transfer-encoding')
        if coding and coding.lower() == 'chunked':
            self.chunked = True
            self.chunk_left = None
        else:
            self.chunked = False
        self.will_close = self._check_close()
        # A length says nothing if the body comes in chunks (RFC 9112, section 6.3).
        self.length = None
        length = self.headers.get('content-length')
        if length and not self.chunked:
            try:
                self.length = int(length)
            except ValueError:
                pass
            else:
                if self.length < 0:
                    self.length = None
        if status in (204, 304) or 100 <= status < 200 or self._method == 'HEAD':
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _check_close(self) -> bool:
        connection = self.headers.get('connection')
        if self.version == 11:
            return bool(connection and 'close' in connection.lower())
        # In version 1.0 staying open is said in one of several ways.
        if self.headers.get('keep-alive') or connection and 'keep-alive' in connection.lower():
            return False
        proxy = self.headers.get('proxy-connection')
        return not (proxy and 'keep-alive' in proxy.lower())

    def _close_conn(self) -> None:
        fp = self.fp
        self.fp = None
        fp.close()

    def close(self) -> None:
        """Let the connection go."""
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self) -> None:
        """Do nothing more than the file below does."""
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self) -> bool:
        """Always true."""
        return True

    def isclosed(self) -> bool:
        """Whether the body was read to its end."""
        return self.fp is None

    def read(self, amt=None) -> bytes:
        """The rest of the body, or as much as `amt` octets of it."""
        if self.fp is None:
            return b''
        if self._method == 'HEAD':
            self._close_conn()
            return b''
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None and amt >= 0:
            if self.length is not None and amt > self.length:
                amt = self.length
            data = self._read_some(amt)
            if not data and amt:
                # The server went away before it sent what it announced: there is nothing to be read further.
                self._close_conn()
            elif self.length is not None:
                self.length -= len(data)
                if not self.length:
                    self._close_conn()
            return data
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._safe_read(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def readinto(self, b) -> int:
        """Read into a buffer; how many octets there were."""
        if self.fp is None:
            return 0
        if self._method == 'HEAD':
            self._close_conn()
            return 0
        if self.chunked:
            return self._readinto_chunked(b)
        if self.length is not None and len(b) > self.length:
            b = memoryview(b)[0:self.length]
        count = self.fp.readinto(b)
        if not count and b:
            self._close_conn()
        elif self.length is not None:
            self.length -= count
            if not self.length:
                self._close_conn()
        return count

    def _read_some(self, amount: int) -> bytes:
        # In pieces: what is announced may never come.
        pieces = []
        while amount > 0:
            piece = self.fp.read(min(amount, _PIECE))
            if not piece:
                break
            pieces.append(piece)
            amount -= len(piece)
        return pieces[0] if len(pieces) == 1 else b''.join(pieces)

    def _safe_read(self, amount: int) -> bytes:
        data = self._read_some(amount)
        if len(data) < amount:
            raise IncompleteRead(data, amount - len(data))
        return data

    def _read_next_chunk_size(self) -> int:
        line = self.fp.readline(MAX_LINE + 1)
        if len(line) > MAX_LINE:
            raise LineTooLong('chunk size')
        semicolon = line.find(b';')
        if semicolon >= 0:
            # What is behind it is for who knows the extension.
            line = line[:semicolon]
        try:
            size = int(line, 16)
            if size < 0:
                raise ValueError
            return size
        except ValueError:
            self._close_conn()
            raise

    def _read_and_discard_trailer(self) -> None:
        count = 0
        while True:
            line = self.fp.readline(MAX_LINE + 1)
            if len(line) > MAX_LINE:
                raise LineTooLong('trailer line')
            if not line or line in (b'\r\n', b'\n'):
                # Some servers end without the empty line.
                return
            count += 1
            if count > MAX_HEADERS:
                raise HTTPException(f'got more than {MAX_HEADERS} trailers')

    def _get_chunk_left(self):
        # Octets of the chunk that is read, or `None` behind the last.
        left = self.chunk_left
        if not left:
            if left is not None:
                # The line end behind the chunk before.
                self._safe_read(2)
            try:
                left = self._read_next_chunk_size()
            except ValueError:
                raise IncompleteRead(b'')
            if left == 0:
                self._read_and_discard_trailer()
                self._close_conn()
                left = None
            self.chunk_left = left
        return left

    def _read_chunked(self, amt=None) -> bytes:
        if amt is not None and amt < 0:
            amt = None
        pieces = []
        try:
            while (left := self._get_chunk_left()) is not None:
                if amt is not None and amt <= left:
                    pieces.append(self._safe_read(amt))
                    self.chunk_left = left - amt
                    break
                pieces.append(self._safe_read(left))
                if amt is not None:
                    amt -= left
                self.chunk_left = 0
        except IncompleteRead as error:
            raise IncompleteRead(b''.join(pieces)) from error
        return b''.join(pieces)

    def _readinto_chunked(self, b) -> int:
        total = 0
        view = memoryview(b)
        try:
            while (left := self._get_chunk_left()) is not None:
                part = view[:left] if len(view) > left else view
                count = self.fp.readinto(part)
                if count < len(part):
                    raise IncompleteRead(bytes(part[:count]), len(part) - count)
                self.chunk_left = left - count
                total += count
                view = view[count:]
                if not view:
                    break
        except IncompleteRead:
            raise IncompleteRead(bytes(b[0:total]))
        return total

    def read1(self, n=-1) -> bytes:
        """As much as one read gives, and no more than `n` octets."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return self._read1_chunked(n)
        if self.length is not None and (n < 0 or n > self.length):
            n = self.length
        data = self.fp.read1(n)
        if not data and n:
            self._close_conn()
        elif self.length is not None:
            self.length -= len(data)
            if not self.length:
                self._close_conn()
        return data

    def peek(self, n=-1) -> bytes:
        """What one read would give, without taking it."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            try:
                left = self._get_chunk_left()
            except IncompleteRead:
                return b''
            return b'' if left is None else self.fp.peek(left)[:left]
        return self.fp.peek(n)

    def readline(self, limit=-1) -> bytes:
        """The next line of the body."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return super().readline(limit)
        if self.length is not None and (limit < 0 or limit > self.length):
            limit = self.length
        line = self.fp.readline(limit)
        if not line and limit:
            self._close_conn()
        elif self.length is not None:
            self.length -= len(line)
            if not self.length:
                self._close_conn()
        return line

    def _read1_chunked(self, n: int) -> bytes:
        left = self._get_chunk_left()
        if left is None or n == 0:
            return b''
        if not 0 <= n <= left:
            n = left
        data = self.fp.read1(n)
        self.chunk_left -= len(data)
        if not data:
            raise IncompleteRead(b'')
        return data

    def fileno(self) -> int:
        """The number of the socket."""
        return self.fp.fileno()

    def getheader(self, name, default=None):
        """The value of a header, or of all of that name with commas between; `default` if there is none."""
        if self.headers is None:
            raise ResponseNotReady()
        values = self.headers.get_all(name) or default
        if isinstance(values, str) or not hasattr(values, '__iter__'):
            return values
        return ', '.join(values)

    def getheaders(self) -> list[tuple[str, str]]:
        """Names and values of all headers."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def __iter__(self):
        return self

    def info(self):
        """The headers."""
        return self.headers

    def geturl(self):
        """Where the answer came from; who has opened the URL says so."""
        return self.url

    def getcode(self):
        """The status."""
        return self.status


# They are known under the name of the module that programs import.
for _value in list(globals().values()):
    if isinstance(_value, type) and _value.__module__ == __name__:
        _value.__module__ = 'http.client'
del _value
