"""Names that are nearly right are suggested."""
import sys


class Thing:
    colour = 1

    def method(self):
        self.coluor


def local():
    counter = 1
    return countr


for call in (lambda: Thing().method(), local, lambda: sys.pth, lambda: prnt, lambda: [].apend, lambda: "".uper, lambda: Thing.qqqq):
    try:
        call()
    except (NameError, AttributeError) as error:
        sys.excepthook(type(error), error, None)
