"""SMTP: sending mail."""

import base64
import copy
import datetime
import email.base64mime
import email.generator
import email.message
import email.utils
import hmac
import io
import re
import socket
import sys

__all__ = ['SMTPException', 'SMTPNotSupportedError', 'SMTPServerDisconnected', 'SMTPResponseException',
           'SMTPSenderRefused', 'SMTPRecipientsRefused', 'SMTPDataError', 'SMTPConnectError', 'SMTPHeloError',
           'SMTPAuthenticationError', 'quoteaddr', 'quotedata', 'SMTP']

SMTP_PORT = 25
SMTP_SSL_PORT = 465
CRLF = '\r\n'
bCRLF = b'\r\n'
# Longer lines of a server, and more questions about a password, are refused.
_MAXLINE = 8192
_MAXCHALLENGE = 5
OLDSTYLE_AUTH = re.compile(r'auth=(.*)', re.IGNORECASE)


class SMTPException(OSError):
    """The base of the exceptions."""


class SMTPNotSupportedError(SMTPException):
    """The server does not know what was asked for."""


class SMTPServerDisconnected(SMTPException):
    """There is no connection, or there is none any longer."""


class SMTPResponseException(SMTPException):
    """A reply that says that something failed, with its number and text."""

    def __init__(self, code, msg) -> None:
        self.smtp_code = code
        self.smtp_error = msg
        self.args = code, msg


class SMTPSenderRefused(SMTPResponseException):
    """The sender is refused."""

    def __init__(self, code, msg, sender) -> None:
        super().__init__(code, msg)
        self.sender = sender
        self.args = code, msg, sender


class SMTPRecipientsRefused(SMTPException):
    """All who were to get the mail are refused; `recipients` says why."""

    def __init__(self, recipients) -> None:
        self.recipients = recipients
        self.args = recipients,


class SMTPDataError(SMTPResponseException):
    """The mail itself is refused."""


class SMTPConnectError(SMTPResponseException):
    """The server does not want a connection."""


class SMTPHeloError(SMTPResponseException):
    """The server does not take our greeting."""


class SMTPAuthenticationError(SMTPResponseException):
    """The password is wrong."""


def quoteaddr(addrstring) -> str:
    """An address in angles, as commands have it."""
    name, address = email.utils.parseaddr(addrstring)
    if (name, address) == ('', ''):
        # Something that is no address is sent as it is.
        return addrstring if addrstring.strip().startswith('<') else f'<{addrstring}>'
    return f'<{address}>'


def _bare_address(addrstring) -> str:
    name, address = email.utils.parseaddr(addrstring)
    return addrstring if (name, address) == ('', '') else address


def quotedata(data) -> str:
    """Text with one kind of line ends, and with a second dot where a line begins with one."""
    return re.sub(r'(?m)^\.', '..', re.sub(r'(?:\r\n|\n|\r(?!\n))', CRLF, data))


def _quote_dots(octets: bytes) -> bytes:
    return re.sub(rb'(?m)^\.', b'..', octets)


def _line_ends(data: str) -> str:
    return re.sub(r'(?:\r\n|\n|\r(?!\n))', CRLF, data)


