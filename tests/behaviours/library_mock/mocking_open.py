"""mock_open stands for open: files have the data, and writes are noted."""
from unittest.mock import call, mock_open, patch
m = mock_open(read_data='one\ntwo\nthree')
with patch('builtins.open', m):
    with open('a') as file: print(repr(file.read()))
    with open('a') as file: print([line for line in file])
    with open('a') as file: print(file.readline(), file.readlines(), repr(file.read()))
    with open('b', 'w') as file:
        file.write('x')
        file.write('y')
m.assert_called_with('b', 'w')
print(m().write.mock_calls, m.call_args_list)
binary = mock_open(read_data=b'octets')
print(binary('f', 'rb').read(3), binary.call_args)
m = mock_open()
m.return_value.read.return_value = 'set'
print(m().read(), repr(m().readline()))
m.side_effect = OSError('closed')
try:
    m('q')
except OSError as error:
    print(repr(error))
