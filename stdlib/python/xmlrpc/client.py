"""Calling functions of other programs, and the form that values have on the way (XML-RPC)."""

import base64
import gzip
import http.client
import sys
import time
import urllib.parse
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from xml.parsers import expat

__version__ = '%d.%d' % sys.version_info[:2]

MAXINT = 2 ** 31 - 1
MININT = -2 ** 31

PARSE_ERROR = -32700
SERVER_ERROR = -32600
APPLICATION_ERROR = -32500
SYSTEM_ERROR = -32400
TRANSPORT_ERROR = -32300
NOT_WELLFORMED_ERROR = -32700
UNSUPPORTED_ENCODING = -32701
INVALID_ENCODING_CHAR = -32702
INVALID_XMLRPC = -32600
METHOD_NOT_FOUND = -32601
INVALID_METHOD_PARAMS = -32602
INTERNAL_ERROR = -32603


def escape(s: str) -> str:
    """Text between tags."""
    return s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


class Error(Exception):
    """The base of the exceptions."""

    __str__ = object.__str__


class ProtocolError(Error):
    """An answer of HTTP that is none to a call."""

    def __init__(self, url, errcode, errmsg, headers) -> None:
        Error.__init__(self)
        self.url = url
        self.errcode = errcode
        self.errmsg = errmsg
        self.headers = headers

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} for {self.url}: {self.errcode} {self.errmsg}>'


class ResponseError(Error):
    """An answer that is not understood."""


class Fault(Error):
    """The function that was called failed."""

    def __init__(self, faultCode, faultString, **extra) -> None:
        Error.__init__(self)
        self.faultCode = faultCode
        self.faultString = faultString

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} {self.faultCode}: {self.faultString!r}>'


boolean = Boolean = bool


def _time_text(value) -> str:
    if isinstance(value, datetime):
        value = value.timetuple()
    if not isinstance(value, (tuple, time.struct_time)):
        value = time.localtime(value or time.time())
    return '%04d%02d%02dT%02d:%02d:%02d' % tuple(value)[:6]


