"""Contexts with the certificates of this folder, and a server in a thread."""

import contextlib
import os
import socket
import ssl
import threading

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '_certificates')


def path(name):
    return os.path.join(FOLDER, name + '.pem')


def server_context(name='server', **attributes):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path(name), path(name + '-key'))
    for attribute, value in attributes.items():
        setattr(context, attribute, value)
    return context


def client_context(authority='authority', **attributes):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if authority:
        context.load_verify_locations(path(authority))
    for attribute, value in attributes.items():
        setattr(context, attribute, value)
    return context


def shown(error):
    """What an error says, without the place in OpenSSL's source."""
    return f"{type(error).__name__}: {str(error).partition(' (_ssl.c')[0]}"


@contextlib.contextmanager
def serving(talk, context=None, times=1):
    """Accept connections in a thread and hand each to `talk`, over TLS if there is a context; yield the address."""
    failures = []

    def serve():
        for _ in range(times):
            plain, _ = listener.accept()
            plain.settimeout(20)
            try:
                if context is None:
                    talk(plain)
                else:
                    with context.wrap_socket(plain, server_side=True) as wrapped:
                        talk(wrapped)
            except ConnectionError:
                # Who closes while there is something to be read resets the connection: that is a matter of luck.
                pass
            except OSError as error:
                failures.append(error)
            finally:
                plain.close()

    with socket.create_server(('127.0.0.1', 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname(), failures
        thread.join()


def pair(server=None, client=None, hostname='localhost', **how):
    """Return a client's and a server's `SSLObject` with their bytes' ways, before the handshake."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = (client or client_context()).wrap_bio(to_client, to_server, server_hostname=hostname, **how)
    other = (server or server_context()).wrap_bio(to_server, to_client, server_side=True)
    return one, other


def shake_hands(*objects):
    """Let both sides take their steps until both are done."""
    waiting = list(objects)
    while waiting:
        for each in list(waiting):
            try:
                each.do_handshake()
                waiting.remove(each)
            except ssl.SSLWantReadError:
                pass
