"""A server that does not answer runs into the timeout, and one that is not there is refused."""
import http.client
import socket

with socket.create_server(('127.0.0.1', 0)) as listener:
    port = listener.getsockname()[1]
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=0.1)
    connection.request('GET', '/')
    try:
        connection.getresponse()
    except TimeoutError as error:
        print(type(error).__name__, error)
    connection.close()
connection = http.client.HTTPConnection('127.0.0.1', port, timeout=5)
try:
    connection.request('GET', '/')
except ConnectionRefusedError as error:
    print(type(error).__name__)
