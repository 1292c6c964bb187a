"""Numbers of Fibonacci by plain recursion: calls and small integers."""


def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


def main():
    print(fibonacci(33))
