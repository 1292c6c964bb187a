"""The order in which a generic function looks for an implementation (PEP 443): that of a class's bases, with those
abstract classes in it that the class belongs to without deriving from them."""

from types import GenericAlias

__all__ = ['find_implementation', 'linearize', 'merge', 'order_of']


def merge(sequences: list) -> list:
    """Merge orders into one that keeps each of them (the C3 linearization)."""
    merged = []
    rest = [list(each) for each in sequences if each]
    while rest:
        for first in (each[0] for each in rest):
            if not any(first in each[1:] for each in rest):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(first)
        rest = [left for each in rest if (left := each[1:] if each[0] is first else each)]
    return merged


def linearize(cls: type, abcs: list | None = None) -> list:
    """Return the order of a class's bases, with the given abstract classes where they begin to hold."""
    bases = list(cls.__bases__)
    # Bases up to the last abstract one come before the abstract classes that are put in.
    count = max((place for place, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')), default=0)
    explicit, others = bases[:count], bases[count:]
    abcs = list(abcs or ())
    begins = [each for each in abcs
              if issubclass(cls, each) and not any(issubclass(base, each) for base in bases)]
    left = [each for each in abcs if each not in begins]
    orders = [linearize(base, left) for base in explicit + begins + others]
    return merge([[cls], *orders, explicit, begins, others])


def _is_class(known) -> bool:
    return hasattr(known, '__mro__') and not isinstance(known, GenericAlias)


def order_of(cls: type, types) -> list:
    """Return the order of a class's bases, with those of some types that it belongs to besides."""
    bases = set(cls.__mro__)
    related = [each for each in types if each not in bases and _is_class(each) and issubclass(cls, each)]
    related = [each for each in related
               if not any(each is not other and each in other.__mro__ for other in related)]
    wanted = set(related)
    abcs: list = []
    for each in related:
        # Where a class derived from this one stands in between, that and what it derives from come first.
        between = [[base for base in derived.__mro__ if base in wanted] for derived in each.__subclasses__()
                   if derived not in bases and issubclass(cls, derived)]
        for chain in sorted(between, key=len, reverse=True) or [[each]]:
            abcs += [base for base in chain if base not in abcs]
    return linearize(cls, abcs)


def find_implementation(cls: type, registry):
    """Return what is registered for the class that comes first in the order of `cls`."""
    found = None
    for each in order_of(cls, registry.keys()):
        if found is not None:
            if (each in registry and each not in cls.__mro__ and found not in cls.__mro__
                    and not issubclass(found, each)):
                raise RuntimeError(f'Ambiguous dispatch: {found} or {each}')
            break
        if each in registry:
            found = each
    return registry.get(found)
