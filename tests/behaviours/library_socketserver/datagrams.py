"""A server of datagrams answers each."""
import socket
import socketserver
import threading


class Reversed(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read()[::-1])


with socketserver.UDPServer(('127.0.0.1', 0), Reversed) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with socket.socket(type=socket.SOCK_DGRAM) as client:
        client.sendto(b'abc', server.server_address)
        print(client.recvfrom(10) == (b'cba', server.server_address))
    thread.join()
