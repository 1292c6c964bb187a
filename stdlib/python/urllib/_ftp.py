"""Opening `ftp:` URLs."""

import socket
import time
from urllib._handlers import BaseHandler
from urllib.error import URLError
from urllib.parse import unquote
from urllib.response import addclosehook, addinfourl


def _attributes(selector: str):
    path, *attributes = selector.split(';')
    return path, attributes


class FTPHandler(BaseHandler):
    """What opens `ftp:` URLs, each with a connection of its own."""

    def ftp_open(self, req):
        """Fetch a file, or the list of a folder."""
        import email
        import ftplib
        import mimetypes
        host = req.host
        if not host:
            raise URLError('ftp error: no host given')
        name, colon, port = host.rpartition(':')
        user_and_password, _, bare = (name if colon and port.isdigit() else host).rpartition('@')
        port = int(port) if colon and port.isdigit() else ftplib.FTP_PORT
        user, _, password = user_and_password.partition(':')
        host = bare
        try:
            host = socket.gethostbyname(host)
        except OSError as error:
            raise URLError(error)
        path, attributes = _attributes(req.selector)
        folders = list(map(unquote, path.split('/')))
        folders, file = folders[:-1], folders[-1]
        if folders and not folders[0]:
            folders = folders[1:]
        try:
            connection = self.connect_ftp(user, password, host, port, folders, req.timeout)
            kind = 'I' if file else 'D'
            for attribute in attributes:
                name, _, value = attribute.partition('=')
                if name.lower() == 'type' and value in ('a', 'A', 'i', 'I', 'd', 'D'):
                    kind = value.upper()
            answer, length = connection.retrfile(file, kind)
            headers = ''
            guess = mimetypes.guess_type(req.full_url)[0]
            if guess:
                headers += f'Content-type: {guess}\n'
            if length is not None and length >= 0:
                headers += f'Content-length: {length:d}\n'
            return addinfourl(answer, email.message_from_string(headers), req.full_url)
        except ftplib.all_errors as error:
            raise URLError(f'ftp error: {error}') from error

    def connect_ftp(self, user, passwd, host, port, dirs, timeout):
        """A connection to a server."""
        return ftpwrapper(user, passwd, host, port, dirs, timeout, persistent=False)


class CacheFTPHandler(FTPHandler):
    """What keeps connections for a while."""

    def __init__(self) -> None:
        self.cache = {}
        self.timeout = {}
        self.soonest = 0
        self.delay = 60
        self.max_conns = 16

    def setTimeout(self, t) -> None:
        """Set the seconds for which connections are kept."""
        self.delay = t

    def setMaxConns(self, m) -> None:
        """Set how many connections are kept."""
        self.max_conns = m

    def connect_ftp(self, user, passwd, host, port, dirs, timeout):
        """A connection to a server, which may be one that is there."""
        key = user, host, port, '/'.join(dirs), timeout
        if key not in self.cache:
            self.cache[key] = ftpwrapper(user, passwd, host, port, dirs, timeout)
        self.timeout[key] = time.time() + self.delay
        self.check_cache()
        return self.cache[key]

    def _drop(self, key) -> None:
        self.cache.pop(key).close()
        del self.timeout[key]

    def check_cache(self) -> None:
        """Close the connections whose time is over, and the oldest if there are too many."""
        now = time.time()
        if self.soonest <= now:
            for key in [key for key, until in self.timeout.items() if until < now]:
                self._drop(key)
        self.soonest = min(self.timeout.values(), default=0)
        if len(self.cache) >= self.max_conns:
            self._drop(min(self.timeout, key=self.timeout.get))
            self.soonest = min(self.timeout.values(), default=0)

    def clear_cache(self) -> None:
        """Close all connections."""
        for connection in self.cache.values():
            connection.close()
        self.cache.clear()
        self.timeout.clear()


class ftpwrapper:
    """A connection that is closed when nobody reads from it any longer."""

    def __init__(self, user, passwd, host, port, dirs, timeout=None, persistent=True) -> None:
        self.user = user
        self.passwd = passwd
        self.host = host
        self.port = port
        self.dirs = dirs
        self.timeout = timeout
        self.refcount = 0
        self.keepalive = persistent
        try:
            self.init()
        except:
            self.close()
            raise

    def init(self) -> None:
        """Connect and go to the folder."""
        import ftplib
        self.busy = 0
        self.ftp = ftplib.FTP()
        self.ftp.connect(self.host, self.port, self.timeout)
        self.ftp.login(self.user, self.passwd)
        self.ftp.cwd('/'.join(self.dirs))

    def retrfile(self, file, type):
        """A file or list as a file to be read, and its length if that is known."""
        import ftplib
        self.endtransfer()
        is_list = type in ('d', 'D')
        command = 'TYPE A' if is_list else 'TYPE ' + type
        try:
            self.ftp.voidcmd(command)
        except ftplib.all_errors:
            self.init()
            self.ftp.voidcmd(command)
        connection = None
        if file and not is_list:
            try:
                connection, length = self.ftp.ntransfercmd('RETR ' + file)
            except ftplib.error_perm as error:
                if str(error)[:3] != '550':
                    raise URLError(f'ftp error: {error}') from error
        if not connection:
            # There is no such file, so it may be a folder.
            self.ftp.voidcmd('TYPE A')
            if file:
                current = self.ftp.pwd()
                try:
                    try:
                        self.ftp.cwd(file)
                    except ftplib.error_perm as error:
                        raise URLError(f'ftp error: {error}') from error
                finally:
                    self.ftp.cwd(current)
                command = 'LIST ' + file
            else:
                command = 'LIST'
            connection, length = self.ftp.ntransfercmd(command)
        self.busy = 1
        answer = addclosehook(connection.makefile('rb'), self.file_close)
        self.refcount += 1
        connection.close()
        return answer, length

    def endtransfer(self) -> None:
        """Note that nothing is transferred."""
        self.busy = 0

    def close(self) -> None:
        """Close the connection, when it is not read from any longer."""
        self.keepalive = False
        if self.refcount <= 0:
            self.real_close()

    def file_close(self) -> None:
        """Note that a file was closed."""
        self.endtransfer()
        self.refcount -= 1
        if self.refcount <= 0 and not self.keepalive:
            self.real_close()

    def real_close(self) -> None:
        """Close the connection."""
        import ftplib
        self.endtransfer()
        try:
            self.ftp.close()
        except (*ftplib.all_errors, AttributeError):
            pass
