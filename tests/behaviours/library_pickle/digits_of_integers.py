"""Decimal integers of pickles: forms that are taken, and more digits than a program may read."""

import pickle


def show(data):
    try:
        value = pickle.loads(data)
    except (ValueError, pickle.UnpicklingError) as error:
        print(data[:12], type(error).__name__, error)
    else:
        print(data[:12], value)


for data in (
    b"I5\n.", b"I+5\n.", b"I-5\n.", b"I07\n.", b"I00\n.", b"I01\n.", b"I02\n.", b"I99999999999999999999\n.",
    b"L5L\n.", b"L10\n.", b"L 12 L\n.", b"L-99999999999999999999L\n.",
    b"Iabc\n.", b"I\n.", b"I" + b"1" * 5000 + b"\n.", b"L" + b"1" * 5000 + b"L\n.",
):
    show(data)
