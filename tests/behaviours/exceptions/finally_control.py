"""finally with return, break and continue, which win over what was under way."""
import warnings

warnings.simplefilter("ignore")


def override():
    try:
        return "try"
    finally:
        print("runs")


def loop():
    seen = []
    for number in range(4):
        try:
            if number == 1:
                continue
            if number == 3:
                break
            seen.append(number)
        finally:
            seen.append(f"f{number}")
    return seen


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("first")
    except ValueError:
        try:
            return "returned"
        finally:
            print("second")


def value_kept():
    number = 1
    try:
        return number
    finally:
        number = 2


print(override(), loop(), nested(), value_kept())
