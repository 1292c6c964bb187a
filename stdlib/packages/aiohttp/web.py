"""A server: routes, handlers, JSON, static files and WebSockets."""

from .abc import AbstractAccessLogger
from .web_app import Application, AppKey, CleanupError
from .web_exceptions import *
from .web_exceptions import __all__ as _exceptions
from .web_fileresponse import FileResponse
from .web_log import AccessLogger
from .web_middlewares import middleware, normalize_path_middleware
from .web_request import BaseRequest, FileField, Request, RequestKey
from .web_response import ContentCoding, Response, StreamResponse, json_response
from .web_routedef import (AbstractRouteDef, RouteDef, RouteTableDef, StaticDef, View, delete, get, head, options, patch, post, put,
                           route, static, view)
from .web_runner import (AppRunner, BaseRunner, BaseSite, GracefulExit, ServerRunner, SockSite, TCPSite, UnixSite,
                         run_app)
from .web_server import Server
from .web_urldispatcher import Resource, ResourceRoute, StaticResource, UrlDispatcher, UrlMappingMatchInfo
from .web_ws import WebSocketReady, WebSocketResponse
from .http_websocket import WSCloseCode, WSMsgType

HTTP_METHODS = ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')


__all__ = ['Application', 'AppKey', 'CleanupError', 'FileResponse', 'BaseRequest', 'FileField', 'Request',
           'RequestKey', 'ContentCoding', 'Response', 'StreamResponse', 'json_response', 'RouteDef', 'RouteTableDef',
           'StaticDef', 'View', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'route', 'static', 'view',
           'AppRunner', 'BaseRunner', 'BaseSite', 'GracefulExit', 'ServerRunner', 'SockSite', 'TCPSite', 'UnixSite',
           'run_app', 'Server', 'UrlDispatcher', 'WebSocketReady', 'WebSocketResponse', 'WSCloseCode', 'WSMsgType',
           'middleware', 'normalize_path_middleware', 'AbstractAccessLogger', 'AbstractRouteDef', 'AccessLogger', 'Resource',
           'ResourceRoute', 'StaticResource', 'UrlMappingMatchInfo', *_exceptions]
