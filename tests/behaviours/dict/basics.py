"""Building, reading and changing dictionaries; the order is of insertion."""
ages = {"ann": 3, "bob": 5}
ages["cat"] = 7
ages["ann"] = 4
print(ages, len(ages), ages["bob"], "cat" in ages, "dog" not in ages, list(ages), dict(a=1, b=2), dict([("x", 1)]), dict(zip("ab", (1, 2))))
del ages["ann"]
ages["ann"] = 1
print(ages, {1: "a", 1.0: "b", True: "c"}, {**ages, "bob": 0}, {"a": 1} | {"b": 2}, {"a": 1} == {"a": 1.0})
ages |= {"eve": 9}
print(ages, list(reversed(ages)))
for call in (lambda: ages["zed"], lambda: {[]: 1}, lambda: ages[{}], lambda: {1: 2} < {1: 3}, lambda: {(1, []): 1}):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
