"""Enumerations: classes with a fixed set of named values."""

import sys
from builtins import property as _property

from _enum_parts import EnumDict, auto, member, nonmember, property

__all__ = [
    'EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
    'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
    'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS',
    'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name',
]

# Set when the classes below are there; while they are being made they are treated as no enumerations.
Enum = Flag = ReprEnum = None
EJECT = None


_NOT_GIVEN = object()


def _shown_fields(value) -> str:
    """Show the value of a member whose data type is a data class: the class stands before it already."""
    fields = value.__dataclass_fields__
    return ', '.join(f'{name}={getattr(value, name)!r}' for name, field in fields.items() if field.repr)


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._member_names)
        values = {name: classdict[name] for name in names}
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        order = classdict.pop('_order_', None)
        ignored = classdict.setdefault('_ignore_', [])
        body = {key: value for key, value in classdict.items() if key not in values and key not in ignored}
        body.pop('_ignore_', None)
        generate = body.get('_generate_next_value_')
        if generate is not None and not isinstance(generate, staticmethod):
            body['_generate_next_value_'] = staticmethod(generate)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(body, member_type, first_enum)
        body.update(
            _new_member_=new_member, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _hashable_values_=[], _unhashable_values_=[], _unhashable_values_map_={}, _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases), _boundary_=boundary or getattr(first_enum, '_boundary_', None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None,
        )
        made = super().__new__(metacls, cls, bases, body, **kwds)
        metacls._adopt_representations(made, body, member_type, first_enum)
        if save_new:
            made.__new_member__ = new_member
        # Until its members are there, a class is not to look for one.
        in_progress = f'_{cls}__in_progress'
        type.__setattr__(made, in_progress, True)
        for index, name in enumerate(names):
            metacls._add_member(made, name, values[name], index)
        type.__delattr__(made, in_progress)
        made.__new__ = Enum.__new__
        if Flag is not None and issubclass(made, Flag):
            metacls._finish_flag(made)
        if order is not None:
            wanted = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
            wanted = [name for name in wanted if name not in made._member_map_ or name in made._member_names_]
            if wanted != made._member_names_:
                raise TypeError(f'member order does not match _order_:\n  {made._member_names_}\n  {wanted}')
        return made

    @staticmethod
    def _adopt_representations(made, body: dict, member_type: type, first_enum) -> None:
        """Have the data type's methods win over those of Enum where that is meant, and the other way round."""
        if ReprEnum is not None and ReprEnum in made.__bases__:
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            if '__format__' not in body:
                made.__format__ = member_type.__format__
            if '__str__' not in body:
                text = member_type.__str__
                made.__str__ = member_type.__repr__ if text is object.__str__ or member_type is int else text
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name in body:
                continue
            enum_method = getattr(first_enum, name)
            if getattr(made, name) is getattr(member_type, name, None) is not getattr(object, name):
                if not (name in ('__str__', '__format__') and ReprEnum is not None and issubclass(made, ReprEnum)):
                    setattr(made, name, enum_method)
        if Flag is not None and issubclass(made, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in body:
                    setattr(made, name, getattr(Flag, name))

    @staticmethod
    def _add_member(made, name: str, value, index: int) -> None:
        args = value if isinstance(value, tuple) else (value,)
        if made._member_type_ is tuple:
            args = (args,)
        if made._use_args_:
            member = made._new_member_(made, *args)
        else:
            member = made._new_member_(made)
        if not hasattr(member, '_value_'):
            if made._member_type_ is object:
                member._value_ = value
            else:
                try:
                    member._value_ = made._member_type_(*args)
                except Exception as error:
                    new_error = TypeError('_value_ not set in __new__, unable to create it')
                    new_error.__cause__ = error
                    raise new_error
        value = member._value_
        member._name_ = name
        member.__objclass__ = made
        member._sort_order_ = index
        member.__init__(*args)
        # The same value again is another name of the same member.
        try:
            known = made._value2member_map_.get(value)
        except TypeError:
            known = next((each for each in made._member_map_.values() if each._value_ == value), None)
        if known is None:
            is_alias = False
            if Flag is not None and issubclass(made, Flag) and isinstance(value, int):
                is_alias = value <= 0 or value.bit_count() != 1
            elif Flag is not None and issubclass(made, Flag):
                is_alias = True
            if not is_alias:
                made._member_names_.append(name)
            try:
                made._value2member_map_.setdefault(value, member)
                made._hashable_values_.append(value)
            except TypeError:
                made._unhashable_values_.append(value)
                made._unhashable_values_map_.setdefault(name, []).append(value)
        else:
            member = known
        EnumType._place(made, name, member)

    @staticmethod
    def _place(made, name: str, member) -> None:
        """Have a name lead to a member, even where a base class has a property of that name."""
        made._member_map_[name] = member
        descriptor = next((base.__dict__[name] for base in made.__mro__[1:] if name in base.__dict__), None)
        if hasattr(descriptor, '__get__') and not isinstance(descriptor, Enum):
            redirect = property(getattr(descriptor, 'fget', None))
            if redirect.fget is None:
                redirect.hidden = descriptor
            redirect.__set_name__(made, name)
            redirect.member = member
            type.__setattr__(made, name, redirect)
        else:
            type.__setattr__(made, name, member)

    @staticmethod
    def _finish_flag(made) -> None:
        mask = singles = 0
        for member in made._member_map_.values():
            value = member._value_
            if isinstance(value, int) and value > 0:
                mask |= value
                if value.bit_count() == 1:
                    singles |= value
        made._flag_mask_, made._singles_mask_ = mask, singles
        made._all_bits_ = 2 ** mask.bit_length() - 1
        if made._boundary_ is None:
            made._boundary_ = STRICT if 'STRICT' in globals() else None
        by_value = sorted(made._member_names_, key=lambda name: made._member_map_[name]._value_)
        if by_value != made._member_names_:
            made._iter_member_ = made._iter_member_by_def_

    @classmethod
    def _check_for_existing_members_(mcls, class_name: str, bases) -> None:
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base.__dict__.get('_member_names_'):
                    raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @classmethod
    def _get_mixins_(mcls, class_name: str, bases) -> tuple:
        """Return the type of the data, and the enumeration that is inherited from."""
        if not bases or Enum is None:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(mcls, class_name: str, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        distinct = list(dict.fromkeys(found))
        if len(distinct) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {set(distinct)!r}')
        return distinct[0] if distinct else None

    @classmethod
    def _find_data_repr_(mcls, class_name: str, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    parameters = base.__dict__.get('__dataclass_params__')
                    if '__dataclass_fields__' in base.__dict__ and getattr(parameters, 'repr', False):
                        return _shown_fields
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_new_(mcls, classdict: dict, member_type: type, first_enum) -> tuple:
        """Return what makes a member, whether it is to be kept, and whether it takes the value."""
        new = classdict.get('__new__')
        save = new is not None and first_enum is not None
        if new is None:
            for name in ('__new_member__', '__new__'):
                for source in (member_type, first_enum):
                    target = getattr(source, name, None)
                    if target not in (None, None.__new__, object.__new__, Enum.__new__):
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        elif isinstance(new, staticmethod):
            new = new.__func__
        return new, save, new is not object.__new__

    # What the class itself can do.

    def __bool__(cls) -> bool:
        return True

    def __call__(cls, value, names=_NOT_GIVEN, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Look a member up by its value, or make an enumeration from names."""
        if cls._member_map_:
            if names is not _NOT_GIVEN:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _NOT_GIVEN and type is None:
            raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum')
        return cls._create_(value, None if names is _NOT_GIVEN else names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last, pairs = [], []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            frame = sys._getframe(2)
            module = frame.f_globals.get('__name__')
        if module is not None:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Make an enumeration of a module's constants, and put its members in their place."""
        namespace = sys.modules[module].__dict__
        source = source.__dict__ if source else namespace
        members = [(each, source[each]) for each in source if filter(each)]
        try:
            members.sort(key=lambda item: (item[1], item[0]))
        except TypeError:
            # Not all values have an order.
            members.sort(key=lambda item: item[0])
        made = cls(name, members, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            namespace.update(made.__members__)
        namespace[name] = made
        return made

    def __contains__(cls, value) -> bool:
        if isinstance(value, cls):
            return True
        if Flag is not None and issubclass(cls, Flag):
            try:
                if isinstance(cls._missing_(value), cls):
                    return True
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr: str) -> None:
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name: str, value) -> None:
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls) -> list:
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__',
                 '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._member_type_ is not object:
            names |= set(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name: str):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls) -> int:
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        """The members by their names, aliases too."""
        return type(type.__dict__)(cls._member_map_)

    def __repr__(cls) -> str:
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """A fixed set of named values, which are compared by identity."""

    _member_names_, _member_map_, _value2member_map_ = [], {}, {}
    _hashable_values_, _unhashable_values_, _unhashable_values_map_ = [], [], {}
    _member_type_, _new_member_, _use_args_, _value_repr_ = object, object.__new__, False, None
    _boundary_ = None

    @property
    def name(self) -> str:
        """The name."""
        return self._name_

    @property
    def value(self):
        """The value."""
        return self._value_

    @classmethod
    def __signature__(cls) -> str:
        return '(*values)' if cls._member_names_ else '(new_class_name, /, names, *, module=None, qualname=None, ' \
                                                     'type=None, start=1, boundary=None)'

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for each in cls._member_map_.values():
                if each._value_ == value:
                    return each
            for name, others in cls._unhashable_values_map_.items():
                if value in others and name in cls._member_map_:
                    return cls._member_map_[name]
        if not cls._member_map_:
            # Somebody's own `__new__` came here, while the class is made or without members.
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly')
            raise TypeError(f'{cls!r} has no members defined')
        error = result = None
        try:
            result = cls._missing_(value)
        except Exception as caught:
            error = caught
        try:
            if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                    and isinstance(result, int):
                return result
            complaint = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if result is None and error is None:
                raise complaint
            if error is None:
                error = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
            if not isinstance(error, ValueError):
                error.__context__ = complaint
            raise error
        finally:
            error = complaint = None

    def __init__(self, *args, **kwds) -> None:
        pass

    def _add_alias_(self, name: str) -> None:
        cls = self.__class__
        if name in cls._member_map_:
            if cls._member_map_[name] is not self:
                raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
            return
        EnumType._place(cls, name, self)

    def _add_value_alias_(self, value) -> None:
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = next((each for each in cls._member_map_.values() if each._value_ == value), None)
            if known is None:
                cls._unhashable_values_.append(value)
                cls._unhashable_values_map_.setdefault(self._name_, []).append(value)
        else:
            if known is None:
                cls._value2member_map_[value] = self
                cls._hashable_values_.append(value)
        if known is not None and known is not self:
            raise ValueError(f'{value!r} is already bound: {known!r}')

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list):
        """Return the value for `auto()`; a subclass may do it otherwise."""
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f'unable to increment {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        """Return the member for a value that no member has, or None; a subclass may find one."""
        return None

    def __repr__(self) -> str:
        show = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self) -> str:
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self) -> list:
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        if self.__class__._member_type_ is not object:
            names |= set(object.__dir__(self))
        own = getattr(self, '__dict__', ())
        names.update(name for name in own if not name.startswith('_') and name not in self._member_map_)
        for base in self.__class__.mro():
            for name, thing in base.__dict__.items():
                if name.startswith('_'):
                    continue
                if name not in self._member_map_ or isinstance(thing, property) and thing.fget is not None:
                    names.add(name)
                elif isinstance(thing, property):
                    names.discard(name)
        return sorted(names)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(str(self), format_spec)

    def __hash__(self) -> int:
        return hash(self._name_)

    def __reduce_ex__(self, proto: int) -> tuple:
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    """An enumeration that changes only the representation: text is as the data type's."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints too."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        for value, what in zip(values[1:], ('encoding', 'errors')):
            if not isinstance(value, str):
                raise TypeError(f'{what} must be a string, not {value!r}')
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name: str, start, count, last_values) -> str:
        """Return the name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto: int) -> str:
    """Pickle a member as a global of its module."""
    return self.name


def pickle_by_enum_name(self, proto: int) -> tuple:
    """Pickle a member by its name."""
    return getattr, (self.__class__, self._name_)


def unique(enumeration):
    """Decorate an enumeration whose values must differ."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if duplicates:
        listed = ', '.join(f'{alias} -> {name}' for alias, name in duplicates)
        raise ValueError(f'duplicate values found in {enumeration!r}: {listed}')
    return enumeration


from _enum_flags import (  # noqa: E402  Those classes are enumerations themselves.
    CONFORM,
    CONTINUOUS,
    EJECT,
    KEEP,
    NAMED_FLAGS,
    STRICT,
    UNIQUE,
    EnumCheck,
    Flag,
    FlagBoundary,
    IntFlag,
    global_enum,
    global_enum_repr,
    global_flag_repr,
    global_str,
    show_flag_values,
    verify,
)
