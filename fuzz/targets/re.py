"""A pattern and a subject, with a zero between them; the first octet has the flags."""

import re

LONGEST = 64


def check(octets):
    pattern, _, subject = octets[1:].partition(b"\0")
    flags = octets[0] if octets else 0
    pattern, subject = pattern[:LONGEST], subject[:LONGEST]
    for kind in (bytes, lambda part: part.decode("utf-8", "replace")):
        try:
            compiled = re.compile(kind(pattern), flags & (re.I | re.M | re.S | re.X | re.A))
        except Exception:
            continue
        text = kind(subject)
        try:
            for match in compiled.finditer(text):
                assert text[match.start():match.end()] == match.group()
            compiled.fullmatch(text)
            compiled.sub(text, text)
            compiled.split(text)
        except AssertionError:
            raise
        except Exception:
            pass
