"""A group that is the context of another exception."""
try:
    raise ExceptionGroup("group", [ValueError("a"), ExceptionGroup("nested", [OSError("b"), OSError("c")])])
except* ValueError:
    raise RuntimeError("while handling")