class DateTime:
    """A date and time, as it is on the way."""

    def __init__(self, value=0) -> None:
        self.value = value if isinstance(value, str) else _time_text(value)

    def _texts(self, other):
        if isinstance(other, DateTime):
            return self.value, other.value
        if isinstance(other, datetime):
            return self.value, _time_text(other)
        if isinstance(other, str):
            return self.value, other
        if hasattr(other, 'timetuple'):
            return self.timetuple(), other.timetuple()
        return None

    def _compare(self, other, operation):
        texts = self._texts(other)
        return NotImplemented if texts is None else operation(*texts)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def timetuple(self):
        """Its parts."""
        return time.strptime(self.value, '%Y%m%dT%H:%M:%S')

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} {self.value!r} at {id(self):#x}>'

    def decode(self, data) -> None:
        """Take the text on the way."""
        self.value = str(data).strip()

    def encode(self, out) -> None:
        """Write it for the way."""
        out.write(f'<value><dateTime.iso8601>{self.value}</dateTime.iso8601></value>\n')


class Binary:
    """Octets, as `data`."""

    def __init__(self, data=None) -> None:
        if data is None:
            data = b''
        elif not isinstance(data, (bytes, bytearray)):
            raise TypeError(f'expected bytes or bytearray, not {data.__class__.__name__}')
        self.data = bytes(data)

    def __str__(self) -> str:
        return str(self.data, 'latin-1')

    def __eq__(self, other) -> bool:
        return self.data == (other.data if isinstance(other, Binary) else other)

    def decode(self, data) -> None:
        """Take the text on the way."""
        self.data = base64.decodebytes(data)

    def encode(self, out) -> None:
        """Write it for the way."""
        out.write('<value><base64>\n' + base64.encodebytes(self.data).decode('ascii') + '</base64></value>\n')


class Marshaller:
    """What writes values."""

    dispatch = {}

    def __init__(self, encoding=None, allow_none=False) -> None:
        self.memo = set()
        self.encoding = encoding
        self.allow_none = allow_none

    def dumps(self, values) -> str:
        """Values, or a failure, as text."""
        pieces = []
        if isinstance(values, Fault):
            pieces.append('<fault>\n')
            self._dump({'faultCode': values.faultCode, 'faultString': values.faultString}, pieces.append)
            pieces.append('</fault>\n')
        else:
            pieces.append('<params>\n')
            for value in values:
                pieces.append('<param>\n')
                self._dump(value, pieces.append)
                pieces.append('</param>\n')
            pieces.append('</params>\n')
        return ''.join(pieces)

    def _dump(self, value, write) -> None:
        if value is None:
            if not self.allow_none:
                raise TypeError('cannot marshal None unless allow_none is enabled')
            write('<value><nil/></value>')
        elif isinstance(value, bool):
            write(f'<value><boolean>{value:d}</boolean></value>\n')
        elif isinstance(value, int):
            if not MININT <= value <= MAXINT:
                raise OverflowError('int exceeds XML-RPC limits')
            write(f'<value><int>{int(value)}</int></value>\n')
        elif isinstance(value, float):
            write(f'<value><double>{value!r}</double></value>\n')
        elif isinstance(value, str):
            write(f'<value><string>{escape(value)}</string></value>\n')
        elif isinstance(value, (bytes, bytearray)):
            write('<value><base64>\n' + base64.encodebytes(value).decode('ascii') + '</base64></value>\n')
        elif isinstance(value, datetime):
            write(f'<value><dateTime.iso8601>{_time_text(value)}</dateTime.iso8601></value>\n')
        elif isinstance(value, (DateTime, Binary)):
            self.write = write
            value.encode(self)
            del self.write
        elif isinstance(value, (list, tuple, dict)):
            self._dump_container(value, write)
        elif hasattr(value, '__dict__'):
            # An object is sent as what it holds.
            self._dump(value.__dict__, write)
        else:
            raise TypeError(f'cannot marshal {type(value)} objects')

    def _dump_container(self, value, write) -> None:
        if id(value) in self.memo:
            kind = 'dictionaries' if isinstance(value, dict) else 'sequences'
            raise TypeError(f'cannot marshal recursive {kind}')
        self.memo.add(id(value))
        if isinstance(value, dict):
            write('<value><struct>\n')
            for key, item in value.items():
                if not isinstance(key, str):
                    raise TypeError('dictionary key must be string')
                write(f'<member>\n<name>{escape(key)}</name>\n')
                self._dump(item, write)
                write('</member>\n')
            write('</struct></value>\n')
        else:
            write('<value><array><data>\n')
            for item in value:
                self._dump(item, write)
            write('</data></array></value>\n')
        self.memo.discard(id(value))


class Unmarshaller:
    """What reads values of what a parser tells."""

    def __init__(self, use_datetime=False, use_builtin_types=False) -> None:
        self._kind = None
        self._stack = []
        self._marks = []
        self._data = []
        self._value = False
        self._methodname = None
        self._use_datetime = use_builtin_types or use_datetime
        self._use_bytes = use_builtin_types

    def close(self) -> tuple:
        """The values; a failure is raised."""
        if self._kind is None or self._marks:
            raise ResponseError()
        if self._kind == 'fault':
            raise Fault(**self._stack[0])
        return tuple(self._stack)

    def getmethodname(self):
        """The function that is called, or `None`."""
        return self._methodname

    def start(self, tag, attrs) -> None:
        """An element begins."""
        tag = tag.rpartition(':')[2]
        if tag in ('array', 'struct'):
            self._marks.append(len(self._stack))
        self._data = []
        if self._value and tag not in _KINDS and tag not in ('array', 'struct', 'data', 'member', 'name', 'value'):
            raise ResponseError(f'unknown tag {tag!r}')
        self._value = tag == 'value'

    def data(self, text) -> None:
        """There is text."""
        self._data.append(text)

    def end(self, tag) -> None:
        """An element ends."""
        tag = tag.rpartition(':')[2]
        text = ''.join(self._data)
        if tag in _KINDS:
            self._stack.append(_KINDS[tag](self, text))
            self._value = False
        elif tag == 'value':
            # Without a type it is text.
            if self._value:
                self._stack.append(text)
            self._value = False
        elif tag == 'array':
            mark = self._marks.pop()
            self._stack[mark:] = [self._stack[mark:]]
            self._value = False
        elif tag == 'struct':
            mark = self._marks.pop()
            items = self._stack[mark:]
            self._stack[mark:] = [dict(zip(items[::2], items[1::2]))]
            self._value = False
        elif tag in ('fault', 'params'):
            self._kind = tag
        elif tag == 'methodName':
            self._methodname = text
            self._kind = 'methodName'

    def _date(self, text):
        text = text.strip()
        return datetime.strptime(text, '%Y%m%dT%H:%M:%S') if self._use_datetime else DateTime(text)

    def _octets(self, text):
        value = Binary()
        value.decode(text.encode('ascii'))
        return value.data if self._use_bytes else value


def _truth(self, text) -> bool:
    if text not in ('0', '1'):
        raise TypeError('bad boolean value')
    return text == '1'


_KINDS = {
    'nil': lambda self, text: None, 'boolean': _truth, 'double': lambda self, text: float(text),
    'float': lambda self, text: float(text), 'bigdecimal': lambda self, text: Decimal(text),
    'string': lambda self, text: text, 'name': lambda self, text: text, 'base64': Unmarshaller._octets,
    'dateTime.iso8601': Unmarshaller._date,
    **dict.fromkeys(('i1', 'i2', 'i4', 'i8', 'int', 'biginteger'), lambda self, text: int(text)),
}


class ExpatParser:
    """What is fed text, and tells a target of it."""

    def __init__(self, target) -> None:
        self._parser = parser = expat.ParserCreate(None, None)
        self._target = target
        parser.StartElementHandler = target.start
        parser.EndElementHandler = target.end
        parser.CharacterDataHandler = target.data

    def feed(self, data) -> None:
        """Take more."""
        self._parser.Parse(data, False)

    def close(self) -> None:
        """There is no more."""
        parser, self._parser, self._target = self._parser, None, None
        if parser is not None:
            parser.Parse(b'', True)


def getparser(use_datetime=False, use_builtin_types=False):
    """A parser, and what it tells."""
    target = Unmarshaller(use_datetime, use_builtin_types)
    return ExpatParser(target), target


def dumps(params, methodname=None, methodresponse=None, encoding=None, allow_none=False) -> str:
    """A call, an answer (`methodresponse`), or values alone as text."""
    if isinstance(params, Fault):
        methodresponse = 1
    elif methodresponse and isinstance(params, tuple):
        assert len(params) == 1, 'response tuple must be a singleton'
    encoding = encoding or 'utf-8'
    data = Marshaller(encoding, allow_none).dumps(params)
    head = "<?xml version='1.0'?>\n" if encoding == 'utf-8' else f"<?xml version='1.0' encoding='{encoding}'?>\n"
    if methodname:
        return f'{head}<methodCall>\n<methodName>{escape(methodname)}</methodName>\n{data}</methodCall>\n'
    if methodresponse:
        return f'{head}<methodResponse>\n{data}</methodResponse>\n'
    return data


def loads(data, use_datetime=False, use_builtin_types=False):
    """The values in a text, and the function that is called; a failure is raised."""
    parser, target = getparser(use_datetime, use_builtin_types)
    parser.feed(data)
    parser.close()
    return target.close(), target.getmethodname()


def gzip_encode(data: bytes) -> bytes:
    """Octets made shorter."""
    return gzip.compress(data, 1)


def gzip_decode(data: bytes, max_decode: int = 20971520) -> bytes:
    """Octets as they were; not more than `max_decode` of them, unless that is negative."""
    with gzip.GzipFile(mode='rb', fileobj=BytesIO(data)) as file:
        try:
            decoded = file.read() if max_decode < 0 else file.read(max_decode + 1)
        except OSError:
            raise ValueError('invalid data')
    if 0 <= max_decode < len(decoded):
        raise ValueError('max gzipped payload length exceeded')
    return decoded


class _Method:
    # A function of the other program, or a group of them.
    def __init__(self, send, name) -> None:
        self.__send = send
        self.__name = name

    def __getattr__(self, name):
        return _Method(self.__send, f'{self.__name}.{name}')

    def __call__(self, *args):
        return self.__send(self.__name, args)


class Transport:
    """What takes calls to the other program by HTTP."""

    user_agent = 'Python-xmlrpc/' + __version__
    accept_gzip_encoding = True
    encode_threshold = None

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=()) -> None:
        self._use_datetime = use_datetime
        self._use_builtin_types = use_builtin_types
        self._connection = None, None
        self._headers = list(headers)
        self._extra_headers = []

    def request(self, host, handler, request_body, verbose=False):
        """Send a call, and return the answer; once more if the connection was closed meanwhile."""
        try:
            return self.single_request(host, handler, request_body, verbose)
        except (http.client.RemoteDisconnected, ConnectionResetError, ConnectionAbortedError, BrokenPipeError):
            return self.single_request(host, handler, request_body, verbose)

    def single_request(self, host, handler, request_body, verbose=False):
        """Send a call, and return the answer."""
        try:
            connection = self.send_request(host, handler, request_body, verbose)
            response = connection.getresponse()
            if response.status == 200:
                self.verbose = verbose
                return self.parse_response(response)
        except Fault:
            raise
        except Exception:
            self.close()
            raise
        # Read, so that the connection can be used again.
        if response.getheader('content-length', ''):
            response.read()
        raise ProtocolError(host + handler, response.status, response.reason, dict(response.getheaders()))

    def getparser(self):
        """A parser, and what it tells."""
        return getparser(self._use_datetime, self._use_builtin_types)

    def get_host_info(self, host):
        """Host, headers and settings, of a host that may be a pair with settings, and may have a password."""
        x509 = {}
        if isinstance(host, tuple):
            host, x509 = host
        auth, at, rest = host.rpartition('@')
        headers = []
        if at:
            encoded = base64.encodebytes(urllib.parse.unquote_to_bytes(auth)).decode('utf-8')
            headers.append(('Authorization', 'Basic ' + ''.join(encoded.split())))
        return rest if at else host, headers, x509

    def make_connection(self, host):
        """The connection to a host, which may be the one that is there."""
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        name, self._extra_headers, _ = self.get_host_info(host)
        self._connection = host, http.client.HTTPConnection(name)
        return self._connection[1]

    def close(self) -> None:
        """Close the connection."""
        host, connection = self._connection
        if connection:
            self._connection = None, None
            connection.close()

    def send_request(self, host, handler, request_body, debug):
        """Send a call."""
        connection = self.make_connection(host)
        headers = self._headers + self._extra_headers
        if debug:
            connection.set_debuglevel(1)
        if self.accept_gzip_encoding:
            connection.putrequest('POST', handler, skip_accept_encoding=True)
            headers.append(('Accept-Encoding', 'gzip'))
        else:
            connection.putrequest('POST', handler)
        headers += [('Content-Type', 'text/xml'), ('User-Agent', self.user_agent)]
        self.send_headers(connection, headers)
        self.send_content(connection, request_body)
        return connection

    def send_headers(self, connection, headers) -> None:
        """Send headers."""
        for name, value in headers:
            connection.putheader(name, value)

    def send_content(self, connection, request_body) -> None:
        """Send the call itself."""
        if self.encode_threshold is not None and self.encode_threshold < len(request_body):
            connection.putheader('Content-Encoding', 'gzip')
            request_body = gzip_encode(request_body)
        connection.putheader('Content-Length', str(len(request_body)))
        connection.endheaders(request_body)

    def parse_response(self, response):
        """The values of an answer."""
        stream = response
        if hasattr(response, 'getheader') and response.getheader('Content-Encoding', '') == 'gzip':
            stream = BytesIO(gzip_decode(response.read()))
        parser, target = self.getparser()
        while data := stream.read(1024):
            if self.verbose:
                print('body:', repr(data))
            parser.feed(data)
        parser.close()
        return target.close()


