"""sys.exit without a value gives status 0."""
import sys

try:
    sys.exit()
finally:
    print("finally runs")
