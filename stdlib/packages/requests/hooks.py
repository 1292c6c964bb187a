"""Functions that are called on events: there is one event, `response`."""

__all__ = ['HOOKS', 'default_hooks', 'dispatch_hook']

HOOKS = ['response']


def default_hooks() -> dict:
    """Return the events, with no functions yet."""
    return {event: [] for event in HOOKS}


def dispatch_hook(key, hooks, hook_data, **kwargs):
    """Call the functions of an event, each with what the one before has made of the data; return it."""
    called = (hooks or {}).get(key)
    for hook in [called] if callable(called) else called or ():
        changed = hook(hook_data, **kwargs)
        if changed is not None:
            hook_data = changed
    return hook_data
