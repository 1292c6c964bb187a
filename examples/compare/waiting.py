"""Four threads that wait for messages: whoever waits for the system does not have the global lock."""

import socket
import sys
import threading
import time


def receive(connection):
    connection.recv(1)


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    pairs = [socket.socketpair() for _ in range(4)]
    threads = [threading.Thread(target=receive, args=(there,)) for _, there in pairs]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    for here, _ in pairs:
        here.send(b"!")
    for thread in threads:
        thread.join()
    print("all have a message")


main()
