"""What becomes of child processes: their results, and the errors that they end in."""

import signal

__all__ = ['SubprocessError', 'CalledProcessError', 'TimeoutExpired', 'CompletedProcess', 'list2cmdline']


class SubprocessError(Exception):
    """Something went wrong with a child process."""

    __module__ = 'subprocess'


class CalledProcessError(SubprocessError):
    """A child ended with a status other than 0."""

    __module__ = 'subprocess'

    def __init__(self, returncode: int, cmd, output=None, stderr=None) -> None:
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self) -> str:
        if not isinstance(self.returncode, int) or self.returncode >= 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        """What the child printed; the same as `output`."""
        return self.output

    @stdout.setter
    def stdout(self, value) -> None:
        self.output = value


class TimeoutExpired(SubprocessError):
    """A child did not end in time."""

    __module__ = 'subprocess'

    def __init__(self, cmd, timeout, output=None, stderr=None) -> None:
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self) -> str:
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        """What the child printed; the same as `output`."""
        return self.output

    @stdout.setter
    def stdout(self, value) -> None:
        self.output = value


class CompletedProcess:
    """A child that has ended."""

    __module__ = 'subprocess'

    def __init__(self, args, returncode: int, stdout=None, stderr=None) -> None:
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self) -> str:
        texts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        texts += [f'{name}={value!r}' for name, value in (('stdout', self.stdout), ('stderr', self.stderr))
                  if value is not None]
        return f'{type(self).__name__}({", ".join(texts)})'

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def check_returncode(self) -> None:
        """Raise if the status is not 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq) -> str:
    """Return the arguments as one command line of Windows."""
    texts = []
    for argument in seq:
        text = str(argument) if isinstance(argument, str) else __import__('os').fsdecode(argument)
        quoted = not text or ' ' in text or '\t' in text
        result, backslashes = '', 0
        for character in text:
            if character == '\\':
                backslashes += 1
                continue
            # Backslashes mean something before a quote alone, and are doubled there.
            result += '\\' * (backslashes * 2 if character == '"' else backslashes)
            result += '\\"' if character == '"' else character
            backslashes = 0
        result += '\\' * (backslashes * 2 if quoted else backslashes)
        texts.append(f'"{result}"' if quoted else result)
    return ' '.join(texts)
