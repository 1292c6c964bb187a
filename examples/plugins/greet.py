"""A plugin of the example `plugin`: edit it while that runs."""

state = {'calls': 0}


def greet(name):
    """A greeting, and how many there were so far."""
    state['calls'] += 1
    return f"Hello, {name}: greeting number {state['calls']}"
