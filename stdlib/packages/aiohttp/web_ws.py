"""WebSockets of a server."""

import asyncio
import base64
from dataclasses import dataclass

from .client_ws import WebSocket
from .http_websocket import FrameReader, accept_key
from .web_response import StreamResponse

__all__ = ['WebSocketResponse', 'WebSocketReady']


@dataclass(frozen=True)
class WebSocketReady:
    """Whether a request asks for a WebSocket, and which protocol above it."""

    ok: bool
    protocol: str | None

    def __bool__(self) -> bool:
        return self.ok


class WebSocketResponse(WebSocket, StreamResponse):
    """The server's side of a WebSocket."""

    _is_client = False

    def __init__(self, *, timeout=10.0, receive_timeout=None, autoclose=True, autoping=True, heartbeat=None,
                 protocols=(), compress=True, max_msg_size=4 * 1024 * 1024, writer_limit=2 ** 16,
                 decode_text=True) -> None:
        StreamResponse.__init__(self, status=101)
        self._protocols = protocols
        self._arguments = (autoclose, autoping, receive_timeout, timeout, heartbeat)
        self._compresses = compress
        self._max_msg_size = max_msg_size
        self._ws_protocol = None
        self._stream = None
        self._closed = False
        self._closing = False
        self._close_code = None
        self._exception = None

    @property
    def prepared(self) -> bool:
        """Whether it is open."""
        return self._stream is not None

    @property
    def ws_protocol(self):
        """The protocol above it that was agreed upon, or None."""
        return self._ws_protocol

    @property
    def compress(self) -> int:
        """The window of the compression, or 0."""
        return 15 if self._deflate is not None else 0

    def get_extra_info(self, name, default=None):
        """Return something about the connection."""
        return self._req.transport.get_extra_info(name, default) if self._req is not None else default

    def can_prepare(self, request):
        """Return whether a request asks for a WebSocket."""
        from .web_exceptions import HTTPException
        if self._stream is not None:
            raise RuntimeError('Already started')
        try:
            _, protocol = self._handshake(request)
        except HTTPException:
            return WebSocketReady(False, None)
        return WebSocketReady(True, protocol)

    def _handshake(self, request) -> tuple:
        from .web_exceptions import HTTPBadRequest
        headers = request.headers
        if headers.get('Upgrade', '').lower().strip() != 'websocket':
            raise HTTPBadRequest(text=f"No WebSocket UPGRADE hdr: {headers.get('Upgrade')}\n Can \"Upgrade\" only to "
                                      '"WebSocket".')
        if 'upgrade' not in headers.get('Connection', '').lower():
            raise HTTPBadRequest(text=f"No CONNECTION upgrade hdr: {headers.get('Connection')}")
        protocol = None
        for name in headers.get('Sec-WebSocket-Protocol', '').split(','):
            if name.strip() and name.strip() in self._protocols:
                protocol = name.strip()
                break
        version = headers.get('Sec-WebSocket-Version', '')
        if version not in ('13', '8', '7'):
            raise HTTPBadRequest(text=f'Unsupported version: {version}')
        key = headers.get('Sec-WebSocket-Key')
        try:
            if not key or len(base64.b64decode(key, validate=True)) != 16:
                raise HTTPBadRequest(text=f'Handshake error: {key!r}')
        except ValueError:
            raise HTTPBadRequest(text=f'Handshake error: {key!r}') from None
        return key, protocol

    async def prepare(self, request):
        """Open it."""
        if self._stream is not None:
            return self._writer
        key, protocol = self._handshake(request)
        self._ws_protocol = protocol
        self._headers.update({'Upgrade': 'websocket', 'Connection': 'upgrade', 'Sec-WebSocket-Accept': accept_key(key)})
        if protocol:
            self._headers['Sec-WebSocket-Protocol'] = protocol
        deflate = None
        if self._compresses and 'permessage-deflate' in request.headers.get('Sec-WebSocket-Extensions', ''):
            import zlib
            self._headers['Sec-WebSocket-Extensions'] = 'permessage-deflate'
            deflate = zlib.compressobj(wbits=-15)
        await request._prepare_hook(self)
        await self._start(request)
        self._keep_alive = False
        self._stream = request._connection.upgrade()
        autoclose, autoping, receive_timeout, timeout, heartbeat = self._arguments
        self._open(FrameReader(self._max_msg_size, expects_mask=True, inflates=deflate is not None), deflate,
                   autoclose, autoping, receive_timeout, timeout, heartbeat, asyncio.get_running_loop())
        return self._writer

    def _check(self) -> None:
        if self._stream is None:
            raise RuntimeError('Call .prepare() first')

    async def _write(self, opcode, data, deflate=None) -> None:
        self._check()
        await super()._write(opcode, data, deflate)

    async def receive(self, timeout=None):
        """Return the next message."""
        self._check()
        return await super().receive(timeout)

    async def close(self, *, code=1000, message=b'', drain=True) -> bool:
        """Say goodbye, and wait until the other side does."""
        self._check()
        return await super().close(code=code, message=message, drain=drain)

    async def _octets(self) -> bytes:
        return await self._stream.readany()

    async def _send_octets(self, data) -> None:
        await self._writer.write(data)

    def _drop(self) -> None:
        self._end_beat()
        if self._writer is not None:
            self._writer.transport.close()

    async def write(self, data) -> None:
        """Refuse: a WebSocket sends messages."""
        raise RuntimeError('Cannot call .write() for websocket')

    async def write_eof(self, data=b'') -> None:
        """Close it."""
        if self._eof_sent:
            return
        await self.close()
        self._eof_sent = True
