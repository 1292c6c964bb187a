"""patch replaces what a dotted name says for the time of a block."""
import os
import os.path
from unittest.mock import patch
from _attempt import attempt
with patch('os.getcwd', return_value='/nowhere') as m:
    print(os.getcwd(), m.call_count)
with patch('os.path.exists', lambda path: 'fake'):
    print(os.path.exists('x'))
print(os.path.exists('/'))
attempt(lambda: patch('nodots'))
attempt(lambda: patch('no_such_module.x').__enter__())
try:
    patch('os.no_such_name').start()
except AttributeError as error:
    print(str(error).partition('>')[2])
with patch('os.new_name', 3, create=True):
    print(os.new_name)
print(hasattr(os, 'new_name'))
