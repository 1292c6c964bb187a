"""A global statement in a function makes the name one of the globals for the whole text that is executed."""
source = """
def function():
    global shared
    return shared
shared = 9
other = 1
"""
globals_, locals_ = {}, {}
exec(source, globals_, locals_)
print(globals_["shared"], sorted(locals_))
print(locals_["function"]())
