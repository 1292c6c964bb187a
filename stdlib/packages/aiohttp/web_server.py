"""The protocol of a server: requests in, answers out."""

import asyncio
import logging
import sys
import time
import traceback
from collections import deque

import _http

from .streams import EMPTY_PAYLOAD, StreamReader
from .web_request import BaseRequest

__all__ = ['Server', 'Connection']

_log = logging.getLogger('aiohttp.server')
_NAME = f'Python/{sys.version_info.major}.{sys.version_info.minor} aiohttp/3.14.5'
_MOST_WAITING = 1 << 18
_REASONS = {
    'line': 'Bad status line', 'header': 'Invalid header', 'long line': 'Got a line that is too long',
    'count': 'Too many headers', 'length': 'Invalid Content-Length', 'chunk': 'Invalid chunk',
}


class _Payload(StreamReader):
    def __init__(self, connection) -> None:
        super().__init__()
        self._connection = connection

    def feed_data(self, data, size=0) -> None:
        super().feed_data(data)
        if len(self._buffer) > _MOST_WAITING:
            self._connection._pause()

    def _on_taken(self) -> None:
        if len(self._buffer) <= _MOST_WAITING // 2:
            self._connection._resume()


class Connection(asyncio.Protocol):
    """A connection of a client."""

    def __init__(self, server) -> None:
        self._server = server
        self._parser = _http.Parser()
        self._waiting = deque()
        self._arrived = None
        self._payload = None
        self._upgraded = None
        self._is_closing = False
        self._problem = None
        self._room = None
        self._is_paused = False
        self._busy = False
        self._keepalive = None
        self.transport = None
        self._task = None

    # Of the transport.

    def connection_made(self, transport) -> None:
        """Begin."""
        self.transport = transport
        self._server._connections.add(self)
        self._task = asyncio.get_running_loop().create_task(self._run())

    def connection_lost(self, exc) -> None:
        """The client is gone."""
        self._server._connections.discard(self)
        self._is_closing = True
        if self._keepalive is not None:
            self._keepalive.cancel()
        if self._payload is not None and not self._payload.is_eof():
            from .client_exceptions import ClientConnectionResetError
            self._payload.set_exception(ClientConnectionResetError('Connection lost'))
        if self._upgraded is not None:
            self._upgraded.feed_eof()
        self.resume_writing()
        self._wake()
        if self._task is not None and self._server._cancels:
            self._task.cancel()

    def eof_received(self) -> None:
        """The client says nothing more."""
        if self._upgraded is not None:
            self._upgraded.feed_eof()

    def data_received(self, data) -> None:
        """Take in what has come."""
        if self._upgraded is not None:
            self._upgraded.feed_data(data)
            return
        parser = self._parser
        parser.feed(data)
        self._parse()

    def _parse(self) -> None:
        parser = self._parser
        try:
            while self._problem is None and self._upgraded is None:
                found = parser.next()
                if found is None:
                    return
                if isinstance(found, bytes):
                    self._payload.feed_data(found)
                elif found is True:
                    if self._payload is not None:
                        self._payload.feed_eof()
                        self._payload = None
                else:
                    payload = EMPTY_PAYLOAD
                    if found[4]:
                        payload = self._payload = _Payload(self)
                    self._waiting.append((found, payload))
                    self._wake()
                    if len(self._waiting) > 100:
                        self._pause()
        except ValueError as problem:
            self._problem = str(problem)
            if self._payload is not None:
                from .client_exceptions import ClientPayloadError
                self._payload.set_exception(ClientPayloadError(_REASONS.get(self._problem, self._problem)))
            self._wake()

    def pause_writing(self) -> None:
        """There is no room for more."""
        if self._room is None:
            self._room = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        """There is room again."""
        room, self._room = self._room, None
        if room is not None and not room.done():
            room.set_result(None)

    def _pause(self) -> None:
        if not self._is_paused and not self._is_closing:
            self._is_paused = True
            self.transport.pause_reading()

    def _resume(self) -> None:
        if self._is_paused and not self._is_closing:
            self._is_paused = False
            self.transport.resume_reading()

    def _wake(self) -> None:
        arrived, self._arrived = self._arrived, None
        if arrived is not None and not arrived.done():
            arrived.set_result(None)

    # Of responses.

    async def write(self, data) -> None:
        """Send octets."""
        if self._is_closing:
            from .client_exceptions import ClientConnectionResetError
            raise ClientConnectionResetError('Cannot write to closing transport')
        self.transport.write(data)
        if self._room is not None:
            await self.drain()

    async def drain(self) -> None:
        """Wait until there is room."""
        while self._room is not None:
            await asyncio.shield(self._room)

    def upgrade(self):
        """Give up HTTP; return a stream of what comes from now on."""
        self._upgraded = StreamReader()
        self._parser.upgrade()
        while isinstance(left := self._parser.next(), bytes):
            self._upgraded.feed_data(left)
        return self._upgraded

    # The life of a connection.

    async def _run(self) -> None:
        server = self._server
        try:
            while not self._is_closing:
                if not self._waiting:
                    if self._problem is not None:
                        await self._refuse()
                        break
                    self._arrived = asyncio.get_running_loop().create_future()
                    self._keepalive = self._arrived.get_loop().call_later(server._keepalive, self._give_up)
                    try:
                        await self._arrived
                    finally:
                        self._keepalive.cancel()
                    continue
                head, payload = self._waiting.popleft()
                self._resume()
                self._busy = True
                try:
                    keeps = await self._serve(head, payload)
                finally:
                    self._busy = False
                if not keeps or server._is_stopping:
                    break
        except asyncio.CancelledError:
            pass
        except (ConnectionError, OSError):
            pass
        except Exception:
            _log.exception('Unhandled exception')
        finally:
            if self.transport is not None:
                self.transport.close()

    def _give_up(self) -> None:
        if not self._busy and self.transport is not None:
            self.transport.close()

    async def _refuse(self) -> None:
        text = f'400: Bad Request\n{_REASONS.get(self._problem, self._problem)}'.encode()
        self.transport.write(b'HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: '
                             b'%d\r\nConnection: close\r\nServer: %b\r\n\r\n%b' % (len(text), _NAME.encode(), text))

    async def _serve(self, head, payload) -> bool:
        from .web_exceptions import HTTPException
        from .web_response import StreamResponse
        request = self._server._factory(head, payload, self, _NAME)
        request.task = self._task
        began = time.monotonic()
        try:
            if request.headers.get('Expect', '').lower() == '100-continue' and request.version >= (1, 1):
                self.transport.write(b'HTTP/1.1 100 Continue\r\n\r\n')
            response = await self._server._handler(request)
            if not isinstance(response, StreamResponse):
                raise RuntimeError(f'Missing return statement on request handler' if response is None else
                                   f'Web-handler should return a response instance, got {response!r}')
        except HTTPException as answer:
            response = answer
        except asyncio.CancelledError:
            raise
        except ConnectionError:
            if self._is_closing:
                return False
            response = self._failed(request)
        except Exception:
            response = self._failed(request)
        if response is None:
            return False
        if not response._eof_sent:
            await response.prepare(request)
            await response.write_eof()
        self._server._log(request, response, began)
        if self._upgraded is not None or not response.keep_alive:
            return False
        if not payload.at_eof():
            # What the handler did not read is in the way of the next request; a little of it is read.
            try:
                async with asyncio.timeout(10):
                    while not payload.at_eof():
                        await payload.readany()
            except (TimeoutError, Exception):
                return False
        return True

    def _failed(self, request):
        from .web_response import Response
        _log.error('Error handling request from %s', request.remote, exc_info=True)
        text = '500 Internal Server Error\n\nServer got itself in trouble'
        if asyncio.get_running_loop().get_debug():
            text += f'\n\n{traceback.format_exc()}'
        response = Response(status=500, text=text)
        response.force_close()
        return response


