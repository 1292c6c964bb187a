"""Choosing cipher suites with OpenSSL's little language, and describing them."""

import re
import _ssl

__all__ = ['chosen', 'described']


def _properties(name: str) -> frozenset:
    # What the parts of a suite's name say of it, under the names that the language has for that.
    found = {name, 'ALL', 'HIGH', 'DEFAULT', 'ECDHE', 'EECDH', 'kECDHE', 'kEECDH', 'ECDH', 'TLSv1.2', 'AEAD', 'FIPS'}
    if 'ECDSA' in name:
        found |= {'ECDSA', 'aECDSA'}
    else:
        found |= {'aRSA'}
    for part in ('AES128', 'AES256'):
        if part in name:
            found |= {part, 'AES', 'AESGCM'}
    if 'CHACHA20' in name:
        found |= {'CHACHA20'}
    if name.endswith(('SHA256', 'SHA384')):
        found |= {name[-6:]}
    return frozenset(found)


def chosen(text: str) -> list | None:
    """Return the numbers of the suites before TLS 1.3 that a text chooses, in its order; None if that is none at all."""
    known = [(number, _properties(name)) for number, name, version, _ in _ssl.suites() if version == 'TLSv1.2']
    order, banned = [], set()
    for word in re.split('[:, ;]+', text.strip(':, ;')):
        if word.startswith('@'):
            continue
        sign = word[:1] if word[:1] in ('!', '-', '+') else ''
        wanted = set(word[len(sign):].split('+'))
        hits = [number for number, properties in known if wanted <= properties]
        if sign == '!':
            banned.update(hits)
        if sign:
            rest = [number for number in order if number in hits]
            order = [number for number in order if number not in hits]
            if sign == '+':
                order += rest
        else:
            order += [number for number in hits if number not in order and number not in banned]
    return order or None


def described(suite: tuple) -> dict:
    """Return what `SSLContext.get_ciphers` tells of a suite."""
    number, name, version, bits = suite
    if 'CHACHA20' in name:
        method, symmetric = 'CHACHA20/POLY1305', 'chacha20-poly1305'
    else:
        method, symmetric = 'AESGCM', f'aes-{bits}-gcm'
    if version == 'TLSv1.3':
        exchange, exchange_name, proof = 'any', 'kx-any', 'any'
    else:
        exchange, exchange_name, proof = 'ECDH', 'kx-ecdhe', 'ECDSA' if 'ECDSA' in name else 'RSA'
    encryption = f'{method}({bits})'
    return {
        'id': 0x3000000 | number,
        'name': name,
        'protocol': version,
        'description': f'{name:30} {version} Kx={exchange:8} Au={proof:5} Enc={encryption:22} Mac=AEAD',
        'strength_bits': bits,
        'alg_bits': bits,
        'aead': True,
        'symmetric': symmetric,
        'digest': None,
        'kea': exchange_name,
        'auth': f'auth-{proof.lower()}',
    }
