"""The names of owner and group come from the files of users and groups."""
import grp
import os
import pwd
from pathlib import Path

from _place import place

with place('f'):
    path = Path('f')
    print(path.owner() == pwd.getpwuid(os.getuid()).pw_name, path.group() == grp.getgrgid(path.stat().st_gid).gr_name)
root = pwd.getpwnam('root')
print(root.pw_uid, root.pw_dir, root in pwd.getpwall(), grp.getgrnam('root').gr_gid, grp.getgrgid(0).gr_name)
for function, argument in ((pwd.getpwnam, 'no-such-user'), (grp.getgrnam, 'no-such-group'), (pwd.getpwuid, 987654321), (grp.getgrgid, 987654321)):
    try:
        function(argument)
    except KeyError as error:
        print(error)
