"""The steps of a request can be replaced, and a handler that fails is reported."""
import socket
import socketserver


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        print('handle', self.client_address[0])
        raise ValueError('broken')

    def finish(self):
        print('finish')


class Server(socketserver.TCPServer):
    timeout = 0.01
    refusing = False

    def verify_request(self, request, client_address):
        return not self.refusing

    def handle_error(self, request, client_address):
        print('error')

    def handle_timeout(self):
        print('timeout')


with Server(('127.0.0.1', 0), Handler) as server:
    server.handle_request()
    server.timeout = 10
    for server.refusing in (False, True):
        with socket.create_connection(server.server_address) as client:
            server.handle_request()
            print(client.recv(10))
