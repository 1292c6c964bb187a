"""What arguments are added to: parsers, and the groups in them."""

from argparse._actions import ACTIONS, FileType
from argparse._names import OPTIONAL, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError

__all__ = ['ActionsContainer']


class ActionsContainer:
    """Holds arguments."""

    __module__ = 'argparse'

    def __init__(self, description, prefix_chars: str, argument_default, conflict_handler: str) -> None:
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {'action': dict(ACTIONS), 'type': {}}
        self._get_handler()
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._has_negative_number_optionals = []

    def register(self, registry_name: str, value, object) -> None:
        """Give an action or a type a name."""
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name: str, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs) -> None:
        """Set values of attributes for which no argument is given."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest: str):
        """Return the value of an attribute for which no argument is given."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """Add an argument: names of an option, or at most the one of a positional."""
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and 'dest' in kwargs:
                raise TypeError('dest supplied twice for positional argument, did you mean metavar?')
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in self._defaults:
                kwargs['default'] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        name = kwargs.get('action')
        action_class = self._pop_action_class(kwargs)
        if not callable(action_class):
            raise ValueError(f'unknown action {action_class!r}')
        action = action_class(**kwargs)
        if not action.option_strings and action.nargs == 0:
            raise ValueError(f'action {name!r} is not valid for positional arguments')
        type_function = self._registry_get('type', action.type, action.type)
        if not (type_function is None or callable(type_function)):
            raise TypeError(f'{type_function!r} is not callable')
        if type_function is FileType:
            raise TypeError(f'{type_function!r} is a FileType class object, instance of it must be passed')
        self._check_help(action)
        return self._add_action(action)

    def _check_help(self, action) -> None:
        if not hasattr(self, '_get_formatter'):
            return
        formatter = self._get_validation_formatter()
        if action.help:
            try:
                formatter._expand_help(action)
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError('badly formed help string') from error
        try:
            formatter._format_args(action, None)
        except TypeError:
            raise ValueError('length of metavar tuple does not match nargs') from None

    def add_argument_group(self, *args, **kwargs):
        """Add a group that help shows under a heading of its own."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """Add a group of arguments of which at most one may be given."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
            if name[0] == '-' and _is_negative_number(name) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action) -> None:
        self._actions.remove(action)

    def _add_container_actions(self, container) -> None:
        """Take over what a parent parser holds, in groups of the same titles."""
        groups = {}
        for group in self._action_groups:
            if group.title in groups:
                raise ValueError(f'cannot merge actions - two groups are named {group.title!r}')
            groups[group.title] = group
        homes = {}
        for group in container._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                homes[action] = groups[group.title]
        for group in container._mutually_exclusive_groups:
            owner = self if group._container is container else groups[group._container.title]
            exclusive = owner.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                homes[action] = exclusive
        for action in container._actions:
            homes.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs) -> dict:
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs == 0:
            raise ValueError('nargs for positionals must be != 0')
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs) -> dict:
        for name in args:
            if name[0] not in self.prefix_chars:
                raise ValueError(f'invalid option string {name!r}: must start with a character {self.prefix_chars!r}')
        long_names = [name for name in args if len(name) > 1 and name[1] in self.prefix_chars]
        dest = kwargs.pop('dest', None)
        if dest is None:
            # The first long name, or else the first short one.
            named = long_names[0] if long_names else args[0]
            dest = named.lstrip(self.prefix_chars)
            if not dest:
                raise TypeError(f'dest= is required for options like {args[-1]!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _pop_action_class(self, kwargs: dict, default=None):
        action = kwargs.pop('action', default)
        return self._registry_get('action', action, action)

    def _get_handler(self):
        handler = f'_handle_conflict_{self.conflict_handler}'
        try:
            return getattr(self, handler)
        except AttributeError:
            raise ValueError(f'invalid conflict_resolution value: {self.conflict_handler!r}') from None

    def _check_conflict(self, action) -> None:
        conflicts = [(name, self._option_string_actions[name]) for name in action.option_strings
                     if name in self._option_string_actions]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicts: list) -> None:
        names = ', '.join(name for name, _ in conflicts)
        plural = '' if len(conflicts) == 1 else 's'
        raise ArgumentError(action, f'conflicting option string{plural}: {names}')

    def _handle_conflict_resolve(self, action, conflicts: list) -> None:
        for name, other in conflicts:
            other.option_strings.remove(name)
            self._option_string_actions.pop(name, None)
            if not other.option_strings:
                other.container._remove_action(other)


def _is_negative_number(text: str) -> bool:
    digit = text[2:3] if text[1:2] == '.' else text[1:2]
    return text[:1] == '-' and digit.isdecimal()


class _ArgumentGroup(ActionsContainer):
    """Arguments under a heading of their own. What they conflict with is the affair of all of the parser."""

    __module__ = 'argparse'

    def __init__(self, container, title=None, description=None, **kwargs) -> None:
        if 'prefix_chars' in kwargs:
            import warnings
            warnings.warn('The use of the undocumented \'prefix_chars\' parameter in ArgumentParser.add_argument_group() '
                          'is deprecated.', DeprecationWarning, stacklevel=3)
        kwargs.setdefault('conflict_handler', container.conflict_handler)
        kwargs.setdefault('prefix_chars', container.prefix_chars)
        kwargs.setdefault('argument_default', container.argument_default)
        super().__init__(description, **kwargs)
        self.title = title
        self._group_actions = []
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action) -> None:
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        """Raise, since groups cannot hold groups."""
        raise ValueError('argument groups cannot be nested')


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which at most one may be given."""

    __module__ = 'argparse'

    def __init__(self, container, required: bool = False) -> None:
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action) -> None:
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        """Raise, since groups cannot hold groups."""
        raise ValueError('mutually exclusive groups cannot be nested')
