"""A module with __all__."""
__all__ = ["visible", "_private"]
visible = 1
_private = 2
other = 3
