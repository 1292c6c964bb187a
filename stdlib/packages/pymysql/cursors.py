"""The cursors of `aiomysql`, by the name under which programs look for them."""

from aiomysql.cursors import Cursor, DictCursor, SSCursor, SSDictCursor

__all__ = ["Cursor", "DictCursor", "SSCursor", "SSDictCursor"]
