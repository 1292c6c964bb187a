"""Notes that are no sequence do not hinder a group from being split, and are not taken over."""
group = ExceptionGroup('m', [ValueError(1), TypeError(2)])
group.__notes__ = 123
matching, rest = group.split(TypeError)
print(hasattr(matching, '__notes__'), hasattr(rest, '__notes__'))
group.__notes__ = ('a', 'b')
print(group.subgroup(TypeError).__notes__)
