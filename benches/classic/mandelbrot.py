"""The Mandelbrot set in characters: complex numbers and float arithmetic."""


def steps(x, y, limit):
    a = b = 0.0
    for count in range(limit):
        square_a, square_b = a * a, b * b
        if square_a + square_b > 4.0:
            return count
        a, b = square_a - square_b + x, 2.0 * a * b + y
    return limit


def steps_complex(c, limit):
    z = 0j
    for count in range(limit):
        if abs(z) > 2.0:
            return count
        z = z * z + c
    return limit


def main(width=240, height=120, limit=600):
    shades = " .:-=+*#%@"
    total = 0
    for row in range(height):
        y = 2.4 * row / height - 1.2
        line = []
        for column in range(width):
            count = steps(3.2 * column / width - 2.2, y, limit)
            total += count
            line.append(shades[count * (len(shades) - 1) // limit])
        if row % 6 == 0:
            print("".join(line))
    print(total, sum(steps_complex(complex(-2 + column / 40, 0.3), 10_000) for column in range(120)))
