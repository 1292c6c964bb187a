"""Imports its partner, which imports it back."""
print("a starts")
import _circular_b

value = "a value"
print("a sees", _circular_b.value)
