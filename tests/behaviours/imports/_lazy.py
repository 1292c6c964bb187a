"""A module with a __getattr__ of its own."""


def __getattr__(name):
    if name == "computed":
        return "computed value"
    raise AttributeError(f"no {name} here")
