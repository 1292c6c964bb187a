"""A string that its line does not end."""
print("never)
x = 1
