"""A server of streams whose handler has files."""
import socket
import socketserver
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


with socketserver.TCPServer(('127.0.0.1', 0), Upper) as server:
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    for text in (b'one\ntwo\n', b'three'):
        with socket.create_connection(server.server_address) as client:
            client.sendall(text)
            client.shutdown(socket.SHUT_WR)
            with client.makefile('rb') as file:
                print(file.read())
    server.shutdown()
    thread.join()
