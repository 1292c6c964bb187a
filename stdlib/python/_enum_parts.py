"""What stands in the body of an enumeration: the namespace, automatic values, members and what is none."""

from builtins import property as builtins_property

__all__ = ['EnumDict', 'auto', 'member', 'nonmember', 'property']


def _is_descriptor(obj: object) -> bool:
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name: str) -> bool:
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name: str) -> bool:
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(class_name: str, name: str) -> bool:
    prefix = f"_{class_name.lstrip('_')}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith('__')


class nonmember:
    """Keeps a value in the class from becoming a member."""

    def __init__(self, value) -> None:
        self.value = value


class member:
    """Makes what would be no member, a function for example, one."""

    def __init__(self, value) -> None:
        self.value = value


_UNSET = object()


class auto:
    """Stands for a value that the enumeration chooses."""

    def __init__(self, value=_UNSET) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f'auto({self.value!r})'


class property:
    """A property of members, whose name a member may have too."""

    def __init__(self, fget=None, fset=None, fdel=None, doc: str | None = None) -> None:
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.member = None
        self.name = getattr(fget, '__name__', None)
        self.clsname = None
        # What the data type has under the name, which members of the enumeration then have too.
        self.hidden = None

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is not None:
            return self.fget(instance)
        if self.hidden is not None:
            return self.hidden.__get__(instance, ownerclass)
        return instance.__dict__[f'_{self.name}_']

    def __set__(self, instance, value) -> None:
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        self.fset(instance, value)

    def __delete__(self, instance) -> None:
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        self.fdel(instance)

    def setter(self, fset):
        """Return the like with a setter."""
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        """Return the like with a deleter."""
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


_RESERVED_THAT_MAY_BE_SET = frozenset({
    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
    '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_', '_use_args_',
    '_member_type_', '_new_member_', '_value_repr_', '_boundary_', '_all_bits_', '_singles_mask_', '_flag_mask_',
})


class EnumDict(dict):
    """The namespace in which the body of an enumeration runs: it notes the members in their order."""

    def __init__(self, cls_name: str | None = None) -> None:
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate_next_value = None
        self._auto_called = False

    @builtins_property
    def member_names(self) -> list:
        """The names of the members."""
        return list(self._member_names)

    def __setitem__(self, key: str, value) -> None:
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _RESERVED_THAT_MAY_BE_SET:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
                taken = set(value) & set(self._member_names)
                if taken:
                    raise ValueError(f'_ignore_ cannot specify already set names: {taken!r}')
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        elif self._cls_name is not None and isinstance(value, type) \
                and value.__qualname__.endswith(f'{self._cls_name}.{value.__name__}'):
            # A class in the body is part of the enumeration, not one of its values.
            pass
        else:
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._without_auto(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _without_auto(self, key: str, value):
        """Return a value with what the enumeration chooses in it, and note what comes before the next choice."""
        if isinstance(value, auto):
            value = self._chosen(key, value)
        elif isinstance(value, tuple) and any(isinstance(each, auto) for each in value):
            parts = [self._chosen(key, each) if isinstance(each, auto) else each for each in value]
            try:
                return type(value)(parts)
            except TypeError:
                # A named tuple takes its fields one by one.
                return type(value)(*parts)
        else:
            self._last_values.append(value)
        return value

    def _chosen(self, key: str, value: auto):
        if value.value is _UNSET:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members) -> None:
        """Set several, as if in the body."""
        for key, value in [*(members.items() if hasattr(members, 'keys') else members), *more_members.items()]:
            self[key] = value


for _part in (nonmember, member, auto, property, EnumDict):
    _part.__module__ = 'enum'
