"""A program that is not there or cannot be run is an error of the system."""
import os
import subprocess
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    open('plain', 'w').close()
    for arguments, options in ((['no-such-command-here'], {}), (['./nope'], {}), (['./plain'], {}), ([folder and '/'], {}),
                               (['true'], {'cwd': 'nowhere'}), (['true'], {'cwd': 'plain'}), ('no such thing', {}),
                               (['a\0b'], {}), ([], {}), (['true'], {'env': {'a=b': 'c'}}), ([1], {}), (None, {})):
        try:
            subprocess.run(arguments, **options)
        except (OSError, ValueError, TypeError, IndexError) as error:
            print(type(error).__name__, error)
    os.chdir('/')
