# Bins that decrease, whole numbers that no double holds, and those whose differences do not fit their type.
import numpy as np
down = np.arange(10, 0, -1)
print(np.digitize([0.5, 3.2, 5, 9.9, 11], down), np.digitize([0.5, 3.2, 5, 9.9, 11], down, right=True), np.digitize([-1, 0, 1, 2], [1, 1, 0])) #> [10  7  5  1  0] [10  7  6  1  0] [3 2 0 0]
large = np.array([2 ** 53, 2 ** 53 + 1, 2 ** 53 + 2])
print(np.searchsorted(large, 2 ** 53 + 1), np.searchsorted(large, large, side='right'), np.digitize(2 ** 54, [2 ** 54 - 1, 2 ** 54 + 1]), np.histogramdd(large[:, None], bins=[large])[0]) #> 1 [1 2 3] 1 [1. 2.]
print(np.histogram(np.array([-2, -1, 0, 1, 127], dtype=np.int8), bins='auto')[0], np.histogram(np.array([-128, 127, 0, 3], dtype=np.int8), bins='sturges'), np.histogram_bin_edges(np.array([-100, 100, 3], dtype=np.int8), bins='fd')) #> [4 0 0 0 1] (array([1, 2, 1]), array([-128.,  -43.,   42.,  127.])) [-100.    0.  100.]
print([f(np.uint8(10)).sum().round(6).item() for f in (np.hanning, np.hamming, np.bartlett, np.blackman)], [f(np.int8(100)).sum().round(6).item() for f in (np.hanning, np.bartlett)]) #> [4.5, 4.94, 4.444444, 3.78] [49.5, 49.494949]
print(np.bincount([]), np.bincount([], minlength=3), np.bincount([1.9, 2]), np.unique([0, np.nan, np.nan], axis=0)) #> [] [0 0 0] [0 1 1] [ 0. nan]
print(np.vectorize(lambda a, b: a + b, signature='(),()->()', otypes=[float])([1, 2], 3), np.ix_(np.array([], dtype=np.float32))[0].dtype) #> [4. 5.] float32
for wrong in (lambda: np.bincount([1], minlength=-1), lambda: np.bincount(np.ones(2)), lambda: np.insert([1, 2, 3], [1.0, 2.0], 5), lambda: np.insert([1, 2, 3], 1.5, 5), lambda: np.isin([1], [2], kind='bad'), lambda: np.column_stack(x for x in [[1], [2]]), lambda: np.vstack(map(list, 'ab'))):
    try: wrong()
    except Exception as error: print(type(error).__name__, error) #> ValueError 'minlength' must not be negative⏎TypeError Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'⏎IndexError arrays used as indices must be of integer (or boolean) type⏎TypeError slice indices must be integers or None or have an __index__ method⏎ValueError Invalid kind: 'bad'. Please use None, 'sort' or 'table'.⏎TypeError arrays to stack must be passed as a "sequence" type such as list or tuple.⏎TypeError arrays to stack must be passed as a "sequence" type such as list or tuple.
