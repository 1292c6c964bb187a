"""Type variables and named types."""

import sys

__all__ = ['NoDefault', 'TypeVar', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'TypeVarTuple', 'TypeAliasType',
           'NewType']

__name__ = 'typing'


class _NoDefaultType:
    """The type of what stands where a type parameter has no default."""

    __slots__ = ()

    def __new__(cls):
        known = globals().get('NoDefault')
        return object.__new__(cls) if known is None else known

    def __init_subclass__(cls, **kwargs) -> None:
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")

    def __repr__(self) -> str:
        return 'typing.NoDefault'

    def __reduce__(self) -> str:
        return 'NoDefault'


NoDefault = _NoDefaultType()
_ABSENT = object()


def _caller(depth: int = 2) -> str | None:
    try:
        return sys._getframe(depth).f_globals.get('__name__')
    except (ValueError, AttributeError):
        return None


def _union(left, right):
    from typing import Union
    return Union[left, right]


class _ConstantEvaluator:
    # Gives a value that is known, or its text.
    def __init__(self, value) -> None:
        self._value = value

    def __call__(self, format=1, /):
        if format != 4:
            return self._value
        from annotationlib import type_repr
        if isinstance(self._value, tuple):
            items = ', '.join(map(type_repr, self._value))
            return f'({items},)' if len(self._value) == 1 else f'({items})'
        return type_repr(self._value)

    def __repr__(self) -> str:
        return f'<constevaluator {self._value!r}>'


class _Variable:
    def __init_subclass__(cls, **kwargs) -> None:
        # The kinds of variables are those of this file.
        if any(base is not _Variable for base in cls.__bases__):
            raise TypeError(f"type 'typing.{cls.__bases__[0].__name__}' is not an acceptable base type")

    def _begin(self, name: str, covariant: bool, contravariant: bool, infer_variance: bool, default) -> None:
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer_variance and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._default = default
        self._evaluators = {}
        # Those that were called already.
        self._known = {}
        self.__module__ = _caller(3)

    def _evaluated(self, what: str, value):
        # A bound or default in brackets is worked out when it is first asked for; the argument is the format: values.
        evaluate = self._evaluators.get(what)
        if evaluate is None:
            return value
        value = evaluate(1)
        setattr(self, '_' + what, value)
        self._known[what] = evaluate
        del self._evaluators[what]
        return value

    @property
    def __default__(self):
        return self._evaluated('default', self._default)

    @property
    def evaluate_default(self):
        """The function that works the default out, for a form of annotations."""
        return self._evaluators.get('default') or self._known.get('default') or _ConstantEvaluator(self._default)

    def has_default(self) -> bool:
        """Say whether there is a default."""
        return 'default' in self._evaluators or self._default is not NoDefault

    def __repr__(self) -> str:
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def __reduce__(self) -> str:
        return self.__name__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __typing_subst__(self, arg):
        from _typing_arguments import _type_check, _unpacked_items
        arg = _type_check(arg)
        if _unpacked_items(arg) is not None or getattr(arg, '__origin__', None) is sys.modules['typing'].Unpack:
            raise TypeError(f'{arg} is not valid as type argument')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        place = alias.__parameters__.index(self)
        if place < len(args):
            return args
        if place == len(args) and self.has_default():
            return (*args, self.__default__)
        return args


class TypeVar(_Variable):
    """Stands for a type that is the same wherever the variable stands."""

    __module__ = 'typing'

    def __init__(self, name: str, *constraints, bound=None, covariant: bool = False, contravariant: bool = False,
                 infer_variance: bool = False, default=NoDefault) -> None:
        self._begin(name, covariant, contravariant, infer_variance, default)
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if bound is not None:
            from _typing_arguments import _type_check
            bound = _type_check(bound, 'Bound must be a type.')
        self._constraints = constraints
        self._bound = bound

    @property
    def __bound__(self):
        return self._evaluated('bound', self._bound)

    @property
    def __constraints__(self):
        return self._evaluated('constraints', self._constraints)

    @property
    def evaluate_bound(self):
        """The function that works the bound out, for a form of annotations."""
        found = self._evaluators.get('bound') or self._known.get('bound')
        return found or (None if self._bound is None else _ConstantEvaluator(self._bound))

    @property
    def evaluate_constraints(self):
        """The function that works the constraints out, for a form of annotations."""
        found = self._evaluators.get('constraints') or self._known.get('constraints')
        return found or (_ConstantEvaluator(self._constraints) if self._constraints else None)


