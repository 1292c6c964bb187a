"""HTTP servers: requests are read and handed to a method for each, and files are served."""

import datetime
import email.utils
import html
import http.client
import io
import itertools
import mimetypes
import os
import posixpath
import shutil
import socket
import socketserver
import sys
import time
import urllib.parse

from http import HTTPStatus

__all__ = ['HTTPServer', 'ThreadingHTTPServer', 'HTTPSServer', 'ThreadingHTTPSServer', 'BaseHTTPRequestHandler',
           'SimpleHTTPRequestHandler']

__version__ = '0.6'

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <style type="text/css">
            :root {
                color-scheme: light dark;
            }
        </style>
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""

DEFAULT_ERROR_CONTENT_TYPE = 'text/html;charset=utf-8'


class HTTPServer(socketserver.TCPServer):
    """A server of HTTP that knows its own name."""

    allow_reuse_address = True
    allow_reuse_port = False

    def server_bind(self) -> None:
        """Bind the socket, and find out what the server is called."""
        super().server_bind()
        host, port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)
        self.server_port = port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """A server with a thread for each connection."""

    daemon_threads = True


class HTTPSServer(HTTPServer):
    """A server by way of TLS."""

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True, *, certfile, keyfile=None,
                 password=None, alpn_protocols=None) -> None:
        try:
            import ssl
        except ImportError:
            raise RuntimeError('SSL module is required for HTTPS servers')
        self.ssl = ssl
        self.certfile = certfile
        self.keyfile = keyfile
        self.password = password
        self.alpn_protocols = ['http/1.1'] if alpn_protocols is None else alpn_protocols
        super().__init__(server_address, RequestHandlerClass, bind_and_activate)

    def server_activate(self) -> None:
        """Listen, by way of TLS."""
        super().server_activate()
        context = self.ssl.create_default_context(self.ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certfile, self.keyfile, self.password)
        context.set_alpn_protocols(self.alpn_protocols)
        self.socket = context.wrap_socket(self.socket, server_side=True)


class ThreadingHTTPSServer(socketserver.ThreadingMixIn, HTTPSServer):
    """A server by way of TLS with a thread for each connection."""

    daemon_threads = True


