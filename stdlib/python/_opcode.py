"""What is known of operations of bytecode: Weft runs trees, so that no number is one of an operation."""

# Operations are not replaced by others that suit the values they meet: nodes do that within themselves.
ENABLE_SPECIALIZATION = False
ENABLE_SPECIALIZATION_FT = False


def stack_effect(opcode: int, oparg=None, /, *, jump=None) -> int:
    """Raise ValueError: there is no operation with any number."""
    if jump not in (None, True, False):
        raise ValueError('stack_effect: jump must be False, True or None')
    raise ValueError('invalid opcode or oparg')


def is_valid(opcode: int) -> bool:
    """Say whether a number is one of an operation."""
    return False


def has_arg(opcode: int) -> bool:
    """Say whether an operation has an argument."""
    return False


def has_const(opcode: int) -> bool:
    """Say whether an operation refers to a constant."""
    return False


def has_name(opcode: int) -> bool:
    """Say whether an operation refers to a name."""
    return False


def has_jump(opcode: int) -> bool:
    """Say whether an operation jumps."""
    return False


def has_free(opcode: int) -> bool:
    """Say whether an operation refers to a variable that functions share."""
    return False


def has_local(opcode: int) -> bool:
    """Say whether an operation refers to a local variable."""
    return False


def has_exc(opcode: int) -> bool:
    """Say whether an operation prepares for an exception."""
    return False


def get_executor(code, offset: int):
    """Raise ValueError: code has no operation at any place."""
    raise ValueError('no executor exists at that offset')


def get_specialization_stats() -> None:
    """Return None: nothing is counted."""
    return None
