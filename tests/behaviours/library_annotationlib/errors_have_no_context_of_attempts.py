"""What an annotation raises has no context of the attempts to evaluate it before."""
import annotationlib


class Failing:
    a: 1 // 0


def failing(x: 1 // 0): pass


for owner in (Failing, failing):
    for form in (annotationlib.Format.VALUE, annotationlib.Format.FORWARDREF, annotationlib.Format.STRING):
        try:
            print(annotationlib.get_annotations(owner, format=form))
        except ZeroDivisionError as error:
            print(form, error, repr(error.__context__))
