"""Gives every thread a large stack: CPython's compiler recurses over a chain of elif, where Weft's does not."""

import threading

threading.stack_size(256 * 1024 * 1024)
threading.stack_size = lambda size: 0
