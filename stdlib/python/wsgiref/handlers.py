"""What runs an application for one request: variables, streams, the response, and what happens when it fails."""

import os
import sys
import time

from wsgiref.headers import Headers
from wsgiref.util import FileWrapper, guess_scheme, is_hop_by_hop

__all__ = ['BaseHandler', 'SimpleHandler', 'BaseCGIHandler', 'CGIHandler', 'IISCGIHandler', 'read_environ']

_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = (None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def format_date_time(timestamp) -> str:
    """Return a time as header fields have it."""
    year, month, day, hour, minute, second, weekday, _, _ = time.gmtime(timestamp)
    return '%s, %02d %3s %4d %02d:%02d:%02d GMT' % (_DAYS[weekday], day, _MONTHS[month], year, hour, minute, second)


_OF_REQUEST = {'SCRIPT_NAME', 'PATH_INFO', 'QUERY_STRING', 'REQUEST_METHOD', 'AUTH_TYPE', 'CONTENT_TYPE',
               'CONTENT_LENGTH', 'HTTPS', 'REMOTE_USER', 'REMOTE_IDENT'}


def _belongs_to_request(name: str) -> bool:
    return name in _OF_REQUEST or name.startswith(('HTTP_', 'SSL_'))


def read_environ() -> dict:
    """Return the variables of the process, with those of the request as octets in text."""
    environ = {}
    for name, value in os.environ.items():
        if _belongs_to_request(name):
            value = value.encode(sys.getfilesystemencoding(), 'surrogateescape').decode('iso-8859-1')
        environ[name] = value
    return environ


class BaseHandler:
    """Runs an application once. What is particular to a server stands in the methods at the end."""

    wsgi_version = (1, 0)
    wsgi_multithread = True
    wsgi_multiprocess = True
    wsgi_run_once = False

    origin_server = True
    http_version = '1.0'
    server_software = None

    os_environ = read_environ()

    wsgi_file_wrapper = FileWrapper
    headers_class = Headers

    traceback_limit = None
    error_status = '500 Internal Server Error'
    error_headers = [('Content-Type', 'text/plain')]
    error_body = b'A server error occurred.  Please contact the administrator.'

    status = result = None
    headers_sent = False
    headers = None
    bytes_sent = 0

    def run(self, application) -> None:
        """Run the application, and send what it answers."""
        try:
            self.setup_environ()
            self.result = application(self.environ, self.start_response)
            self.finish_response()
        except (ConnectionAbortedError, BrokenPipeError, ConnectionResetError):
            # Who asked has gone.
            return
        except:
            try:
                self.handle_error()
            except:
                self.close()
                raise

    def setup_environ(self) -> None:
        """Put together what the application is told."""
        env = self.environ = self.os_environ.copy()
        self.add_cgi_vars()
        env['wsgi.input'] = self.get_stdin()
        env['wsgi.errors'] = self.get_stderr()
        env['wsgi.version'] = self.wsgi_version
        env['wsgi.run_once'] = self.wsgi_run_once
        env['wsgi.url_scheme'] = self.get_scheme()
        env['wsgi.multithread'] = self.wsgi_multithread
        env['wsgi.multiprocess'] = self.wsgi_multiprocess
        if self.wsgi_file_wrapper is not None:
            env['wsgi.file_wrapper'] = self.wsgi_file_wrapper
        if self.origin_server and self.server_software:
            env.setdefault('SERVER_SOFTWARE', self.server_software)

    def finish_response(self) -> None:
        """Send the parts of the answer, and close it."""
        try:
            if not self.result_is_file() or not self.sendfile():
                for data in self.result:
                    self.write(data)
                self.finish_content()
        except:
            # Whoever gave the parts is told that no more are wanted.
            if hasattr(self.result, 'close'):
                self.result.close()
            raise
        else:
            self.close()

    def get_scheme(self) -> str:
        """Return the scheme of the request."""
        return guess_scheme(self.environ)

    def set_content_length(self) -> None:
        """Tell the length of the answer if it is known."""
        try:
            blocks = len(self.result)
        except (TypeError, AttributeError, NotImplementedError):
            pass
        else:
            if blocks == 1:
                self.headers['Content-Length'] = str(self.bytes_sent)

    def cleanup_headers(self) -> None:
        """Add the fields that are missing."""
        if 'Content-Length' not in self.headers:
            self.set_content_length()

    def start_response(self, status: str, headers: list, exc_info=None):
        """Begin the answer: what an application calls."""
        if exc_info:
            try:
                if self.headers_sent:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None
        elif self.headers is not None:
            raise AssertionError('Headers already set!')
        self.status = status
        self.headers = self.headers_class(headers)
        status = self._convert_string_type(status, 'Status')
        self._validate_status(status)
        if __debug__:
            for name, value in headers:
                name = self._convert_string_type(name, 'Header name')
                value = self._convert_string_type(value, 'Header value')
                assert not is_hop_by_hop(name), f"Hop-by-hop header, '{name}: {value}', not allowed"
        return self.write

    def _validate_status(self, status: str) -> None:
        if len(status) < 4:
            raise AssertionError('Status must be at least 4 characters')
        if not status[:3].isdigit():
            raise AssertionError('Status message must begin w/3-digit code')
        if status[3] != ' ':
            raise AssertionError('Status message must have a space after code')

    def _convert_string_type(self, value, title: str) -> str:
        if type(value) is str:
            return value
        raise AssertionError(f'{title} must be of type str (got {value!r})')

    def send_preamble(self) -> None:
        """Send the first line, and the fields that a server adds."""
        if self.origin_server:
            if self.client_is_modern():
                self._write(f'HTTP/{self.http_version} {self.status}\r\n'.encode('iso-8859-1'))
                if 'Date' not in self.headers:
                    self._write(f'Date: {format_date_time(time.time())}\r\n'.encode('iso-8859-1'))
                if self.server_software and 'Server' not in self.headers:
                    self._write(f'Server: {self.server_software}\r\n'.encode('iso-8859-1'))
        else:
            self._write(f'Status: {self.status}\r\n'.encode('iso-8859-1'))

    def write(self, data: bytes) -> None:
        """Send a part of the answer."""
        assert type(data) is bytes, 'write() argument must be a bytes instance'
        if not self.status:
            raise AssertionError('write() before start_response()')
        if not self.headers_sent:
            # Before the fields are sent, so that their length is known.
            self.bytes_sent = len(data)
            self.send_headers()
        else:
            self.bytes_sent += len(data)
        self._write(data)
        self._flush()

    def sendfile(self) -> bool:
        """Send a file in a way that the system has; return whether that was done."""
        return False

    def finish_content(self) -> None:
        """See to it that the fields are sent, if there was nothing else."""
        if not self.headers_sent:
            self.headers.setdefault('Content-Length', '0')
            self.send_headers()

    def close(self) -> None:
        """Close the answer, and forget all that belongs to the request."""
        try:
            if hasattr(self.result, 'close'):
                self.result.close()
        finally:
            self.result = self.headers = self.status = self.environ = None
            self.bytes_sent = 0
            self.headers_sent = False

    def send_headers(self) -> None:
        """Send the fields."""
        self.cleanup_headers()
        self.headers_sent = True
        if not self.origin_server or self.client_is_modern():
            self.send_preamble()
            self._write(bytes(self.headers))

    def result_is_file(self) -> bool:
        """Whether the answer is a file."""
        wrapper = self.wsgi_file_wrapper
        return wrapper is not None and isinstance(self.result, wrapper)

    def client_is_modern(self) -> bool:
        """Whether who asked knows of first lines and fields."""
        return self.environ['SERVER_PROTOCOL'].upper() != 'HTTP/0.9'

    def log_exception(self, exc_info) -> None:
        """Say what went wrong where complaints go."""
        try:
            from traceback import print_exception
            stderr = self.get_stderr()
            print_exception(exc_info[0], exc_info[1], exc_info[2], self.traceback_limit, stderr)
            stderr.flush()
        finally:
            exc_info = None

    def handle_error(self) -> None:
        """Say what went wrong, and answer so if nothing was answered yet."""
        self.log_exception(sys.exc_info())
        if not self.headers_sent:
            self.result = self.error_output(self.environ, self.start_response)
            self.finish_response()

    def error_output(self, environ: dict, start_response) -> list:
        """The application that answers for one that failed."""
        start_response(self.error_status, self.error_headers[:], sys.exc_info())
        return [self.error_body]

    def _write(self, data: bytes) -> None:
        raise NotImplementedError

    def _flush(self) -> None:
        raise NotImplementedError

    def get_stdin(self):
        """Return where the body of the request is read from."""
        raise NotImplementedError

    def get_stderr(self):
        """Return where complaints go."""
        raise NotImplementedError

    def add_cgi_vars(self) -> None:
        """Add the variables of the request."""
        raise NotImplementedError


class SimpleHandler(BaseHandler):
    """One whose streams and variables are given."""

    def __init__(self, stdin, stdout, stderr, environ: dict, multithread: bool = True,
                 multiprocess: bool = False) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.base_env = environ
        self.wsgi_multithread = multithread
        self.wsgi_multiprocess = multiprocess

    def get_stdin(self):
        """Return where the body of the request is read from."""
        return self.stdin

    def get_stderr(self):
        """Return where complaints go."""
        return self.stderr

    def add_cgi_vars(self) -> None:
        """Add the variables that were given."""
        self.environ.update(self.base_env)

    def _write(self, data: bytes) -> None:
        written = self.stdout.write(data)
        if written is None or written == len(data):
            return
        from warnings import warn
        warn('SimpleHandler.stdout.write() should not do partial writes', DeprecationWarning)
        while data := data[written:]:
            written = self.stdout.write(data)

    def _flush(self) -> None:
        self.stdout.flush()
        self._flush = self.stdout.flush


class BaseCGIHandler(SimpleHandler):
    """One for servers that add the first line themselves."""

    origin_server = False


class CGIHandler(BaseCGIHandler):
    """One for a process that runs for one request, with its own streams and variables."""

    wsgi_run_once = True
    os_environ: dict = {}

    def __init__(self) -> None:
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, read_environ(), multithread=False,
                         multiprocess=True)


class IISCGIHandler(BaseCGIHandler):
    """The same for IIS, which tells the path together with the script."""

    wsgi_run_once = True
    os_environ: dict = {}

    def __init__(self) -> None:
        environ = read_environ()
        path = environ.get('PATH_INFO', '')
        script = environ.get('SCRIPT_NAME', '')
        if (path + '/').startswith(script + '/'):
            environ['PATH_INFO'] = path[len(script):]
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, environ, multithread=False,
                         multiprocess=True)
