"""An invalid escape in a literal is a SyntaxWarning that names it."""
import warnings
for source in [r"'\d'", r"b'\d'", r"'\400'", r"b'\777'", r"f'\d{1}'", r"'''\z'''", "'a' '\\ '", "1 is 1", "x is 'a'", "1 is not 2", "() is ()", "assert (1, 2)", "[1](0)", "'a'(1)", "[1, 2]['a']", "(1, 2)[1.0]", "1[0]", "{}.a()()", "(lambda: 1)[0]", "1if 1 else 2", "0x1for x in y", "None()", "1()", "(1,2)(3)", "{1: 2}(1)", "...()", "f'{1}'(2)", "[1][2, 3]", "None[1]", "{1}[0]", "(x for x in y)[0]", "x == 1 is None", "None is x", "True is x", "-1 is x", "1.0 is x"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<s>", "exec")
        except SyntaxError as e:
            print(source, e.msg)
    for w in caught:
        print(source, w.category.__name__, w.message, w.lineno)
