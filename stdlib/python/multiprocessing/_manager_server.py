"""The process behind a manager: it holds the objects that proxies in other processes stand for."""

import os
import sys
import threading
from builtins import id as identity_of

from . import process, util

__all__ = ['Server', 'Token', 'RemoteError', 'dispatch', 'public_methods', 'serializers']

# What the first part of an answer says of the second.
RETURN = '#RETURN'
ERROR = '#ERROR'
TRACEBACK = '#TRACEBACK'
PROXY = '#PROXY'
UNSERIALIZABLE = '#UNSERIALIZABLE'


def _connection_parts():
    from .connection import Client, Listener
    return Listener, Client


# By the name of a serializer, what gives the classes that listen and connect with it.
serializers = {'pickle': _connection_parts}


class Token:
    """What names an object of a server: its type, where the server is, and the object's number there."""

    __slots__ = ('typeid', 'address', 'id')

    def __init__(self, typeid: str, address, id: str) -> None:
        self.typeid = typeid
        self.address = address
        self.id = id

    def __getstate__(self) -> tuple:
        return self.typeid, self.address, self.id

    def __setstate__(self, state: tuple) -> None:
        self.typeid, self.address, self.id = state

    def __repr__(self) -> str:
        return f'{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})'


class RemoteError(Exception):
    """Something went wrong in the server; the argument is the traceback there."""

    def __str__(self) -> str:
        line = '-' * 75
        return f'\n{line}\n{self.args[0]}{line}'


def _exception_of(kind: str, value) -> BaseException:
    if kind == ERROR:
        return value
    if kind == TRACEBACK:
        return RemoteError(value)
    if kind == UNSERIALIZABLE:
        return RemoteError(f'Unserializable message: {value}\n')
    return ValueError(f'Unrecognized message type {kind!r}')


def dispatch(connection, id: str | None, name: str, args: tuple = (), kwargs: dict = {}):
    """Have the server call a method of an object, or of its own without one, and return the result."""
    connection.send((id, name, args, kwargs))
    kind, value = connection.recv()
    if kind == RETURN:
        return value
    try:
        raise _exception_of(kind, value)
    finally:
        # The traceback holds this frame.
        del value


def public_methods(obj) -> list:
    """Return the names of an object's methods that do not begin with an underscore."""
    return [name for name in dir(obj) if name[0] != '_' and callable(getattr(obj, name, None))]


class _Held:
    """An object of the server, which methods of it may be called, and which of their results are objects of its own."""

    __slots__ = ('object', 'exposed', 'method_to_typeid', 'holders')

    def __init__(self, obj, exposed, method_to_typeid: dict) -> None:
        self.object = obj
        self.exposed = frozenset(exposed)
        self.method_to_typeid = method_to_typeid
        self.holders = 0


