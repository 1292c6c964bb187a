"""Functions that other programs call (XML-RPC)."""

import inspect
import re
import sys
import traceback
from functools import partial
from http.server import BaseHTTPRequestHandler
import socketserver

from xmlrpc.client import Fault, dumps, gzip_decode, gzip_encode, loads


def resolve_dotted_attribute(obj, attr, allow_dotted_names=True):
    """An attribute, whose name may have dots; what begins with `_` is nobody's business."""
    for name in attr.split('.') if allow_dotted_names else [attr]:
        if name.startswith('_'):
            raise AttributeError(f'attempt to access private attribute "{name}"')
        obj = getattr(obj, name)
    return obj


def list_public_methods(obj) -> list[str]:
    """The names of what can be called."""
    return [name for name in dir(obj) if not name.startswith('_') and callable(getattr(obj, name))]


class SimpleXMLRPCDispatcher:
    """What calls functions by their names."""

    def __init__(self, allow_none=False, encoding=None, use_builtin_types=False) -> None:
        self.funcs = {}
        self.instance = None
        self.allow_none = allow_none
        self.encoding = encoding or 'utf-8'
        self.use_builtin_types = use_builtin_types

    def register_instance(self, instance, allow_dotted_names=False) -> None:
        """Have the methods of an object called."""
        self.instance = instance
        self.allow_dotted_names = allow_dotted_names

    def register_function(self, function=None, name=None):
        """Have a function called."""
        if function is None:
            return partial(self.register_function, name=name)
        self.funcs[function.__name__ if name is None else name] = function
        return function

    def register_introspection_functions(self) -> None:
        """Have it said what can be called."""
        self.funcs.update({'system.listMethods': self.system_listMethods,
                           'system.methodSignature': self.system_methodSignature,
                           'system.methodHelp': self.system_methodHelp})

    def register_multicall_functions(self) -> None:
        """Have several functions called at once."""
        self.funcs['system.multicall'] = self.system_multicall

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None) -> bytes:
        try:
            params, method = loads(data, use_builtin_types=self.use_builtin_types)
            call = self._dispatch if dispatch_method is None else dispatch_method
            response = dumps((call(method, params),), methodresponse=1, allow_none=self.allow_none,
                             encoding=self.encoding)
        except Fault as fault:
            response = dumps(fault, allow_none=self.allow_none, encoding=self.encoding)
        except BaseException as error:
            response = dumps(Fault(1, f'{type(error)}:{error}'), encoding=self.encoding, allow_none=self.allow_none)
        return response.encode(self.encoding, 'xmlcharrefreplace')

    def system_listMethods(self) -> list[str]:
        """The names of what can be called."""
        methods = set(self.funcs)
        if self.instance is not None:
            if hasattr(self.instance, '_listMethods'):
                methods |= set(self.instance._listMethods())
            elif not hasattr(self.instance, '_dispatch'):
                methods |= set(list_public_methods(self.instance))
        return sorted(methods)

    def system_methodSignature(self, method_name) -> str:
        """Nothing: types of arguments are not known."""
        return 'signatures not supported'

    def system_methodHelp(self, method_name) -> str:
        """What a function says about itself."""
        method = self.funcs.get(method_name)
        if method is None and self.instance is not None:
            if hasattr(self.instance, '_methodHelp'):
                return self.instance._methodHelp(method_name)
            if not hasattr(self.instance, '_dispatch'):
                try:
                    method = resolve_dotted_attribute(self.instance, method_name, self.allow_dotted_names)
                except AttributeError:
                    pass
        return '' if method is None else inspect.getdoc(method) or ''

    def system_multicall(self, call_list) -> list:
        """The answers to several calls."""
        results = []
        for call in call_list:
            try:
                results.append([self._dispatch(call['methodName'], call['params'])])
            except Fault as fault:
                results.append({'faultCode': fault.faultCode, 'faultString': fault.faultString})
            except BaseException as error:
                results.append({'faultCode': 1, 'faultString': f'{type(error)}:{error}'})
        return results

    def _dispatch(self, method, params):
        function = self.funcs.get(method)
        if function is not None:
            return function(*params)
        if self.instance is not None:
            if hasattr(self.instance, '_dispatch'):
                return self.instance._dispatch(method, params)
            try:
                function = resolve_dotted_attribute(self.instance, method, self.allow_dotted_names)
            except AttributeError:
                pass
            else:
                if function is not None:
                    return function(*params)
        raise Exception(f'method "{method}" is not supported')


