"""The sets of supported functions name the calls that take folders, descriptors and links."""

import os

for name in ('supports_dir_fd', 'supports_follow_symlinks', 'supports_effective_ids'):
    print(name, sorted(function.__name__ for function in getattr(os, name)))
print(sorted(f.__name__ for f in os.supports_fd if f.__name__ not in ('execve', 'pathconf')))
