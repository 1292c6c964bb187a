"""Line endings of every system, form feeds, and a last line that does not end."""
for source in ("x = 1\r\nif x:\r\n  print('windows')\r\n", "x = 1\rprint('old mac')\r", "if 1:\n\x0c  print('form feed')", "print('no end')", "\n\n\n", "# only a comment", "", "   \n\t\n", "print('''a\r\nb''' == 'a\\nb')"):
    exec(source)
print("done")
