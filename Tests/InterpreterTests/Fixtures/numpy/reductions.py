import numpy as np
a = np.array([[1, 2, 3], [4, 5, 6]])
f = a.astype('float32')
a.sum(), a.sum(axis=0), a.sum(axis=1), a.sum(axis=-1), a.sum(axis=(0, 1)), a.sum(axis=1, keepdims=True), np.sum(a), np.sum(a, axis=0), np.sum([1, 2]) #= (np.int64(21), array([5, 7, 9]), array([ 6, 15]), array([ 6, 15]), np.int64(21), array([[ 6],⏎       [15]]), np.int64(21), array([5, 7, 9]), np.int64(3))
f.mean(), f.mean(axis=0), np.mean(f, axis=1), f.mean(0), f.std(), f.var(), np.std(f, axis=0), f.var(axis=1), np.std(f, ddof=1) #= (np.float32(3.5), array([2.5, 3.5, 4.5], dtype=float32), array([2., 5.], dtype=float32), array([2.5, 3.5, 4.5], dtype=float32), np.float32(1.7078252), np.float32(2.9166667), array([1.5, 1.5, 1.5], dtype=float32), array([0.6666667, 0.6666667], dtype=float32), np.float32(1.8708287))
a.min(), a.max(), a.max(axis=0), np.min(a, axis=1), np.max(a), np.amax(a), a.prod(), np.prod([2, 3]) #= (np.int64(1), np.int64(6), array([4, 5, 6]), array([1, 4]), np.int64(6), np.int64(6), np.int64(720), np.int64(6))
a.argmax(), a.argmax(axis=1), np.argmax(a, axis=0), a.argmin(), np.argmax([1, 5, 5]), np.argmin(f, axis=1) #= (np.int64(5), array([2, 2]), array([1, 1, 1]), np.int64(0), np.int64(1), array([0, 0]))
(a > 2).any(), (a > 2).all(), np.any(a > 5, axis=0), np.all(a > 0), (a > 2).sum(), (a > 2).mean() if False else 0, np.count_nonzero(a > 2), np.count_nonzero(a > 2, axis=0) #= (np.True_, np.False_, array([False, False,  True]), np.True_, np.int64(4), 0, np.int64(4), array([1, 1, 2]))
a.cumsum(), a.cumsum(axis=0), np.cumsum(a, axis=1) #= (array([ 1,  3,  6, 10, 15, 21]), array([[1, 2, 3],⏎       [5, 7, 9]]), array([[ 1,  3,  6],⏎       [ 4,  9, 15]]))
print(a.mean(), a.std(axis=0), np.median([1, 3, 2]), np.median([1, 2, 3, 4]), np.percentile([1, 2, 3, 4, 5], 50), np.average([1, 2], weights=[3, 1])) #> 3.5 [1.5 1.5 1.5] 2.0 2.5 3.0 1.25
np.unique([3, 1, 1, 2]), np.unique([3, 1, 1], return_counts=True), np.bincount([0, 1, 1, 3]), np.bincount([1], minlength=4) #= (array([1, 2, 3]), (array([1, 3]), array([2, 1])), array([1, 2, 0, 1]), array([0, 1, 0, 0]))
np.sort([3, 1, 2]), np.sort(np.array([[3, 1], [2, 0]]), axis=0), np.argsort([3, 1, 2]), np.array([3, 1, 2]).argsort() #= (array([1, 2, 3]), array([[2, 0],⏎       [3, 1]]), array([1, 2, 0]), array([1, 2, 0]))
s = np.array([3, 1, 2])
s.sort()
s #= array([1, 2, 3])
np.ptp([1, 5, 3]), np.quantile([1, 2, 3], 0.5) == 2, np.histogram([1, 2, 2, 3], bins=2)[0] #= (np.int64(4), np.True_, array([1, 3]))
np.nanmean(np.array([1, np.nan, 3], dtype='float32')), np.nansum(np.array([1, np.nan], dtype='float32')) #= (np.float32(2.0), np.float32(1.0))
a.mean(axis=0).shape, a.sum(axis=0, keepdims=True).shape, np.max(f, axis=(0, 1)) #= ((3,), (1, 3), np.float32(6.0))
np.array([1.5, 2.5, 3.5], dtype='float32').round(), np.round(np.array([1.234, 5.678], dtype='float32'), 1), np.around(2.5) == 2 #= (array([2., 2., 4.], dtype=float32), array([1.2, 5.7], dtype=float32), np.True_)
a.sum(axis=2) #! axis 2 is out of bounds for tensor of dimension 2
---
import numpy as np
np.array([]).max() #! maximum of a tensor without elements: there is no such value
---
import numpy as np
np.arange(3).sum(axs=0) #! sum has no parameter `axs`; did you mean `axis`?
---
import numpy as np
np.mean('a') #! mean expects tensor for `a`, found str
---
import numpy as np
np.percentile([1], 200) #! ValueError: Percentiles must be in the range [0, 100]
---
import numpy as np
np.average(np.array([[1, 2], [3, 4]]), axis=0, weights=[1, 3]).tolist(), np.average(np.array([[1, 2, 3], [4, 5, 6]]), axis=-2, weights=[1, 3]).tolist() #= ([2.5, 3.5], [3.25, 4.25, 5.25])
---
# An axis that is not there.
import numpy as np
a = np.zeros((2, 3))
def refusal(do):
    try: return do()
    except np.exceptions.AxisError as problem: return f'{type(problem).__name__}: {problem}', isinstance(problem, (IndexError)) and isinstance(problem, ValueError), problem.axis, problem.ndim
