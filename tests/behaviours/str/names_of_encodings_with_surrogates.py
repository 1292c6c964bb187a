"""The name of an encoding, or of a handler, that is no text: a surrogate stands alone in it."""

import io


def attempt(label, body):
    try:
        print(label, body())
    except (ValueError, LookupError) as error:
        print(label, type(error).__name__, ascii(str(error)))


odd = "la\ud800tin"
attempt("encoding", lambda: "a".encode(odd))
attempt("handler of encoding", lambda: "a".encode("ascii", odd))
attempt("decoding", lambda: b"a".decode(odd))
attempt("handler of decoding", lambda: b"a".decode("ascii", odd))
attempt("str", lambda: str(b"a", odd))
attempt("bytes", lambda: bytes("a", odd))
attempt("bytearray", lambda: bytearray("a", "ascii", odd))
attempt("zero", lambda: "a".encode("as\0cii"))
attempt("stream", lambda: io.TextIOWrapper(io.BytesIO(), "ascii", odd))
