# What NumPy does at the edges of functions: points at infinity, empty arrays of floats as places, ddof beside correction.
import numpy as np
def told(g):
    try: return g()
    except (ValueError, TypeError, IndexError) as e: return f'{type(e).__name__}: {e}'
i = np.inf
[float(np.interp(0.5, xp, fp)) for xp, fp in (([-i, 1], [0, 10]), ([0, i], [0, 10]), ([-i, i], [10, 10]), ([0, 1], [i, i]), ([0, 1], [0, i]), ([0, 1], [i, 0]), ([0, 1], [0, -i]), ([0, 1], [2, 4]))] #= [10.0, 0.0, 10.0, inf, inf, inf, -inf, 3.0]
told(lambda: np.interp(0, [0], [1, 2], period=360)), told(lambda: np.interp(0, [[0, 1]], [1, 2], period=360)) #= ('ValueError: fp and xp are not of the same length', 'ValueError: Data points must be 1-D sequences')
told(lambda: np.insert([0, 1, 2], np.array([], dtype=float), [])), told(lambda: np.insert([0, 1, 2], [], [])), told(lambda: np.delete([0, 1, 2], np.array([], dtype=float))), told(lambda: np.delete([0, 1, 2], [])) #= ('IndexError: arrays used as indices must be of integer (or boolean) type', array([0, 1, 2]), 'IndexError: arrays used as indices must be of integer (or boolean) type', array([0, 1, 2]))
told(lambda: np.unravel_index([], (10, 3))), told(lambda: np.unravel_index(np.array([], float), (10, 3))), told(lambda: np.unravel_index(0, ())), told(lambda: np.unravel_index([0], ())), told(lambda: np.unravel_index([22, 41], (7, 6))) #= ("TypeError: indices must be integral: the provided empty sequence was inferred as float. Wrap it with 'np.array(indices, dtype=np.intp)'", 'TypeError: only int indices permitted', (), 'ValueError: multiple indices are not supported for 0d arrays', (array([3, 6]), array([4, 5])))
told(lambda: np.ravel_multi_index(([], []), (10, 3))), told(lambda: np.ravel_multi_index([0, 1], (5, 0))), told(lambda: np.ravel_multi_index(([0], [1]), (2**40, 2**40))), np.ravel_multi_index((1, 2), (3, 4)), np.ravel_multi_index(([1, 2], [0, 3]), (3, 4)) #= ("TypeError: indices must be integral: the provided empty sequence was inferred as float. Wrap it with 'np.array(indices, dtype=np.intp)'", 'ValueError: cannot unravel if shape has zero entries (is empty).', 'ValueError: invalid dims: array size defined by dims is larger than the maximum possible size.', np.int64(6), array([ 4, 11]))
told(lambda: np.var([1, 2], ddof=1, correction=1)), told(lambda: np.nanvar([1, 2], ddof=1, correction=1)), np.var([1, 2], correction=1), np.nanstd([1., 3, np.nan], correction=1), told(lambda: np.nanstd([1., 2], ddof=1, correction=2)) #= ("ValueError: ddof and correction can't be provided simultaneously.", "ValueError: ddof and correction can't be provided simultaneously.", np.float64(0.5), np.float64(1.4142135623730951), "ValueError: ddof and correction can't be provided simultaneously.")
np.select([True], [0], default=[0]).shape, np.select([np.array(True), np.array([False, True, False])], [1, np.arange(12).reshape(4, 3)]).sum() #= ((1,), np.int64(12))
a = np.ones((2, 3), np.float32)
np.nanpercentile(a, 50).dtype, np.nanpercentile(a, [50, 60]).dtype, np.nanquantile(a, [0.5], axis=1, keepdims=True).shape #= (dtype('float32'), dtype('float64'), (1, 2, 1))
---
import numpy as np
np.isclose([1, 2, 3], [1, 2.1, 3], atol=np.array([0, .2, 0])), np.isclose([1, 2], [1, 2.1], rtol=[0, .2]) #= (array([ True,  True,  True]), array([ True,  True]))
np.allclose([1, 2], [1, 2.1], rtol=np.array([0., .1])), np.allclose([1, 2], [1, 2.1], rtol=np.array([.1, 0.])) #= (True, False)
np.isclose([np.inf, np.nan, 1], [np.inf, np.nan, np.inf], atol=[1, 1, 1], equal_nan=True), np.isclose(1, 1.05, rtol=[.01, .1]) #= (array([ True,  True, False]), array([False,  True]))
np.isclose([[1, 2]], [[1], [3]], atol=[[0], [5]]), np.isclose(5, 6, np.float64(.5)), np.isclose(5, 6, atol=np.array(1)) #= (array([[ True, False],⏎       [ True,  True]]), np.True_, np.True_)
np.tensordot([1, 2], [3, 4], axes=0), np.roll([1, 2, 3], np.uint64(1)) #= (array([[3, 4],⏎       [6, 8]]), array([3, 1, 2]))
