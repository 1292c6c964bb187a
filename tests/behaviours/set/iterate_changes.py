"""A set that changes size while it is iterated raises."""
numbers = {1, 2, 3}
try:
    for number in numbers:
        numbers.add(number + 10)
except RuntimeError as error:
    print(error)
big = {number * 3 for number in range(2000)}
for number in range(0, 2000, 2):
    big.discard(number * 3)
print(len(big), 3 in big, 6 in big, sum(big))
