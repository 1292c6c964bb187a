"""A child that is terminated or killed has the signal as its exit code."""
import multiprocessing
import time


def sleep():
    time.sleep(60)


if __name__ == "__main__":
    for end in ("terminate", "kill"):
        process = multiprocessing.Process(target=sleep, daemon=True)
        process.start()
        process.join(timeout=0.05)
        print(process.is_alive())
        getattr(process, end)()
        process.join()
        print(process.exitcode, process.is_alive())
