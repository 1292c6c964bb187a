"""An f-string whose field is not an expression."""
x = f"{1 +}"
