"""A server of one's own, which answers each command with the next of some replies."""

import contextlib
import socket
import threading

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def serve(*conversations):
    """Serve one connection after the other, each with its replies; return the port. None ends a connection."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run():
        for replies in conversations:
            own, _ = listener.accept()
            # A client that has seen enough may be gone by now.
            with own, contextlib.suppress(OSError):
                for reply in replies:
                    if not own.recv(65536) or reply is None:
                        break
                    own.sendall(reply)
                else:
                    own.recv(65536)
        listener.close()

    threading.Thread(target=run, daemon=True).start()
    return listener.getsockname()[1]


def client(*conversations, **settings):
    """A client for such a server that tries nothing twice and says nothing first."""
    settings = {"retry": Retry(NoBackoff(), 0), "lib_name": None, "lib_version": None, "protocol": 2, **settings}
    return redis.Redis(host="127.0.0.1", port=serve(*conversations), **settings)


def outcome(call):
    """What a call gives or raises, as one line."""
    try:
        return repr(call())
    except Exception as error:
        return f"{type(error).__module__}.{type(error).__name__}: {error}"
