"""Numbers of users and groups have a range."""
import subprocess

for options in ({'user': -1}, {'group': -1}, {'extra_groups': [-1]}, {'user': 2 ** 64}, {'group': 2 ** 64},
                {'extra_groups': [2 ** 64]}, {'extra_groups': 'ab'}, {'extra_groups': 5}, {'user': 1.5}, {'user': 'no such user'}):
    try:
        subprocess.run(['true'], **options)
    except (ValueError, OverflowError, TypeError, KeyError) as error:
        print(type(error).__name__, error)
