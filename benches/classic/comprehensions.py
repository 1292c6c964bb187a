"""Lists, sets and dictionaries by comprehension, nested and filtered."""


def main():
    size = 200
    one = [[row * column % 10 for column in range(size)] for row in range(size)]
    two = [[row + column for column in range(size)] for row in range(size)]
    columns = list(zip(*two))
    product = [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in one]
    print(product[7][11], sum(map(sum, product)))
    transposed = [[row[index] for row in product] for index in range(size)]
    print(sum(value for row in transposed for value in row if value % 3 == 0))
    squares = {value * value % 1009 for value in range(1_000_000)}
    index = {name: len(name) for name in (f"k{number}" for number in range(300_000))}
    print(len(squares), sum(index.values()), len([key for key, size in index.items() if size == 5]))
    print(sum(any(number % divisor == 0 for divisor in range(2, 12)) for number in range(300_000)))
    print(len([(a, b) for a in range(1500) for b in range(a) if (a ^ b) & 7 == 0]))
