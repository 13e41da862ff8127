# An axis of a single number: some functions take it as a vector of one.
import numpy as np
a = np.array(5)
print(repr(np.take(a, [0, 0], axis=-1, mode='clip')), repr(np.take(a, 0, axis=0)), repr(a.take([3], axis=0, mode='wrap')), repr(np.repeat(a, 2, axis=0)), repr(a.repeat(2, axis=-1)), repr(np.compress([True], a, axis=0)), repr(np.count_nonzero(a, axis=0))) #> array([5, 5]) np.int64(5) array([5]) array([5, 5]) array([5, 5]) array([5]) np.int64(1)
for wrong in (lambda: np.take(a, 0, axis=1), lambda: a.repeat(2, axis=1), lambda: np.append(a, 1, axis=0)):
    try: wrong()
    except Exception as error: print(type(error).__name__, error) #> AxisError axis 1 is out of bounds for array of dimension 1⏎AxisError axis 1 is out of bounds for array of dimension 1⏎ValueError zero-dimensional arrays cannot be concatenated
