"""A pair of a terminal and who plays its part: settings, sizes and modes."""

import os
import pty
import termios
import tty

controller, terminal = pty.openpty()
print(os.isatty(terminal), os.ttyname(terminal).startswith('/dev/pts/'), os.ptsname(controller) == os.ttyname(terminal))
settings = termios.tcgetattr(terminal)
print(len(settings), len(settings[6]), settings[3] & termios.ECHO != 0, settings[6][termios.VINTR], settings[6][termios.VEOF])
os.write(controller, b'line\n')
print(os.read(terminal, 20), os.read(controller, 20))
before = tty.setraw(terminal)
print(before == settings)
now = termios.tcgetattr(terminal)
print(now[3] & (termios.ECHO | termios.ICANON), now[6][termios.VMIN], now[6][termios.VTIME])
os.write(terminal, b'a\nb')
print(os.read(controller, 20))
os.write(controller, b'x')
print(os.read(terminal, 20))
termios.tcsetattr(terminal, termios.TCSANOW, before)
print(termios.tcgetattr(terminal) == before)
tty.setcbreak(terminal, termios.TCSANOW)
print(termios.tcgetattr(terminal)[3] & (termios.ECHO | termios.ICANON))
termios.tcsetwinsize(terminal, (30, 90))
print(termios.tcgetwinsize(controller), tuple(os.get_terminal_size(terminal)))
termios.tcflush(terminal, termios.TCIOFLUSH)
termios.tcdrain(terminal)
os.close(terminal)
os.close(controller)
reader, writer = os.pipe()
for call in (
    lambda: termios.tcgetattr(reader), lambda: termios.tcgetattr('x'), lambda: termios.tcsetattr(reader, 0, []),
    lambda: termios.tcsetwinsize(reader, (1,)),
):
    try:
        call()
    except (termios.error, TypeError) as error:
        print(type(error).__module__, type(error).__name__, error)
