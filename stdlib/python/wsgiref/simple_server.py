"""A server for one application, to try it with."""

import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from platform import python_implementation

from wsgiref.handlers import SimpleHandler

__version__ = '0.2'
__all__ = ['WSGIServer', 'WSGIRequestHandler', 'demo_app', 'make_server']

server_version = 'WSGIServer/' + __version__
sys_version = python_implementation() + '/' + sys.version.split()[0]
software_version = server_version + ' ' + sys_version


class ServerHandler(SimpleHandler):
    """Runs the application for a request, and has it logged."""

    server_software = software_version

    def close(self) -> None:
        """Log the request, and forget it."""
        try:
            self.request_handler.log_request(self.status.split(' ', 1)[0], self.bytes_sent)
        finally:
            SimpleHandler.close(self)


class WSGIServer(HTTPServer):
    """A server that knows its application."""

    application = None

    def server_bind(self) -> None:
        """Bind the socket, and put together what all requests are told."""
        HTTPServer.server_bind(self)
        self.setup_environ()

    def setup_environ(self) -> None:
        """Put together what all requests are told."""
        self.base_environ = {
            'SERVER_NAME': self.server_name, 'GATEWAY_INTERFACE': 'CGI/1.1', 'SERVER_PORT': str(self.server_port),
            'REMOTE_HOST': '', 'CONTENT_LENGTH': '', 'SCRIPT_NAME': '',
        }

    def get_app(self):
        """Return the application."""
        return self.application

    def set_app(self, application) -> None:
        """Set the application."""
        self.application = application


class WSGIRequestHandler(BaseHTTPRequestHandler):
    """Reads a request and has the application answer."""

    server_version = 'WSGIServer/' + __version__

    def get_environ(self) -> dict:
        """Return the variables of the request."""
        env = self.server.base_environ.copy()
        env['SERVER_PROTOCOL'] = self.request_version
        env['SERVER_SOFTWARE'] = self.server_version
        env['REQUEST_METHOD'] = self.command
        path, _, query = self.path.partition('?')
        env['PATH_INFO'] = urllib.parse.unquote(path, 'iso-8859-1')
        env['QUERY_STRING'] = query
        host = self.address_string()
        if host != self.client_address[0]:
            env['REMOTE_HOST'] = host
        env['REMOTE_ADDR'] = self.client_address[0]
        content_type = self.headers.get('content-type')
        env['CONTENT_TYPE'] = self.headers.get_content_type() if content_type is None else content_type
        length = self.headers.get('content-length')
        if length:
            env['CONTENT_LENGTH'] = length
        for name, value in self.headers.items():
            name = name.replace('-', '_').upper()
            value = value.strip()
            if name in env:
                # What is told already counts.
                continue
            name = 'HTTP_' + name
            env[name] = f'{env[name]},{value}' if name in env else value
        return env

    def get_stderr(self):
        """Return where complaints go."""
        return sys.stderr

    def handle(self) -> None:
        """Answer one request."""
        self.raw_requestline = self.rfile.readline(65537)
        if len(self.raw_requestline) > 65536:
            self.requestline = ''
            self.request_version = ''
            self.command = ''
            self.send_error(414)
            return
        if not self.parse_request():
            return
        handler = ServerHandler(self.rfile, self.wfile, self.get_stderr(), self.get_environ(), multithread=False)
        handler.request_handler = self
        handler.run(self.server.get_app())


def demo_app(environ: dict, start_response) -> list:
    """Answer with a greeting and the variables of the request."""
    lines = ['Hello world!', '']
    lines += [f'{name} = {value!r}' for name, value in sorted(environ.items())]
    start_response('200 OK', [('Content-Type', 'text/plain; charset=utf-8')])
    return [('\n'.join(lines) + '\n').encode('utf-8')]


def make_server(host: str, port: int, app, server_class=WSGIServer, handler_class=WSGIRequestHandler) -> WSGIServer:
    """Return a server for an application."""
    server = server_class((host, port), handler_class)
    server.set_app(app)
    return server


if __name__ == '__main__':
    with make_server('', 8000, demo_app) as _server:
        _name = _server.socket.getsockname()
        print('Serving HTTP on', _name[0], 'port', _name[1], '...')
        import webbrowser
        webbrowser.open('http://localhost:8000/xyz?abc')
        _server.handle_request()
