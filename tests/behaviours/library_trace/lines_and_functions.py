"""trace tells lines as they run, counts them, and lists functions and their callers."""

import os
import tempfile
import trace

import _fibonacci

counter = _fibonacci.Counter()

tracer = trace.Trace(count=0, trace=1)
print(tracer.runfunc(_fibonacci.fibonacci, 2))
tracer.runctx("total = counter.count([1, None])", globals(), names := {})
print(names)

tracer = trace.Trace(count=1, trace=0)
print(tracer.runfunc(_fibonacci.fibonacci, 5))
tracer.runfunc(counter.count, [1, 2, None])
results = tracer.results()
for (path, line), count in sorted(results.counts.items()):
    print(os.path.basename(path), line, count)
with tempfile.TemporaryDirectory() as folder:
    results.write_results(show_missing=True, coverdir=folder)
    for name in os.listdir(folder):
        with open(os.path.join(folder, name)) as file:
            print(file.read())
    path = os.path.join(folder, "counts")
    again = trace.CoverageResults(results.counts, outfile=path)
    again.counts = {key: count for key, count in again.counts.items() if "nothing" in key[0]}
    results.update(trace.CoverageResults(results.counts))
    print(sum(results.counts.values()))

tracer = trace.Trace(countfuncs=1)
tracer.runfunc(counter.count, [])
tracer.runfunc(_fibonacci.fibonacci, 3)
print(sorted(name for _, _, name in tracer.results().calledfuncs))

tracer = trace.Trace(countcallers=1)
tracer.runfunc(_fibonacci.fibonacci, 3)
print(sorted((caller[2], called[2]) for caller, called in tracer.results().callers))

tracer = trace.Trace(count=1, trace=0, ignoremods=["_fibonacci"])
tracer.runfunc(_fibonacci.fibonacci, 3)
print(tracer.results().counts)
