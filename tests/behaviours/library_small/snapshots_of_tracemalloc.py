"""Traces are grouped, compared and filtered, and memory in use is measured."""
import tracemalloc as t
traces = [(0, 10, (('a.py', 2), ('b.py', 4)), 3), (0, 10, (('a.py', 2), ('b.py', 4)), 3), (0, 10, (('a.py', 2), ('b.py', 4)), 3), (1, 2, (('a.py', 5), ('b.py', 4)), 3), (2, 66, (('b.py', 1),), 1), (3, 7, (('<unknown>', 0),), 1)]
new = [(0, 10, (('a.py', 2), ('b.py', 4)), 3), (2, 2, (('a.py', 5), ('b.py', 4)), 3), (2, 5000, (('a.py', 5), ('b.py', 4)), 3), (4, 400, (('c.py', 578),), 1)]
s, n = t.Snapshot(traces, 2), t.Snapshot(new, 2)
for k in ('filename', 'lineno', 'traceback'):
    for x in s.statistics(k): print(x, repr(x))
    for x in n.compare_to(s, k): print(x, repr(x))
for k in ('filename', 'lineno'):
    for x in s.statistics(k, True): print(x)
for bad in (('x', False), ('traceback', True)):
    try: s.statistics(*bad)
    except ValueError as e: print(e)
for f in ([t.Filter(True, 'a.py')], [t.Filter(False, 'a.py')], [t.Filter(True, 'a.py', 5)], [t.Filter(False, 'a.py', 5)], [t.Filter(True, 'b.py', all_frames=True)], [t.Filter(False, 'b.py', all_frames=True)], [t.DomainFilter(True, 2)], [t.DomainFilter(False, 2)], [], [t.Filter(True, '*.py'), t.Filter(False, 'b.*')], [t.Filter(True, 'a.pyc', domain=1)], [t.Filter(False, 'a.pyc', domain=1)]):
    print(len(s.filter_traces(f).traces), [str(x) for x in s.filter_traces(f).traces])
print(s.traces, len(s.traces), s.traces[0], repr(s.traces[0]), s.traces[1:2], s.traces[0] in s.traces, s.traces[0] == s.traces[1])
tb = s.traces[0].traceback
print(tb, repr(tb), tb[0], tb[-1], tb[:1], len(tb), tb.total_nframe, tb[0] < tb[1], tb[0] == tb[0], hash(tb) == hash(s.traces[1].traceback), repr(tb[0]), tb[0].lineno, tb[0].filename)
print(tb.format(), tb.format(limit=1), tb.format(limit=-1), tb.format(most_recent_first=True), tb.format(limit=0))
print(t.Filter(True, 'x.pyc').filename_pattern, t.Filter(True,'x').lineno, t.Filter(True,'x').inclusive, t.Filter(True,'x').all_frames, t.Filter(True,'x').domain)
for f in ((0,), (-1,), (70000,), ('a',)):
    try: t.start(*f)
    except (ValueError, TypeError) as e: print(e)
print(t.is_tracing(), t.get_traced_memory(), t.get_traceback_limit(), t.get_object_traceback(object()))
try: t.take_snapshot()
except RuntimeError as e: print(e)
try: s.filter_traces(3)
except TypeError as e: print(e)
t.start(5)
print(t.is_tracing(), t.get_traceback_limit())
data = [bytes(1000) for i in range(1000)]
cur, peak = t.get_traced_memory()
print(cur > 900_000, peak >= cur)
data = None
print(t.get_traced_memory()[0] < 500_000, t.get_traced_memory()[1] > 900_000)
t.reset_peak(); print(t.get_traced_memory()[1] < 900_000)
t.clear_traces(); t.stop(); print(t.is_tracing(), t.get_traced_memory())
print(t._format_size(9, False), t._format_size(20000, True), t._format_size(10**9, False))
