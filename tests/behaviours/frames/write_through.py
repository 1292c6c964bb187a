"""What is stored in `f_locals` of a function that runs is stored in its variables (PEP 667)."""
import sys


def change():
    number, text = 1, 'a'
    proxy = sys._getframe().f_locals
    proxy['number'] = 5
    print(number, text)
    text = 'b'
    print(proxy['text'])
    proxy.update({'number': 7, 'text': 'c'})
    print(number, text)


change()
