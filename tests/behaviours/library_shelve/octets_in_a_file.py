"""dbm.dumb keeps octets by name."""
import dbm
import dbm.dumb
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'data')
    with dbm.dumb.open(path, 'n') as database:
        database['a'] = 'text'
        database[b'b'] = b'\x00' * 600
        database['a'] = b'other'
        print(database['a'], len(database[b'b']), sorted(database.keys()), 'a' in database, database.get('c'))
        del database['b']
        for key, value in (('k', 1), (1, 'v')):
            try:
                database[key] = value
            except TypeError as error:
                print(error)
    print(dbm.whichdb(path), sorted(os.listdir(folder)))
    with dbm.open(path, 'r') as database:
        print(list(database.items()))
        try:
            database['x'] = 'y'
        except OSError as error:
            print(error)
    try:
        len(database)
    except OSError as error:
        print(error)
    try:
        dbm.dumb.open(path, 'x')
    except ValueError as error:
        print(error)
