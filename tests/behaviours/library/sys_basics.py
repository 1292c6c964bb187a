"""Facts that the sys module gives."""
import sys

print(sys.version_info[:2], sys.version_info.major, sys.version.startswith("3.14"), sys.maxsize, sys.byteorder, sys.platform, sys.getrecursionlimit(), sys.hexversion >> 16)
print(sys.getswitchinterval(), isinstance(sys._is_gil_enabled(), bool), sys.getdefaultencoding(), sys.intern("a") == "a", isinstance(sys.path, list), "sys" in sys.modules, sys.float_info.max, sys.maxunicode)
sys.setswitchinterval(0.001)
print(sys.getswitchinterval(), type(sys.stdout).__name__, sys.stdin.fileno(), sys.executable != "", sys.getrefcount.__name__, sys.flags.optimize)
try:
    sys.setswitchinterval(0)
except ValueError as error:
    print(error)
