"""WebSockets of a client."""

import asyncio
import binascii
import json
import os
from collections import namedtuple

from .client_exceptions import ClientConnectionResetError, ClientError, WSMessageTypeError, WSServerHandshakeError
from .helpers import sentinel
from .http_websocket import (WS_CLOSED_MESSAGE, WS_CLOSING_MESSAGE, FrameReader, WebSocketError, WSCloseCode,
                             WSMessage, WSMsgType, accept_key, frame)

__all__ = ['ClientWebSocketResponse', 'ClientWSTimeout', 'connect']


class ClientWSTimeout(namedtuple('ClientWSTimeout', 'ws_receive ws_close', defaults=(None, 10.0))):
    """How long things may take, in seconds."""


class WebSocket:
    """What both sides of a WebSocket have in common: messages in, messages out."""

    _is_client = True

    def _open(self, reader, deflate, autoclose, autoping, receive_timeout, close_timeout, heartbeat, loop) -> None:
        self._reader = reader
        self._deflate = deflate
        self._autoclose = autoclose
        self._autoping = autoping
        self._receive_timeout = receive_timeout
        self._close_timeout = close_timeout
        self._messages = []
        self._closed = False
        self._closing = False
        self._close_code = None
        self._exception = None
        self._loop = loop
        self._heartbeat = heartbeat
        self._beat = None
        self._pong = None
        self._receiving = False
        self._begin_beat()

    # To be given: `_octets()`, `_send_octets(data)`, `_drop()`.

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._closed

    @property
    def close_code(self):
        """Why it was closed, or None."""
        return self._close_code

    def exception(self):
        """Return what went wrong, or None."""
        return self._exception

    def _begin_beat(self) -> None:
        self._end_beat()
        if self._heartbeat is not None:
            self._beat = self._loop.call_later(self._heartbeat, self._send_beat)

    def _end_beat(self) -> None:
        for timer in (self._beat, self._pong):
            if timer is not None:
                timer.cancel()
        self._beat = self._pong = None

    def _send_beat(self) -> None:
        self._beat = None
        if not self._closed:
            self._pong = self._loop.call_later(self._heartbeat / 2, self._miss_beat)
            self._loop.create_task(self._try_ping())

    async def _try_ping(self) -> None:
        try:
            await self.ping()
        except (ClientError, ConnectionError):
            pass

    def _miss_beat(self) -> None:
        if not self._closed:
            self._closed = True
            self._close_code = WSCloseCode.ABNORMAL_CLOSURE
            from .client_exceptions import ServerTimeoutError
            self._exception = ServerTimeoutError()
            self._messages.append(WSMessage(WSMsgType.ERROR, self._exception, None))
            self._drop()

    async def _write(self, opcode, data: bytes, deflate=None) -> None:
        if self._closed or self._closing and opcode != WSMsgType.CLOSE:
            raise ClientConnectionResetError('Cannot write to closing transport')
        await self._send_octets(frame(opcode, data, masked=self._is_client,
                                      deflate=self._deflate if deflate is None else deflate or None))

    async def ping(self, message=b'') -> None:
        """Ask whether the other side is there."""
        await self._write(WSMsgType.PING, message.encode() if isinstance(message, str) else bytes(message))

    async def pong(self, message=b'') -> None:
        """Say that this side is there."""
        await self._write(WSMsgType.PONG, message.encode() if isinstance(message, str) else bytes(message))

    async def send_str(self, data, compress=None) -> None:
        """Send text."""
        if not isinstance(data, str):
            raise TypeError(f'data argument must be str ({type(data)!r})')
        await self._write(WSMsgType.TEXT, data.encode('utf-8'))

    async def send_bytes(self, data, compress=None) -> None:
        """Send octets."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be byte-ish ({type(data)!r})')
        await self._write(WSMsgType.BINARY, bytes(data))

    async def send_json(self, data, compress=None, *, dumps=json.dumps) -> None:
        """Send JSON."""
        await self.send_str(dumps(data))

    async def close(self, *, code=WSCloseCode.OK, message=b'', drain=True) -> bool:
        """Say goodbye, and wait until the other side does."""
        if self._closed:
            return False
        self._closing = True
        self._end_beat()
        text = message.encode() if isinstance(message, str) else message
        try:
            await self._write(WSMsgType.CLOSE, int(code).to_bytes(2) + text)
        except asyncio.CancelledError:
            self._closed = True
            self._close_code = WSCloseCode.ABNORMAL_CLOSURE
            self._drop()
            raise
        except Exception as error:
            self._closed = True
            self._close_code = WSCloseCode.ABNORMAL_CLOSURE
            self._exception = error
            self._drop()
            return True
        if self._close_code is None and not self._receiving:
            try:
                async with asyncio.timeout(self._close_timeout):
                    while self._close_code is None:
                        message = await self._next()
                        if message.type == WSMsgType.CLOSE:
                            self._close_code = message.data
                        elif message.type in (WSMsgType.CLOSED, WSMsgType.ERROR):
                            self._close_code = WSCloseCode.ABNORMAL_CLOSURE
            except TimeoutError as error:
                self._close_code = WSCloseCode.ABNORMAL_CLOSURE
                self._exception = error
            except Exception as error:
                self._close_code = WSCloseCode.ABNORMAL_CLOSURE
                self._exception = error
        self._closed = True
        self._drop()
        return True

    async def _next(self):
        while not self._messages:
            data = await self._octets()
            if not data:
                return WS_CLOSED_MESSAGE
            if self._heartbeat is not None:
                self._begin_beat()
            self._messages += self._reader.feed(data)
        return self._messages.pop(0)

    async def receive(self, timeout=None):
        """Return the next message."""
        if self._receiving:
            raise RuntimeError('Concurrent call to receive() is not allowed')
        while True:
            if self._messages and self._messages[0].type == WSMsgType.ERROR:
                return self._messages.pop(0)
            if self._closed:
                return WS_CLOSED_MESSAGE
            if self._closing:
                await self.close()
                return WS_CLOSED_MESSAGE
            limit = timeout or self._receive_timeout
            self._receiving = True
            try:
                if limit is None:
                    message = await self._next()
                else:
                    async with asyncio.timeout(limit):
                        message = await self._next()
            except WebSocketError as error:
                self._receiving = False
                self._close_code = error.code
                await self.close(code=error.code)
                return WSMessage(WSMsgType.ERROR, error, None)
            except (ClientError, ConnectionError) as error:
                self._exception = error
                self._closing = True
                self._close_code = WSCloseCode.ABNORMAL_CLOSURE
                self._receiving = False
                await self.close()
                return WSMessage(WSMsgType.ERROR, error, None)
            except TimeoutError:
                raise
            finally:
                self._receiving = False
            if message.type == WSMsgType.PING and self._autoping:
                await self.pong(message.data)
                continue
            if message.type == WSMsgType.PONG and self._autoping:
                continue
            if message.type == WSMsgType.CLOSE:
                self._closing = True
                self._close_code = message.data
                if not self._closed and self._autoclose:
                    await self.close()
            elif message.type == WSMsgType.CLOSED:
                self._closing = True
                self._end_beat()
                self._closed = True
                if self._close_code is None:
                    self._close_code = WSCloseCode.ABNORMAL_CLOSURE
                self._drop()
            return message

    async def receive_str(self, *, timeout=None) -> str:
        """Return the next message, which must be text."""
        message = await self.receive(timeout)
        if message.type != WSMsgType.TEXT:
            raise WSMessageTypeError(f'Received message {message.type}:{message.data!r} is not WSMsgType.TEXT')
        return message.data

    async def receive_bytes(self, *, timeout=None) -> bytes:
        """Return the next message, which must be octets."""
        message = await self.receive(timeout)
        if message.type != WSMsgType.BINARY:
            raise WSMessageTypeError(f'Received message {message.type}:{message.data!r} is not WSMsgType.BINARY')
        return message.data

    async def receive_json(self, *, loads=json.loads, timeout=None):
        """Return what the next message is as JSON."""
        return loads(await self.receive_str(timeout=timeout))

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message


class ClientWebSocketResponse(WebSocket):
    """The client's side of a WebSocket."""

    def __init__(self, response, protocol) -> None:
        self._response = response
        self._protocol = protocol

    @property
    def protocol(self):
        """The protocol above it that was agreed upon, or None."""
        return self._protocol

    @property
    def compress(self) -> int:
        """The window of the compression, or 0."""
        return 15 if self._deflate is not None else 0

    def get_extra_info(self, name, default=None):
        """Return something about the connection."""
        return self._response.get_extra_info(name, default)

    async def _octets(self) -> bytes:
        return await self._response.content.readany()

    async def _send_octets(self, data: bytes) -> None:
        response = self._response
        if response._exchange.over:
            raise ClientConnectionResetError('Cannot write to closing transport')
        if not response._exchange.send(data):
            await response._connector._news(response._exchange, response._number, 4)

    def _drop(self) -> None:
        self._end_beat()
        exchange = self._response._exchange
        exchange.end()
        # What is written last may still be on its way.
        self._loop.call_later(0.05, exchange.cancel)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args) -> None:
        await self.close()


