"""`co_names` lists globals, attributes and modules, each once, in the order of use."""


def attributes():
    thing.first.second = other
    thing.method(value=1)
    del thing.first


def imports():
    import os.path as path
    from sys import argv
    return path, argv


def stores():
    global made
    made = len(made)


for function in (attributes, imports, stores):
    print(function.__code__.co_names)
print(compile('a = b\nimport c.d', 'text', 'exec').co_names)
