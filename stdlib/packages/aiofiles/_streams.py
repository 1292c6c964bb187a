"""The streams of the program."""

import sys

from .threadpool.binary import AsyncIndirectBufferedIOBase, AsyncIndirectBufferedReader
from .threadpool.text import AsyncTextIndirectIOWrapper

__all__ = ['stdin', 'stdout', 'stderr', 'stdin_bytes', 'stdout_bytes', 'stderr_bytes']

stdin = AsyncTextIndirectIOWrapper('sys.stdin', None, None, lambda: sys.stdin)
stdout = AsyncTextIndirectIOWrapper('sys.stdout', None, None, lambda: sys.stdout)
stderr = AsyncTextIndirectIOWrapper('sys.stderr', None, None, lambda: sys.stderr)
stdin_bytes = AsyncIndirectBufferedReader('sys.stdin.buffer', None, None, lambda: sys.stdin.buffer)
stdout_bytes = AsyncIndirectBufferedIOBase('sys.stdout.buffer', None, None, lambda: sys.stdout.buffer)
stderr_bytes = AsyncIndirectBufferedIOBase('sys.stderr.buffer', None, None, lambda: sys.stderr.buffer)
