"""`walk_stack(None)` begins with the frame that calls it, wherever it is iterated."""
import traceback


def caller():
    return traceback.walk_stack(None)


print([frame.f_code.co_name for frame, _ in caller()])
print([entry.name for entry in traceback.StackSummary.extract(traceback.walk_stack(None))])
