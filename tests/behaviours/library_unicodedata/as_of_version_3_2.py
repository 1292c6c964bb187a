"""The database of Unicode 3.2 lacks what came later, and says some things otherwise."""
import hashlib
import unicodedata

o = unicodedata.ucd_3_2_0
h = {}
for f in ('category','bidirectional','combining','mirrored','east_asian_width','decomposition'):
    h[f] = hashlib.md5(repr([getattr(o, f)(chr(c)) for c in range(0, 0x3000, 23)]).encode()).hexdigest()
for f in ('decimal', 'digit', 'numeric', 'name'):
    h[f] = hashlib.md5(repr([getattr(o, f)(chr(c), None) for c in range(0, 0x3000, 23)]).encode()).hexdigest()
for f in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    h[f] = hashlib.md5(repr([o.normalize(f, chr(c)) for c in range(0, 0x3000, 23)]).encode()).hexdigest()
for k in h: print(k, h[k])
print(o.unidata_version, type(o).__name__, o.lookup('latin small letter a'))
for n in ('SNOWMANX', 'LATIN SMALL LETTER R WITH TILDE', 'BELL', 'EMOJI'):
    try: print(o.lookup(n))
    except KeyError as e: print(e)
for f in (lambda: o.name('\u1e9e'), lambda: o.category('ab'), lambda: o.decimal('a'), lambda: o.digit('a'), lambda: o.numeric('a'), lambda: o.category(3)):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
