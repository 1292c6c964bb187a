"""Deleting a local or a cell unbinds it, with the error that belongs to each."""
def local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    try:
        del x
    except UnboundLocalError as e:
        print(type(e).__name__, e)
def cell():
    x = 1
    def inner():
        return x
    print(inner())
    del x
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    x = 2
    print(inner())
    def remover():
        nonlocal x
        del x
    remover()
    try:
        x
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    try:
        remover()
    except NameError as e:
        print(type(e).__name__, e)
local()
cell()
def glob():
    global gg
    gg = 1
    del gg
    try:
        gg
    except NameError as e:
        print(type(e).__name__, e)
    try:
        del gg
    except NameError as e:
        print(type(e).__name__, e)
glob()
