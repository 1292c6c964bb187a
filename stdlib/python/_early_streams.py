"""Output before there are files."""
import sys

import _early_output


class _Stream:
    closed = False

    def __init__(self, descriptor):
        self.descriptor = descriptor

    def write(self, text):
        _early_output.write(self.descriptor, text)
        return len(text)

    def flush(self):
        pass


sys.stdout = _Stream(1)
sys.stderr = _Stream(2)
