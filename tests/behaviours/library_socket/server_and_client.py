"""A server accepts a connection of a client on the loopback."""
import socket
import threading

server = socket.create_server(('127.0.0.1', 0))
host, port = server.getsockname()
accepted = []


def serve():
    connection, address = server.accept()
    with connection:
        accepted.append((address[0], connection.getpeername() == address))
        while data := connection.recv(1024):
            connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection((host, port)) as client:
    print(client.getpeername() == (host, port))
    client.sendall(b'hello')
    print(client.recv(100))
thread.join()
print(accepted)
server.close()
