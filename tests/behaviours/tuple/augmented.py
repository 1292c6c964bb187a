"""Augmented assignment to a list in a tuple changes the list, and then fails."""
holder = ([1], 2)
try:
    holder[0] += [5]
except TypeError as error:
    print(error)
print(holder)
holder[0].append(6)
print(holder)
other = holder
other += (3,)
print(other, holder)
