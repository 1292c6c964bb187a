"""A child that raises prints its traceback and ends with status 1."""
import multiprocessing


def fail():
    raise ValueError("in the child")


if __name__ == "__main__":
    process = multiprocessing.Process(target=fail, name="Broken")
    process.start()
    process.join()
    print(process.exitcode)
