"""A `return`, `break` or `continue` in `finally` wins over what was under way, and is warned about."""
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    ns = {}
    exec("""
def a():
    try: return 1
    finally: return 2
def b():
    for i in range(3):
        try: raise ValueError
        finally: continue
    return i
def c():
    while True:
        try: return 1
        finally: break
    return "after"
def d():
    try: 1 / 0
    finally:
        try: return 5
        finally: pass
def e():
    try: pass
    finally:
        for i in range(3):
            if i: break
        def g(): return 1
    return i
""", ns)
for w in caught:
    print(w.category.__name__, w.message, w.lineno)
print([ns[k]() for k in "abcde"])
log = []
def order():
    try:
        try:
            log.append("body"); return log.append("value") or "result"
        finally:
            log.append("inner")
    finally:
        log.append("outer")
print(order(), log)
def value():
    x = 1
    try: return x
    finally: x = 2
print(value())
def nested():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
        except ValueError: pass
        else: print("else", i)
        finally: print("finally", i)
    else: print("never")
nested()
