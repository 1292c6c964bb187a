"""exec() and eval() name what was given in place of a namespace."""
for run in (exec, eval):
    for namespaces in (({}, 5), (None, 5), (5,), ([],), ({}, []), ({}, {})):
        try:
            run("1", *namespaces)
            print(run.__name__, namespaces[-1], "works")
        except TypeError as error:
            print(run.__name__, error)
