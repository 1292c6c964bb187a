"""Reading and writing XML: a parser, trees, and events."""

__all__ = ['dom', 'parsers', 'sax', 'etree']
