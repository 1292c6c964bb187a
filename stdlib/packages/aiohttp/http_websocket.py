"""WebSocket: messages, and the frames that they are sent in (RFC 6455)."""

import binascii
import json
import os
import zlib
from collections import namedtuple
from enum import IntEnum

import _http

__all__ = ['WSMsgType', 'WSCloseCode', 'WSMessage', 'WebSocketError', 'WS_CLOSED_MESSAGE', 'WS_CLOSING_MESSAGE',
           'FrameReader', 'frame', 'accept_key']

_KEY = b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
_TAIL = b'\0\0\xff\xff'


class WSMsgType(IntEnum):
    """What a message is."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    PING = 0x9
    PONG = 0xa
    CLOSE = 0x8
    CLOSING = 0x100
    CLOSED = 0x101
    ERROR = 0x102
    text = TEXT
    binary = BINARY
    ping = PING
    pong = PONG
    close = CLOSE
    closing = CLOSING
    closed = CLOSED
    error = ERROR


class WSCloseCode(IntEnum):
    """Why a connection is closed."""

    OK = 1000
    GOING_AWAY = 1001
    PROTOCOL_ERROR = 1002
    UNSUPPORTED_DATA = 1003
    ABNORMAL_CLOSURE = 1006
    INVALID_TEXT = 1007
    POLICY_VIOLATION = 1008
    MESSAGE_TOO_BIG = 1009
    MANDATORY_EXTENSION = 1010
    INTERNAL_ERROR = 1011
    SERVICE_RESTART = 1012
    TRY_AGAIN_LATER = 1013
    BAD_GATEWAY = 1014


class WSMessage(namedtuple('WSMessage', 'type data extra')):
    """A message."""

    def json(self, *, loads=json.loads):
        """Return what the data is as JSON."""
        return loads(self.data)


WS_CLOSED_MESSAGE = WSMessage(WSMsgType.CLOSED, None, None)
WS_CLOSING_MESSAGE = WSMessage(WSMsgType.CLOSING, None, None)


class WebSocketError(Exception):
    """The other side does not keep to the protocol."""

    def __init__(self, code, message) -> None:
        self.code = code
        super().__init__(code, message)

    def __str__(self) -> str:
        return self.args[1]


def accept_key(key: str) -> str:
    """Return how a server proves that it has understood."""
    import hashlib
    return binascii.b2a_base64(hashlib.sha1(key.encode() + _KEY).digest(), newline=False).decode()


def frame(opcode: int, data: bytes, *, masked: bool, deflate=None) -> bytes:
    """Return a message as one frame."""
    first = 0x80 | opcode
    if deflate is not None and opcode < 8:
        data = (deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)).removesuffix(_TAIL)
        first |= 0x40
    size = len(data)
    bit = 0x80 if masked else 0
    if size < 126:
        head = bytes((first, size | bit))
    elif size < 65536:
        head = bytes((first, 126 | bit)) + size.to_bytes(2)
    else:
        head = bytes((first, 127 | bit)) + size.to_bytes(8)
    if masked:
        key = os.urandom(4)
        return head + key + _http.mask(data, key)
    return head + data


class FrameReader:
    """Takes messages from the octets of a connection."""

    def __init__(self, max_size: int, *, expects_mask: bool, inflates: bool = False) -> None:
        self._buffer = bytearray()
        self._max_size = max_size
        self._expects_mask = expects_mask
        self._inflate = zlib.decompressobj(wbits=-15) if inflates else None
        self._kind = None
        self._parts = bytearray()
        self._is_compressed = False

    def feed(self, data: bytes) -> list:
        """Add octets; return the messages that they complete."""
        self._buffer += data
        found = []
        while (message := self._next()) is not None:
            if message is not True:
                found.append(message)
        return found

    def _next(self):
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        first, second = buffer[0], buffer[1]
        opcode, size, place = first & 0x0f, second & 0x7f, 2
        if first & 0x30 or first & 0x40 and self._inflate is None:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, 'Received frame with non-zero reserved bits')
        if bool(second & 0x80) != self._expects_mask:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, 'Received frame that is masked as it should not be')
        if opcode > 7 and (not first & 0x80 or size > 125):
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR,
                                 'Received fragmented control frame' if size <= 125 else
                                 'Control frame payload cannot be larger than 125 bytes')
        if size >= 126:
            width = 2 if size == 126 else 8
            if len(buffer) < 2 + width:
                return None
            size, place = int.from_bytes(buffer[2:2 + width]), 2 + width
        if self._max_size and size + len(self._parts) > self._max_size:
            raise WebSocketError(WSCloseCode.MESSAGE_TOO_BIG,
                                 f'Message size {size + len(self._parts)} exceeds limit {self._max_size}')
        key = None
        if self._expects_mask:
            key, place = bytes(buffer[place:place + 4]), place + 4
        if len(buffer) < place + size:
            return None
        data = bytes(buffer[place:place + size])
        del buffer[:place + size]
        if key is not None:
            data = _http.mask(data, key)
        return self._control(opcode, data) if opcode > 7 else self._part(first, opcode, data)

    def _control(self, opcode, data):
        if opcode == WSMsgType.PING:
            return WSMessage(WSMsgType.PING, data, '')
        if opcode == WSMsgType.PONG:
            return WSMessage(WSMsgType.PONG, data, '')
        if opcode != WSMsgType.CLOSE:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f'Unexpected opcode={opcode}')
        if not data:
            return WSMessage(WSMsgType.CLOSE, 0, '')
        if len(data) < 2:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, 'Invalid close frame')
        code = int.from_bytes(data[:2])
        if code < 3000 and code not in set(WSCloseCode):
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f'Invalid close code: {code}')
        return WSMessage(WSMsgType.CLOSE, code, self._text(data[2:]))

    def _text(self, data: bytes) -> str:
        try:
            return data.decode('utf-8')
        except UnicodeDecodeError:
            raise WebSocketError(WSCloseCode.INVALID_TEXT, 'Invalid UTF-8 text message') from None

    def _part(self, first, opcode, data):
        if opcode == WSMsgType.CONTINUATION:
            if self._kind is None:
                raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, 'Continuation frame for non started message')
        elif opcode > 2:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f'Unexpected opcode={opcode}')
        elif self._kind is not None:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR,
                                 f'The opcode in non-fin frame is expected to be zero, got {opcode!r}')
        else:
            self._kind = opcode
            self._is_compressed = bool(first & 0x40)
        self._parts += data
        if not first & 0x80:
            return True
        whole, kind = bytes(self._parts), self._kind
        self._parts.clear()
        self._kind = None
        if self._is_compressed:
            most = self._max_size or 0
            try:
                whole = self._inflate.decompress(whole + _TAIL, most + 1 if most else 0)
            except zlib.error:
                raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, 'Invalid compressed message') from None
            if most and len(whole) > most:
                raise WebSocketError(WSCloseCode.MESSAGE_TOO_BIG,
                                     f'Decompressed message size exceeds size limit {most}')
        if kind == WSMsgType.TEXT:
            return WSMessage(WSMsgType.TEXT, self._text(whole), '')
        return WSMessage(WSMsgType.BINARY, whole, '')
