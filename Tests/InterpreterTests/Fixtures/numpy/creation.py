import numpy as np
np.array([1, 2, 3]), np.array([[1, 2], [3, 4]]), np.array([True, False]), np.array([1.5, 2], dtype=np.float32), np.array([1, 2], dtype='uint8') #= (array([1, 2, 3]), array([[1, 2],⏎       [3, 4]]), array([ True, False]), array([1.5, 2. ], dtype=float32), array([1, 2], dtype=uint8))
np.array([1, 2], dtype='int32'), np.array([[]], dtype='float32'), np.array([], dtype='int64'), np.array((1, 2)), np.array(range(3)) #= (array([1, 2], dtype=int32), array([], shape=(1, 0), dtype=float32), array([], dtype=int64), array([1, 2]), array([0, 1, 2]))
print(np.array([1, 2.5]), np.zeros(3), np.ones((2, 2)), np.full((2,), 7.0), np.empty((0,)).shape) #> [1.  2.5] [0. 0. 0.] [[1. 1.]⏎ [1. 1.]] [7. 7.] (0,)
print(np.zeros((2, 3), dtype=int), np.ones(2, dtype='uint8'), np.full((2, 2), 5), np.zeros((2, 0)).shape) #> [[0 0 0]⏎ [0 0 0]] [1 1] [[5 5]⏎ [5 5]] (2, 0)
np.arange(5), np.arange(2, 8), np.arange(0, 10, 3), np.arange(5, 0, -2), np.arange(3, dtype='float32'), np.arange(0) #= (array([0, 1, 2, 3, 4]), array([2, 3, 4, 5, 6, 7]), array([0, 3, 6, 9]), array([5, 3, 1]), array([0., 1., 2.], dtype=float32), array([], dtype=int64))
print(np.arange(0, 1, 0.25), np.linspace(0, 1, 5), np.linspace(0, 10, 3), np.linspace(0, 1, 4, endpoint=False)) #> [0.   0.25 0.5  0.75] [0.   0.25 0.5  0.75 1.  ] [ 0.  5. 10.] [0.   0.25 0.5  0.75]
np.eye(2, dtype='float32'), np.eye(2, 3, k=1, dtype=int), np.identity(2, dtype='int64') #= (array([[1., 0.],⏎       [0., 1.]], dtype=float32), array([[0, 1, 0],⏎       [0, 0, 1]]), array([[1, 0],⏎       [0, 1]]))
a = np.arange(6).reshape(2, 3)
a.shape, a.ndim, a.size, a.dtype, a.nbytes, a.itemsize, a.T.shape, len(a) #= ((2, 3), 2, 6, dtype('int64'), 48, 8, (3, 2), 2)
a.dtype == 'int64', a.dtype == np.int64, a.dtype == np.float32, str(a.dtype), a.dtype.name, a.astype('float32').dtype, a.astype(np.uint8).dtype #= (True, True, False, 'int64', 'int64', dtype('float32'), dtype('uint8'))
np.zeros_like(a), np.ones_like(a), np.full_like(a, 9), np.zeros_like(a, dtype='float32').dtype #= (array([[0, 0, 0],⏎       [0, 0, 0]]), array([[1, 1, 1],⏎       [1, 1, 1]]), array([[9, 9, 9],⏎       [9, 9, 9]]), dtype('float32'))
type(a).__name__, type(a), isinstance(a, np.ndarray), isinstance(a.sum(), np.integer), isinstance(a.astype('float32').mean(), np.floating) #= ('ndarray', <class 'numpy.ndarray'>, True, True, True)
np.pi, np.e, np.inf, np.newaxis is None, np.nan != np.nan #= (3.141592653589793, 2.718281828459045, inf, True, True)
np.meshgrid([1, 2], [3, 4, 5]), np.meshgrid(np.arange(2), np.arange(2), indexing='ij') #= ((array([[1, 2],⏎       [1, 2],⏎       [1, 2]]), array([[3, 3],⏎       [4, 4],⏎       [5, 5]])), (array([[0, 0],⏎       [1, 1]]), array([[0, 1],⏎       [0, 1]])))
np.diag([1, 2]), np.diag(np.arange(9).reshape(3, 3)), np.diag([1], k=1), np.diag(np.arange(9).reshape(3, 3), k=-1), np.trace(np.eye(3, dtype=int)) #= (array([[1, 0],⏎       [0, 2]]), array([0, 4, 8]), array([[0, 1],⏎       [0, 0]]), array([3, 7]), np.int64(3))
np.tril(np.ones((3, 3), dtype=int)), np.triu(np.ones((3, 3), dtype=int), k=1) #= (array([[1, 0, 0],⏎       [1, 1, 0],⏎       [1, 1, 1]]), array([[0, 1, 1],⏎       [0, 0, 1],⏎       [0, 0, 0]]))
np.float32(1.5), np.int64(3), np.uint8(255), np.bool_(True), np.float32(0.1), np.int32('5') if False else 0 #= (np.float32(1.5), np.int64(3), np.uint8(255), np.True_, np.float32(0.1), 0)
np.array([[1, 2], [3, 4]]).tolist(), np.array(5).item(), np.arange(3).tolist(), np.array([1.5], dtype='float32').tolist() #= ([[1, 2], [3, 4]], 5, [0, 1, 2], [1.5])
np.asarray(a) is a, np.array(a) is a, np.array([a, a]).shape, np.array([np.arange(2), [5, 6]]) #= (True, False, (2, 2, 3), array([[0, 1],⏎       [5, 6]]))
np.iinfo('uint8').max, np.iinfo(np.int32).min, np.finfo(np.float32).eps #= (255, -2147483648, np.float32(1.1920929e-07))
b = np.array([1, 2, 3])
c = b
c += 1
b, c is b #= (array([2, 3, 4]), True)
d = b.copy()
d[0] = 100
b #= array([2, 3, 4])
np.array([[1, 2], [3]]) #! the nested lists are uneven: their shape is (2,) after 1 level, and lists of different lengths stand below that
---
import numpy as np
names = np.array(['cat', 'dog', 'cat'])
names, names.shape, str(names[1]), names[[2, 0]], names == 'cat', names.tolist() #= (array(['cat', 'dog', 'cat'], dtype='<U3'), (3,), 'dog', array(['cat', 'cat'], dtype='<U3'), array([ True, False,  True]), ['cat', 'dog', 'cat'])
print(names) #> ['cat' 'dog' 'cat']
np.unique(names), np.unique(['b', 'a', 'b'], return_counts=True), np.array([['a', 'bc'], ['d', 'e']]) #= (array(['cat', 'dog'], dtype='<U3'), (array(['a', 'b'], dtype='<U1'), array([1, 2])), array([['a', 'bc'],⏎       ['d', 'e']], dtype='<U2'))
np.array(['a', 'b']) + 1 #! ufunc 'add' did not contain a loop with signature matching types (dtype('<U1'), dtype('int64')) -> None
---
import numpy as np
np.zeros(-1) #! negative dimensions are not allowed, found -1 in shape (-1,)
#^ np.zeros(-1)
---
import numpy as np
np.zeros((100000, 100000, 100000, 1000000)) #! a tensor of shape (100000, 100000, 100000, 1000000) is larger than any memory
---
import numpy as np
np.zeros(3, dtype='floot32') #! unknown dtype 'floot32'; did you mean 'float32'?
#^ 'floot32'
---
import numpy as np
np.array([300], dtype='uint8') #! Python integer 300 out of bounds for uint8
---
import numpy as np
np.zeros('a') #! zeros expects tuple of ints for `shape`, found str
#^ 'a'
---
import numpy as np
np.zeroes(3) #! numpy has no `zeroes`; did you mean `zeros`?
#^ zeroes
---
import numpy as np
np.ma #!~ numpy.ma is in NumPy, not in Fieldbook
---
import numpy as np
np.fft #!~ numpy.fft is in NumPy, not in Fieldbook
---
import numpy as np
np.random.mtrand #!~ numpy.random.mtrand is in NumPy, not in Fieldbook
---
import numpy as np
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {str(e).splitlines()[0]}'
a = np.arange(3)
np.array(a, copy=None) is a, np.shares_memory(np.array(a, copy=None), a), np.array(a, copy=False).shape, t(lambda: np.array([1, 2], copy=False)), t(lambda: np.asarray([1], copy=False)), t(lambda: np.asarray(a, dtype=float, copy=False)), np.asarray(a, copy=True)[0] #= (True, True, (3,), 'ValueError: Unable to avoid copy while creating an array as requested.', 'ValueError: Unable to avoid copy while creating an array as requested.', 'ValueError: Unable to avoid copy while creating an array as requested.', np.int64(0))
np.arange(stop=3), np.arange(start=1, stop=3), np.arange(10, step=4), t(lambda: np.arange()) #= (array([0, 1, 2]), array([1, 2]), array([0, 4, 8]), 'TypeError: arange() requires stop to be specified.')
x = np.array([1, 200], np.uint8)
x.clip(-1, 300), x.clip(5, 100), np.clip(x, -1, None), t(lambda: np.maximum(x, -1)) #= (array([  1, 200], dtype=uint8), array([  5, 100], dtype=uint8), array([  1, 200], dtype=uint8), 'OverflowError: Python integer -1 out of bounds for uint8')
t(lambda: np.int8([200])), np.int8([100, -3]), t(lambda: np.int64('1.5')), np.int64(' 12 '), np.float32('1.5'), np.bool_('0'), np.uint8(np.array([300, 7])) #= ('OverflowError: Python integer 200 out of bounds for int8', array([100,  -3], dtype=int8), "ValueError: invalid literal for int() with base 10: '1.5'", np.int64(12), np.float32(1.5), np.True_, array([44,  7], dtype=uint8))
