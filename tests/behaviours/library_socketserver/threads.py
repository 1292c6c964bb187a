"""A server with threads handles connections at the same time, and waits for them when it is closed."""
import socket
import socketserver
import threading

together = threading.Barrier(3)
log = []


class Meeting(socketserver.BaseRequestHandler):
    def setup(self):
        log.append('setup')

    def handle(self):
        together.wait(10)
        self.request.sendall(b'met')

    def finish(self):
        log.append('finish')


with socketserver.ThreadingTCPServer(('127.0.0.1', 0), Meeting) as server:
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    clients = [socket.create_connection(server.server_address) for _ in range(3)]
    for client in clients:
        with client:
            print(client.recv(10))
    server.shutdown()
    thread.join()
print(sorted(log))
