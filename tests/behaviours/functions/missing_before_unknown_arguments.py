"""Native functions say what is missing before they say which name is unknown."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


attempt(lambda: pow(bas=1, exp=2))
attempt(lambda: pow(2, xp=3))
attempt(lambda: round(numbr=1))
attempt(lambda: sum(strt=1))
attempt(lambda: compile('1', 'file', mod='eval'))
attempt(lambda: open(fil='x'))
attempt(lambda: memoryview(objct=b''))
attempt(lambda: int.from_bytes(byte=b''))
attempt(lambda: print(sp=1))
attempt(lambda: round(1, ndigit=2))
attempt(lambda: eval('1', globls={}))
attempt(lambda: ImportError(nam=1))
attempt(lambda: NameError(nam=1))
attempt(lambda: AttributeError(ob=1))
attempt(lambda: ImportError(other=1))
attempt(lambda: len(obj=1))
