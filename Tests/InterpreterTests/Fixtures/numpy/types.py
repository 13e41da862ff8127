import numpy as np
np.array([1.5]).dtype, np.zeros(2).dtype, np.linspace(0, 1, 3).dtype, np.eye(2).dtype, np.arange(0.5).dtype #= (dtype('float64'), dtype('float64'), dtype('float64'), dtype('float64'), dtype('float64'))
np.mean([1, 2, 4]), np.array([1, 2]) / 3, np.array([1, 2], dtype='float32') / 3, np.float32(1) / 3, np.float64(1) / 3 #= (np.float64(2.3333333333333335), array([0.33333333, 0.66666667]), array([0.33333334, 0.6666667 ], dtype=float32), np.float32(0.33333334), np.float64(0.3333333333333333))
np.array([1, 2], dtype='float32') + np.array([1, 2]), np.array([1, 2], dtype='float32') * 0.1 #= (array([2., 4.]), array([0.1, 0.2], dtype=float32))
np.uint8(250) + np.uint8(10), np.int8(100) * 2, np.array([200, 100], dtype='uint8') + np.array([1, 1], dtype='int8') #= (np.uint8(4), np.int8(-56), array([201, 101], dtype=int16))
np.array([1, 2], dtype='float16') / 3, np.array([1000.0, 0.1], dtype='float16'), np.sqrt(np.array([2], dtype='int8')) #= (array([0.3333, 0.6665], dtype=float16), array([1.e+03, 1.e-01], dtype=float16), array([1.414], dtype=float16))
np.array([200, 100], dtype='uint8').sum(), np.array([True, True]).sum(), np.array([1, 2], dtype='uint16').cumsum() #= (np.uint64(300), np.int64(2), array([1, 3], dtype=uint64))
np.array([2**62, 1], dtype='uint64') * 2, np.array([1], dtype='uint64') + np.array([1]) #= (array([9223372036854775808,                   2], dtype=uint64), array([2.]))
np.array([1, 2, 3], dtype='uint8') < 300, np.array([1, 2], dtype='uint8') == -1, np.array([1], dtype='int64') < 1.5 #= (array([ True,  True,  True]), array([False, False]), array([ True]))
np.where(np.array([True, False]), np.array([1, 2], dtype='uint8'), -1), np.diff(np.array([True, False, False])) #= (array([  1, 255], dtype=uint8), array([ True, False]))
np.tril(np.ones((2, 2), dtype=bool)), np.hypot(np.array([200], dtype='uint8'), np.array([30], dtype='uint8')) #= (array([[ True, False],⏎       [ True,  True]]), array([202.2], dtype=float16))
np.iinfo('int16').min, np.iinfo('uint64').bits, np.finfo('float64').eps, np.finfo('float16').max #= (-32768, 64, np.float64(2.220446049250313e-16), np.float16(6.55e+04))
np.array([], dtype='float64'), np.zeros((0, 2)), np.array([1e16, 1]), np.array([1e-5, 1]), np.array([123456789.123]) #= (array([], dtype=float64), array([], shape=(0, 2), dtype=float64), array([1.e+16, 1.e+00]), array([1.e-05, 1.e+00]), array([1.23456789e+08]))
np.nan_to_num(np.array([np.nan, np.inf, -np.inf, 1])), np.nan_to_num(np.array([np.nan, np.inf]), nan=1, posinf=2) #= (array([ 0.00000000e+000,  1.79769313e+308, -1.79769313e+308,⏎        1.00000000e+000]), array([1., 2.]))
np.dtype('<f8'), np.dtype('u2').kind, np.dtype('e').itemsize, np.dtype(float), np.dtype('int8') == np.int8 #= (dtype('float64'), 'u', 2, dtype('float64'), True)
issubclass(np.float16, np.floating), issubclass(np.uint32, np.unsignedinteger), isinstance(np.int8(1), np.integer) #= (True, True, True)
np.array([1.7, -1.7]).astype('int8'), np.array([300, -1]).astype('uint8'), np.array([0.1]).astype('float32').astype('float64') #= (array([ 1, -1], dtype=int8), array([ 44, 255], dtype=uint8), array([0.1]))
x = np.array([1, 2], dtype='int8')
x += 1
x #= array([2, 3], dtype=int8)
x += 0.5 #! the result of add is float64 and cannot be written into a tensor of int8
---
import numpy as np
np.array(12), np.array(1.5).shape, np.zeros(()), np.array(3) + 1, np.array([[7]]).squeeze() #= (array(12), (), array(0.), np.int64(4), array(7))
a = np.array([1.0, 2.0])
v = a[0, ...]
v += 1
a, v, a[0] #= (array([2., 2.]), array(2.), np.float64(2.0))
w = np.array(5)
w[...] = 7
w, w.copy(), w.astype('float32'), np.float64(w) #= (array(7), array(7), array(7., dtype=float32), np.float64(7.0))
---
import numpy as np
s = np.random.RandomState(3)
s.randint(0, 10, 4), s.rand(2), s.randn(2), s.uniform(1, 2), s.permutation(4), s.choice(5, 2) #= (array([8, 9, 3, 8]), array([0.12132858, 0.56931133]), array([-0.34198034, -0.04472413]), 1.0406307370010233, array([3, 0, 2, 1]), array([4, 4]))
s.seed(3)
s.normal(size=2), s.random_sample(), s #~ (array([1.78862847, 0.43650985]), 0.2909047389129443, RandomState(MT19937))
np.random.default_rng(5).normal(size=3), np.random.default_rng(5).random() #= (array([-0.80193143, -1.324359  , -0.24836162]), 0.8050029237453802)
np.random.seed(1)
np.random.rand(), np.random.randn(2) #= (0.417022004702574, array([-0.80217284, -0.44887781]))
---
# Types with parameters, as annotations have them.
import numpy as np
from typing import Any
def mean(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.floating[Any]: return values.mean()
print(mean(np.ones(3)), np.ndarray[Any, np.dtype[np.float32]].__origin__ is np.ndarray) #> 1.0 True