class SMTP:
    """A connection to a server."""

    debuglevel = 0
    sock = None
    file = None
    helo_resp = None
    ehlo_msg = 'ehlo'
    ehlo_resp = None
    does_esmtp = False
    default_port = SMTP_PORT

    def __init__(self, host='', port=0, local_hostname=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
                 source_address=None) -> None:
        self._host = host
        self.timeout = timeout
        self.esmtp_features = {}
        self.command_encoding = 'ascii'
        self.source_address = source_address
        self._auth_challenge_count = 0
        if host:
            code, message = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, message)
        if local_hostname is not None:
            self.local_hostname = local_hostname
        else:
            self.local_hostname = self._own_name()

    @staticmethod
    def _own_name() -> str:
        name = socket.getfqdn()
        if '.' in name:
            return name
        # The address will do where there is no name (RFC 5321, section 4.1.3).
        try:
            return f'[{socket.gethostbyname(socket.gethostname())}]'
        except socket.gaierror:
            return '[127.0.0.1]'

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        try:
            code, message = self.docmd('QUIT')
            if code != 221:
                raise SMTPResponseException(code, message)
        except SMTPServerDisconnected:
            pass
        finally:
            self.close()

    def set_debuglevel(self, debuglevel) -> None:
        """Print what goes to and fro, with the time from 2 on."""
        self.debuglevel = debuglevel

    def _print_debug(self, *args) -> None:
        if self.debuglevel > 1:
            print(datetime.datetime.now().time(), *args, file=sys.stderr)
        else:
            print(*args, file=sys.stderr)

    def _get_socket(self, host, port, timeout):
        if timeout is not None and not timeout:
            raise ValueError('Non-blocking socket (timeout=0) is not supported')
        if self.debuglevel > 0:
            self._print_debug('connect: to', (host, port), self.source_address)
        return socket.create_connection((host, port), timeout, self.source_address)

    def connect(self, host='localhost', port=0, source_address=None):
        """Connect; number and text of the server's greeting."""
        if source_address:
            self.source_address = source_address
        if not port and host.find(':') == host.rfind(':'):
            name, colon, number = host.rpartition(':')
            if colon:
                host = name
                try:
                    port = int(number)
                except ValueError:
                    raise OSError('nonnumeric port')
        if not port:
            port = self.default_port
        sys.audit('smtplib.connect', self, host, port)
        self.sock = self._get_socket(host, port, self.timeout)
        self.file = None
        code, message = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('connect:', repr(message))
        return code, message

    def send(self, s) -> None:
        """Send text or octets."""
        if self.debuglevel > 0:
            self._print_debug('send:', repr(s))
        if not self.sock:
            raise SMTPServerDisconnected('please run connect() first')
        if isinstance(s, str):
            s = s.encode(self.command_encoding)
        sys.audit('smtplib.send', self, s)
        try:
            self.sock.sendall(s)
        except OSError:
            self.close()
            raise SMTPServerDisconnected('Server not connected')

    def putcmd(self, cmd, args='') -> None:
        """Send a command."""
        line = cmd if args == '' else f'{cmd} {args}'
        if '\r' in line or '\n' in line:
            shown = line.replace('\n', '\\n').replace('\r', '\\r')
            raise ValueError(f'command and arguments contain prohibited newline characters: {shown}')
        self.send(line + CRLF)

    def getreply(self):
        """Number and text of a reply, which may have several lines."""
        lines = []
        if self.file is None:
            self.file = self.sock.makefile('rb')
        while True:
            try:
                line = self.file.readline(_MAXLINE + 1)
            except OSError as error:
                self.close()
                raise SMTPServerDisconnected(f'Connection unexpectedly closed: {error}')
            if not line:
                self.close()
                raise SMTPServerDisconnected('Connection unexpectedly closed')
            if self.debuglevel > 0:
                self._print_debug('reply:', repr(line))
            if len(line) > _MAXLINE:
                self.close()
                raise SMTPResponseException(500, 'Line too long.')
            lines.append(line[4:].strip(b' \t\r\n'))
            try:
                code = int(line[:3])
            except ValueError:
                code = -1
                break
            if line[3:4] != b'-':
                break
        message = b'\n'.join(lines)
        if self.debuglevel > 0:
            self._print_debug(f'reply: retcode ({code}); Msg: {message!a}')
        return code, message

    def docmd(self, cmd, args=''):
        """Send a command; number and text of the reply."""
        self.putcmd(cmd, args)
        return self.getreply()

    def helo(self, name=''):
        """Greet the server in the old way."""
        self.putcmd('helo', name or self.local_hostname)
        code, message = self.getreply()
        self.helo_resp = message
        return code, message

    def ehlo(self, name=''):
        """Greet the server, and hear what it can do."""
        self.esmtp_features = {}
        self.putcmd(self.ehlo_msg, name or self.local_hostname)
        code, message = self.getreply()
        if code == -1 and len(message) == 0:
            self.close()
            raise SMTPServerDisconnected('Server not connected')
        self.ehlo_resp = message
        if code != 250:
            return code, message
        self.does_esmtp = True
        for line in message.decode('latin-1').split('\n')[1:]:
            old = OLDSTYLE_AUTH.match(line)
            if old:
                # Some servers announce it in their own way, besides the right one.
                self.esmtp_features['auth'] = f'{self.esmtp_features.get("auth", "")} {old[1]}'
                continue
            match = re.match(r'(?P<feature>[A-Za-z0-9][A-Za-z0-9\-]*) ?', line)
            if match:
                feature = match['feature'].lower()
                rest = line[match.end('feature'):].strip()
                if feature == 'auth':
                    self.esmtp_features[feature] = f'{self.esmtp_features.get(feature, "")} {rest}'
                else:
                    self.esmtp_features[feature] = rest
        return code, message

    def has_extn(self, opt) -> bool:
        """Whether the server can do something."""
        return opt.lower() in self.esmtp_features

    def help(self, args=''):
        """What the server says about itself."""
        self.putcmd('help', args)
        return self.getreply()[1]

    def rset(self):
        """Begin anew."""
        self.command_encoding = 'ascii'
        return self.docmd('rset')

    def _rset(self) -> None:
        try:
            self.rset()
        except SMTPServerDisconnected:
            pass

    def noop(self):
        """Do nothing."""
        return self.docmd('noop')

    def mail(self, sender, options=()):
        """Say who sends."""
        text = ''
        if options and self.does_esmtp:
            if any(option.lower() == 'smtputf8' for option in options):
                if not self.has_extn('smtputf8'):
                    raise SMTPNotSupportedError('SMTPUTF8 not supported by server')
                self.command_encoding = 'utf-8'
            text = ' ' + ' '.join(options)
        self.putcmd('mail', f'from:{quoteaddr(sender)}{text}')
        return self.getreply()

    def rcpt(self, recip, options=()):
        """Say who is to get it."""
        text = ' ' + ' '.join(options) if options and self.does_esmtp else ''
        self.putcmd('rcpt', f'to:{quoteaddr(recip)}{text}')
        return self.getreply()

    def data(self, msg):
        """Send the mail itself."""
        self.putcmd('data')
        code, reply = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('data:', (code, reply))
        if code != 354:
            raise SMTPDataError(code, reply)
        if isinstance(msg, str):
            msg = _line_ends(msg).encode('ascii')
        octets = _quote_dots(msg)
        if octets[-2:] != bCRLF:
            octets += bCRLF
        self.send(octets + b'.' + bCRLF)
        code, reply = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('data:', (code, reply))
        return code, reply

    def verify(self, address):
        """Ask whether there is an address."""
        self.putcmd('vrfy', _bare_address(address))
        return self.getreply()

    vrfy = verify

    def expn(self, address):
        """Ask who is on a list."""
        self.putcmd('expn', _bare_address(address))
        return self.getreply()

    def ehlo_or_helo_if_needed(self) -> None:
        """Greet the server, if that was not done."""
        if self.helo_resp is None and self.ehlo_resp is None:
            if not 200 <= self.ehlo()[0] <= 299:
                code, reply = self.helo()
                if not 200 <= code <= 299:
                    raise SMTPHeloError(code, reply)

    def auth(self, mechanism, authobject, *, initial_response_ok=True):
        """Log in, with a function that answers what the server asks."""
        mechanism = mechanism.upper()
        initial = authobject() if initial_response_ok else None
        if initial is not None:
            encoded = email.base64mime.body_encode(initial.encode('ascii'), eol='')
            code, reply = self.docmd('AUTH', mechanism + ' ' + encoded)
            self._auth_challenge_count = 1
        else:
            code, reply = self.docmd('AUTH', mechanism)
            self._auth_challenge_count = 0
        while code == 334:
            self._auth_challenge_count += 1
            challenge = base64.decodebytes(reply)
            encoded = email.base64mime.body_encode(authobject(challenge).encode('ascii'), eol='')
            code, reply = self.docmd(encoded)
            if self._auth_challenge_count > _MAXCHALLENGE:
                raise SMTPException('Server AUTH mechanism infinite loop. Last response: ' + repr((code, reply)))
        if code in (235, 503):
            return code, reply
        raise SMTPAuthenticationError(code, reply)

    def auth_cram_md5(self, challenge=None):
        """Prove that the password is known, without sending it."""
        if challenge is None:
            return None
        return self.user + ' ' + hmac.HMAC(self.password.encode('ascii'), challenge, 'md5').hexdigest()

    def auth_plain(self, challenge=None):
        """Send user and password."""
        return f'\0{self.user}\0{self.password}'

    def auth_login(self, challenge=None):
        """Send the user, and then the password."""
        return self.user if challenge is None or self._auth_challenge_count < 2 else self.password

    def login(self, user, password, *, initial_response_ok=True):
        """Log in, in the best of the ways that the server knows."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('auth'):
            raise SMTPNotSupportedError('SMTP AUTH extension not supported by server.')
        announced = self.esmtp_features['auth'].split()
        ways = [way for way in ('CRAM-MD5', 'PLAIN', 'LOGIN') if way in announced]
        if not ways:
            raise SMTPException('No suitable authentication method found.')
        self.user, self.password = user, password
        for way in ways:
            method = getattr(self, 'auth_' + way.lower().replace('-', '_'))
            try:
                code, reply = self.auth(way, method, initial_response_ok=initial_response_ok)
                if code in (235, 503):
                    return code, reply
            except SMTPAuthenticationError as error:
                last = error
        raise last

    def starttls(self, *, context=None):
        """Go over to TLS."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('starttls'):
            raise SMTPNotSupportedError('STARTTLS extension not supported by server.')
        code, reply = self.docmd('STARTTLS')
        if code != 220:
            raise SMTPResponseException(code, reply)
        try:
            import ssl
        except ImportError:
            raise RuntimeError('No SSL support included in this Python')
        if context is None:
            context = ssl._create_stdlib_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self._host)
        # What was said before could have been changed by anyone (RFC 3207).
        self.file = self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        return code, reply

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()) -> dict:
        """Send a mail to all who take it; those who do not, with the reason."""
        self.ehlo_or_helo_if_needed()
        options = []
        if isinstance(msg, str):
            msg = _line_ends(msg).encode('ascii')
        if self.does_esmtp:
            if self.has_extn('size'):
                options.append(f'size={len(msg)}')
            options += mail_options
        code, reply = self.mail(from_addr, options)
        if code != 250:
            if code == 421:
                self.close()
            else:
                self._rset()
            raise SMTPSenderRefused(code, reply, from_addr)
        refused = {}
        if isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        for address in to_addrs:
            code, reply = self.rcpt(address, rcpt_options)
            if code not in (250, 251):
                refused[address] = code, reply
            if code == 421:
                self.close()
                raise SMTPRecipientsRefused(refused)
        if len(refused) == len(to_addrs):
            self._rset()
            raise SMTPRecipientsRefused(refused)
        code, reply = self.data(msg)
        if code != 250:
            if code == 421:
                self.close()
            else:
                self._rset()
            raise SMTPDataError(code, reply)
        return refused

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()) -> dict:
        """Send a message to those whom its headers name, or others."""
        self.ehlo_or_helo_if_needed()
        resent = msg.get_all('Resent-Date')
        if resent is None:
            prefix = ''
        elif len(resent) == 1:
            prefix = 'Resent-'
        else:
            raise ValueError("message has more than one 'Resent-' header block")
        if from_addr is None:
            # Who sent it counts more than who wrote it.
            from_addr = msg[prefix + ('Sender' if prefix + 'Sender' in msg else 'From')]
            from_addr = email.utils.getaddresses([from_addr])[0][1]
        if to_addrs is None:
            fields = [field for name in ('To', 'Bcc', 'Cc') if (field := msg[prefix + name]) is not None]
            to_addrs = [address for _, address in email.utils.getaddresses(fields)]
        # Nobody is to see who else gets it.
        copied = copy.copy(msg)
        del copied['Bcc']
        del copied['Resent-Bcc']
        is_international = False
        try:
            ''.join([from_addr, *to_addrs]).encode('ascii')
        except UnicodeEncodeError:
            if not self.has_extn('smtputf8'):
                raise SMTPNotSupportedError('One or more source or delivery addresses require internationalized '
                                            'email support, but the server does not advertise the required '
                                            'SMTPUTF8 capability')
            is_international = True
        file = io.BytesIO()
        if is_international:
            generator = email.generator.BytesGenerator(file, policy=msg.policy.clone(utf8=True))
            mail_options = (*mail_options, 'SMTPUTF8', 'BODY=8BITMIME')
        else:
            generator = email.generator.BytesGenerator(file)
        generator.flatten(copied, linesep='\r\n')
        return self.sendmail(from_addr, to_addrs, file.getvalue(), mail_options, rcpt_options)

    def close(self) -> None:
        """Close the connection."""
        try:
            file, self.file = self.file, None
            if file:
                file.close()
        finally:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()

    def quit(self):
        """Say goodbye, and close the connection."""
        reply = self.docmd('quit')
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        self.close()
        return reply


try:
    import ssl
except ImportError:
    pass
else:
    class SMTP_SSL(SMTP):
        """A connection by way of TLS from its beginning."""

        default_port = SMTP_SSL_PORT

        def __init__(self, host='', port=0, local_hostname=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
                     source_address=None, context=None) -> None:
            self.context = ssl._create_stdlib_context() if context is None else context
            super().__init__(host, port, local_hostname, timeout, source_address)

        def _get_socket(self, host, port, timeout):
            sock = super()._get_socket(host, port, timeout)
            return self.context.wrap_socket(sock, server_hostname=self._host)

    __all__.append('SMTP_SSL')
