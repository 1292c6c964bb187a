"""Special methods of built-in classes say what they do."""

for method in [iter([]).__next__, [].__iter__, iter({}.items()).__iter__, (1).__add__, (1).__radd__, [].__iadd__,
               {}.__or__, {}.__ior__, (1).__lt__, ''.__eq__, (1).__neg__, (1).__divmod__, (1.5).__pow__, (1).__rpow__,
               ().__len__, [].__contains__, [].__setitem__, {}.__delitem__, (lambda: 0).__call__,
               object().__repr__, object().__hash__, object().__str__, object().__setattr__, object().__delattr__,
               range(3).__bool__, zip().__next__, enumerate([]).__iter__,
               (x for x in []).__iter__, (x for x in []).__next__]:
    print(method.__name__, '|', method.__doc__)
