"""Struct sequences: hidden fields by name, and copies with other fields."""
import copy
import os
import pickle
import time


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


t = time.gmtime(0)
show(lambda: time.struct_time(t))
show(lambda: time.struct_time(tuple(t), {'tm_zone': 'X', 'tm_gmtoff': 5}).tm_zone)
show(lambda: time.struct_time(tuple(t) + ('Y',), {'tm_gmtoff': 5}).tm_gmtoff)
show(lambda: time.struct_time(tuple(t) + ('Y',), {'tm_zone': 'X'}))
show(lambda: time.struct_time(tuple(t), {'tm_year': 1}))
show(lambda: time.struct_time(tuple(t), {'other': 1}))
show(lambda: time.struct_time(tuple(t), {'tm_zone': 'X', 'other': 1}))
show(lambda: time.struct_time(tuple(t), 0))
show(lambda: time.struct_time(tuple(t), {}))
show(lambda: time.struct_time('123456789', dict={'tm_zone': 'Z'}).tm_zone)
show(lambda: time.struct_time(sequence=range(9)))
show(lambda: time.struct_time('123'))
show(lambda: time.struct_time(range(20)))
show(lambda: time.struct_time())
show(lambda: copy.replace(t, tm_year=5))
show(lambda: copy.replace(t, tm_zone='here').tm_zone)
show(lambda: copy.replace(t, tm_year=5, tm_zone='here').tm_gmtoff)
show(lambda: copy.replace(t) == t)
show(lambda: copy.replace(t, other=1))
show(lambda: copy.replace(t, other=1, more=2))
show(lambda: t.__replace__(1))
times = os.times()
show(lambda: copy.replace(times, user=1.5).user)
show(lambda: type(copy.replace(times, user=1.5)).__name__)
s = os.stat(__file__)
show(lambda: s.__replace__(st_mode=3))
show(lambda: (s.n_fields, s.n_sequence_fields, s.n_unnamed_fields))
show(lambda: s.__match_args__)
r = os.stat_result(range(s.n_sequence_fields), {'st_atime': 7.5})
show(lambda: (r.st_atime, r[7], r.st_blocks))
again = pickle.loads(pickle.dumps(r))
show(lambda: (again == r, again.st_atime))
show(lambda: copy.copy(r).st_atime)
show(lambda: copy.deepcopy(r).st_atime)
