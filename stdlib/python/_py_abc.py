"""What `abc` needs of `_abc`, for an interpreter that has it not: registration and the checks of classes."""

from _weakref import ref

__all__ = ['ABCMeta', 'get_cache_token', '_abc_init', '_abc_register', '_abc_instancecheck', '_abc_subclasscheck',
           '_get_dump', '_reset_registry', '_reset_caches']

# Grows with each registration, and makes what was found not to be a subclass worth asking again.
_counter = 0


class _State:
    def __init__(self) -> None:
        self.registry = {}
        self.positive = {}
        self.negative = {}
        self.version = _counter


def _add(references: dict, cls: type) -> None:
    key = id(cls)
    references[key] = ref(cls, lambda _: references.pop(key, None))


def _has(references: dict, cls: type) -> bool:
    reference = references.get(id(cls))
    return reference is not None and reference() is cls


def get_cache_token() -> int:
    """Return a number that changes when a class is registered."""
    return _counter


def _abc_init(cls: type) -> None:
    abstracts = {name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                abstracts.add(name)
    cls.__abstractmethods__ = frozenset(abstracts)
    cls._abc_impl = _State()


def _abc_register(cls: type, subclass: type) -> type:
    global _counter
    if not isinstance(subclass, type):
        raise TypeError('Can only register classes')
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError('Refusing to create an inheritance cycle')
    _add(cls._abc_impl.registry, subclass)
    _counter += 1
    return subclass


def _abc_instancecheck(cls: type, instance) -> bool:
    subclass = instance.__class__
    if _has(cls._abc_impl.positive, subclass):
        return True
    subtype = type(instance)
    if subtype is subclass:
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def _abc_subclasscheck(cls: type, subclass: type) -> bool:
    if not isinstance(subclass, type):
        raise TypeError('issubclass() arg 1 must be a class')
    state = cls._abc_impl
    if _has(state.positive, subclass):
        return True
    if state.version < _counter:
        state.negative = {}
        state.version = _counter
    elif _has(state.negative, subclass):
        return False
    answer = cls.__subclasshook__(subclass)
    if answer is NotImplemented:
        answer = (
            cls in getattr(subclass, '__mro__', ())
            or any(issubclass(subclass, known) for known in [each() for each in list(state.registry.values())] if known)
            or any(issubclass(subclass, known) for known in type.__subclasses__(cls))
        )
    _add(state.positive if answer else state.negative, subclass)
    return bool(answer)


def _get_dump(cls: type) -> tuple:
    state = cls._abc_impl
    return set(state.registry.values()), set(state.positive.values()), set(state.negative.values()), state.version


def _reset_registry(cls: type) -> None:
    cls._abc_impl.registry.clear()


def _reset_caches(cls: type) -> None:
    cls._abc_impl.positive.clear()
    cls._abc_impl.negative.clear()


class ABCMeta(type):
    """The metaclass of abstract classes, by means of what stands above."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass: type) -> type:
        """Register a class as one that counts as derived; return it."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance) -> bool:
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None) -> None:
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        for name, value in zip(('_abc_registry', '_abc_cache', '_abc_negative_cache', '_abc_negative_cache_version'),
                               _get_dump(cls)):
            print(f'{name}: {value!r}', file=file)

    def _abc_registry_clear(cls) -> None:
        _reset_registry(cls)

    def _abc_caches_clear(cls) -> None:
        _reset_caches(cls)
