"""Loops with else, break and continue, nested."""
for number in range(3):
    if number == 5:
        break
else:
    print("no break")
for number in range(3):
    if number == 1:
        break
else:
    print("never")
count = 0
while True:
    count += 1
    if count % 2:
        continue
    if count > 6:
        break
    for inner in range(count):
        if inner == 2:
            break
    else:
        print("short", count)
else:
    print("never")
print(count, number, inner)
while count:
    count -= 3 if count > 3 else count
else:
    print("done", count)
for _ in []:
    pass
else:
    print("empty")
