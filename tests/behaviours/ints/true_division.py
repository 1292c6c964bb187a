"""True division of large integers is rounded correctly, or overflows."""
print(10**30 / 10**29, 2**1000 / 2**999, (2**53 + 1) / 1, 1 / 3, 10**400 / 10**399, -7 / 2)
print(2**2000 / 3**1250)
try:
    10**400 / 1
except OverflowError as error:
    print(error)
try:
    float(10**400)
except OverflowError as error:
    print(error)
