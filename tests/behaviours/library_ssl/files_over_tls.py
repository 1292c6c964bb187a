"""A file of a socket reads lines and writes them over TLS."""
import socket
from _parties import client_context, server_context, serving


def talk(sock):
    with sock.makefile('rw', encoding='utf-8', newline='\n') as file:
        for line in file:
            file.write(line[::-1].strip() + '\n')
            file.flush()


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        reader = sock.makefile('rb')
        writer = sock.makefile('wb')
        for word in (b'abc\n', 'äöü\n'.encode()):
            writer.write(word)
            writer.flush()
            print(reader.readline().decode().strip())
        writer.close()
        reader.close()
print(failures)
