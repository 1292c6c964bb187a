"""accept keeps to the time limit of the listener, which accepted sockets do not inherit."""
import socket

with socket.create_server(('127.0.0.1', 0)) as server:
    server.settimeout(0.01)
    try:
        server.accept()
    except TimeoutError as error:
        print(error)
    server.settimeout(5)
    with socket.create_connection(server.getsockname()) as client:
        connection, _ = server.accept()
        with connection:
            print(connection.gettimeout(), client.gettimeout())
    server.setblocking(False)
    try:
        server.accept()
    except BlockingIOError as error:
        print(error)
