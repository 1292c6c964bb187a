"""Text that is compiled: as octets, with their own idea of an encoding, and as str."""


def check(octets):
    for source in (octets, octets.decode("utf-8", "surrogateescape")):
        for mode in ("exec", "eval", "single"):
            try:
                compile(source, "input", mode)
            except Exception:
                pass
