"""Functions in `gc.callbacks` are told when a collection begins and ends."""
import gc

seen = []


def note(phase, about):
    seen.append((phase, sorted(about), about['generation']))


gc.disable()
before = gc.get_stats()[2]['collections']
gc.callbacks.append(note)
gc.collect()
gc.callbacks.remove(note)
gc.collect()
print(seen)
print(gc.get_stats()[2]['collections'] - before)
gc.enable()
