"""Files are fetched, sent and listed."""
import ftplib
import io
from _ftp_server import serving

with serving() as port, ftplib.FTP() as ftp:
    print(ftp.connect('127.0.0.1', port, timeout=10), ftp.getwelcome())
    print(repr(ftp.login('user', 'secret')), ftp.pwd())
    lines, pieces = [], []
    print(ftp.retrlines('RETR a.txt', lines.append), lines)
    ftp.retrbinary('RETR a.txt', pieces.append)
    print(b''.join(pieces), ftp.size('a.txt'))
    print(ftp.storbinary('STOR b.bin', io.BytesIO(b'12345')), ftp.nlst())
    print(ftp.storlines('STOR c.txt', io.BytesIO(b'one\ntwo\n')), ftp.size('c.txt'), ftp.delete('c.txt'))
    for call in (lambda: ftp.retrbinary('RETR none', print), lambda: ftp.sendcmd('BUSY'), lambda: ftp.sendcmd('X\nY')):
        try:
            call()
        except (ftplib.Error, ValueError) as error:
            print(type(error).__name__, error)
    print(ftp.quit())
