"""Types convert texts, and their failures become messages."""
import argparse

from _attempts import attempt


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f'{number} is odd')
    return number


parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--even', type=even, default='4')
parser.add_argument('--float', type=float, nargs=2)
parser.add_argument('--lower', type=str.lower, default='ABC')
parser.add_argument('--eval', type=lambda text: 1 / 0)
attempt(parser, '', '--even 6', '--even 7', '--even x', '--float 1 2.5', '--float 1 b', '--lower XyZ', '--eval 1')
parser.register('type', 'hex', lambda text: int(text, 16))
parser.add_argument('--hex', type='hex')
attempt(parser, '--hex ff', '--hex g')
