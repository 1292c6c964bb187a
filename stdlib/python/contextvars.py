"""Variables whose value belongs to a context, of a task or a thread."""

from _collections_abc import Mapping as _Mapping
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ['Context', 'ContextVar', 'Token', 'copy_context']

_Mapping.register(Context)
