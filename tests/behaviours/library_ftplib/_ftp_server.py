"""A small FTP server in a thread, with one folder of files in memory."""
import contextlib
import socket
import threading

FILES = {'a.txt': b'line 1\r\nline 2\r\n'}


def _serve(listener):
    connection, _ = listener.accept()
    with connection, connection.makefile('rwb', 0) as file:
        def say(text):
            file.write(text.encode() + b'\r\n')

        say('220 ready')
        passive = None
        while line := file.readline():
            command, _, argument = line.decode().strip().partition(' ')
            if command == 'USER':
                say('331 password')
            elif command == 'PASS':
                say('230-welcome' if argument else '530 no')
                if argument:
                    say('230 in')
            elif command == 'PWD':
                say('257 "/a ""b""" here')
            elif command == 'PASV':
                passive = socket.create_server(('127.0.0.1', 0))
                port = passive.getsockname()[1]
                say(f'227 Entering Passive Mode (127,0,0,1,{port // 256},{port % 256})')
            elif command in ('RETR', 'NLST', 'STOR', 'LIST'):
                if command == 'RETR' and argument not in FILES:
                    say('550 no such file')
                    continue
                say('150 here (16 bytes)')
                with passive, passive.accept()[0] as data:
                    if command == 'STOR':
                        FILES[argument] = b''
                        while piece := data.recv(1000):
                            FILES[argument] += piece
                    else:
                        data.sendall(FILES[argument] if command == 'RETR' else '\r\n'.join(FILES).encode() + b'\r\n')
                say('226 done')
            elif command == 'SIZE':
                say(f'213 {len(FILES[argument])}')
            elif command == 'QUIT':
                say('221 bye')
                break
            elif command in ('TYPE', 'CWD', 'DELE'):
                say('250 ok')
            elif command == 'BUSY':
                say('421 later')
            else:
                say('502 unknown')


@contextlib.contextmanager
def serving():
    """The port of the server."""
    with socket.create_server(('127.0.0.1', 0)) as listener:
        thread = threading.Thread(target=_serve, args=[listener])
        thread.start()
        yield listener.getsockname()[1]
        thread.join()