refusal(lambda: np.add.reduce(a, axis=3)) #= ('AxisError: axis 3 is out of bounds for array of dimension 2', True, 3, 2)
refusal(lambda: a.sum(axis=5)), refusal(lambda: np.mean(a, axis=-3)), refusal(lambda: np.argmax(a, axis=2)) #= (('AxisError: axis 5 is out of bounds for array of dimension 2', True, 5, 2), ('AxisError: axis -3 is out of bounds for array of dimension 2', True, -3, 2), ('AxisError: axis 2 is out of bounds for array of dimension 2', True, 2, 2))
refusal(lambda: np.concatenate([a, a], axis=4)), refusal(lambda: np.sort(a, axis=3)), refusal(lambda: np.expand_dims(a, 7)) #= (('AxisError: axis 4 is out of bounds for array of dimension 2', True, 4, 2), ('AxisError: axis 3 is out of bounds for array of dimension 2', True, 3, 2), ('AxisError: axis 7 is out of bounds for array of dimension 3', True, 7, 3))
refusal(lambda: np.swapaxes(a, 0, 4)), refusal(lambda: np.moveaxis(a, 0, 4)), refusal(lambda: np.diagonal(a, 0, 0, 4)) #= (('AxisError: axis2: axis 4 is out of bounds for array of dimension 2', True, 4, 2), ('AxisError: destination: axis 4 is out of bounds for array of dimension 2', True, 4, 2), ('AxisError: axis2: axis 4 is out of bounds for array of dimension 2', True, 4, 2))
refusal(lambda: np.vecdot(a, a, axis=3)), refusal(lambda: np.packbits(a > 0, axis=4)), refusal(lambda: np.cross(a, a, axis=4)) #= (('AxisError: axis 3 is out of bounds for array of dimension 2', True, 3, 2), ('AxisError: axis 4 is out of bounds for array of dimension 2', True, 4, 2), ('AxisError: axisa: axis 4 is out of bounds for array of dimension 2', True, 4, 2))
try: np.sum(a, axis=9)
except IndexError as e: print('an IndexError') #> an IndexError
np.issubdtype(a.dtype, np.complexfloating), np.issubdtype(a.dtype, complex) #= (False, False)
