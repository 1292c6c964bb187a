"""Generators with few and with very many variables keep all of them while they are suspended."""


def source(count):
    lines = [f"def generate():", "    total = 0"]
    lines += [f"    v{number} = {number}" for number in range(count)]
    lines.append("    sent = yield 'begun'")
    lines += [f"    total += v{number} * sent" for number in range(count)]
    lines.append("    yield total")
    lines.append("    return total + 1")
    return "\n".join(lines)


def end(generator):
    try:
        next(generator)
    except StopIteration as stop:
        return stop.value


for count in (0, 1, 2, 3, 7, 12, 29, 30, 31, 32, 33, 34, 63, 64, 65, 100, 127, 128, 129, 1_000):
    namespace = {}
    exec(source(count), namespace)
    generator = namespace["generate"]()
    print(count, next(generator), generator.send(2), end(generator), generator.gi_frame)