async def connect(session, url, *, method='GET', protocols=(), timeout=sentinel, receive_timeout=None, autoclose=True,
                  autoping=True, heartbeat=None, auth=None, origin=None, params=None, headers=None, proxy=None,
                  proxy_auth=None, ssl=True, verify_ssl=None, fingerprint=None, ssl_context=None,
                  server_hostname=None, proxy_headers=None, compress=0, max_msg_size=4 * 1024 * 1024,
                  decode_text=True):
    """Open a WebSocket."""
    if timeout is sentinel or timeout is None:
        timeout = ClientWSTimeout()
    elif not isinstance(timeout, ClientWSTimeout):
        timeout = ClientWSTimeout(ws_close=timeout)
    key = binascii.b2a_base64(os.urandom(16), newline=False).decode()
    from multidict import CIMultiDict
    sent = CIMultiDict(headers or {})
    for name, value in (('Upgrade', 'websocket'), ('Connection', 'Upgrade'), ('Sec-WebSocket-Version', '13')):
        sent.setdefault(name, value)
    sent['Sec-WebSocket-Key'] = key
    if protocols:
        sent['Sec-WebSocket-Protocol'] = ','.join(protocols)
    if origin is not None:
        sent['Origin'] = origin
    if compress:
        sent['Sec-WebSocket-Extensions'] = 'permessage-deflate; client_max_window_bits'
    limits = session.timeout._replace(total=None, sock_read=None)
    async with asyncio.timeout(session.timeout.total):
        response = await session._request(
            method, url, params=params, headers=sent, auth=auth, allow_redirects=False, proxy=proxy,
            proxy_auth=proxy_auth, ssl=ssl, verify_ssl=verify_ssl, fingerprint=fingerprint, ssl_context=ssl_context,
            server_hostname=server_hostname, proxy_headers=proxy_headers, timeout=limits, raise_for_status=False,
            upgrades=True)
    try:
        chosen, window = _checked(response, key, protocols)
    except BaseException:
        response.close()
        raise
    deflate = None
    if compress and window:
        import zlib
        deflate = zlib.compressobj(wbits=-window)
    socket = ClientWebSocketResponse(response, chosen)
    receive_timeout = receive_timeout if receive_timeout is not None else timeout.ws_receive
    socket._open(FrameReader(max_msg_size, expects_mask=False, inflates=deflate is not None), deflate, autoclose,
                 autoping, receive_timeout, timeout.ws_close, heartbeat, session._loop)
    return socket


def _checked(response, key, protocols) -> tuple:
    def refuse(message):
        raise WSServerHandshakeError(response.request_info, response.history, message=message, status=response.status,
                                     headers=response.headers)
    if response.status != 101:
        refuse('Invalid response status')
    if response.headers.get('Upgrade', '').lower() != 'websocket':
        refuse('Invalid upgrade header')
    if response.headers.get('Connection', '').lower() != 'upgrade':
        refuse('Invalid connection header')
    if response.headers.get('Sec-WebSocket-Accept', '') != accept_key(key):
        refuse('Invalid challenge response')
    chosen = None
    for name in response.headers.get('Sec-WebSocket-Protocol', '').split(','):
        if name.strip() in protocols:
            chosen = name.strip()
            break
    window = 0
    for part in response.headers.get('Sec-WebSocket-Extensions', '').split(';'):
        name, _, value = part.strip().partition('=')
        if name == 'permessage-deflate':
            window = 15
        elif name == 'client_max_window_bits' and value.isdecimal():
            window = int(value)
    return chosen, window
