"""Files are read in turn, and those that are not there left out."""
import configparser
import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    pathlib.Path('a.ini').write_text('[a]\nx=1\ny=2')
    pathlib.Path('b.ini').write_text('[a]\nx=3\n[b]\nz=é', encoding='utf-8')
    config = configparser.ConfigParser()
    print(config.read(['a.ini', 'nope.ini', pathlib.Path('b.ini')], encoding='utf-8'), config.read('nope'))
    print({name: dict(config[name]) for name in config})
    with open('a.ini') as file:
        config.read_file(file)
    print(config['a']['x'])
    pathlib.Path('c.ini').write_text('x')
    try:
        config.read('c.ini')
    except configparser.MissingSectionHeaderError as error:
        print(error)
    try:
        config.read_file(['[q]', 'r'])
    except configparser.ParsingError as error:
        print(error, error.errors)
    os.chdir('/')
