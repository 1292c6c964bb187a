"""Failures of TLS are errors of the system, each of its class."""
import ssl

for kind in (ssl.SSLError, ssl.SSLZeroReturnError, ssl.SSLWantReadError, ssl.SSLWantWriteError, ssl.SSLSyscallError,
             ssl.SSLEOFError, ssl.SSLCertVerificationError):
    print(kind.__module__, kind.__qualname__, [base.__name__ for base in kind.__mro__])
print(ssl.CertificateError is ssl.SSLCertVerificationError)
error = ssl.SSLError(1, 'some text')
print(repr(error), error, error.errno, error.strerror, error.args)
print(str(ssl.SSLError('alone')), str(ssl.SSLError()), str(ssl.SSLError(1, 2)))
for kind in (ssl.SSLContext, ssl.SSLObject, ssl.SSLSocket, ssl.SSLSession):
    try:
        kind(*[99] * (kind is ssl.SSLContext))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
