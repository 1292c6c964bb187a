"""Names of protocols and options, and their numbers."""
import re
import socket

KINDS = re.compile(r'(IPPROTO|IPPORT|INADDR|IP|IPV6|TCP|NI|EAI|AI|SHUT|SOMAXCONN|EAGAIN|EBADF|EWOULDBLOCK)(_|$)')
for name in sorted(dir(socket)):
    if KINDS.match(name):
        print(name, int(getattr(socket, name)))
