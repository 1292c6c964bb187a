"""Connections between threads as between processes, through a listener at an address."""
import os
import threading
from multiprocessing.connection import Client, Listener

for address in (('127.0.0.1', 0), None):
    with Listener(address) as listener:
        where = listener.address

        def talk():
            with Client(where) as client:
                client.send(['an', 'object', {1: 2}])
                client.send_bytes(client.recv_bytes()[::-1])

        thread = threading.Thread(target=talk)
        thread.start()
        with listener.accept() as connection:
            print(connection.recv())
            connection.send_bytes(b'abc')
            print(connection.recv_bytes())
            try:
                connection.recv()
            except EOFError as error:
                print(repr(error))
        thread.join()
        print(listener.last_accepted is not None)
    print(os.path.exists(where) if isinstance(where, str) else type(where).__name__)
    try:
        listener.accept()
    except OSError as error:
        print(error)
for wrong in (lambda: Listener(5), lambda: Client(5), lambda: Listener(('127.0.0.1', 0), authkey='text')):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
