"""The class of variables that each thread has for itself, under the name of the module that has it in Python."""

from _thread import _local as local

__all__ = ['local']
