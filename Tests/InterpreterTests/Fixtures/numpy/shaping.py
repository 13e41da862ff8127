import numpy as np
a = np.arange(6)
a.reshape(2, 3), a.reshape((3, 2)), a.reshape(-1, 2), a.reshape(2, -1).shape, np.reshape(a, (1, 6)).shape, a.reshape(1, 2, 3).shape #= (array([[0, 1, 2],⏎       [3, 4, 5]]), array([[0, 1],⏎       [2, 3],⏎       [4, 5]]), array([[0, 1],⏎       [2, 3],⏎       [4, 5]]), (2, 3), (1, 6), (1, 2, 3))
m = a.reshape(2, 3)
m.T, m.transpose(), m.transpose(1, 0), np.transpose(m), m.flatten(), m.ravel(), m.swapaxes(0, 1).shape #= (array([[0, 3],⏎       [1, 4],⏎       [2, 5]]), array([[0, 3],⏎       [1, 4],⏎       [2, 5]]), array([[0, 3],⏎       [1, 4],⏎       [2, 5]]), array([[0, 3],⏎       [1, 4],⏎       [2, 5]]), array([0, 1, 2, 3, 4, 5]), array([0, 1, 2, 3, 4, 5]), (3, 2))
np.expand_dims(a, 0).shape, np.expand_dims(a, -1).shape, np.squeeze(np.zeros((1, 3, 1))).shape, np.zeros((1, 3, 1)).squeeze(axis=0).shape, np.moveaxis(np.zeros((1, 2, 3)), 0, -1).shape #= ((1, 6), (6, 1), (3,), (3, 1), (2, 3, 1))
np.concatenate([[1, 2], [3]]), np.concatenate([m, m]), np.concatenate([m, m], axis=1), np.concatenate((m, [[9, 9, 9]])), np.stack([a, a]).shape, np.stack([a, a], axis=1).shape #= (array([1, 2, 3]), array([[0, 1, 2],⏎       [3, 4, 5],⏎       [0, 1, 2],⏎       [3, 4, 5]]), array([[0, 1, 2, 0, 1, 2],⏎       [3, 4, 5, 3, 4, 5]]), array([[0, 1, 2],⏎       [3, 4, 5],⏎       [9, 9, 9]]), (2, 6), (6, 2))
np.vstack([[1, 2], [3, 4]]), np.hstack([[1, 2], [3]]), np.hstack([[[1]], [[2]]]), np.dstack([[1, 2], [3, 4]]).shape #= (array([[1, 2],⏎       [3, 4]]), array([1, 2, 3]), array([[1, 2]]), (1, 2, 2))
np.column_stack([[1, 2], [3, 4]]), np.column_stack([m, [7, 8]]), np.column_stack((5, 6)), np.column_stack(m) #= (array([[1, 3],⏎       [2, 4]]), array([[0, 1, 2, 7],⏎       [3, 4, 5, 8]]), array([[5, 6]]), array([[0, 3],⏎       [1, 4],⏎       [2, 5]]))
np.split(a, 2), np.split(a, [2, 3]), np.array_split(a, 4), np.split(m, 3, axis=1) #= ([array([0, 1, 2]), array([3, 4, 5])], [array([0, 1]), array([2]), array([3, 4, 5])], [array([0, 1]), array([2, 3]), array([4]), array([5])], [array([[0],⏎       [3]]), array([[1],⏎       [4]]), array([[2],⏎       [5]])])
np.tile([1, 2], 2), np.tile([1, 2], (2, 2)), np.repeat([1, 2], 2), np.repeat(m, 2, axis=0), np.repeat([1, 2], [1, 3]) #= (array([1, 2, 1, 2]), array([[1, 2, 1, 2],⏎       [1, 2, 1, 2]]), array([1, 1, 2, 2]), array([[0, 1, 2],⏎       [0, 1, 2],⏎       [3, 4, 5],⏎       [3, 4, 5]]), array([1, 2, 2, 2]))
np.pad([1, 2], 1), np.pad([1, 2], (2, 0)), np.pad([[1]], ((1, 0), (0, 2))), np.pad([1], 1, constant_values=9) #= (array([0, 1, 2, 0]), array([0, 0, 1, 2]), array([[0, 0, 0],⏎       [1, 0, 0]]), array([9, 1, 9]))
np.flip([1, 2, 3]), np.flip(m, axis=0), np.fliplr(m), np.flipud(m), np.roll([1, 2, 3], 1), np.roll(m, 1, axis=1), np.rot90(m), np.rot90(m, 2) #= (array([3, 2, 1]), array([[3, 4, 5],⏎       [0, 1, 2]]), array([[2, 1, 0],⏎       [5, 4, 3]]), array([[3, 4, 5],⏎       [0, 1, 2]]), array([3, 1, 2]), array([[2, 0, 1],⏎       [5, 3, 4]]), array([[2, 5],⏎       [1, 4],⏎       [0, 3]]), array([[5, 4, 3],⏎       [2, 1, 0]]))
np.broadcast_to([1, 2], (2, 2)), np.atleast_2d([1, 2]), np.shape([[1], [2]]), np.ndim(5), np.size([1, 2]) #= (array([[1, 2],⏎       [1, 2]]), array([[1, 2]]), (2, 1), 0, 2)
m.tolist(), m.copy() is m, np.unravel_index(4, (2, 3)) #= ([[0, 1, 2], [3, 4, 5]], False, (np.int64(1), np.int64(1)))
np.arange(4).reshape(2, 2).repeat(2), a.astype('float32'), a.astype(bool), np.array([1.9, -1.9], dtype='float32').astype(int), a.astype(float).dtype == np.float32 if False else 0 #= (array([0, 0, 1, 1, 2, 2, 3, 3]), array([0., 1., 2., 3., 4., 5.], dtype=float32), array([False,  True,  True,  True,  True,  True]), array([ 1, -1]), 0)
a.reshape(4, 2) #! cannot reshape tensor of size 6 into shape (4, 2)
---
import numpy as np
np.arange(6).reshape(-1, -1) #! can only work out one unknown dimension, found several -1 in (-1, -1)
---
import numpy as np
np.arange(6).reshape('a') #! reshape expects ints for `shape`, found str
---
import numpy as np
np.concatenate([np.zeros((2, 2)), np.zeros((3, 3))]) #! concatenate: all dimensions except the joined one must match; along axis 1 the tensor at index 0 has size 2, the one at index 1 has size 3
---
import numpy as np
np.concatenate([]) #! concatenate needs at least one tensor
---
import numpy as np
np.split(np.arange(5), 2) #! 5 elements do not split into 2 equal parts
---
import numpy as np
np.expand_dims(np.zeros(3), 5) #! axis 5 is out of bounds for tensor of dimension 2
---
import numpy as np
np.squeeze(np.zeros((2, 1)), axis=0) #! cannot squeeze axis 0: its size is 2, not 1
---
import numpy as np
np.concatenate(5) #! concatenate expects something to loop over for `arrays`, found int
---
import numpy as np
np.roll([1, 2, 3], 1, axis=()).tolist(), np.roll([1, 2, 3], [], axis=0).tolist(), np.roll([[1, 2], [3, 4]], 1, axis=(0, 1)).tolist() #= ([1, 2, 3], [1, 2, 3], [[4, 3], [2, 1]])
