"""An AttributeError suggests the attribute that was meant."""
import traceback
class Account:
    balance = 0
    def __init__(self): self.owner = "x"
    def deposit(self): pass
    def wrong(self): return balance
    def wrong2(self): return owner
def show(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1], end="")
a = Account()
show(lambda: a.balence); show(lambda: a.depositt()); show(lambda: a.onwer); show(lambda: a.zzzzzz); show(lambda: Account.depost)
show(lambda: [].appendd); show(lambda: "".uper()); show(lambda: {}.itms()); show(lambda: (1).bit_lenght()); show(lambda: [].push); show(lambda: [].add(1)); show(lambda: {}.append)
import math
show(lambda: math.sqr(2)); show(lambda: math.pie)
