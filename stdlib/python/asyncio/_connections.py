"""Making connections, servers and datagram endpoints."""

import errno
import itertools
import os
import socket
import stat

from . import tasks
from .selector_events import _send_file

__all__ = ['Connections', 'resolved']


def _numeric(host, port, family: int, type: int, proto: int, flow: int = 0, scope: int = 0):
    # What `getaddrinfo` would answer, without a thread for it; None if it has to be asked.
    if proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP) or host is None:
        return None
    if type == socket.SOCK_STREAM:
        proto = socket.IPPROTO_TCP
    elif type == socket.SOCK_DGRAM:
        proto = socket.IPPROTO_UDP
    else:
        return None
    if port in (None, '', b''):
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if isinstance(host, bytes):
        host = host.decode('ascii', 'replace')
    if not isinstance(host, str) or '%' in host:
        return None
    for candidate in (socket.AF_INET, socket.AF_INET6):
        if family not in (socket.AF_UNSPEC, candidate):
            continue
        try:
            socket.inet_pton(candidate, host)
        except OSError:
            continue
        address = (host, port, flow, scope) if candidate == socket.AF_INET6 else (host, port)
        return candidate, type, proto, '', address
    return None


async def resolved(loop, address, *, family: int = 0, type: int = socket.SOCK_STREAM, proto: int = 0,
                   flags: int = 0) -> list:
    """Return what `getaddrinfo` answers for an address."""
    host, port, *rest = address
    known = _numeric(host, port, family, type, proto, *rest)
    if known is not None:
        return [known]
    return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)


def _interleaved(found: list, first: int) -> list:
    by_family = {}
    for entry in found:
        by_family.setdefault(entry[0], []).append(entry)
    lists = list(by_family.values())
    order = []
    if first > 1:
        order = lists[0][:first - 1]
        del lists[0][:first - 1]
    order += [entry for turn in itertools.zip_longest(*lists) for entry in turn if entry is not None]
    return order


async def _connect_one(loop, failures: list, entry: tuple, local: list | None):
    own = []
    failures.append(own)
    family, kind, proto, _, address = entry
    sock = None
    try:
        sock = socket.socket(family=family, type=kind, proto=proto)
        sock.setblocking(False)
        if local is not None:
            for lfamily, _, _, _, laddress in local:
                if lfamily != family:
                    continue
                try:
                    sock.bind(laddress)
                    break
                except OSError as error:
                    message = f'error while attempting to bind on address {laddress!r}: {str(error).lower()}'
                    own.append(OSError(error.errno, message))
            else:
                raise own.pop() if own else OSError(f'no matching local address with {family=} found')
        await loop.sock_connect(sock, address)
        return sock
    except OSError as error:
        own.append(error)
        if sock is not None:
            sock.close()
        raise
    except BaseException:
        if sock is not None:
            sock.close()
        raise


