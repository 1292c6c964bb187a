"""What the prompt of `weft` does with what is typed; `src/prompt` reads it and shows it."""

from ._session import Session

__all__ = ['Session']