class SafeTransport(Transport):
    """What takes calls to the other program by HTTP over TLS."""

    def __init__(self, use_datetime=False, use_builtin_types=False, *, headers=(), context=None) -> None:
        super().__init__(use_datetime, use_builtin_types, headers=headers)
        self.context = context

    def make_connection(self, host):
        """The connection to a host, which may be the one that is there."""
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        if not hasattr(http.client, 'HTTPSConnection'):
            raise NotImplementedError("your version of http.client doesn't support HTTPS")
        name, self._extra_headers, x509 = self.get_host_info(host)
        self._connection = host, http.client.HTTPSConnection(name, None, context=self.context, **(x509 or {}))
        return self._connection[1]


class ServerProxy:
    """What stands for the other program: its methods are functions of that."""

    def __init__(self, uri, transport=None, encoding=None, verbose=False, allow_none=False, use_datetime=False,
                 use_builtin_types=False, *, headers=(), context=None) -> None:
        parts = urllib.parse.urlsplit(uri)
        if parts.scheme not in ('http', 'https'):
            raise OSError('unsupported XML-RPC protocol')
        self.__host = parts.netloc
        self.__handler = urllib.parse.urlunsplit(['', '', *parts[2:]])
        if not self.__handler:
            self.__handler = '/RPC2'
        if transport is None:
            extra = {'context': context} if parts.scheme == 'https' else {}
            kind = SafeTransport if parts.scheme == 'https' else Transport
            transport = kind(use_datetime=use_datetime, use_builtin_types=use_builtin_types, headers=headers, **extra)
        self.__transport = transport
        self.__encoding = encoding or 'utf-8'
        self.__verbose = verbose
        self.__allow_none = allow_none

    def __request(self, methodname, params):
        request = dumps(params, methodname, encoding=self.__encoding, allow_none=self.__allow_none)
        response = self.__transport.request(self.__host, self.__handler,
                                            request.encode(self.__encoding, 'xmlcharrefreplace'),
                                            verbose=self.__verbose)
        return response[0] if len(response) == 1 else response

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} for {self.__host}{self.__handler}>'

    def __getattr__(self, name):
        return _Method(self.__request, name)

    def __call__(self, attr):
        if attr == 'close':
            return self.__transport.close
        if attr == 'transport':
            return self.__transport
        raise AttributeError(f'Attribute {attr!r} not found')

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.__transport.close()


Server = ServerProxy


class MultiCallIterator:
    """The answers to several calls; a failure is raised when its turn is."""

    def __init__(self, results) -> None:
        self.results = results

    def __getitem__(self, i):
        item = self.results[i]
        if isinstance(item, dict):
            raise Fault(item['faultCode'], item['faultString'])
        if isinstance(item, list):
            return item[0]
        raise ValueError('unexpected type in multicall result')


class MultiCall:
    """Several calls that are sent together."""

    def __init__(self, server) -> None:
        self.__server = server
        self.__calls = []

    def __repr__(self) -> str:
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __getattr__(self, name):
        return _Method(lambda method, args: self.__calls.append((method, args)), name)

    def __call__(self):
        calls = [{'methodName': name, 'params': args} for name, args in self.__calls]
        return MultiCallIterator(self.__server.system.multicall(calls))
