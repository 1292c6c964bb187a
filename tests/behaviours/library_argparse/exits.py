"""A mistake ends the program with a message and status 2."""
import argparse

parser = argparse.ArgumentParser()
parser.add_argument('--number', type=int)
parser.parse_args(['--number', 'many'])
