"""Log records made, filtered, formatted and written."""

import io
import logging


def main():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(lineno)d:%(message)s"))
    root = logging.getLogger("weft.bench")
    root.propagate = False
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    child = logging.getLogger("weft.bench.part")
    for number in range(50_000):
        child.info("item %d of %s", number, "many")
        child.debug("not shown %d", number)
        root.warning("careful: %.2f", number / 3)
        if number % 10 == 0:
            try:
                raise ValueError(number)
            except ValueError as error:
                root.error("failed with %r", error)
    text = stream.getvalue()
    print(len(text.splitlines()), text.splitlines()[1].split(":")[-1], text.count("ERROR"))
