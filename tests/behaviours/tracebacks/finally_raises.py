"""An exception raised in finally has the other as its context."""


def run():
    try:
        return [][0]
    finally:
        {}["second"]


run()
