"""`help` of a text that names nothing says so."""
help('no_such_module')
help('str.no_such_method')
