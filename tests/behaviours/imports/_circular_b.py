"""The partner of _circular_a."""
print("b starts")
import _circular_a

value = "b value"
print("b sees", hasattr(_circular_a, "value"))
