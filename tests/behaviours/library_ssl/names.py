"""The names and numbers of the module are OpenSSL's."""
import ssl

for kind in (ssl.TLSVersion, ssl.VerifyMode, ssl.VerifyFlags, ssl.SSLErrorNumber, ssl.AlertDescription, ssl.Options):
    print(kind, sorted((name, int(member)) for name, member in kind.__members__.items()))
print(repr(ssl.PROTOCOL_TLS_CLIENT), repr(ssl.CERT_REQUIRED), repr(ssl.OP_ALL), repr(ssl.SSL_ERROR_EOF))
print(ssl.get_protocol_name(ssl.PROTOCOL_TLS_SERVER), ssl.get_protocol_name(99))
print(ssl.HAS_SNI, ssl.HAS_ALPN, ssl.HAS_TLSv1_2, ssl.HAS_TLSv1_3, ssl.HAS_SSLv2, ssl.HAS_SSLv3, ssl.HAS_NPN)
print(ssl.OPENSSL_VERSION.startswith('OpenSSL '), ssl.OPENSSL_VERSION_INFO >= (3, 0), ssl.OPENSSL_VERSION_NUMBER > 0)
print(ssl.PEM_HEADER, ssl.PEM_FOOTER)
print(len(ssl.RAND_bytes(7)), ssl.RAND_status(), ssl.RAND_add(b'x', 0.5), ssl.RAND_add('x', 1))
try:
    ssl.RAND_bytes(-1)
except ValueError as error:
    print(error)
