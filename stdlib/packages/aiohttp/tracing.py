"""What a session tells of its requests, to whoever wants to know."""

from types import SimpleNamespace

__all__ = ['TraceConfig']

# What is told, and the attributes that say more.
_SIGNALS = {
    'request_start': 'method url headers', 'request_chunk_sent': 'method url chunk',
    'response_chunk_received': 'method url chunk', 'request_end': 'method url headers response',
    'request_exception': 'method url headers exception', 'request_redirect': 'method url headers response',
    'connection_queued_start': '', 'connection_queued_end': '', 'connection_create_start': '',
    'connection_create_end': '', 'connection_reuseconn': '', 'dns_resolvehost_start': 'host',
    'dns_resolvehost_end': 'host', 'dns_cache_hit': 'host', 'dns_cache_miss': 'host',
    'request_headers_sent': 'method url headers',
}


def _class_of(name: str, fields: str) -> type:
    words = name.title().replace('_', '').replace('Resolvehost', 'ResolveHost')
    names = fields.split()

    def __init__(self, *values) -> None:
        for field, value in zip(names, values, strict=True):
            object.__setattr__(self, field, value)

    def __setattr__(self, field, value) -> None:
        raise AttributeError(f"cannot assign to field {field!r}")

    def __repr__(self) -> str:
        inside = ', '.join(f'{field}={getattr(self, field)!r}' for field in names)
        return f'{type(self).__name__}({inside})'
    return type(f'Trace{words}Params', (), {
        '__slots__': tuple(names), '__init__': __init__, '__setattr__': __setattr__, '__repr__': __repr__,
        '__module__': 'aiohttp.tracing', '__doc__': f'More about `on_{name}`.',
    })


_CLASSES = {name: _class_of(name, fields) for name, fields in _SIGNALS.items()}
globals().update({each.__name__: each for each in _CLASSES.values()})
__all__ += [each.__name__ for each in _CLASSES.values()]


class _Signal(list):
    # Coroutine functions that are called one after the other.

    def __init__(self) -> None:
        self.frozen = False

    def freeze(self) -> None:
        """Take no more."""
        self.frozen = True

    def append(self, item) -> None:
        """Add a coroutine function."""
        if self.frozen:
            raise RuntimeError('Cannot modify frozen list.')
        super().append(item)


class TraceConfig:
    """Coroutine functions to be told of what happens: each gets the session, a context of the request, and more."""

    def __init__(self, trace_config_ctx_factory=SimpleNamespace) -> None:
        self._factory = trace_config_ctx_factory
        self._signals = {name: _Signal() for name in _SIGNALS}

    def trace_config_ctx(self, trace_request_ctx=None):
        """Return a context for a request."""
        return self._factory(trace_request_ctx=trace_request_ctx)

    def freeze(self) -> None:
        """Take no more functions."""
        for signal in self._signals.values():
            signal.freeze()


for _name in _SIGNALS:
    setattr(TraceConfig, f'on_{_name}', property(lambda self, name=_name: self._signals[name]))


class Traces:
    """Those who want to know about one request."""

    def __init__(self, session, configs, trace_request_ctx) -> None:
        self._session = session
        self._those = [(config, config.trace_config_ctx(trace_request_ctx=trace_request_ctx)) for config in configs]

    async def tell(self, name: str, *values) -> None:
        """Call whoever wants to know of something."""
        for config, context in self._those:
            for function in config._signals[name]:
                await function(self._session, context, _CLASSES[name](*values))
