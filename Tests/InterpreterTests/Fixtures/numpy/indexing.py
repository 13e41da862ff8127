import numpy as np
a = np.arange(12).reshape(3, 4)
a[0], a[-1], a[1, 2], a[1][2], a[-1, -1], a[:, 1], a[0, :], a[1:, 2:], a[::2, ::-1] #= (array([0, 1, 2, 3]), array([ 8,  9, 10, 11]), np.int64(6), np.int64(6), np.int64(11), array([1, 5, 9]), array([0, 1, 2, 3]), array([[ 6,  7],⏎       [10, 11]]), array([[ 3,  2,  1,  0],⏎       [11, 10,  9,  8]]))
a[..., 0], a[0, ...], a[np.newaxis].shape, a[:, np.newaxis, :].shape, a[None, 0].shape, a[...].shape, a[..., np.newaxis].shape #= (array([0, 4, 8]), array([0, 1, 2, 3]), (1, 3, 4), (3, 1, 4), (1, 4), (3, 4), (3, 4, 1))
a[[0, 2]], a[[0, 2], [1, 3]], a[:, [0, 0]], a[[True, False, True]], a[a > 5], a[a % 2 == 0], a[np.array([1, 0])], a[1:][0] #= (array([[ 0,  1,  2,  3],⏎       [ 8,  9, 10, 11]]), array([ 1, 11]), array([[0, 0],⏎       [4, 4],⏎       [8, 8]]), array([[ 0,  1,  2,  3],⏎       [ 8,  9, 10, 11]]), array([ 6,  7,  8,  9, 10, 11]), array([ 0,  2,  4,  6,  8, 10]), array([[4, 5, 6, 7],⏎       [0, 1, 2, 3]]), array([4, 5, 6, 7]))
a[a > 100], a[:0].shape, a[5:].shape, a[2:1].shape #= (array([], dtype=int64), (0, 4), (0, 4), (0, 4))
type(a[0, 0]).__name__, a[0, 0] + 1, a[1, 1].item() #= ('int64', np.int64(1), 5)
b = a.copy()
b[0, 0] = 100
b[1] = 7
b[:, 3] = [1, 2, 3]
b #= array([[100,   1,   2,   1],⏎       [  7,   7,   7,   2],⏎       [  8,   9,  10,   3]])
b[b > 50] = 0
b[[0, 1], [1, 2]] = -1
b[2, ::2] = 9
b #= array([[ 0, -1,  2,  1],⏎       [ 7,  7, -1,  2],⏎       [ 9,  9,  9,  3]])
b[0] += 5
b[:, 0] *= 2
b #= array([[10,  4,  7,  6],⏎       [14,  7, -1,  2],⏎       [18,  9,  9,  3]])
v = a[0]
v[1] = 55
a[0, 1] #= np.int64(55)
a[0, 1] = 1
r = a.reshape(4, 3)
r[0, 0] = 99
a[0, 0] #= np.int64(99)
a[0, 0] = 0
t = a.T
t[1, 0] = -5
a[0, 1] #= np.int64(-5)
for row in np.array([[1, 2], [3, 4]]): print(row, row.sum(), end=' ') #> [1 2] 3 [3 4] 7
for i, v in enumerate(np.array([1.5, 2.5])): print(i, v) #> 0 1.5⏎1 2.5
[int(x) for x in np.arange(3)], list(np.arange(3)), list(np.array([1.5], dtype='float32')), [x for x in np.arange(4) if x % 2] #= ([0, 1, 2], [np.int64(0), np.int64(1), np.int64(2)], [np.float32(1.5)], [np.int64(1), np.int64(3)])
x, y = np.array([1, 2])
x, y #= (np.int64(1), np.int64(2))
(p, q), (r, s) = np.array([[1, 2], [3, 4]])
p, s #= (np.int64(1), np.int64(4))
max(np.array([1, 5, 3])), min(np.array([4, 2])), sum(np.array([1, 2])), sorted(np.array([3, 1, 2])), len(np.zeros((5, 2))), list(map(int, np.arange(3))) #= (np.int64(5), np.int64(2), np.int64(3), [np.int64(1), np.int64(2), np.int64(3)], 5, [0, 1, 2])
idx = np.argsort(np.array([3, 1, 2]))
idx, np.array([30, 10, 20])[idx] #= (array([1, 2, 0]), array([10, 20, 30]))
np.arange(10)[np.int64(3)], np.arange(10)[2:np.int64(5)], [10, 20][np.int64(1)] #= (np.int64(3), array([2, 3, 4]), 20)
m = np.zeros((2, 2), dtype=int)
m[np.eye(2, dtype=bool)] = 5
m #= array([[5, 0],⏎       [0, 5]])
m[...] = 3
m[:] = [[1, 2], [3, 4]]
m #= array([[1, 2],⏎       [3, 4]])
img = np.arange(24).reshape(1, 2, 4, 3)
img[0, :, :, 0], img[..., -1].shape, img[0, 1, 2], img[:, ::-1].shape, img[0][1][2][0] #= (array([[ 0,  3,  6,  9],⏎       [12, 15, 18, 21]]), (1, 2, 4), array([18, 19, 20]), (1, 2, 4, 3), np.int64(18))
np.take([10, 20, 30], [0, 2]), np.arange(6).reshape(2, 3).take([0, 1], axis=1), np.argwhere(np.array([0, 1, 1])), np.nonzero([0, 3, 0]), np.flatnonzero([1, 0, 1]) #= (array([10, 30]), array([[0, 1],⏎       [3, 4]]), array([[1],⏎       [2]]), (array([1]),), array([0, 2]))
a.flat if False else [v for v in np.array([[1, 2], [3, 4]]).flat] #= [np.int64(1), np.int64(2), np.int64(3), np.int64(4)]
np.delete([1, 2, 3], 1), np.append([1, 2], [3]), np.append([[1], [2]], [[3]], axis=0), np.isin([1, 2, 3], [2, 5]) #= (array([1, 3]), array([1, 2, 3]), array([[1],⏎       [2],⏎       [3]]), array([False,  True, False]))
a[3] #! index 3 is out of bounds for axis 0 with size 3
#^ 3
---
import numpy as np
np.arange(3)[0, 0] #! too many indices for tensor: tensor is 1-dimensional, but 2 were indexed
---
import numpy as np
np.arange(3)['a'] #! an index into a tensor is int, slice, ..., np.newaxis, or a list or tensor of ints or bools, found str
---
import numpy as np
np.arange(3)[1.5] #! an index into a tensor is int, slice, ..., np.newaxis, or a list or tensor of ints or bools, found float
---
import numpy as np
a = np.zeros((2, 2))
a[0] = [1, 2, 3] #! could not broadcast input from shape (3,) into shape (2,)
---
import numpy as np
np.arange(3)[[True, False]] #! boolean index did not match indexed tensor along axis 0; size of axis is 3 but size of corresponding boolean axis is 2
---
import numpy as np
a = np.arange(3)
a[0] = 'x' #! int() cannot read 'x' as a number
---
import numpy as np
for x in np.float32(3): pass #! cannot loop over numpy.float32
---
import numpy as np
len(np.float32(3)) #! numpy.float32 has no length
---
import numpy as np
np.arange(3).shap #! numpy.ndarray has no attribute `shap`; did you mean `shape`?
---
import numpy as np
a, b = np.arange(3) #! expected 2 values to unpack, found more
---
import numpy as np
a = np.arange(3)
a.shape = (3, 1); a #= array([[0],⏎       [1],⏎       [2]])
---
import numpy as np
set(np.array([3, 1, 2, 1])), set(np.array([7, 0, 5]).tolist()), set(np.array([2.5, 0.5])), set(np.array([9, 8, 1], dtype=np.uint8)) #= ({np.int64(1), np.int64(2), np.int64(3)}, {0, 5, 7}, {np.float64(0.5), np.float64(2.5)}, {np.uint8(8), np.uint8(9), np.uint8(1)})
