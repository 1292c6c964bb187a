"""The history of lines, kept in files and changed."""
import readline, os, tempfile
readline.clear_history()
for l in ('one', 'two', 'three é'): readline.add_history(l)
print(readline.get_current_history_length(), readline.get_history_item(1), readline.get_history_item(0), readline.get_history_item(4))
readline.replace_history_item(0, 'ONE'); readline.remove_history_item(1)
print([readline.get_history_item(i) for i in range(1, 3)])
for f, a in ((readline.remove_history_item, (9,)), (readline.remove_history_item, (-1,)), (readline.replace_history_item, (9, 'a')), (readline.add_history, (3,)), (readline.add_history, ('a\0b',)), (readline.set_completer, (3,)), (readline.append_history_file, (-1, 'x')), (readline.read_history_file, ('/nonexistent/x',)), (readline.append_history_file, (1, '/nonexistent/x')), (readline.set_startup_hook, (3,)), (readline.set_completion_display_matches_hook,(3,)), (readline.set_completer_delims, (3,)), (readline.parse_and_bind, (3,)), (readline.insert_text, (3,)), (readline.get_history_item, ('a',)), (readline.set_history_length, ('a',)), (readline.set_pre_input_hook, ('a',))):
    try: print(f(*a))
    except (ValueError, TypeError, OSError) as e: print(type(e).__name__, e)
d = tempfile.mkdtemp(); p = os.path.join(d, 'h')
readline.write_history_file(p); print(open(p).read())
readline.add_history('more'); readline.append_history_file(1, p); print(open(p).read())
readline.set_history_length(2); print(readline.get_history_length()); readline.write_history_file(p); print(open(p).read())
readline.clear_history(); readline.read_history_file(p); print(readline.get_current_history_length())
print(repr(readline.get_completer_delims()), readline.get_completer()); readline.set_completer_delims(' '); print(repr(readline.get_completer_delims()))
f = lambda t, s: None
readline.set_completer(f); print(readline.get_completer() is f); readline.set_completer(); print(readline.get_completer())
readline.parse_and_bind('tab: complete'); print(repr(readline.get_line_buffer()), readline.get_begidx(), readline.get_endidx(), readline.get_completion_type())
readline.set_auto_history(True); print(readline.backend)