def _version_of(word: str) -> tuple[int, int]:
    # Raises ValueError for what is none.
    if not word.startswith('HTTP/'):
        raise ValueError
    numbers = word.split('/', 1)[1].split('.')
    if len(numbers) != 2 or not all(part.isdigit() and len(part) <= 10 for part in numbers):
        raise ValueError('wrong version')
    return int(numbers[0]), int(numbers[1])


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """What reads requests and calls the method `do_GET`, `do_POST` and so on of each."""

    sys_version = 'Python/' + sys.version.split()[0]
    server_version = 'BaseHTTP/' + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = 'HTTP/0.9'
    protocol_version = 'HTTP/1.0'
    MessageClass = http.client.HTTPMessage

    responses = {status: (status.phrase, status.description) for status in HTTPStatus.__members__.values()}

    weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

    def parse_request(self) -> bool:
        """Read the first line and the headers; false, with the error sent, if they are wrong."""
        self.command = None
        # Only a request of two words is one of old times, which is answered without headers.
        self.request_version = ''
        self.close_connection = True
        line = str(self.raw_requestline, 'iso-8859-1').rstrip('\r\n')
        self.requestline = line
        words = line.split()
        if not words:
            return False
        if len(words) >= 3:
            version = words[-1]
            try:
                number = _version_of(version)
            except ValueError:
                self.send_error(HTTPStatus.BAD_REQUEST, f'Bad request version ({version!r})')
                return False
            if number >= (1, 1) and self.protocol_version >= 'HTTP/1.1':
                self.close_connection = False
            if number >= (2, 0):
                self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
                                f'Invalid HTTP version ({version.split("/", 1)[1]})')
                return False
            self.request_version = version
        if not 2 <= len(words) <= 3:
            self.send_error(HTTPStatus.BAD_REQUEST, f'Bad request syntax ({line!r})')
            return False
        command, path = words[:2]
        if len(words) == 2:
            self.request_version = self.default_request_version
            self.close_connection = True
            if command != 'GET':
                self.send_error(HTTPStatus.BAD_REQUEST, f'Bad HTTP/0.9 request type ({command!r})')
                return False
        self.command, self.path = command, path
        # A path that began with two slashes would be taken for another host when a client is sent there.
        if self.path.startswith('//'):
            self.path = '/' + self.path.lstrip('/')
        if len(words) == 2:
            # Before there were versions there were no headers.
            self.headers = {}
            return True
        try:
            self.headers = http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except http.client.LineTooLong as error:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Line too long', str(error))
            return False
        except http.client.HTTPException as error:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Too many headers', str(error))
            return False
        connection = self.headers.get('Connection', '').lower()
        if connection == 'close':
            self.close_connection = True
        elif connection == 'keep-alive' and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = False
        if (self.headers.get('Expect', '').lower() == '100-continue' and self.protocol_version >= 'HTTP/1.1'
                and self.request_version >= 'HTTP/1.1'):
            return self.handle_expect_100()
        return True

    def handle_expect_100(self) -> bool:
        """Tell a client that waits for it to send the body."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def handle_one_request(self) -> None:
        """Read a request and answer it."""
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if len(self.raw_requestline) > 65536:
                self.requestline = ''
                self.request_version = ''
                self.command = ''
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, 'do_' + self.command, None)
            if method is None:
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, f'Unsupported method ({self.command!r})')
                return
            method()
            self.wfile.flush()
        except TimeoutError as error:
            self.log_error('Request timed out: %r', error)
            self.close_connection = True

    def handle(self) -> None:
        """Answer requests until the connection is to be closed."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def send_error(self, code, message=None, explain=None) -> None:
        """Answer with an error, as a page for people."""
        short, long = self.responses.get(code, ('???', '???'))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = None
        # Some answers have no body (RFC 9110, section 6.4.1).
        if code >= 200 and code not in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED):
            # In quotes, so that nothing of the request becomes part of the page.
            content = self.error_message_format % {
                'code': code, 'message': html.escape(message, quote=False),
                'explain': html.escape(explain, quote=False)}
            body = content.encode('UTF-8', 'replace')
            self.send_header('Content-Type', self.error_content_type)
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD' and body:
            self.wfile.write(body)

    def send_response(self, code, message=None) -> None:
        """Begin an answer, with the headers that all have, and note it in the log."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())

    def send_response_only(self, code, message=None) -> None:
        """Begin an answer."""
        if self.request_version == 'HTTP/0.9':
            return
        if message is None:
            message = self.responses[code][0] if code in self.responses else ''
        if not hasattr(self, '_headers_buffer'):
            self._headers_buffer = []
        self._headers_buffer.append(f'{self.protocol_version} {code:d} {message}\r\n'.encode('latin-1', 'strict'))

    def send_header(self, keyword, value) -> None:
        """Send a header, with the others at the end of them."""
        if self.request_version != 'HTTP/0.9':
            if not hasattr(self, '_headers_buffer'):
                self._headers_buffer = []
            self._headers_buffer.append(f'{keyword}: {value}\r\n'.encode('latin-1', 'strict'))
        if keyword.lower() == 'connection':
            if value.lower() == 'close':
                self.close_connection = True
            elif value.lower() == 'keep-alive':
                self.close_connection = False

    def end_headers(self) -> None:
        """Send the headers and the empty line behind them."""
        if self.request_version != 'HTTP/0.9':
            self._headers_buffer.append(b'\r\n')
            self.flush_headers()

    def flush_headers(self) -> None:
        """Send the headers that are there so far."""
        if hasattr(self, '_headers_buffer'):
            self.wfile.write(b''.join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code='-', size='-') -> None:
        """Note an answer in the log."""
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args) -> None:
        """Note an error in the log."""
        self.log_message(format, *args)

    # Characters with which a request could write over lines of a terminal.
    _control_char_table = str.maketrans({code: rf'\x{code:02x}'
                                         for code in itertools.chain(range(32), range(127, 160))})
    _control_char_table[ord('\\')] = r'\\'

    def log_message(self, format, *args) -> None:
        """Write a line of the log to the standard error."""
        message = (format % args).translate(self._control_char_table)
        sys.stderr.write(f'{self.address_string()} - - [{self.log_date_time_string()}] {message}\n')

    def version_string(self) -> str:
        """What the server says that it is."""
        return self.server_version + ' ' + self.sys_version

    def date_time_string(self, timestamp=None) -> str:
        """A time as headers have it."""
        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self) -> str:
        """Now, as the log has it."""
        year, month, day, hours, minutes, seconds, *_ = time.localtime(time.time())
        return f'{day:02d}/{self.monthname[month]}/{year:04d} {hours:02d}:{minutes:02d}:{seconds:02d}'

    def address_string(self) -> str:
        """Who asks."""
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """What serves the files of a folder."""

    server_version = 'SimpleHTTP/' + __version__
    index_pages = ('index.html', 'index.htm')
    extensions_map = _encodings_map_default = {
        '.gz': 'application/gzip', '.Z': 'application/octet-stream', '.bz2': 'application/x-bzip2',
        '.xz': 'application/x-xz',
    }

    def __init__(self, *args, directory=None, **kwargs) -> None:
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Send a file."""
        file = self.send_head()
        if file:
            try:
                self.copyfile(file, self.wfile)
            finally:
                file.close()

    def do_HEAD(self) -> None:
        """Send the headers of a file."""
        file = self.send_head()
        if file:
            file.close()

    def send_head(self):
        """Send the headers; the file to be sent behind them, or `None`."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith('/'):
                # With a slash, so that links in it lead to where they should.
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header('Location', urllib.parse.urlunsplit((*parts[:2], parts[2] + '/', *parts[3:])))
                self.send_header('Content-Length', '0')
                self.end_headers()
                return None
            for index in self.index_pages:
                index = os.path.join(path, index)
                if os.path.isfile(index):
                    path = index
                    break
            else:
                return self.list_directory(path)
        kind = self.guess_type(path)
        # A slash at the end is of a folder, and on some systems it would be left out of a file's name.
        if path.endswith('/'):
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        try:
            file = open(path, 'rb')
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        try:
            status = os.fstat(file.fileno())
            if self._is_unchanged(status.st_mtime):
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self.end_headers()
                file.close()
                return None
            self.send_response(HTTPStatus.OK)
            self.send_header('Content-type', kind)
            self.send_header('Content-Length', str(status[6]))
            self.send_header('Last-Modified', self.date_time_string(status.st_mtime))
            self.end_headers()
            return file
        except:
            file.close()
            raise

    def _is_unchanged(self, modified: float) -> bool:
        if 'If-Modified-Since' not in self.headers or 'If-None-Match' in self.headers:
            return False
        try:
            since = email.utils.parsedate_to_datetime(self.headers['If-Modified-Since'])
        except (TypeError, IndexError, OverflowError, ValueError):
            return False
        if since.tzinfo is None:
            since = since.replace(tzinfo=datetime.timezone.utc)
        if since.tzinfo is not datetime.timezone.utc:
            return False
        last = datetime.datetime.fromtimestamp(modified, datetime.timezone.utc)
        return last.replace(microsecond=0) <= since

    def list_directory(self, path):
        """A page with the names in a folder, after its headers were sent; `None` if it cannot be read."""
        try:
            names = os.listdir(path)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'No permission to list directory')
            return None
        names.sort(key=lambda name: name.lower())
        shown = urllib.parse.urlsplit(self.path).path
        try:
            shown = urllib.parse.unquote(shown, errors='surrogatepass')
        except UnicodeDecodeError:
            shown = urllib.parse.unquote(shown)
        encoding = sys.getfilesystemencoding()
        title = f'Directory listing for {html.escape(shown, quote=False)}'
        page = ['<!DOCTYPE HTML>', '<html lang="en">', '<head>', f'<meta charset="{encoding}">',
                '<style type="text/css">\n:root {\ncolor-scheme: light dark;\n}\n</style>',
                f'<title>{title}</title>\n</head>', f'<body>\n<h1>{title}</h1>', '<hr>\n<ul>']
        for name in names:
            full = os.path.join(path, name)
            display, link = name, name
            if os.path.isdir(full):
                display, link = name + '/', name + '/'
            if os.path.islink(full):
                display = name + '@'
            link = urllib.parse.quote(link, errors='surrogatepass')
            page.append(f'<li><a href="{link}">{html.escape(display, quote=False)}</a></li>')
        page.append('</ul>\n<hr>\n</body>\n</html>\n')
        encoded = '\n'.join(page).encode(encoding, 'surrogateescape')
        file = io.BytesIO(encoded)
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', f'text/html; charset={encoding}')
        self.send_header('Content-Length', str(len(encoded)))
        self.end_headers()
        return file

    def translate_path(self, path) -> str:
        """The file that a path of a URL means; nothing outside of the folder."""
        path = path.split('#', 1)[0].split('?', 1)[0]
        has_slash = path.rstrip().endswith('/')
        try:
            path = urllib.parse.unquote(path, errors='surrogatepass')
        except UnicodeDecodeError:
            path = urllib.parse.unquote(path)
        found = self.directory
        for word in filter(None, posixpath.normpath(path).split('/')):
            if os.path.dirname(word) or word in (os.curdir, os.pardir):
                continue
            found = os.path.join(found, word)
        return found + '/' if has_slash else found

    def copyfile(self, source, outputfile) -> None:
        """Send all of a file."""
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path) -> str:
        """The type of a file, by its name."""
        _, extension = posixpath.splitext(path)
        for known in (extension, extension.lower()):
            if known in self.extensions_map:
                return self.extensions_map[known]
        guess, _ = mimetypes.guess_file_type(path)
        return guess or 'application/octet-stream'


def _get_best_family(*address):
    infos = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, sockaddr = next(iter(infos))
    return family, sockaddr


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol='HTTP/1.0', port=8000,
         bind=None, tls_cert=None, tls_key=None, tls_password=None) -> None:
    """Serve until someone interrupts."""
    ServerClass.address_family, address = _get_best_family(bind, port)
    HandlerClass.protocol_version = protocol
    if tls_cert:
        server = ThreadingHTTPSServer(address, HandlerClass, certfile=tls_cert, keyfile=tls_key,
                                      password=tls_password)
    else:
        server = ServerClass(address, HandlerClass)
    with server as httpd:
        host, port = httpd.socket.getsockname()[:2]
        url_host = f'[{host}]' if ':' in host else host
        scheme = 'https' if tls_cert else 'http'
        print(f'Serving {scheme.upper()} on {host} port {port} ({scheme}://{url_host}:{port}/) ...', flush=True)
        try:
            httpd.serve_forever()
        except KeyboardInterrupt:
            print('\nKeyboard interrupt received, exiting.')
            sys.exit(0)


def _main(args=None) -> None:
    import argparse
    import contextlib
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('-b', '--bind', metavar='ADDRESS', help='bind to this address (default: all interfaces)')
    parser.add_argument('-d', '--directory', default=os.getcwd(),
                        help='serve this directory (default: current directory)')
    parser.add_argument('-p', '--protocol', metavar='VERSION', default='HTTP/1.0',
                        help='conform to this HTTP version (default: %(default)s)')
    parser.add_argument('--tls-cert', metavar='PATH', help='path to the TLS certificate chain file')
    parser.add_argument('--tls-key', metavar='PATH', help='path to the TLS key file')
    parser.add_argument('--tls-password-file', metavar='PATH', help='path to the password file for the TLS key')
    parser.add_argument('port', default=8000, type=int, nargs='?', help='bind to this port (default: %(default)s)')
    options = parser.parse_args(args)
    if not options.tls_cert and options.tls_key:
        parser.error('--tls-key requires --tls-cert to be set')
    password = None
    if options.tls_password_file:
        if not options.tls_cert:
            parser.error('--tls-password-file requires --tls-cert to be set')
        try:
            with open(options.tls_password_file, 'r', encoding='utf-8') as file:
                password = file.read().strip()
        except OSError as error:
            parser.error(f'Failed to read TLS password file: {error}')

    class DualStackServer(ThreadingHTTPServer):
        def server_bind(self):
            # One socket for both versions of IP, where that is possible.
            with contextlib.suppress(Exception):
                self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            return super().server_bind()

        def finish_request(self, request, client_address):
            self.RequestHandlerClass(request, client_address, self, directory=options.directory)

    test(HandlerClass=SimpleHTTPRequestHandler, ServerClass=DualStackServer, port=options.port, bind=options.bind,
         protocol=options.protocol, tls_cert=options.tls_cert, tls_key=options.tls_key, tls_password=password)


if __name__ == '__main__':
    _main()