class Server:
    """Makes the protocols of connections."""

    def __init__(self, handler, *, request_factory=None, debug=None, keepalive_timeout=75.0, access_log=None,
                 access_log_class=None, access_log_format=None, handler_cancellation=False, **kwargs) -> None:
        self._handler = handler
        self._factory = request_factory or BaseRequest
        self._keepalive = keepalive_timeout
        self._connections = set()
        self._cancels = handler_cancellation
        self._is_stopping = False
        self._logger = None
        if access_log is not None:
            from .web_log import AccessLogger
            kind = access_log_class or AccessLogger
            self._logger = kind(access_log, access_log_format or AccessLogger.LOG_FORMAT)

    @property
    def connections(self) -> list:
        """The connections."""
        return list(self._connections)

    def _log(self, request, response, began) -> None:
        if self._logger is not None and self._logger.enabled:
            self._logger.log(request, response, time.monotonic() - began)

    def __call__(self):
        return Connection(self)

    def pre_shutdown(self) -> None:
        """Close the connections that nobody uses."""
        self._is_stopping = True
        for connection in list(self._connections):
            if not connection._busy and connection.transport is not None:
                connection.transport.close()

    async def shutdown(self, timeout=None) -> None:
        """Close all connections."""
        self.pre_shutdown()
        tasks = [connection._task for connection in self._connections if connection._task is not None]
        tasks = [task for task in tasks if task is not asyncio.current_task()]
        if tasks:
            _, left = await asyncio.wait(tasks, timeout=timeout)
            for task in left:
                task.cancel()
            if left:
                await asyncio.wait(left, timeout=1)
        for connection in list(self._connections):
            connection.transport.abort()
