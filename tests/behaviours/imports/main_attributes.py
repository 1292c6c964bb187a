"""What a program sees of itself."""
import sys

print(__name__, __doc__, __file__.endswith("main_attributes.py"), __package__, sys.argv[0].endswith("main_attributes.py"), sys.argv[1:], sys.modules["__main__"].__name__)
import __main__

print(__main__.sys is sys, vars(__main__) is globals())
