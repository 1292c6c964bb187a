"""Readers of the files that lie beside modules, under the name that they had first."""

from .resources.readers import FileReader, MultiplexedPath, NamespaceReader

__all__ = ['FileReader', 'MultiplexedPath', 'NamespaceReader']
