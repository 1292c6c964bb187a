"""Both ends of a connection prove that they know the key."""
import threading
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener

for key in (b'right', b'wrong'):
    with Listener(('127.0.0.1', 0), authkey=b'right') as listener:
        failures = []

        def talk():
            try:
                with Client(listener.address, authkey=key) as client:
                    client.send('known')
            except AuthenticationError as error:
                failures.append(str(error))

        thread = threading.Thread(target=talk)
        thread.start()
        try:
            with listener.accept() as connection:
                print(connection.recv())
        except AuthenticationError as error:
            print(error)
        thread.join()
        print(failures)
