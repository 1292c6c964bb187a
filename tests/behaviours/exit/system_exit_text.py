"""sys.exit with text prints it on stderr and gives status 1."""
import sys

sys.exit("something failed")
