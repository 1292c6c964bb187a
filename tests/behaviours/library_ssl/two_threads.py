"""One thread reads while another one writes."""
import socket
import threading
from _parties import client_context, server_context, serving


def talk(sock):
    while data := sock.recv(4096):
        sock.sendall(data)


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        received = bytearray()

        def read():
            while len(received) < 200_000:
                received.extend(sock.recv(4096))

        reader = threading.Thread(target=read)
        reader.start()
        for number in range(200):
            sock.sendall(bytes([number]) * 1000)
        reader.join()
        print(received == b''.join(bytes([number]) * 1000 for number in range(200)))
print(failures)
