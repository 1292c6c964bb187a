"""Arguments of patch that exclude each other raise."""
from unittest.mock import Mock, patch
from _attempt import attempt
class Thing: pass
here = '__main__.Thing'
attempt(lambda: patch(here, new=1, new_callable=Mock))
attempt(lambda: patch(here, autospec=True, new_callable=Mock))
attempt(lambda: patch(here, new=1, autospec=True).__enter__())
attempt(lambda: patch(here, spec=True, autospec=True).__enter__())
attempt(lambda: patch(here, spec=True, spec_set=list).__enter__())
attempt(lambda: patch(here, new=1, x=2).__enter__())
attempt(lambda: patch('__main__.absent', create=True, autospec=True).__enter__())
attempt(lambda: patch(here, autospect=True))
