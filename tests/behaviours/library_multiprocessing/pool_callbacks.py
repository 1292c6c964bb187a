"""Callbacks of a pool are called in order with results, and others with errors."""
import multiprocessing


def half(number):
    if number % 2:
        raise ValueError(f'{number} is odd')
    return number // 2


if __name__ == '__main__':
    results, errors = [], []
    with multiprocessing.Pool(1) as pool:
        for number in range(4):
            pool.apply_async(half, (number,), callback=results.append, error_callback=lambda error: errors.append(str(error)))
        pool.map_async(half, [2, 4], callback=results.append)
        pool.starmap_async(half, [(8,), (3,)], error_callback=lambda error: errors.append(str(error)))
        pool.close()
        pool.join()
    print(results, errors)
