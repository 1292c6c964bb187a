"""Future imports are accepted at the top."""
from __future__ import annotations, division, generator_stop


def typed(value: undefined) -> also_undefined:
    return value


print(typed(1), typed.__annotations__)
