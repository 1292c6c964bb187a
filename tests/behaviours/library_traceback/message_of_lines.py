"""A message of several lines is one item of `format_exception_only`, notes and nested exceptions are split."""
import traceback

error = ValueError('one\ntwo')
print(traceback.format_exception_only(error))
error.add_note('note\nin lines')
print(traceback.format_exception_only(error))
group = ExceptionGroup('all', [error])
print(traceback.format_exception_only(group, show_group=True))
