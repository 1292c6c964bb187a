"""Comments and continued lines in fields; they are no part of the text that `=` shows."""
print(f"{1 + 2 = # a comment
  }")
print(f"{3 =\
}")
print(f'''{
    "#not a comment" # but this is
    + "x" =
}''')
value = 4
template = t"{value # a comment
}"
print(repr(template.interpolations[0].expression), template.interpolations[0].value)
