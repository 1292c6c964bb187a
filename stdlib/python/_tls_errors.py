"""What can go wrong with TLS."""

__all__ = ['SSLError', 'SSLZeroReturnError', 'SSLWantReadError', 'SSLWantWriteError', 'SSLSyscallError', 'SSLEOFError',
           'SSLCertVerificationError', 'wants_read', 'wants_write', 'failed']


class SSLError(OSError):
    """Something went wrong in TLS."""

    def __str__(self) -> str:
        return self.strerror if isinstance(self.strerror, str) else str(self.args)


class SSLZeroReturnError(SSLError):
    """The other side has closed the connection as it should."""


class SSLWantReadError(SSLError):
    """More has to come from the other side first."""


class SSLWantWriteError(SSLError):
    """What waits has to be sent first."""


class SSLSyscallError(SSLError):
    """The system failed below TLS."""


class SSLEOFError(SSLError):
    """The connection ended without being closed as it should."""


class SSLCertVerificationError(SSLError, ValueError):
    """The other side's certificate is not believed."""


for _kind in (SSLError, SSLZeroReturnError, SSLWantReadError, SSLWantWriteError, SSLSyscallError, SSLEOFError,
              SSLCertVerificationError):
    _kind.__module__ = 'ssl'
del _kind


def failed(reason: str, kind: type = SSLError, number: int = 1) -> SSLError:
    """Return the error that has a reason of OpenSSL's: `NO_SHARED_CIPHER`."""
    error = kind(number, f"[SSL: {reason}] {reason.lower().replace('_', ' ')}")
    error.library, error.reason = 'SSL', reason
    return error


def wants_read() -> SSLWantReadError:
    """Return the error of what could not be read yet."""
    return SSLWantReadError(2, 'The operation did not complete (read)')


def wants_write() -> SSLWantWriteError:
    """Return the error of what could not be written yet."""
    return SSLWantWriteError(3, 'The operation did not complete (write)')
