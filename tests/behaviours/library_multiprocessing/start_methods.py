"""A context starts processes in one way, and the module's own context is chosen once."""
import multiprocessing


def run(queue):
    queue.put(multiprocessing.get_start_method())


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    print(context.get_start_method(), context.Process.__name__, 'spawn' in multiprocessing.get_all_start_methods())
    queue = context.SimpleQueue()
    child = context.Process(target=run, args=(queue,))
    child.start()
    print(queue.get())
    child.join()
    multiprocessing.set_start_method('spawn', force=True)
    print(multiprocessing.get_start_method(), multiprocessing.get_start_method(allow_none=True))
    for call in (lambda: multiprocessing.set_start_method('spawn'), lambda: multiprocessing.get_context('nothing'),
                 lambda: context.set_start_method('spawn')):
        try:
            call()
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)
    print(multiprocessing.freeze_support(), multiprocessing.cpu_count() >= 1)
