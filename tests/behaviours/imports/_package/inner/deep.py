"""A module two levels down."""
from .. import version as up
from ..first import name

depth = f"deep {up} {name}"
