"""Lines join in brackets and after backslashes; semicolons, blank lines, comments and odd indentation are free."""
x = [1,
   2,  # comment
        3
]; y = (1 +
2); z = 1 + \
    2
print(x, y, z); print("a"); print("b");
if x: print("one line"); print("still")
if True:
      print("six")
      if True:
       print("seven")
# comment at the margin
      # comment inside
      print("back")
def f(a,
      b=2,
      *args,
      **kw,
      ): return (a, b)
print(f(1,
        ))
d = {
    "a": 1,
    **{},
}
class A: x = 1; y = 2
print(d, A.x, A.y)
for i in range(2): print(i, end=" "); print("|", end=" ")
print()
if 1:
	print("tab")
print("""triple
  lines""", 'con' \
  'cat')
assert (
    True
)
t = 1,
print(t, ("par"
          "ens"))
