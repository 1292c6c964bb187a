"""Where the certificates lie that are trusted: those of the system."""

__all__ = ['contents', 'where']
__version__ = '2026.10.19'


def where() -> str:
    """Return the path of a file with the certificates that are trusted."""
    import os
    import ssl
    paths = ssl.get_default_verify_paths()
    for path in (paths.cafile, paths.openssl_cafile, '/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt',
                 '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem'):
        if path and os.path.isfile(path):
            return path
    return paths.openssl_cafile or '/etc/ssl/certs/ca-certificates.crt'


def contents() -> str:
    """Return these certificates as text."""
    with open(where(), encoding='ascii', errors='ignore') as file:
        return file.read()
