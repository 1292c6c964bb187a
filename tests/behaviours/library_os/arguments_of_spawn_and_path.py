"""Programs are begun with arguments, of which the first is not empty; a search path is given once."""
import os

for arguments in (), [], ('',):
    try:
        os.spawnv(os.P_WAIT, '/bin/true', arguments)
    except ValueError as error:
        print(error)
try:
    os.spawnv(os.P_WAIT, '/bin/true', 'text')
except TypeError as error:
    print(error)
print(os.get_exec_path({'PATH': '/a:/b'}), os.get_exec_path({b'PATH': b'/c'}), os.get_exec_path({}) == os.defpath.split(':'))
try:
    os.get_exec_path({'PATH': '1', b'PATH': b'2'})
except ValueError as error:
    print(error)
