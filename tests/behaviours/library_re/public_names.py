"""The module has the names that it should, and no others in `__all__`."""
import re

print(re.__all__)
print(all(hasattr(re, name) for name in re.__all__), hasattr(re, 'template'), callable(re.Scanner))