async def _race(attempts: list, delay: float):
    # Begins an attempt when the one before has failed or taken too long; the first that succeeds wins.
    running, won = set(), None
    waiting = list(attempts)
    try:
        while won is None and (running or waiting):
            if waiting:
                running.add(tasks.ensure_future(waiting.pop(0)()))
            done, running = await tasks.wait(running, timeout=delay if waiting else None,
                                             return_when=tasks.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if error is None:
                    if won is None:
                        won = task.result()
                    else:
                        task.result().close()
                elif not isinstance(error, OSError):
                    raise error
        return won
    finally:
        for task in running:
            task.cancel()


async def _connect_any(loop, found: list, local: list | None, delay: float | None, all_errors: bool):
    failures = []
    sock = None
    if delay is None:
        for entry in found:
            try:
                sock = await _connect_one(loop, failures, entry, local)
                break
            except OSError:
                continue
    else:
        sock = await _race([lambda entry=entry: _connect_one(loop, failures, entry, local) for entry in found], delay)
    if sock is not None:
        return sock
    errors = [error for own in failures for error in own]
    try:
        if all_errors:
            raise ExceptionGroup('create_connection failed', errors)
        if len(errors) == 1:
            raise errors[0]
        # Several that say the same are as good as one.
        if errors and all(str(error) == str(errors[0]) for error in errors):
            raise errors[0]
        raise OSError(f"Multiple exceptions: {', '.join(str(error) for error in errors)}")
    finally:
        errors.clear()
        failures.clear()


async def _transport_of(loop, sock, protocol_factory, ssl=None, *, server_side: bool = False, server_hostname=None,
                        handshake_timeout=None, shutdown_timeout=None) -> tuple:
    sock.setblocking(False)
    protocol = protocol_factory()
    waiter = loop.create_future()
    if ssl:
        transport = loop._make_ssl_transport(
            sock, protocol, None if isinstance(ssl, bool) else ssl, waiter, server_side=server_side,
            server_hostname=server_hostname, ssl_handshake_timeout=handshake_timeout,
            ssl_shutdown_timeout=shutdown_timeout)
    else:
        transport = loop._make_socket_transport(sock, protocol, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


def _set_reuse_port(sock) -> None:
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError('reuse_port not supported by socket module, SO_REUSEPORT defined but not implemented.')


class Connections:
    """Where `SelectorEventLoop` takes its methods for connections from, each when it is first asked for."""

    async def getaddrinfo(self, host, port, *, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> list:
        """Return the addresses of a host and a service, which a thread asks the system for."""
        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr: tuple, flags: int = 0) -> tuple:
        """Return the names of the host and the service at an address."""
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family: int = 0,
                                proto: int = 0, flags: int = 0, sock=None, local_addr=None, server_hostname=None,
                                ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None,
                                interleave=None, all_errors: bool = False) -> tuple:
        """Connect to a host and port; return a transport and a protocol."""
        if server_hostname is not None and not ssl:
            raise ValueError('server_hostname is only meaningful with ssl')
        if ssl_handshake_timeout is not None and not ssl:
            raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
        if ssl_shutdown_timeout is not None and not ssl:
            raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')
        if server_hostname is None and ssl:
            # The name that is connected to is the name that the certificate must be for.
            if not host:
                raise ValueError('You must set server_hostname when using ssl without a host')
            server_hostname = host
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            found = await resolved(self, (host, port), family=family, proto=proto, flags=flags)
            if not found:
                raise OSError('getaddrinfo() returned empty list')
            local = None
            if local_addr is not None:
                local = await resolved(self, local_addr, family=family, proto=proto, flags=flags)
                if not local:
                    raise OSError('getaddrinfo() returned empty list')
            if interleave:
                found = _interleaved(found, interleave)
            sock = await _connect_any(self, found, local, happy_eyeballs_delay, all_errors)
        else:
            if sock is None:
                raise ValueError('host and port was not specified and no sock specified')
            if sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A Stream Socket was expected, got {sock!r}')
            sock.setblocking(False)
        return await _transport_of(self, sock, protocol_factory, ssl, server_hostname=server_hostname,
                                   handshake_timeout=ssl_handshake_timeout, shutdown_timeout=ssl_shutdown_timeout)

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None) -> tuple:
        """Make a transport and a protocol for a connection that was accepted elsewhere."""
        if sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        if ssl_handshake_timeout is not None and not ssl:
            raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
        if ssl_shutdown_timeout is not None and not ssl:
            raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')
        sock.setblocking(False)
        return await _transport_of(self, sock, protocol_factory, ssl, server_side=True, server_hostname='',
                                   handshake_timeout=ssl_handshake_timeout, shutdown_timeout=ssl_shutdown_timeout)

    async def create_server(self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC,
                            flags=socket.AI_PASSIVE, sock=None, backlog: int = 100, ssl=None, reuse_address=None,
                            reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            start_serving: bool = True):
        """Listen on every address of one host or several; return the server."""
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        if ssl_handshake_timeout is not None and ssl is None:
            raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
        if ssl_shutdown_timeout is not None and ssl is None:
            raise ValueError('ssl_shutdown_timeout is only meaningful with ssl')
        from ._server import Server
        if host is None and port is None:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            if sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A Stream Socket was expected, got {sock!r}')
            sockets = [sock]
        else:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if host == '':
                hosts = [None]
            elif isinstance(host, str) or not hasattr(host, '__iter__'):
                hosts = [host]
            else:
                hosts = host
            answers = await tasks.gather(*[
                resolved(self, (each, port), family=family, type=socket.SOCK_STREAM, flags=flags) for each in hosts])
            sockets = []
            try:
                for entry in dict.fromkeys(itertools.chain.from_iterable(answers)):
                    bound = _listener(entry, reuse_address, reuse_port, keep_alive)
                    if bound is not None:
                        sockets.append(bound)
                if not sockets:
                    raise OSError(f'could not bind on any address out of '
                                  f'{[entry[4] for answer in answers for entry in answer]!r}')
            except BaseException:
                for each in sockets:
                    each.close()
                raise
        for each in sockets:
            each.setblocking(False)
        server = Server(self, sockets, protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        return server

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family: int = 0,
                                       proto: int = 0, flags: int = 0, reuse_port=None, allow_broadcast=None,
                                       sock=None) -> tuple:
        """Make a socket for datagrams; return a transport and a protocol."""
        if sock is not None:
            if sock.type == socket.SOCK_STREAM:
                raise ValueError(f'A datagram socket was expected, got {sock!r}')
            given = {'local_addr': local_addr, 'remote_addr': remote_addr, 'family': family, 'proto': proto,
                     'flags': flags, 'reuse_port': reuse_port, 'allow_broadcast': allow_broadcast}
            problems = ', '.join(f'{name}={value}' for name, value in given.items() if value)
            if problems:
                raise ValueError('socket modifier keyword arguments can not be used when sock is specified. '
                                 f'({problems})')
            sock.setblocking(False)
            remote = None
        else:
            candidates = await _datagram_addresses(self, local_addr, remote_addr, family, proto, flags)
            sock, remote = await _datagram_socket(self, candidates, local_addr, remote_addr, reuse_port,
                                                  allow_broadcast)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, remote, waiter)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    async def sendfile(self, transport, file, offset: int = 0, count: int | None = None, *,
                       fallback: bool = True) -> int:
        """Send a binary file over a transport; return how many bytes."""
        from .selector_events import _check_sendfile
        if transport.is_closing():
            raise RuntimeError('Transport is closing')
        if not hasattr(transport, '_start_tls_compatible'):
            raise RuntimeError(f'sendfile is not supported for transport {transport!r}')
        if not fallback:
            raise RuntimeError(f'fallback is disabled and native sendfile is not supported for transport {transport!r}')
        _check_sendfile(None, file, offset, count)

        async def send(piece: bytes) -> None:
            if transport.is_closing():
                raise ConnectionError('Connection closed by peer')
            transport.write(piece)
            while transport.get_write_buffer_size() and not transport.is_closing():
                # The protocol belongs to somebody else, so nobody tells when there is room.
                await tasks.sleep(0.001)

        return await _send_file(self, file, offset, count, send)

    async def start_tls(self, transport, protocol, sslcontext, *, server_side: bool = False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Go on with TLS over a transport; return the transport to go on with."""
        import ssl
        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError(f'sslcontext is expected to be an instance of ssl.SSLContext, got {sslcontext!r}')
        if not getattr(transport, '_start_tls_compatible', False):
            raise TypeError(f'transport {transport!r} is not supported by start_tls()')
        from .sslproto import SSLProtocol
        waiter = self.create_future()
        between = SSLProtocol(self, protocol, sslcontext, waiter, server_side, server_hostname,
                              call_connection_made=False, ssl_handshake_timeout=ssl_handshake_timeout,
                              ssl_shutdown_timeout=ssl_shutdown_timeout)
        # Nothing may come before the new protocol is there.
        transport.pause_reading()
        transport.set_protocol(between)
        # What came already, right behind the words that asked for TLS, is the other side's greeting.
        early = getattr(getattr(protocol, '_stream_reader', None), '_buffer', None)
        if early:
            between._incoming.write(early)
            early.clear()
        begun = self.call_soon(between.connection_made, transport)
        resumed = self.call_soon(transport.resume_reading)
        try:
            await waiter
        except BaseException:
            transport.close()
            begun.cancel()
            resumed.cancel()
            raise
        return between._app_transport or between._get_app_transport()


def _listener(entry: tuple, reuse_address, reuse_port, keep_alive):
    family, kind, proto, _, address = entry
    try:
        sock = socket.socket(family, kind, proto)
    except OSError:
        # The system knows the family by name only.
        return None
    try:
        if reuse_address or reuse_address is None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
        if reuse_port and family != socket.AF_UNIX:
            _set_reuse_port(sock)
        if keep_alive:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
        if family == socket.AF_INET6:
            # The other version gets a socket of its own.
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
        try:
            sock.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                sock.close()
                return None
            message = f'error while attempting to bind on address {address!r}: {str(error).lower()}'
            raise OSError(error.errno, message) from None
        return sock
    except BaseException:
        sock.close()
        raise


async def _datagram_addresses(loop, local_addr, remote_addr, family: int, proto: int, flags: int) -> list:
    # The pairs of family and protocol that may do, each with a local and a remote address.
    if not (local_addr or remote_addr):
        if family == 0:
            raise ValueError('unexpected address family')
        return [((family, proto), (None, None))]
    if family == socket.AF_UNIX:
        for address in (local_addr, remote_addr):
            if address is not None and not isinstance(address, str):
                raise TypeError('string is expected')
        if local_addr and local_addr[0] not in (0, '\x00'):
            try:
                if stat.S_ISSOCK(os.stat(local_addr).st_mode):
                    os.remove(local_addr)
            except FileNotFoundError:
                pass
        return [((family, proto), (local_addr, remote_addr))]
    pairs = {}
    for place, address in enumerate((local_addr, remote_addr)):
        if address is None:
            continue
        if not (isinstance(address, tuple) and len(address) == 2):
            raise TypeError('2-tuple is expected')
        found = await resolved(loop, address, family=family, type=socket.SOCK_DGRAM, proto=proto, flags=flags)
        if not found:
            raise OSError('getaddrinfo() returned empty list')
        for found_family, _, found_proto, _, found_address in found:
            pairs.setdefault((found_family, found_proto), [None, None])[place] = found_address
    complete = [(key, tuple(pair)) for key, pair in pairs.items()
                if not (local_addr and pair[0] is None or remote_addr and pair[1] is None)]
    if not complete:
        raise ValueError('can not get address information')
    return complete


async def _datagram_socket(loop, candidates: list, local_addr, remote_addr, reuse_port, allow_broadcast) -> tuple:
    errors = []
    for (family, proto), (local, remote) in candidates:
        sock = None
        try:
            sock = socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)
            if reuse_port:
                _set_reuse_port(sock)
            if allow_broadcast:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            sock.setblocking(False)
            if local_addr:
                sock.bind(local)
            if remote_addr:
                if not allow_broadcast:
                    await loop.sock_connect(sock, remote)
                return sock, remote
            return sock, None
        except OSError as error:
            if sock is not None:
                sock.close()
            errors.append(error)
        except BaseException:
            if sock is not None:
                sock.close()
            raise
    raise errors[0]
