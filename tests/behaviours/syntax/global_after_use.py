"""global after the name was used."""
def f():
    print(x)
    global x
