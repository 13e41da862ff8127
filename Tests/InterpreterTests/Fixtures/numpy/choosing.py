import numpy as np
np.r_[1:4, 0, 9], np.c_[[1, 2], [3, 4]], np.r_[[1, 2], 3.5] #= (array([1, 2, 3, 0, 9]), array([[1, 3],⏎       [2, 4]]), array([1. , 2. , 3.5]))
np.s_[1:3], np.index_exp[2], np.arange(9).reshape(3, 3)[np.ix_([0, 2], [1, 2])] #= (slice(1, 3, None), (2,), array([[1, 2],⏎       [7, 8]]))
np.mgrid[0:2, 0:3], np.ogrid[0:2, 0:3] #= (array([[[0, 0, 0],⏎        [1, 1, 1]],⏎⏎       [[0, 1, 2],⏎        [0, 1, 2]]]), (array([[0],⏎       [1]]), array([[0, 1, 2]])))
np.select([np.arange(4) < 1, np.arange(4) > 2], [np.arange(4), np.arange(4) ** 2], -1) #= array([ 0, -1, -1,  9])
np.piecewise(np.array([-1.0, 0.5, 2.0]), [np.array([True, False, False])], [lambda x: -x, 7]) #= array([1., 7., 7.])
np.choose([0, 1, 1], [[1, 2, 3], [4, 5, 6]]), np.compress([True, False, True], [[1, 2, 3]], axis=1) #= (array([1, 5, 6]), array([[1, 3]]))
np.extract([True, False, True], [7, 8, 9]), np.take_along_axis(np.array([[3, 1, 2]]), np.array([[1, 2, 0]]), axis=1) #= (array([7, 9]), array([[1, 2, 3]]))
a = np.arange(6).reshape(2, 3)
np.put(a, [0, -1], 9); np.put_along_axis(a, np.array([[1], [0]]), 77, axis=1); a #= array([[ 9, 77,  2],⏎       [77,  4,  9]])
np.place(a, a > 50, [1, 2]); np.putmask(a, a == 9, 5); np.copyto(a, 3, where=a == 5); a #= array([[3, 1, 2],⏎       [2, 4, 3]])
np.fill_diagonal(a, 0); a.flat[4] = 8; list(a.flat), a.flat[1:3], len(a.flat) #= ([np.int64(0), np.int64(1), np.int64(2), np.int64(2), np.int64(8), np.int64(3)], array([1, 2]), 6)
np.lexsort(([1, 0, 1, 0], [2, 2, 1, 1])), np.partition([3, 1, 2], 1), np.argpartition([3, 1, 2], 0)[0] #= (array([3, 2, 1, 0]), array([1, 2, 3]), np.int64(1))
np.searchsorted([1, 3, 5], [3, 4], side='right'), np.searchsorted([3, 1, 2], 2, sorter=[1, 2, 0]) #= (array([2, 2]), np.int64(1))
np.isin([1, 2, 5], [2, 5], invert=True), np.intersect1d([3, 1, 2], [2, 3, 4], return_indices=True) #= (array([ True, False, False]), (array([2, 3]), array([2, 0]), array([0, 1])))
np.unique([[1, 2], [0, 1], [1, 2]], axis=0, return_counts=True), np.setxor1d([1, 2, 3], [2, 4]) #= ((array([[0, 1],⏎       [1, 2]]), array([1, 2])), array([1, 3, 4]))
np.insert([1, 2, 3], [1, 3], [9, 8]), np.insert([[1, 2], [3, 4]], 1, 5, axis=1), np.delete([1, 2, 3, 4], slice(1, 3)) #= (array([1, 9, 2, 3, 8]), array([[1, 5, 2],⏎       [3, 5, 4]]), array([1, 4]))
np.append([[1, 2]], [[3, 4]], axis=0), np.trim_zeros([0, 0, 1, 0, 2, 0]), np.resize([1, 2, 3], (2, 4)) #= (array([[1, 2],⏎       [3, 4]]), [1, 0, 2], array([[1, 2, 3, 1],⏎       [2, 3, 1, 2]]))
np.unravel_index([5, 7], (2, 4)), np.ravel_multi_index(([0, 1], [3, 2]), (2, 4)) #= ((array([1, 1]), array([1, 3])), array([3, 6]))
np.packbits([1, 0, 1]), np.unpackbits(np.array([5], dtype=np.uint8)), np.tril_indices(2), np.triu_indices(2, 1) #= (array([160], dtype=uint8), array([0, 0, 0, 0, 0, 1, 0, 1], dtype=uint8), (array([0, 1, 1]), array([0, 0, 1])), (array([0]), array([1])))
np.apply_along_axis(lambda r: r[::-1], 1, [[1, 2], [3, 4]]), np.apply_over_axes(np.sum, np.ones((2, 3)), (0, 1)) #= (array([[2, 1],⏎       [4, 3]]), array([[6.]]))
list(np.ndindex(2, 2)), list(np.ndenumerate(np.array([[1, 2]]))) #= ([(0, 0), (0, 1), (1, 0), (1, 1)], [((0, 0), np.int64(1)), ((0, 1), np.int64(2))])
v = np.vectorize(lambda x, y: x if x > y else y)
v([1, 5], [3, 2]), v(2, 9) #= (array([3, 5]), array(9))
it = np.nditer(np.array([[1.0, 2.0]]), flags=['multi_index'], op_flags=['readwrite'])
seen = []
while not it.finished:
    seen.append((it.multi_index, float(it[0]))); it[0] = it[0] * 2; it.iternext()
