"""Numbers in the order of the network."""
import socket

print(socket.htons(1), socket.ntohs(256), socket.htonl(1), socket.ntohl(socket.htonl(123456789)))
for function, wrong in ((socket.htons, 70000), (socket.htons, -1), (socket.htonl, 1 << 40), (socket.htonl, -1),
                        (socket.ntohs, 'x'), (socket.ntohl, 1.5)):
    try:
        function(wrong)
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
