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
---
# Where results of Python's and of NumPy's numbers differ.
import numpy as np
from decimal import Decimal
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
np.linspace(0, 1, 5, retstep=True), np.linspace(0, 1, 1, retstep=True)[1], np.fmax([True, False], [True, True]), np.fmin(True, False), np.array([np.inf, 1e30, 5]).astype('u8'), np.reciprocal(np.array([0, 1], 'u8')) #= ((array([0.  , 0.25, 0.5 , 0.75, 1.  ]), np.float64(0.25)), nan, array([ True,  True]), np.False_, array([0, 0, 5], dtype=uint64), array([0, 1], dtype=uint64))
np.int64(5).bit_count(), np.uint8(255).bit_count(), np.int8(-3).bit_count(), np.uint64(2**64 - 1).bit_count() #= (2, 8, 2, 64)
np.vectorize(lambda x: type(x).__name__)([1, 2]), np.vectorize(lambda x: [x], otypes=[object])([1, 2]), np.vectorize(lambda x: x, otypes=[float])([]), np.vectorize(lambda a, b=2: (a, b / 2))([1, 2]) #= (array(['int', 'int'], dtype='<U3'), array([list([1]), list([2])], dtype=object), array([], dtype=float64), (array([1, 2]), array([1., 1.])))
calls = []
_ = np.vectorize(lambda x: calls.append(x) or x)([1, 2]); _ = np.vectorize(lambda x: calls.append(x) or x, cache=True)([3]); _ = np.vectorize(lambda x: calls.append(x) or x, otypes='f')([4])
calls, refusal(lambda: np.vectorize(lambda x: (x, x), signature='(n)->(n),(n),(n)')([1, 2])), refusal(lambda: np.vectorize(3)), refusal(lambda: np.vectorize(lambda a: a, signature='(n)->(n)')([1], [2])) #= ([np.int64(1), 1, 2, np.int64(3), 4], 'ValueError: wrong number of outputs from pyfunc: expected 3, got 2', 'TypeError: When used as a decorator, only accepts keyword arguments.', 'TypeError: wrong number of positional arguments: expected 1, got 2')
np.any(np.array([0, 1, 'a'], dtype=object)), np.all(np.array([1, [], 2], dtype=object)), np.mean(np.array([Decimal('1.5'), Decimal(2)])), np.nanmin(np.array([1, np.nan, 2], dtype=object)), np.nanmax(np.array([np.nan, 3], dtype=object)), np.isin([None, 1], [None]), np.isin(np.array([['a', 'b']]), ['b']) #= (np.True_, np.False_, Decimal('1.75'), 1, 3, array([ True, False]), array([[False,  True]]))
p = np.poly1d([1, 2, 3]); p.coeffs += 1
p, p == np.poly1d([2, 3, 4]), p != p, refusal(lambda: setattr(p, 'coeffs', [1])) #= (poly1d([2, 3, 4]), np.True_, False, 'AttributeError: Cannot set attribute')
np.linalg.svd([[2, 0], [0, 0]], hermitian=True), np.linalg.cond(np.array([[[1., 2], [3, 4]], [[1, 1], [1, 1]]]), 1), np.linalg.matrix_rank(np.zeros((0, 3))), np.linalg.lstsq(np.zeros((4, 0)), np.ones((4, 1)), rcond=None)[1], np.linalg.qr(np.zeros((3, 0)), mode='raw') #= (SVDResult(U=array([[1., 0.],⏎       [0., 1.]]), S=array([2., 0.]), Vh=array([[1., 0.],⏎       [0., 1.]])), array([21., inf]), np.int64(0), array([4.]), (array([], shape=(0, 3), dtype=float64), array([], dtype=float64)))
refusal(lambda: np.linalg.pinv(np.eye(2), rcond=.1, rtol=.1)), refusal(lambda: np.linalg.matrix_rank(np.eye(2), tol=.1, rtol=.1)), refusal(lambda: np.linalg.cross([1, 2], [3, 4])), np.linalg.cross([1, 0, 0], [0, 1, 0]) #= ("ValueError: `rtol` and `rcond` can't be both set.", "ValueError: `tol` and `rtol` can't be both set.", 'ValueError: Both input arrays must be (arrays of) 3-dimensional vectors, but they are 2 and 2 dimensional instead.', array([0, 0, 1]))
np.packbits(np.zeros((2, 0), bool), axis=0), np.unpackbits(np.zeros((0, 3), np.uint8), axis=1), refusal(lambda: np.packbits([1], bitorder='x')), refusal(lambda: np.unpackbits(np.array([1], np.uint8), count=-9)), refusal(lambda: np.nanargmin([])), refusal(lambda: np.select([[True]], [3], np.array([1], 'u1'))) #= (array([], shape=(1, 0), dtype=uint8), array([], shape=(0, 24), dtype=uint8), "ValueError: 'order' must be either 'little' or 'big'", 'ValueError: -count larger than number of elements', 'ValueError: attempt to get argmin of an empty sequence', "TypeError: Cannot cast array data from dtype('int64') to dtype('uint8') according to the rule 'same_kind'")
---
# One element takes one number.
import numpy as np
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
def put(a, i, v): a[i] = v; return a
refusal(lambda: put(np.zeros((2, 2)), (0, 0), np.array([2]))), refusal(lambda: put(np.zeros(3), 0, [2])), refusal(lambda: put(np.zeros(3), -1, np.array([[2]]))), refusal(lambda: put(np.zeros(()), (), np.array([1]))) #= ('ValueError: setting an array element with a sequence.', 'ValueError: setting an array element with a sequence.', 'ValueError: setting an array element with a sequence.', 'ValueError: setting an array element with a sequence.')
put(np.zeros(3), 0, np.array(2)), put(np.zeros((2, 2)), 0, [5]), put(np.zeros((2, 2)), (slice(0, 1), 0), [3]), put(np.zeros((2, 2)), ([0], [1]), [4]), put(np.zeros(()), ..., np.array([1])), put(np.zeros((2, 2)), (0, 0, ...), np.array([2])) #= (array([2., 0., 0.]), array([[5., 5.],⏎       [0., 0.]]), array([[3., 0.],⏎       [0., 0.]]), array([[0., 4.],⏎       [0., 0.]]), array(1.), array([[2., 0.],⏎       [0., 0.]]))
round(np.int64(5)), round(np.float32(2.5)), round(np.int64(15), -1), round(np.float64(2.567), 1), refusal(lambda: round(np.array(2.5))), refusal(lambda: round(np.array([2.5]))) #= (5, 2, np.int64(20), np.float64(2.6), "TypeError: type numpy.ndarray doesn't define __round__ method", "TypeError: type numpy.ndarray doesn't define __round__ method")
np.arange(2, dtype=bool), refusal(lambda: np.arange(3, dtype=bool)), refusal(lambda: np.bitwise_xor.reduce(np.array(1.5)).dtype)[:9], refusal(lambda: np.subtract.reduce(np.array([[True]])))[:9], np.pad([True, True, False], 2, mode='linear_ramp'), np.linalg.norm(np.zeros((0, 3)), np.inf), np.linalg.norm(np.zeros((2, 0)), 1) #= (array([False,  True]), 'TypeError: arange() is only supported for booleans when the result has at most length 2.', 'TypeError', 'TypeError', array([False,  True,  True,  True, False, False, False]), np.float64(0.0), np.float64(0.0))
