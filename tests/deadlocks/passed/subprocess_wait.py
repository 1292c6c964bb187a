"""A thread waits for a child, and wakes the main thread then."""
import subprocess
import threading

done = threading.Lock()
done.acquire()


def wait():
    subprocess.run(['sleep', '0.6'], check=True)
    done.release()


threading.Thread(target=wait).start()
done.acquire()
print('done')
