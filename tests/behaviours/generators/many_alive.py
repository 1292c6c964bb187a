"""Many suspended generators at once, stepped in turn."""


def step(start):
    value = start
    while True:
        value += 1
        yield value


alive = [step(number) for number in range(2000)]
for _ in range(3):
    total = sum(next(generator) for generator in alive)
print(total, next(alive[-1]))
for generator in alive:
    generator.close()
print(next(alive[0], "closed"))
