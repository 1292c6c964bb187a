"""Attributes that built-in exceptions carry."""
try:
    {}["key"]
except KeyError as error:
    print(error.args)
try:
    (5).missing
except AttributeError as error:
    print(error.name, error.obj)
try:
    undefined
except NameError as error:
    print(error.name)
try:
    import no_such_module
except ImportError as error:
    print(type(error).__name__, error.name, error.msg)
try:
    open("/no/such/file")
except OSError as error:
    print(type(error).__name__, error.errno, error.strerror, error.filename, error)
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
try:
    raise SystemExit(3)
except SystemExit as error:
    print(error.code)
stop = StopIteration(5)
print(stop.value, OSError(2, "text").errno, type(OSError(2, "text")).__name__, OSError("only").errno, StopIteration().value)
