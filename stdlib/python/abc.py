"""Abstract base classes: classes that say what others must define."""

try:
    from _abc import (
        _abc_init,
        _abc_instancecheck,
        _abc_register,
        _abc_subclasscheck,
        _get_dump,
        _reset_caches,
        _reset_registry,
        get_cache_token,
    )
except ImportError:
    from _py_abc import (
        _abc_init,
        _abc_instancecheck,
        _abc_register,
        _abc_subclasscheck,
        _get_dump,
        _reset_caches,
        _reset_registry,
        get_cache_token,
    )

__all__ = ['ABC', 'ABCMeta', 'abstractclassmethod', 'abstractmethod', 'abstractproperty', 'abstractstaticmethod',
           'get_cache_token', 'update_abstractmethods']


def abstractmethod(funcobj):
    """Decorate a method that every concrete class must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """The old form of `classmethod` over `abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable) -> None:
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """The old form of `staticmethod` over `abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable) -> None:
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """The old form of `property` over `abstractmethod`."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Have `subclass` count as a subclass; return it, so this can decorate."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance) -> bool:
        """Override for isinstance(instance, cls)."""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass) -> bool:
        """Override for issubclass(subclass, cls)."""
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None) -> None:
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        names = ('_abc_registry', '_abc_cache', '_abc_negative_cache', '_abc_negative_cache_version')
        for name, value in zip(names, _get_dump(cls)):
            print(f'{name}: {value!r}', file=file)

    def _abc_registry_clear(cls) -> None:
        _reset_registry(cls)

    def _abc_caches_clear(cls) -> None:
        _reset_caches(cls)


def update_abstractmethods(cls: type) -> type:
    """Work out again which methods of `cls` are abstract, after some have been set; return `cls`."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    abstracts = {name for base in cls.__bases__ for name in getattr(base, '__abstractmethods__', ())
                 if getattr(getattr(cls, name, None), '__isabstractmethod__', False)}
    abstracts.update(name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False))
    cls.__abstractmethods__ = frozenset(abstracts)
    return cls


class ABC(metaclass=ABCMeta):
    """A class to inherit from, in place of naming the metaclass."""

    __slots__ = ()