class SimpleXMLRPCRequestHandler(BaseHTTPRequestHandler):
    """What reads calls and sends answers."""

    rpc_paths = ('/', '/RPC2', '/pydoc.css')
    encode_threshold = 1400
    wbufsize = -1
    disable_nagle_algorithm = True
    aepattern = re.compile(r'\s*([^\s;]+)\s*(;\s*q\s*=\s*([0-9\.]+))?', re.VERBOSE | re.IGNORECASE)

    def accept_encodings(self) -> dict:
        """The encodings that the client takes, with how much it likes them."""
        found = {}
        for part in self.headers.get('Accept-Encoding', '').split(','):
            match = self.aepattern.match(part)
            if match:
                found[match[1]] = float(match[3]) if match[3] else 1.0
        return found

    def is_rpc_path_valid(self) -> bool:
        """Whether calls may be sent to a path."""
        return self.path in self.rpc_paths if self.rpc_paths else True

    def do_POST(self) -> None:
        """Answer a call."""
        if not self.is_rpc_path_valid():
            self.report_404()
            return
        try:
            # In pieces: what is announced may never come.
            left, pieces = int(self.headers['content-length']), []
            while left:
                piece = self.rfile.read(min(left, 10 * 1024 * 1024))
                if not piece:
                    break
                pieces.append(piece)
                left -= len(piece)
            data = self.decode_request_content(b''.join(pieces))
            if data is None:
                return
            response = self.server._marshaled_dispatch(data, getattr(self, '_dispatch', None), self.path)
        except Exception as error:
            self.send_response(500)
            if getattr(self.server, '_send_traceback_header', False):
                self.send_header('X-exception', str(error))
                trace = str(traceback.format_exc().encode('ASCII', 'backslashreplace'), 'ASCII')
                self.send_header('X-traceback', trace)
            self.send_header('Content-length', '0')
            self.end_headers()
            return
        self.send_response(200)
        self.send_header('Content-type', 'text/xml')
        if self.encode_threshold is not None and len(response) > self.encode_threshold \
                and self.accept_encodings().get('gzip', 0):
            response = gzip_encode(response)
            self.send_header('Content-Encoding', 'gzip')
        self.send_header('Content-length', str(len(response)))
        self.end_headers()
        self.wfile.write(response)

    def decode_request_content(self, data):
        """The call as it was before it was made shorter; `None`, with the error sent, if that is wrong."""
        encoding = self.headers.get('content-encoding', 'identity').lower()
        if encoding == 'identity':
            return data
        if encoding == 'gzip':
            try:
                return gzip_decode(data)
            except ValueError:
                self.send_response(400, 'error decoding gzip content')
        else:
            self.send_response(501, f'encoding {encoding!r} not supported')
        self.send_header('Content-length', '0')
        self.end_headers()
        return None

    def report_404(self) -> None:
        """Say that there is nothing at a path."""
        self.send_response(404)
        response = b'No such page'
        self.send_header('Content-type', 'text/plain')
        self.send_header('Content-length', str(len(response)))
        self.end_headers()
        self.wfile.write(response)

    def log_request(self, code='-', size='-') -> None:
        """Note an answer in the log, if the server wants that."""
        if self.server.logRequests:
            super().log_request(code, size)


class SimpleXMLRPCServer(socketserver.TCPServer, SimpleXMLRPCDispatcher):
    """A server of functions."""

    allow_reuse_address = True
    # What went wrong where is told to nobody, unless a subclass says so.
    _send_traceback_header = False

    def __init__(self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
                 encoding=None, bind_and_activate=True, use_builtin_types=False) -> None:
        self.logRequests = logRequests
        SimpleXMLRPCDispatcher.__init__(self, allow_none, encoding, use_builtin_types)
        socketserver.TCPServer.__init__(self, addr, requestHandler, bind_and_activate)


class MultiPathXMLRPCServer(SimpleXMLRPCServer):
    """A server with other functions under each path."""

    def __init__(self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
                 encoding=None, bind_and_activate=True, use_builtin_types=False) -> None:
        super().__init__(addr, requestHandler, logRequests, allow_none, encoding, bind_and_activate,
                         use_builtin_types)
        self.dispatchers = {}

    def add_dispatcher(self, path, dispatcher):
        """Have calls to a path answered by something."""
        self.dispatchers[path] = dispatcher
        return dispatcher

    def get_dispatcher(self, path):
        """What answers calls to a path."""
        return self.dispatchers[path]

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None) -> bytes:
        try:
            return self.dispatchers[path]._marshaled_dispatch(data, dispatch_method, path)
        except BaseException as error:
            response = dumps(Fault(1, f'{type(error)}:{error}'), encoding=self.encoding, allow_none=self.allow_none)
            return response.encode(self.encoding, 'xmlcharrefreplace')


class CGIXMLRPCRequestHandler(SimpleXMLRPCDispatcher):
    """What answers one call from the standard input."""

    def handle_xmlrpc(self, request_text) -> None:
        """Answer a call."""
        response = self._marshaled_dispatch(request_text)
        print('Content-Type: text/xml')
        print('Content-Length: %d' % len(response))
        print()
        sys.stdout.flush()
        sys.stdout.buffer.write(response)
        sys.stdout.buffer.flush()

    def handle_get(self) -> None:
        """Say that this is no call."""
        code = 400
        message, explain = BaseHTTPRequestHandler.responses[code]
        import http.server
        response = http.server.DEFAULT_ERROR_MESSAGE % {'code': code, 'message': message, 'explain': explain}
        response = response.encode('utf-8')
        print('Status: %d %s' % (code, message))
        print('Content-Type: %s' % http.server.DEFAULT_ERROR_CONTENT_TYPE)
        print('Content-Length: %d' % len(response))
        print()
        sys.stdout.flush()
        sys.stdout.buffer.write(response)
        sys.stdout.buffer.flush()

    def handle_request(self, request_text=None) -> None:
        """Answer what the environment says is asked."""
        import os
        if request_text is None and os.environ.get('REQUEST_METHOD', None) == 'GET':
            self.handle_get()
            return
        try:
            length = int(os.environ.get('CONTENT_LENGTH', None))
        except (TypeError, ValueError):
            length = -1
        self.handle_xmlrpc(sys.stdin.read(length) if request_text is None else request_text)
