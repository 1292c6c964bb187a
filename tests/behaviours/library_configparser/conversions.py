"""Values are converted to numbers and truth values, or by functions of the program."""
import configparser

config = configparser.ConfigParser(converters={'list': str.split, 'upper': str.upper})
config.read_string('[a]\ni=42\nf=1.5e3\nt=On\nn=NO\nbad=maybe\nl=x y z')
print(config.getint('a', 'i'), config.getfloat('a', 'f'), config.getboolean('a', 't'), config.getboolean('a', 'n'))
print(config.getlist('a', 'l'), config['a'].getlist('l'), config['a'].getupper('nope', 'fb'), config.getlist('a', 'q', fallback=[]))
for call in (lambda: config.getboolean('a', 'bad'), lambda: config.getint('a', 'l')):
    try:
        call()
    except ValueError as error:
        print(error)
config.converters['twice'] = lambda text: text * 2
print(config.gettwice('a', 'i'), config['a'].gettwice('i'), sorted(config.converters))
config.BOOLEAN_STATES = {'maybe': True}
print(config.getboolean('a', 'bad'))
