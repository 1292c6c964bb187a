"""A mock cannot stand for another mock."""
from unittest.mock import Mock, create_autospec, patch
from _attempt import attempt
import os
def cut(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, str(error).partition(' [')[0])
cut(Mock, spec=Mock())
cut(create_autospec, Mock())
with patch('os.getcwd'):
    cut(patch('os.getcwd', autospec=True).__enter__)
