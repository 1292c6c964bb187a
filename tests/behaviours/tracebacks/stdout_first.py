"""What was printed comes out before the traceback ends the program."""
import sys

print("printed", end="")
sys.stdout.write(" written")
sys.stderr.write("to stderr\n")
raise KeyboardInterrupt
