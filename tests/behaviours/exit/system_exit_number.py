"""sys.exit with a number gives that status."""
import sys

print("out")
sys.exit(3)
