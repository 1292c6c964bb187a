"""Kernel: the inner loop of the Mandelbrot set, on floats."""

import time


def run(size, limit):
    steps = 0
    inside = 0
    for row in range(size):
        c_imaginary = 2.0 * row / size - 1.0
        for column in range(size):
            c_real = 3.0 * column / size - 2.0
            real = imaginary = 0.0
            count = 0
            while count < limit:
                real_square = real * real
                imaginary_square = imaginary * imaginary
                if real_square + imaginary_square > 4.0:
                    break
                imaginary = 2.0 * real * imaginary + c_imaginary
                real = real_square - imaginary_square + c_real
                count += 1
            else:
                inside += 1
            steps += count
    return steps, inside


def main(size=320, limit=100):
    begin = time.process_time()
    steps, inside = run(size, limit)
    seconds = time.process_time() - begin
    print(f"{seconds / steps * 1e9:.2f} ns per iteration")
    print("checksum", steps, inside)


main()
