"""The abstract classes of containers, iterators and coroutines."""

from _collections_abc import *
from _collections_abc import _CallableGenericAlias, __all__  # What unpickles looks for the alias here.
