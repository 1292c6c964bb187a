"""A dictionary through growth, deletion and re-insertion of many keys."""
table = {}
for number in range(5000):
    table[number] = number * 2
    table[str(number)] = number
for number in range(0, 5000, 3):
    del table[number]
print(len(table), sum(value for key, value in table.items() if isinstance(key, int)), table["4999"], 3 in table, 4 in table)
for number in range(0, 5000, 3):
    table[number] = -1
print(len(table), list(table)[:3], list(table)[-2:], sum(1 for value in table.values() if value == -1))
table = {(number, str(number)): number for number in range(100)}
print(table[42, "42"], len(table), 2**70 in {2**70: 1}, 1.5 in {1.5: 2})
