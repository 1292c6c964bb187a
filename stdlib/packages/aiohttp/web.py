"""A server: routes, handlers, JSON, static files and WebSockets."""

from .web_app import Application, AppKey, CleanupError
from .web_exceptions import *
from .web_exceptions import __all__ as _exceptions
from .web_fileresponse import FileResponse
from .web_request import BaseRequest, FileField, Request, RequestKey
from .web_response import ContentCoding, Response, StreamResponse, json_response
from .web_routedef import (RouteDef, RouteTableDef, StaticDef, View, delete, get, head, options, patch, post, put,
                           route, static, view)
from .web_runner import (AppRunner, BaseRunner, BaseSite, GracefulExit, ServerRunner, SockSite, TCPSite, UnixSite,
                         run_app)
from .web_server import Server
from .web_urldispatcher import UrlDispatcher
from .web_ws import WebSocketReady, WebSocketResponse
from .http_websocket import WSCloseCode, WSMsgType

HTTP_METHODS = ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')


def middleware(function):
    """Mark a function as a middleware."""
    function.__middleware_version__ = 1
    return function


def normalize_path_middleware(*, append_slash=True, remove_slash=False, merge_slashes=True,
                              redirect_class=HTTPPermanentRedirect):
    """Return a middleware that redirects to paths with a slash at the end, or without."""
    @middleware
    async def normalize(request, handler):
        if request.match_info.http_exception is None or request.match_info.http_exception.status != 404:
            return await handler(request)
        import re
        path, question, query = request.raw_path.partition('?')
        merged = re.sub('//+', '/', path) if merge_slashes else path
        tried = [merged] if merge_slashes else []
        if append_slash and not path.endswith('/'):
            tried.append(merged + '/')
        if remove_slash and path.endswith('/'):
            tried.append(merged[:-1])
        for candidate in tried:
            found = request.app.router._resolve(request.method, re.sub('^//+', '/', candidate))
            if found.http_exception is None:
                raise redirect_class(candidate + question + query)
        return await handler(request)
    return normalize


__all__ = ['Application', 'AppKey', 'CleanupError', 'FileResponse', 'BaseRequest', 'FileField', 'Request',
           'RequestKey', 'ContentCoding', 'Response', 'StreamResponse', 'json_response', 'RouteDef', 'RouteTableDef',
           'StaticDef', 'View', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'route', 'static', 'view',
           'AppRunner', 'BaseRunner', 'BaseSite', 'GracefulExit', 'ServerRunner', 'SockSite', 'TCPSite', 'UnixSite',
           'run_app', 'Server', 'UrlDispatcher', 'WebSocketReady', 'WebSocketResponse', 'WSCloseCode', 'WSMsgType',
           'middleware', 'normalize_path_middleware', *_exceptions]
