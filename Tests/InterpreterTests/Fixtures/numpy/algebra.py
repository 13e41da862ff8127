import numpy as np
m = np.array([[2.0, 1.0], [1.0, 3.0]])
np.linalg.det(m), np.linalg.inv(m), np.linalg.solve(m, [1.0, 2.0]), np.linalg.cholesky(m) #= (np.float64(5.000000000000001), array([[ 0.6, -0.2],⏎       [-0.2,  0.4]]), array([0.2, 0.6]), array([[1.41421356, 0.        ],⏎       [0.70710678, 1.58113883]]))
np.linalg.solve(m, np.eye(2)), np.linalg.matrix_power(m, 3), tuple(np.linalg.slogdet(-m)) #= (array([[ 0.6, -0.2],⏎       [-0.2,  0.4]]), array([[15., 20.],⏎       [20., 35.]]), (np.float64(1.0), np.float64(1.6094379124341005)))
np.linalg.inv(m.astype('float32')).dtype, np.linalg.det(np.array([[1, 2], [3, 4]]) * 10) < -199, np.linalg.det(np.stack([m, m * 2])).shape #= (dtype('float32'), np.True_, (2,))
np.linalg.multi_dot([m, m, np.ones(2)]), np.linalg.norm(np.array([200, 150], dtype='uint8')) #= (array([10., 15.]), np.float64(250.0))
np.einsum('ij,jk->ik', m, m), np.einsum('ii', m), np.einsum('ij->j', m), np.einsum('ij,ij->', m, m), np.einsum('i,j', [1, 2], [3, 4]) #= (array([[ 5.,  5.],⏎       [ 5., 10.]]), np.float64(5.0), array([3., 4.]), np.float64(15.0), array([[3, 4],⏎       [6, 8]]))
np.einsum('bij,bjk->bik', np.arange(8.0).reshape(2, 2, 2), np.ones((2, 2, 2))), np.einsum('...j,j->...', np.arange(6).reshape(2, 3), [1, 0, 2]) #= (array([[[ 1.,  1.],⏎        [ 5.,  5.]],⏎⏎       [[ 9.,  9.],⏎        [13., 13.]]]), array([ 4, 13]))
np.einsum('ij->ji', np.arange(6).reshape(2, 3)), np.einsum('ba', np.arange(6).reshape(2, 3)) #= (array([[0, 3],⏎       [1, 4],⏎       [2, 5]]), array([[0, 3],⏎       [1, 4],⏎       [2, 5]]))
np.tensordot(m, m), np.tensordot(m, np.ones((2, 3)), axes=1), np.tensordot(np.arange(6).reshape(1, 2, 3), np.arange(6).reshape(3, 2), axes=([1, 2], [1, 0])) #= (array(15.), array([[3., 3., 3.],⏎       [4., 4., 4.]]), array([50]))
np.kron([1, 2], [1, 10]), np.diagonal(np.arange(9).reshape(3, 3), 1), np.searchsorted([1, 2, 2, 3], [2, 0, 9]), np.searchsorted([1, 2, 2, 3], 2, side='right') #= (array([ 1, 10,  2, 20]), array([1, 5]), array([1, 0, 4]), np.int64(3))
np.interp([0, 1.5, 5], [1, 2, 3], [10, 20, 30]), np.interp(2.5, [1, 2, 3], [10, 20, 30], left=0) #= (array([10., 15., 30.]), np.float64(25.0))
np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3, 4], [1, 1], 'same'), np.convolve([1, 2, 3, 4], [1, 1], 'valid'), np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [0, 1, 0.5], 'full') #= (array([0. , 1. , 2.5, 4. , 1.5]), array([1, 3, 5, 7]), array([3, 5, 7]), array([3.5]), array([0.5, 2. , 3.5, 3. , 0. ]))
np.linalg.inv(np.zeros((2, 2))) #! LinAlgError: Singular matrix
---
import numpy as np
np.linalg.det(np.ones((2, 3))) #! LinAlgError: Last 2 dimensions of the array must be square
---
import numpy as np
np.einsum('ij,jk', np.ones((2, 2))) #! einsum: expected as many for `subscripts`, found 2 operands in the text and 1 arrays
