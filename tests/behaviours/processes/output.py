"""What children print comes out, and nothing of the parent twice."""
import multiprocessing


def shout(word):
    print(word.upper())


if __name__ == "__main__":
    print("parent")
    for word in ("one", "two"):
        process = multiprocessing.Process(target=shout, args=(word,))
        process.start()
        process.join()