seen, it.operands[0] #= ([((0, 0), 1.0), ((0, 1), 2.0)], array([[2., 4.]]))
[int(x) for x in np.nditer(np.arange(3))] #= [0, 1, 2]
np.lib.stride_tricks.sliding_window_view(np.arange(5), 3), np.lib.stride_tricks.as_strided(np.arange(4), (2, 2), (16, 8)) #= (array([[0, 1, 2],⏎       [1, 2, 3],⏎       [2, 3, 4]]), array([[0, 1],⏎       [2, 3]]))
np.rot90(np.arange(4).reshape(2, 2)), np.moveaxis(np.ones((2, 3, 4)), (0, 1), (-1, 0)).shape, np.atleast_3d([1]).shape #= (array([[1, 3],⏎       [0, 2]]), (3, 4, 2), (1, 1, 1))
np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]]), np.broadcast_shapes((2, 1), (3,)) #= (array([[1., 0., 0.],⏎       [0., 1., 0.],⏎       [1., 1., 1.]]), (2, 3))
a = np.arange(6).reshape(2, 3)
a.strides, a.T.strides, a.flags.c_contiguous, a.T.flags['F_CONTIGUOUS'], a.reshape(3, 2, order='F'), a.ravel('F') #= ((24, 8), (8, 24), True, True, array([[0, 4],⏎       [3, 2],⏎       [1, 5]]), array([0, 3, 1, 4, 2, 5]))
a.view(np.int32).shape, a.tobytes()[:9], np.frombuffer(b'\x01\x00\x02\x00', dtype=np.int16), a.byteswap()[0, 1] #= ((2, 6), b'\x00\x00\x00\x00\x00\x00\x00\x00\x01', array([1, 2], dtype=int16), np.int64(72057594037927936))
a.trace(), a.diagonal(1), callable(a.put), a.compress([True], axis=0) #= (np.int64(4), array([1, 5]), True, array([[0, 1, 2]]))
np.diagonal(np.arange(8).reshape(2, 2, 2), axis1=1, axis2=2), np.trace(np.eye(3), offset=1), np.tri(3, k=-1) #= (array([[0, 3],⏎       [4, 7]]), np.float64(0.0), array([[0., 0., 0.],⏎       [1., 0., 0.],⏎       [1., 1., 0.]]))
---
import numpy as np
for mode in ['constant', 'edge', 'linear_ramp', 'maximum', 'mean', 'median', 'minimum', 'reflect', 'symmetric', 'wrap']:
    print(mode, np.pad([[1, 2, 3], [4, 5, 6]], ((1, 0), (2, 2)), mode=mode).tolist()) #> constant [[0, 0, 0, 0, 0, 0, 0], [0, 0, 1, 2, 3, 0, 0], [0, 0, 4, 5, 6, 0, 0]]⏎edge [[1, 1, 1, 2, 3, 3, 3], [1, 1, 1, 2, 3, 3, 3], [4, 4, 4, 5, 6, 6, 6]]⏎linear_ramp [[0, 0, 0, 0, 0, 0, 0], [0, 0, 1, 2, 3, 1, 0], [0, 2, 4, 5, 6, 3, 0]]⏎maximum [[6, 6, 4, 5, 6, 6, 6], [3, 3, 1, 2, 3, 3, 3], [6, 6, 4, 5, 6, 6, 6]]⏎mean [[3, 3, 2, 4, 4, 3, 3], [2, 2, 1, 2, 3, 2, 2], [5, 5, 4, 5, 6, 5, 5]]⏎median [[4, 4, 2, 4, 4, 4, 4], [2, 2, 1, 2, 3, 2, 2], [5, 5, 4, 5, 6, 5, 5]]⏎minimum [[1, 1, 1, 2, 3, 1, 1], [1, 1, 1, 2, 3, 1, 1], [4, 4, 4, 5, 6, 4, 4]]⏎reflect [[6, 5, 4, 5, 6, 5, 4], [3, 2, 1, 2, 3, 2, 1], [6, 5, 4, 5, 6, 5, 4]]⏎symmetric [[2, 1, 1, 2, 3, 3, 2], [2, 1, 1, 2, 3, 3, 2], [5, 4, 4, 5, 6, 6, 5]]⏎wrap [[5, 6, 4, 5, 6, 4, 5], [2, 3, 1, 2, 3, 1, 2], [5, 6, 4, 5, 6, 4, 5]]
np.pad([1, 2], (2, 1), constant_values=(7, 8)), np.pad([1, 2, 3], 2, 'reflect', reflect_type='odd') #= (array([7, 7, 1, 2, 8]), array([-1,  0,  1,  2,  3,  4,  5]))
np.pad([1.0, 2.0], 3, 'linear_ramp', end_values=(0, 5)), np.pad([1, 2, 3], 1, 'mean', stat_length=2) #= (array([0.        , 0.33333333, 0.66666667, 1.        , 2.        ,⏎       3.        , 4.        , 5.        ]), array([2, 1, 2, 3, 2]))
