"""Connecting where nobody listens is refused."""
import errno
import socket

with socket.socket() as unused:
    unused.bind(('127.0.0.1', 0))
    address = unused.getsockname()
    with socket.socket() as client:
        print(client.connect_ex(address) == errno.ECONNREFUSED)
    for options in ({}, {'timeout': 5}, {'all_errors': True}):
        try:
            socket.create_connection(address, **options)
        except OSError as error:
            print(type(error).__name__, error)
        except ExceptionGroup as group:
            print(group, group.exceptions)
