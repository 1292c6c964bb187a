"""TOML read into dictionaries."""

from tomllib._parser import TOMLDecodeError, load, loads

__all__ = ('loads', 'load', 'TOMLDecodeError')
