"""FTP: files and folders of other machines."""

import re
import socket
import sys
from socket import _GLOBAL_DEFAULT_TIMEOUT

__all__ = ['FTP', 'error_reply', 'error_temp', 'error_perm', 'error_proto', 'all_errors']

MSG_OOB = 0x1
FTP_PORT = 21
# Longer lines are refused, whatever a server sends.
MAXLINE = 8192
CRLF = '\r\n'
B_CRLF = b'\r\n'


class Error(Exception):
    """The base of the exceptions."""


class error_reply(Error):
    """A reply that was not expected."""


class error_temp(Error):
    """A failure that may pass (4xx)."""


class error_perm(Error):
    """A failure that stays (5xx)."""


class error_proto(Error):
    """A reply that is none."""


all_errors = (Error, OSError, EOFError)


class FTP:
    """A connection to a server: commands go one way, and files by connections of their own."""

    debugging = 0
    host = ''
    port = FTP_PORT
    maxline = MAXLINE
    sock = None
    file = None
    welcome = None
    passiveserver = True
    # The address that a server gives for transfers is not trusted: it could lead anywhere.
    trust_server_pasv_ipv4_address = False

    def __init__(self, host='', user='', passwd='', acct='', timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *,
                 encoding='utf-8') -> None:
        self.encoding = encoding
        self.source_address = source_address
        self.timeout = timeout
        if host:
            self.connect(host)
            if user:
                self.login(user, passwd, acct)

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        if self.sock is not None:
            try:
                self.quit()
            except (OSError, EOFError):
                pass
            finally:
                if self.sock is not None:
                    self.close()

    def connect(self, host='', port=0, timeout=-999, source_address=None) -> str:
        """Connect, and return what the server greets with."""
        if host != '':
            self.host = host
        if port > 0:
            self.port = port
        if timeout != -999:
            self.timeout = timeout
        if self.timeout is not None and not self.timeout:
            raise ValueError('Non-blocking socket (timeout=0) is not supported')
        if source_address is not None:
            self.source_address = source_address
        sys.audit('ftplib.connect', self, self.host, self.port)
        self.sock = socket.create_connection((self.host, self.port), self.timeout, source_address=self.source_address)
        self.af = self.sock.family
        self.file = self.sock.makefile('r', encoding=self.encoding)
        self.welcome = self.getresp()
        return self.welcome

    def getwelcome(self) -> str:
        """What the server greeted with."""
        if self.debugging:
            print('*welcome*', self.sanitize(self.welcome))
        return self.welcome

    def set_debuglevel(self, level) -> None:
        """Print commands and replies (1), or all lines (2)."""
        self.debugging = level

    debug = set_debuglevel

    def set_pasv(self, val) -> None:
        """Whether the server (false) or the client connects for transfers."""
        self.passiveserver = val

    def sanitize(self, s) -> str:
        """A line for printing, without a password."""
        if s[:5] in ('pass ', 'PASS '):
            end = len(s.rstrip('\r\n'))
            s = s[:5] + '*' * (end - 5) + s[end:]
        return repr(s)

    def putline(self, line) -> None:
        """Send a line."""
        if '\r' in line or '\n' in line:
            raise ValueError('an illegal newline character should not be contained')
        sys.audit('ftplib.sendcmd', self, line)
        line += CRLF
        if self.debugging > 1:
            print('*put*', self.sanitize(line))
        self.sock.sendall(line.encode(self.encoding))

    def putcmd(self, line) -> None:
        """Send a command."""
        if self.debugging:
            print('*cmd*', self.sanitize(line))
        self.putline(line)

    def getline(self) -> str:
        """Receive a line."""
        line = self.file.readline(self.maxline + 1)
        if len(line) > self.maxline:
            raise Error('got more than %d bytes' % self.maxline)
        if self.debugging > 1:
            print('*get*', self.sanitize(line))
        if not line:
            raise EOFError
        return line.rstrip('\r\n') if line[-2:] != CRLF else line[:-2]

    def getmultiline(self) -> str:
        """Receive a reply, which may have several lines."""
        line = self.getline()
        if line[3:4] == '-':
            code = line[:3]
            while True:
                following = self.getline()
                line += '\n' + following
                if following[:3] == code and following[3:4] != '-':
                    break
        return line

    def getresp(self) -> str:
        """Receive a reply; one that says that something failed is raised."""
        reply = self.getmultiline()
        if self.debugging:
            print('*resp*', self.sanitize(reply))
        self.lastresp = reply[:3]
        kind = reply[:1]
        if kind in {'1', '2', '3'}:
            return reply
        if kind == '4':
            raise error_temp(reply)
        if kind == '5':
            raise error_perm(reply)
        raise error_proto(reply)

    def voidresp(self) -> str:
        """Receive a reply that says that something was done."""
        reply = self.getresp()
        if reply[:1] != '2':
            raise error_reply(reply)
        return reply

    def abort(self) -> str:
        """End a transfer."""
        line = b'ABOR' + B_CRLF
        if self.debugging > 1:
            print('*put urgent*', self.sanitize(line.decode()))
        self.sock.sendall(line, MSG_OOB)
        reply = self.getmultiline()
        if reply[:3] not in {'426', '225', '226'}:
            raise error_proto(reply)
        return reply

    def sendcmd(self, cmd) -> str:
        """Send a command and return the reply."""
        self.putcmd(cmd)
        return self.getresp()

    def voidcmd(self, cmd) -> str:
        """Send a command, whose reply must say that it was done."""
        self.putcmd(cmd)
        return self.voidresp()

    def sendport(self, host, port) -> str:
        """Say where the server is to connect to."""
        octets = host.split('.') + [repr(port // 256), repr(port % 256)]
        return self.voidcmd('PORT ' + ','.join(octets))

    def sendeprt(self, host, port) -> str:
        """Say where the server is to connect to, by either version of IP."""
        family = {socket.AF_INET: 1, socket.AF_INET6: 2}.get(self.af, 0)
        if not family:
            raise error_proto('unsupported address family')
        return self.voidcmd(f'EPRT |{family}|{host}|{port}|')

    def makeport(self):
        """A socket that waits for the server."""
        sock = socket.create_server(('', 0), family=self.af, backlog=1)
        port = sock.getsockname()[1]
        host = self.sock.getsockname()[0]
        if self.af == socket.AF_INET:
            self.sendport(host, port)
        else:
            self.sendeprt(host, port)
        if self.timeout is not _GLOBAL_DEFAULT_TIMEOUT:
            sock.settimeout(self.timeout)
        return sock

    def makepasv(self):
        """Host and port where the server waits for us."""
        if self.af == socket.AF_INET:
            untrusted, port = parse227(self.sendcmd('PASV'))
            host = untrusted if self.trust_server_pasv_ipv4_address else self.sock.getpeername()[0]
            return host, port
        return parse229(self.sendcmd('EPSV'), self.sock.getpeername())

    def ntransfercmd(self, cmd, rest=None):
        """Begin a transfer; its socket, and its length if the server says it."""
        size = None
        if self.passiveserver:
            host, port = self.makepasv()
            connection = socket.create_connection((host, port), self.timeout, source_address=self.source_address)
            try:
                reply = self._begin_transfer(cmd, rest)
            except:
                connection.close()
                raise
        else:
            with self.makeport() as sock:
                reply = self._begin_transfer(cmd, rest)
                connection, _ = sock.accept()
                if self.timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                    connection.settimeout(self.timeout)
        if reply[:3] == '150':
            size = parse150(reply)
        return connection, size

    def _begin_transfer(self, cmd, rest) -> str:
        if rest is not None:
            self.sendcmd(f'REST {rest}')
        reply = self.sendcmd(cmd)
        # Some servers say that all is done before it began.
        if reply[0] == '2':
            reply = self.getresp()
        if reply[0] != '1':
            raise error_reply(reply)
        return reply

    def transfercmd(self, cmd, rest=None):
        """Begin a transfer and return its socket."""
        return self.ntransfercmd(cmd, rest)[0]

    def login(self, user='', passwd='', acct='') -> str:
        """Log in, as nobody in particular if no user is named."""
        user = user or 'anonymous'
        passwd, acct = passwd or '', acct or ''
        if user == 'anonymous' and passwd in {'', '-'}:
            passwd += 'anonymous@'
        reply = self.sendcmd('USER ' + user)
        if reply[0] == '3':
            reply = self.sendcmd('PASS ' + passwd)
        if reply[0] == '3':
            reply = self.sendcmd('ACCT ' + acct)
        if reply[0] != '2':
            raise error_reply(reply)
        return reply

    def retrbinary(self, cmd, callback, blocksize=8192, rest=None) -> str:
        """Fetch octets, and give each piece to a function."""
        self.voidcmd('TYPE I')
        with self.transfercmd(cmd, rest) as connection:
            while data := connection.recv(blocksize):
                callback(data)
            _unwrap(connection)
        return self.voidresp()

    def retrlines(self, cmd, callback=None) -> str:
        """Fetch text, and give each line to a function, which prints it if none is given."""
        callback = print_line if callback is None else callback
        self.sendcmd('TYPE A')
        with self.transfercmd(cmd) as connection, connection.makefile('r', encoding=self.encoding) as file:
            while True:
                line = file.readline(self.maxline + 1)
                if len(line) > self.maxline:
                    raise Error('got more than %d bytes' % self.maxline)
                if self.debugging > 2:
                    print('*retr*', repr(line))
                if not line:
                    break
                if line[-2:] == CRLF:
                    line = line[:-2]
                elif line[-1:] == '\n':
                    line = line[:-1]
                callback(line)
            _unwrap(connection)
        return self.voidresp()

    def storbinary(self, cmd, fp, blocksize=8192, callback=None, rest=None) -> str:
        """Send the octets of a file, and give each piece that was sent to a function."""
        self.voidcmd('TYPE I')
        with self.transfercmd(cmd, rest) as connection:
            while piece := fp.read(blocksize):
                connection.sendall(piece)
                if callback:
                    callback(piece)
            _unwrap(connection)
        return self.voidresp()

    def storlines(self, cmd, fp, callback=None) -> str:
        """Send the lines of a file opened for octets, and give each to a function."""
        self.voidcmd('TYPE A')
        with self.transfercmd(cmd) as connection:
            while True:
                line = fp.readline(self.maxline + 1)
                if len(line) > self.maxline:
                    raise Error('got more than %d bytes' % self.maxline)
                if not line:
                    break
                if line[-2:] != B_CRLF:
                    if line[-1] in B_CRLF:
                        line = line[:-1]
                    line += B_CRLF
                connection.sendall(line)
                if callback:
                    callback(line)
            _unwrap(connection)
        return self.voidresp()

    def acct(self, password) -> str:
        """Send the name of an account."""
        return self.voidcmd('ACCT ' + password)

    def nlst(self, *args) -> list[str]:
        """The names in a folder."""
        files = []
        self.retrlines(' '.join(('NLST', *args)), files.append)
        return files

    def dir(self, *args) -> None:
        """List a folder; the last argument may be a function for the lines."""
        callback = None
        if args[-1:] and not isinstance(args[-1], str):
            *args, callback = args
        self.retrlines(' '.join(('LIST', *(arg for arg in args if arg))), callback)

    def mlsd(self, path='', facts=[]):
        """The names in a folder, each with a dictionary of facts about it."""
        if facts:
            self.sendcmd('OPTS MLST ' + ';'.join(facts) + ';')
        lines = []
        self.retrlines(f'MLSD {path}' if path else 'MLSD', lines.append)
        for line in lines:
            found, _, name = line.rstrip(CRLF).partition(' ')
            entry = {}
            for fact in found[:-1].split(';'):
                key, _, value = fact.partition('=')
                entry[key.lower()] = value
            yield name, entry

    def rename(self, fromname, toname) -> str:
        """Give a file another name."""
        reply = self.sendcmd('RNFR ' + fromname)
        if reply[0] != '3':
            raise error_reply(reply)
        return self.voidcmd('RNTO ' + toname)

    def delete(self, filename) -> str:
        """Remove a file."""
        reply = self.sendcmd('DELE ' + filename)
        if reply[:3] in {'250', '200'}:
            return reply
        raise error_reply(reply)

    def cwd(self, dirname) -> str:
        """Go to a folder."""
        if dirname == '..':
            try:
                return self.voidcmd('CDUP')
            except error_perm as error:
                if error.args[0][:3] != '500':
                    raise
        elif dirname == '':
            # Nothing is named, but nothing is not a folder.
            dirname = '.'
        return self.voidcmd('CWD ' + dirname)

    def size(self, filename):
        """The size of a file."""
        reply = self.sendcmd('SIZE ' + filename)
        if reply[:3] == '213':
            return int(reply[3:].strip())
        return None

    def mkd(self, dirname) -> str:
        """Make a folder, and return its name."""
        reply = self.voidcmd('MKD ' + dirname)
        # Old servers say nothing about its name.
        return parse257(reply) if reply.startswith('257') else ''

    def rmd(self, dirname) -> str:
        """Remove a folder."""
        return self.voidcmd('RMD ' + dirname)

    def pwd(self) -> str:
        """The folder where we are."""
        reply = self.voidcmd('PWD')
        return parse257(reply) if reply.startswith('257') else ''

    def quit(self) -> str:
        """Say goodbye, and close the connection."""
        reply = self.voidcmd('QUIT')
        self.close()
        return reply

    def close(self) -> None:
        """Close the connection."""
        try:
            file, self.file = self.file, None
            if file is not None:
                file.close()
        finally:
            sock, self.sock = self.sock, None
            if sock is not None:
                sock.close()


def _unwrap(connection) -> None:
    # A connection by way of TLS is ended as TLS wants it.
    try:
        import ssl
    except ImportError:
        return
    if isinstance(connection, ssl.SSLSocket):
        connection.unwrap()


try:
    import ssl
except ImportError:
    pass
else:
    class FTP_TLS(FTP):
        """A connection whose commands, and transfers if that is asked for, go by way of TLS."""

        def __init__(self, host='', user='', passwd='', acct='', *, context=None, timeout=_GLOBAL_DEFAULT_TIMEOUT,
                     source_address=None, encoding='utf-8') -> None:
            self.context = ssl._create_stdlib_context() if context is None else context
            self._prot_p = False
            super().__init__(host, user, passwd, acct, timeout, source_address, encoding=encoding)

        def login(self, user='', passwd='', acct='', secure=True) -> str:
            """Log in, by way of TLS if not told otherwise."""
            if secure and not isinstance(self.sock, ssl.SSLSocket):
                self.auth()
            return super().login(user, passwd, acct)

        def auth(self) -> str:
            """Go over to TLS."""
            if isinstance(self.sock, ssl.SSLSocket):
                raise ValueError('Already using TLS')
            reply = self.voidcmd('AUTH TLS' if self.context.protocol >= ssl.PROTOCOL_TLS else 'AUTH SSL')
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)
            self.file = self.sock.makefile(mode='r', encoding=self.encoding)
            return reply

        def ccc(self) -> str:
            """Send commands as they are again."""
            if not isinstance(self.sock, ssl.SSLSocket):
                raise ValueError('not using TLS')
            reply = self.voidcmd('CCC')
            self.sock = self.sock.unwrap()
            return reply

        def prot_p(self) -> str:
            """Let transfers go by way of TLS."""
            self.voidcmd('PBSZ 0')
            reply = self.voidcmd('PROT P')
            self._prot_p = True
            return reply

        def prot_c(self) -> str:
            """Let transfers go as they are."""
            reply = self.voidcmd('PROT C')
            self._prot_p = False
            return reply

        def ntransfercmd(self, cmd, rest=None):
            """Begin a transfer; its socket, and its length if the server says it."""
            connection, size = super().ntransfercmd(cmd, rest)
            if self._prot_p:
                connection = self.context.wrap_socket(connection, server_hostname=self.host)
            return connection, size

        def abort(self) -> str:
            """End a transfer."""
            self.sock.sendall(b'ABOR' + B_CRLF)
            reply = self.getmultiline()
            if reply[:3] not in {'426', '225', '226'}:
                raise error_proto(reply)
            return reply

    __all__.append('FTP_TLS')
    all_errors = (Error, OSError, EOFError, ssl.SSLError)


def parse150(resp):
    """The size that a reply says a transfer has, or `None`."""
    if resp[:3] != '150':
        raise error_reply(resp)
    match = re.match(r'150 .* \((\d+) bytes\)', resp, re.IGNORECASE | re.ASCII)
    return int(match[1]) if match else None


def parse227(resp):
    """The host and port of a reply about IPv4."""
    if resp[:3] != '227':
        raise error_reply(resp)
    match = re.search(r'(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)', resp, re.ASCII)
    if not match:
        raise error_proto(resp)
    numbers = match.groups()
    return '.'.join(numbers[:4]), (int(numbers[4]) << 8) + int(numbers[5])


def parse229(resp, peer):
    """The host and port of a reply about any version of IP."""
    if resp[:3] != '229':
        raise error_reply(resp)
    left = resp.find('(')
    if left < 0:
        raise error_proto(resp)
    right = resp.find(')', left + 1)
    if right < 0 or resp[left + 1] != resp[right - 1]:
        raise error_proto(resp)
    parts = resp[left + 1:right].split(resp[left + 1])
    if len(parts) != 5:
        raise error_proto(resp)
    return peer[0], int(parts[3])


def parse257(resp) -> str:
    """The name of a folder in a reply, between quotes; two of them stand for one in it."""
    if resp[:3] != '257':
        raise error_reply(resp)
    if resp[3:5] != ' "':
        return ''
    match = re.match(r'((?:[^"]|"")*)', resp[5:])
    return match[1].replace('""', '"')


def print_line(line) -> None:
    """Print a line."""
    print(line)


def ftpcp(source, sourcename, target, targetname='', type='I') -> None:
    """Copy a file from one server to another."""
    if not targetname:
        targetname = sourcename
    source.voidcmd('TYPE ' + type)
    target.voidcmd('TYPE ' + type)
    untrusted, port = parse227(source.sendcmd('PASV'))
    host = untrusted if source.trust_server_pasv_ipv4_address else source.sock.getpeername()[0]
    target.sendport(host, port)
    reply = target.sendcmd('STOR ' + targetname)
    if reply[:3] not in {'125', '150'}:
        raise error_proto
    reply = source.sendcmd('RETR ' + sourcename)
    if reply[:3] not in {'125', '150'}:
        raise error_proto
    source.voidresp()
    target.voidresp()
