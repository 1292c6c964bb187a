"""Without `sys.displayhook` or `sys.stdout` a value at the prompt cannot be shown."""
import sys

shown = compile('42', 'text', 'single')
hook, stdout = sys.displayhook, sys.stdout
del sys.displayhook
try:
    exec(shown)
except RuntimeError as error:
    print(error)
sys.displayhook = hook
del sys.stdout
try:
    exec(shown)
except RuntimeError as error:
    sys.stdout = stdout
    print(error)
