"""Several threads talk over sockets of their own at once."""
import socket
import threading

results = {}


def echo(sock):
    with sock:
        while data := sock.recv(4096):
            sock.sendall(data)


def talk(number, sock):
    with sock:
        total = 0
        for turn in range(50):
            sock.sendall(bytes([number]) * 1000)
            received = b''
            while len(received) < 1000:
                received += sock.recv(4096)
            total += sum(received)
        results[number] = total


threads = []
for number in range(1, 5):
    a, b = socket.socketpair()
    threads += [threading.Thread(target=echo, args=[a]), threading.Thread(target=talk, args=[number, b])]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
