"""The fields of an `OSError` can be deleted, and are `None` then."""
error = OSError(2, 'text', 'one', None, 'two')
for name in ('errno', 'strerror', 'filename', 'filename2'):
    delattr(error, name)
    print(name, getattr(error, name))
blocked = BlockingIOError(11, 'text', 3)
del blocked.characters_written
try:
    del blocked.characters_written
except AttributeError as problem:
    print(problem)
blocked.characters_written = 5
print(blocked.characters_written)
