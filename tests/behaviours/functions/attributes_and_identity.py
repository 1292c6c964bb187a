"""Functions have attributes, equality by identity, and can be keys."""
def f(): "doc"
def g(): pass
f.count = 0; f.count += 1; f.tags = ["a"]
print(f.count, f.tags, vars(f), f == f, f == g, {f: 1}[f], hash(f) == hash(f))
del f.count
try: f.count
except AttributeError as e: print(e)
f.__doc__ = "new"; print(f.__doc__)
f.__dict__ = {"only": 1}; print(f.only)
print(f.__name__, f.__qualname__, f.__module__, f.__closure__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__type_params__)
print(bool(f), callable(f), isinstance(f, type(g)), type(f).__name__, type(len).__name__, type(print) is type(len))
import types
print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance(str.join, types.MethodDescriptorType), isinstance(int.__add__, types.WrapperDescriptorType))
