"""The beginning of a connection: what both sides can do, and who one is."""

import contextlib
import os
import ssl as tls
import struct

from pymysql.constants import CLIENT
from pymysql.err import OperationalError, ProgrammingError

from ._authentication import caching_sha2, encrypted_password, native_password
from ._results import Result, Wire

__all__ = ["Handshake", "charset_of"]

# The number of the character set in the handshake, and the encoding of Python.
_CHARSETS = {
    "big5": (1, "big5"), "latin2": (9, "iso8859_2"), "latin1": (8, "cp1252"), "ascii": (11, "ascii"),
    "ujis": (12, "euc_jp"), "sjis": (13, "shift_jis"), "hebrew": (16, "hebrew"), "tis620": (18, "tis_620"),
    "euckr": (19, "euc_kr"), "koi8u": (22, "koi8_u"), "koi8r": (7, "koi8_r"), "gb2312": (24, "gb2312"),
    "greek": (25, "greek"), "cp1250": (26, "cp1250"), "gbk": (28, "gbk"), "latin5": (30, "iso8859_9"),
    "utf8": (33, "utf8"), "utf8mb3": (33, "utf8"), "cp866": (36, "cp866"), "cp850": (4, "cp850"),
    "cp852": (40, "cp852"), "latin7": (41, "iso8859_13"), "utf8mb4": (45, "utf8"), "cp1251": (51, "cp1251"),
    "cp1256": (57, "cp1256"), "cp1257": (59, "cp1257"), "binary": (63, "ascii"), "cp932": (95, "cp932"),
    "eucjpms": (97, "euc_jp"), "gb18030": (248, "gb18030"),
}


def charset_of(name: str) -> tuple[int, str]:
    """The number and the encoding of a character set."""
    try:
        return _CHARSETS[name.lower()]
    except KeyError:
        raise ProgrammingError(f"unknown character set: {name}") from None


def _prefixed(octets: bytes) -> bytes:
    if len(octets) < 251:
        return bytes([len(octets)]) + octets
    return b"\xfc" + struct.pack("<H", len(octets)) + octets


class Handshake:
    """The part of connections that begins them."""

    async def _shake_hands(self) -> None:
        wire = Wire(await self._read_packet())
        self.protocol_version = wire.number(1)
        if self.protocol_version != 10:
            raise OperationalError(2012, f"Unknown protocol version {self.protocol_version}")
        self.server_version = wire.until_zero().decode("latin-1")
        self._thread_number = wire.number(4)
        salt = wire.take(8)
        wire.take(1)
        self._server_capabilities = wire.number(2)
        self.server_language = wire.number(1)
        self.server_status = wire.number(2)
        self._server_capabilities |= wire.number(2) << 16
        size = wire.number(1)
        wire.take(10)
        salt += wire.take(max(12, size - 9))
        wire.place += 1
        plugin = wire.until_zero().decode("latin-1") or "mysql_native_password"
        self._salt = salt
        await self._log_in(self._auth_plugin or plugin)

    async def _log_in(self, plugin: str) -> None:
        flags = self._client_flag & ~CLIENT.CONNECT_WITH_DB
        if self._db:
            flags |= CLIENT.CONNECT_WITH_DB
        charset = charset_of(self._charset)[0]
        if self._ssl_context is not None:
            if not self._server_capabilities & CLIENT.SSL:
                raise OperationalError(2026, "SSL connection error: SSL is required but the server doesn't support it")
            flags |= CLIENT.SSL
        head = struct.pack("<IIB23s", flags, 1 << 24, min(charset, 255), b"")
        if self._ssl_context is not None:
            self._write(head)
            await self._encrypt()
        proof = await self._proof(plugin, self._salt)
        parts = [head, self._user.encode(self._encoding) + b"\0", _prefixed(proof)]
        if flags & CLIENT.CONNECT_WITH_DB:
            parts.append(self._db.encode(self._encoding) + b"\0")
        parts.append(plugin.encode() + b"\0")
        attributes = {"_client_name": "aiomysql", "_pid": str(os.getpid()), "_client_version": "0.3.2"}
        if self._program_name:
            attributes["program_name"] = self._program_name
        parts.append(_prefixed(b"".join(_prefixed(word.encode()) for item in attributes.items() for word in item)))
        self._write(b"".join(parts))
        await self._authenticate(plugin)

    async def _encrypt(self) -> None:
        context = self._ssl_context
        if not isinstance(context, tls.SSLContext):
            given = context if isinstance(context, dict) else {}
            context = tls.create_default_context(cafile=given.get("ca"), capath=given.get("capath"))
            if not given.get("ca") and not given.get("capath"):
                context.check_hostname = False
                context.verify_mode = tls.CERT_NONE
            else:
                context.check_hostname = given.get("check_hostname", True)
            if given.get("cert"):
                context.load_cert_chain(given["cert"], keyfile=given.get("key"))
        await self._writer.drain()
        writer = self._writer
        try:
            await writer.start_tls(context, server_hostname=self._host)
        except BaseException:
            # The stream has the same exception, which nobody else will look at.
            writer.transport.abort()
            with contextlib.suppress(Exception):
                await writer.wait_closed()
            raise
        self._secure = True

    async def _proof(self, plugin: str, salt: bytes) -> bytes:
        password = self._password.encode("latin-1") if isinstance(self._password, str) else self._password
        if plugin in ("", "mysql_native_password"):
            return native_password(password, salt)
        if plugin == "caching_sha2_password":
            return caching_sha2(password, salt)
        if plugin == "mysql_clear_password":
            if not self._secure:
                raise OperationalError(2059, "Authentication plugin 'mysql_clear_password' needs a secure connection")
            return password + b"\0"
        if plugin == "sha256_password":
            return password + b"\0" if self._secure else b"\1" if password else b""
        return b""

    async def _authenticate(self, plugin: str) -> None:
        """What follows on the first proof."""
        salt = self._salt
        while True:
            packet = await self._read_packet()
            first = packet[:1]
            if first == b"\0":
                result = Result()
                result.take_ok(packet)
                self.server_status = result.server_status
                return
            if first == b"\xfe":
                wire = Wire(packet, 1)
                plugin = wire.until_zero().decode("latin-1") or "mysql_old_password"
                salt = wire.rest().rstrip(b"\0")
                if plugin not in ("mysql_native_password", "caching_sha2_password", "sha256_password",
                                  "mysql_clear_password"):
                    raise OperationalError(2059, f"Authentication plugin '{plugin}' not configured")
                self._write(await self._proof(plugin, salt))
            elif first == b"\1" and plugin == "caching_sha2_password":
                # 3: the server knows the password; 4: it wants to see it.
                if packet[1:2] == b"\4":
                    await self._show_password(salt, b"\2")
            elif first == b"\1" and plugin == "sha256_password":
                self._write(encrypted_password(self._octets_of_password(), salt, packet[1:]))
            else:
                raise OperationalError(2012, "Error in server handshake")

    def _octets_of_password(self) -> bytes:
        return self._password.encode("latin-1") if isinstance(self._password, str) else self._password

    async def _show_password(self, salt: bytes, request: bytes) -> None:
        """Send the password itself, over a connection that nobody reads, or encrypted."""
        password = self._octets_of_password()
        if self._secure:
            self._write(password + b"\0")
            return
        key = self._server_public_key
        if key is None:
            self._write(request)
            packet = await self._read_packet()
            if packet[:1] != b"\1":
                raise OperationalError(2061, "the server sent no public key")
            key = packet[1:]
        self._write(encrypted_password(password, salt, key if isinstance(key, bytes) else key.encode()))