class Server:
    """Holds objects, and makes calls of their methods for whoever connects and knows the key."""

    # What may be asked of the server itself.
    public = ['shutdown', 'create', 'accept_connection', 'get_methods', 'debug_info', 'number_of_objects', 'dummy',
              'incref', 'decref']

    def __init__(self, registry: dict, address, authkey: bytes, serializer: str) -> None:
        if not isinstance(authkey, bytes):
            raise TypeError(f'Authkey {authkey!r} is type {type(authkey)!s}, not bytes')
        self.registry = registry
        self.authkey = process.AuthenticationString(authkey)
        listener, _ = serializers[serializer]()
        if address is None:
            # Who connects proves that it knows the key, so no folder needs to keep others out.
            from .connection import arbitrary_address
            address = arbitrary_address('AF_UNIX', has_key=True)
        self.listener = listener(address=address, backlog=128)
        self.address = self.listener.address
        self._held = {}
        self._lock = threading.RLock()
        self._stop = threading.Event()

    def serve_forever(self) -> None:
        """Serve until somebody asks for the end, which ends the process too."""
        process.current_process()._manager_server = self
        threading.Thread(target=self._accept, daemon=True).start()
        try:
            self._stop.wait()
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            if sys.stdout is not sys.__stdout__:
                sys.stdout = sys.__stdout__
                sys.stderr = sys.__stderr__
            sys.exit(0)

    def _accept(self) -> None:
        while True:
            try:
                connection = self.listener.accept()
            except OSError:
                continue
            threading.Thread(target=self._greet, args=(connection,), daemon=True).start()

    def _greet(self, connection) -> None:
        # The first request is for the server itself; most connections have no other.
        from .connection import answer_challenge, deliver_challenge
        try:
            deliver_challenge(connection, self.authkey)
            answer_challenge(connection, self.authkey)
            _, name, args, kwargs = connection.recv()
            if name not in self.public:
                raise AttributeError(f'{name!r} is nothing that a server does')
            function = getattr(self, name)
        except Exception:
            answer = (TRACEBACK, _traceback())
        else:
            try:
                answer = (RETURN, function(connection, *args, **kwargs))
            except Exception:
                answer = (TRACEBACK, _traceback())
        try:
            connection.send(answer)
        except Exception as error:
            try:
                connection.send((TRACEBACK, _traceback()))
            except Exception:
                util.info('Failure to send message: %r', answer)
                util.info(' ... exception was %r', error)
        if answer[0] != RETURN or name != 'accept_connection':
            connection.close()

    def _serve(self, connection) -> None:
        # All calls of one thread of another process come here, so a lock that it takes belongs to this thread.
        while not self._stop.is_set():
            try:
                id, name, args, kwargs = connection.recv()
            except (EOFError, OSError):
                connection.close()
                return
            except Exception:
                answer = (TRACEBACK, _traceback())
            else:
                answer = self._answer(connection, id, name, args, kwargs)
            try:
                try:
                    connection.send(answer)
                except (BrokenPipeError, ConnectionError):
                    raise
                except Exception:
                    connection.send((UNSERIALIZABLE, _traceback()))
            except OSError:
                connection.close()
                return
            # Neither arguments nor result may live until the next call.
            id = name = args = kwargs = answer = None

    def _answer(self, connection, id: str, name: str, args: tuple, kwargs: dict) -> tuple:
        try:
            held = self._held.get(id)
            if held is None:
                raise KeyError(id)
            if name == '#GETVALUE':
                return RETURN, held.object
            if name not in held.exposed:
                if name == '__str__':
                    return RETURN, str(held.object)
                if name == '__repr__':
                    return RETURN, repr(held.object)
                raise AttributeError(
                    f'method {name!r} of {type(held.object)!r} object is not in exposed={sorted(held.exposed)!r}')
            function = getattr(held.object, name)
        except Exception:
            return TRACEBACK, _traceback()
        try:
            result = function(*args, **kwargs)
        except Exception as error:
            error.__traceback__ = None
            return ERROR, error
        typeid = held.method_to_typeid.get(name)
        if typeid is None:
            return RETURN, result
        try:
            new_id, exposed = self.create(connection, typeid, result)
        except Exception:
            return TRACEBACK, _traceback()
        return PROXY, (exposed, Token(typeid, self.address, new_id))

    # What may be asked of the server.

    def dummy(self, connection) -> None:
        """Do nothing: whoever asks wants to know whether anybody answers."""

    def accept_connection(self, connection, name: str) -> None:
        """Take calls of objects' methods over this connection."""
        # Nothing comes over it before the answer to this has gone out.
        thread = threading.Thread(target=self._serve, args=(connection,), name=name, daemon=True)
        thread.start()

    def create(self, connection, typeid: str, /, *args, **kwargs) -> tuple:
        """Make an object; its number and the names of the methods that may be called."""
        with self._lock:
            callable, exposed, method_to_typeid, _ = self.registry[typeid]
        if callable is None:
            if kwargs or len(args) != 1:
                raise ValueError('Without callable, must have one non-keyword argument')
            obj = args[0]
        else:
            obj = callable(*args, **kwargs)
        if exposed is None:
            exposed = public_methods(obj)
        if method_to_typeid is not None:
            exposed = [*exposed, *method_to_typeid]
        id = f'{identity_of(obj):x}'
        util.debug('%r callable returned object with id %r', typeid, id)
        with self._lock:
            held = self._held.get(id)
            if held is None:
                held = self._held[id] = _Held(obj, exposed, method_to_typeid or {})
            # Until the proxy is made, somebody has to hold the object.
            held.holders += 1
        return id, tuple(exposed)

    def get_methods(self, connection, token: Token) -> tuple:
        """The names of the methods of an object that may be called."""
        return tuple(self._held[token.id].exposed)

    def number_of_objects(self, connection) -> int:
        """How many objects there are."""
        return len(self._held)

    def debug_info(self, connection) -> str:
        """A text with a line for each object."""
        with self._lock:
            lines = [f'  {id}:       refcount={held.holders}\n    {str(held.object)[:75]}'
                     for id, held in sorted(self._held.items())]
        return '\n'.join(lines)

    def incref(self, connection, id: str) -> None:
        """Count a proxy of an object."""
        with self._lock:
            self._held[id].holders += 1

    def decref(self, connection, id: str) -> None:
        """Count a proxy less; the object goes with the last."""
        with self._lock:
            held = self._held.get(id)
            if held is None:
                return
            held.holders -= 1
            if held.holders > 0:
                return
            del self._held[id]
        util.debug('disposing of obj with id %r', id)

    def shutdown(self, connection) -> None:
        """End the server."""
        try:
            util.debug('manager received shutdown message')
            connection.send((RETURN, None))
        except Exception:
            util.info('%s', _traceback())
        finally:
            self._stop.set()


def _traceback() -> str:
    import traceback
    return traceback.format_exc()


def run_server(registry: dict, address, authkey: bytes, serializer: str, writer, initializer, initargs: tuple,
               server_class: type) -> None:
    """Run as the whole of a manager's process."""
    import signal
    # Ctrl-C is for the process that uses the manager.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if initializer is not None:
        initializer(*initargs)
    # Proxies that objects hold of each other know the key from here.
    process.current_process().authkey = authkey
    server = server_class(registry, address, authkey, serializer)
    writer.send(server.address)
    writer.close()
    util.info('manager serving at %r', server.address)
    server.serve_forever()
