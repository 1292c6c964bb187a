"""Modules that import each other see each other half made."""
import _circular_a

print(_circular_a.value, _circular_a._circular_b.value)
