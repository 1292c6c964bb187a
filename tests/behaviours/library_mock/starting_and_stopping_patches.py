"""start and stop work without a block, and stopall ends all that began."""
import os
from unittest.mock import patch
from _attempt import attempt
real = os.getcwd
patcher = patch('os.getcwd')
m = patcher.start()
print(os.getcwd is m)
attempt(patcher.stop)
attempt(patcher.stop)
print(os.getcwd is real)
patch('os.getcwd').start()
patch('os.listdir').start()
patch.stopall()
print(os.getcwd is real)
