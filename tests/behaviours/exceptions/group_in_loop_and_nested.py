"""`except*` clauses in turn, nested groups flattened by what is left, and names unbound afterwards."""
def run(excs):
    log = []
    try:
        try: raise ExceptionGroup("g", excs)
        except* (ValueError, TypeError) as g: log.append(("vt", [repr(e) for e in g.exceptions]))
        except* OSError as g: log.append(("os", len(g.exceptions)))
        else: log.append("else")
        finally: log.append("finally")
    except ExceptionGroup as rest: log.append(("rest", [repr(e) for e in rest.exceptions]))
    return log
print(run([ValueError(1), OSError(2)])); print(run([KeyError("k"), TypeError("t"), ExceptionGroup("in", [OSError(1), KeyError("j")])])); print(run([KeyError("only")]))
try: pass
except* ValueError: print("never")
else: print("else")
try:
    try: raise ValueError("x")
    except* ValueError as g: name = g
    g
except NameError as e: print(e, type(name).__name__)
try:
    try: raise ExceptionGroup("a", [ValueError(1)])
    except* ValueError: raise ExceptionGroup("b", [TypeError(2)])
except ExceptionGroup as e: print(e.message, [repr(x) for x in e.exceptions], repr(e.__context__))
def leaves(g): return [x for e in g.exceptions for x in (leaves(e) if isinstance(e, ExceptionGroup) else [e])]
print(len(leaves(ExceptionGroup("t", [ValueError(), ExceptionGroup("u", [KeyError(), OSError()])]))))