class ParamSpec(_Variable):
    """Stands for the parameters of a callable."""

    __module__ = 'typing'

    def __init__(self, name: str, *, bound=None, covariant: bool = False, contravariant: bool = False,
                 infer_variance: bool = False, default=NoDefault) -> None:
        self._begin(name, covariant, contravariant, infer_variance, default)
        self.__bound__ = bound

    def __typing_subst__(self, arg):
        from _typing_arguments import _is_parameters, _type_check
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(each, 'Expected a type.') for each in arg)
        if not _is_parameters(arg):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        from _typing_arguments import _is_parameters
        place = alias.__parameters__.index(self)
        if place == len(args) and self.has_default():
            args = (*args, self.__default__)
        if place >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        if len(alias.__parameters__) == 1 and not _is_parameters(args[0]):
            # The brackets around the only list of parameters may be left out.
            return (args,)
        if isinstance(args[place], list):
            return (*args[:place], tuple(args[place]), *args[place + 1:])
        return args

    @property
    def args(self):
        """The positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """The keyword arguments."""
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    """The positional arguments of a ParamSpec."""

    __module__ = 'typing'

    def __init_subclass__(cls) -> None:
        raise TypeError("type 'typing.ParamSpecArgs' is not an acceptable base type")

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ParamSpecArgs')

    def __init__(self, origin: ParamSpec) -> None:
        self.__origin__ = origin

    def __repr__(self) -> str:
        return f'{self.__origin__.__name__}.args'

    def __eq__(self, other) -> bool:
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    def __hash__(self) -> int:
        return hash((ParamSpecArgs, self.__origin__))


class ParamSpecKwargs:
    """The keyword arguments of a ParamSpec."""

    __module__ = 'typing'

    def __init_subclass__(cls) -> None:
        raise TypeError("type 'typing.ParamSpecKwargs' is not an acceptable base type")

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ParamSpecKwargs')

    def __init__(self, origin: ParamSpec) -> None:
        self.__origin__ = origin

    def __repr__(self) -> str:
        return f'{self.__origin__.__name__}.kwargs'

    def __eq__(self, other) -> bool:
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    def __hash__(self) -> int:
        return hash((ParamSpecKwargs, self.__origin__))


class TypeVarTuple(_Variable):
    """Stands for any number of types."""

    __module__ = 'typing'

    def __init__(self, name: str, *, default=NoDefault) -> None:
        self._begin(name, False, False, False, default)

    def __repr__(self) -> str:
        return self.__name__

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        from _typing_arguments import _flatten, _unpacked_items
        parameters = alias.__parameters__
        place = parameters.index(self)
        if any(isinstance(each, TypeVarTuple) for each in parameters[place + 1:]):
            raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        count, wanted = len(args), len(parameters)
        before, behind = place, wanted - place - 1
        # One that is unpacked and of any length gives the variables around this one their types too.
        spread = item = None
        for number, arg in enumerate(args):
            items = _unpacked_items(arg)
            if items and len(items) == 2 and items[-1] is ...:
                if spread is not None:
                    raise TypeError('More than one unpacked arbitrary-length tuple argument')
                spread, item = number, items[0]
        if spread is not None:
            before, behind = min(before, spread), min(behind, count - spread - 1)
        elif before + behind > count:
            raise TypeError(f'Too few arguments for {alias}; actual {count}, expected at least {wanted - 1}')
        own = args[before:count - behind]
        if before == count - behind and self.has_default():
            own = _flatten((self.__default__,))
        return (*args[:before], *[item] * (place - before), own, *[item] * (wanted - behind - place - 1),
                *args[count - behind:])


class TypeAliasType:
    """A type with a name, as the `type` statement makes it; its value is worked out when it is asked for."""

    __module__ = 'typing'

    def __init_subclass__(cls, **kwargs) -> None:
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    def __init__(self, name: str, value=_ABSENT, *, type_params: tuple = (), evaluate_value=None) -> None:
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if value is _ABSENT and evaluate_value is None:
            raise TypeError("typealias() missing required argument 'value' (pos 2)")
        if not isinstance(type_params, tuple):
            raise TypeError('type_params must be a tuple')
        has_default = False
        for each in type_params:
            if not isinstance(each, _Variable):
                raise TypeError(f'Expected a type param, got {each!r}')
            if has_default and not each.has_default():
                raise TypeError(f"non-default type parameter '{each!r}' follows default type parameter")
            has_default = each.has_default()
        self.__name__ = name
        self.__type_params__ = type_params
        self._value = value
        self._evaluate = evaluate_value or _ConstantEvaluator(value)
        self.__module__ = _caller()

    @property
    def __parameters__(self) -> tuple:
        parameters = []
        for each in self.__type_params__:
            parameters += each if isinstance(each, TypeVarTuple) else [each]
        return tuple(parameters)

    @property
    def __value__(self):
        """The type."""
        if self._value is _ABSENT:
            # The argument is the format of annotations: values.
            self._value = self._evaluate(1)
        return self._value

    @property
    def evaluate_value(self):
        """The function that works the type out, for a form of annotations."""
        return self._evaluate

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self) -> str:
        return self.__name__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        from types import GenericAlias
        return GenericAlias(self, args)

    def __reduce__(self) -> str:
        return self.__name__


def make_parameter(kind: str, name: str, **evaluators):
    """Make a parameter that stands in brackets after a name, with what works out its bound and default."""
    parameter = TypeVarTuple(name) if kind == 'TypeVarTuple' else globals()[kind](name, infer_variance=True)
    parameter.__module__ = _caller()
    parameter._evaluators = evaluators
    return parameter


class NewType:
    """A name for a type, to be told apart by those who check; calling it gives the argument back."""

    __module__ = 'typing'

    def __init__(self, name: str, tp) -> None:
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refuse:
            def __init_subclass__(cls) -> None:
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')

        return (Refuse,)

    def __repr__(self) -> str:
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self) -> str:
        return self.__qualname__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)
