"""Terminals that give each character at once, or that change nothing of what is typed."""

from termios import (
    BRKINT, CS8, CSIZE, ECHO, ECHOE, ECHOK, ECHONL, ICANON, ICRNL, IEXTEN, IGNBRK, IGNCR, IGNPAR, INLCR, INPCK, ISIG, ISTRIP,
    IXANY, IXOFF, IXON, NOFLSH, OPOST, PARENB, PARMRK, TCSAFLUSH, TOSTOP, VMIN, VTIME, error, tcgetattr, tcsetattr,
)

__all__ = ['cfmakecbreak', 'cfmakeraw', 'setcbreak', 'setraw']

IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def cfmakeraw(mode: list) -> None:
    """Change settings so that nothing is done to what is typed and written."""
    mode[IFLAG] &= ~(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXANY | IXOFF)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] &= ~(PARENB | CSIZE)
    mode[CFLAG] |= CS8
    mode[LFLAG] &= ~(ECHO | ECHOE | ECHOK | ECHONL | ICANON | IEXTEN | ISIG | NOFLSH | TOSTOP)
    _one_at_a_time(mode)


def cfmakecbreak(mode: list) -> None:
    """Change settings so that each character is given at once and not shown."""
    mode[LFLAG] &= ~(ECHO | ICANON)
    _one_at_a_time(mode)


def _one_at_a_time(mode: list) -> None:
    mode[CC] = list(mode[CC])
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0


def setraw(fd, when: int = TCSAFLUSH) -> list:
    """Put a terminal into raw mode; return its settings as they were."""
    return _change(fd, when, cfmakeraw)


def setcbreak(fd, when: int = TCSAFLUSH) -> list:
    """Put a terminal into cbreak mode; return its settings as they were."""
    return _change(fd, when, cfmakecbreak)


def _change(fd, when: int, change) -> list:
    mode = tcgetattr(fd)
    changed = list(mode)
    change(changed)
    tcsetattr(fd, when, changed)
    return mode
