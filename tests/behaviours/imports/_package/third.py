"""A module that uses its siblings and its package."""
from . import version
from .first import name as first_name
from .inner.deep import depth

combined = f"{version} {first_name} {depth}"
