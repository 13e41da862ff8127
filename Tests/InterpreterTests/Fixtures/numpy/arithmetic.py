import numpy as np
a = np.array([1, 2, 3])
f = np.array([1.5, -2.25, 3.0], dtype='float32')
a + 1, a - 1, a * 2, a // 2, a % 2, a ** 2, -a, +a, ~a, abs(-a) #= (array([2, 3, 4]), array([0, 1, 2]), array([2, 4, 6]), array([0, 1, 1]), array([1, 0, 1]), array([1, 4, 9]), array([-1, -2, -3]), array([1, 2, 3]), array([-2, -3, -4]), array([1, 2, 3]))
1 + a, 10 - a, 2 ** a, 7 // a, 7 % a #= (array([2, 3, 4]), array([9, 8, 7]), array([2, 4, 8]), array([7, 3, 2]), array([0, 1, 1]))
f + 1, f * 2, f / 2, f // 1, f % 1, -f, abs(f), f ** 2, 1 / f #= (array([ 2.5 , -1.25,  4.  ], dtype=float32), array([ 3. , -4.5,  6. ], dtype=float32), array([ 0.75 , -1.125,  1.5  ], dtype=float32), array([ 1., -3.,  3.], dtype=float32), array([0.5 , 0.75, 0.  ], dtype=float32), array([-1.5 ,  2.25, -3.  ], dtype=float32), array([1.5 , 2.25, 3.  ], dtype=float32), array([2.25  , 5.0625, 9.    ], dtype=float32), array([ 0.6666667 , -0.44444445,  0.33333334], dtype=float32))
print(a / 2, a + 0.5, a * f, 1 / np.array([2, 4])) #> [0.5 1.  1.5] [1.5 2.5 3.5] [ 1.5 -4.5  9. ] [0.5  0.25]
a == 2, a != 2, a > 1, a >= 2, a < 2, a <= 2, (a > 1) & (a < 3), (a == 1) | (a == 3), ~(a > 1), (a > 1) ^ (a < 3) #= (array([False,  True, False]), array([ True, False,  True]), array([False,  True,  True]), array([False,  True,  True]), array([ True, False, False]), array([ True,  True, False]), array([False,  True, False]), array([ True, False,  True]), array([ True, False, False]), array([ True, False,  True]))
a + np.array([[10], [20]]), np.ones((2, 1), dtype=int) * a #= (array([[11, 12, 13],⏎       [21, 22, 23]]), array([[1, 2, 3],⏎       [1, 2, 3]]))
np.array([[1, 2], [3, 4]]) @ np.array([[5, 6], [7, 8]]), np.array([1, 2]) @ np.array([3, 4]), np.dot(a, a), np.array([[1, 2], [3, 4]]).dot([1, 1]) #= (array([[19, 22],⏎       [43, 50]]), np.int64(11), np.int64(14), array([3, 7]))
np.array([200], dtype='uint8') + np.array([100], dtype='uint8'), np.array([1], dtype='uint8') + 1, np.array([1], dtype='int32') + np.array([1]) #= (array([44], dtype=uint8), array([2], dtype=uint8), array([2]))
(a + f.astype('int64')).dtype, (a.astype('int32') + 1).dtype, (a.astype('uint8') * 2).dtype, (f + 1).dtype, (f + True).dtype, (a > 1).dtype #= (dtype('int64'), dtype('int32'), dtype('uint8'), dtype('float32'), dtype('float32'), dtype('bool'))
x = np.arange(3)
x += 5
x *= 2
x -= 1
x //= 2
x #= array([4, 5, 6])
y = np.array([1.0, 2.0], dtype='float32')
y /= 4
y #= array([0.25, 0.5 ], dtype=float32)
a + [10, 20, 30], [1, 1, 1] + a, a * (1, 2, 3) #= (array([11, 22, 33]), array([2, 3, 4]), array([1, 4, 9]))
np.sqrt(np.array([4, 9], dtype='float32')), np.exp(np.array([0], dtype='float32')), np.log(np.array([1, 2.5], dtype='float32')), np.sin(np.array([0.5], dtype='float32')), np.tanh(np.array([0], dtype='float32')) #= (array([2., 3.], dtype=float32), array([1.], dtype=float32), array([0.        , 0.91629076], dtype=float32), array([0.47942555], dtype=float32), array([0.], dtype=float32))
np.floor(f), np.ceil(f), np.round(f), np.rint(f), np.sign(f), np.square(a), np.abs(f), np.trunc(f) #= (array([ 1., -3.,  3.], dtype=float32), array([ 2., -2.,  3.], dtype=float32), array([ 2., -2.,  3.], dtype=float32), array([ 2., -2.,  3.], dtype=float32), array([ 1., -1.,  1.], dtype=float32), array([1, 4, 9]), array([1.5 , 2.25, 3.  ], dtype=float32), array([ 1., -2.,  3.], dtype=float32))
np.maximum(a, 2), np.minimum(a, [2, 2, 2]), np.clip(a, 2, 3), np.clip(f, 0, None), np.where(a > 1, a, 0), np.where(a > 1), np.where(a > 1, 'a', 'b') if False else 0 #= (array([2, 2, 3]), array([1, 2, 2]), array([2, 2, 3]), array([1.5, 0. , 3. ], dtype=float32), array([0, 2, 3]), (array([1, 2]),), 0)
np.isnan(np.array([1, np.nan], dtype='float32')), np.isinf(np.array([np.inf, 1], dtype='float32')), np.isfinite(f), np.logical_and(a > 1, a < 3), np.logical_not([True, False]), np.logical_or([1, 0], [0, 0]) #= (array([False,  True]), array([ True, False]), array([ True,  True,  True]), array([False,  True, False]), array([False,  True]), array([ True, False]))
np.allclose(f, f + 1e-7), np.isclose(f, f), np.array_equal(a, [1, 2, 3]), np.array_equal(a, [1, 2]) #= (True, array([ True,  True,  True]), True, False)
np.power(a, 2), np.add(a, 1), np.multiply(a, a), np.subtract(5, a), np.mod(a, 2), np.floor_divide(a, 2), np.negative(a) #= (array([1, 4, 9]), array([2, 3, 4]), array([1, 4, 9]), array([4, 3, 2]), array([1, 0, 1]), array([0, 1, 1]), array([-1, -2, -3]))
2 in a, 9 in a, a is a, [1, 2] == [1, 2] #= (True, False, True, True)
s = np.float32(2.5)
s + 1, s * 2, float(s), int(s), f'{s:.3f}', round(s), s > 2, bool(s), str(s), -s, s == 2.5 #= (np.float32(3.5), np.float32(5.0), 2.5, 2, '2.500', 2, np.True_, True, '2.5', np.float32(-2.5), np.True_)
n = np.int64(7)
n + 1, n / 2 if False else 0, n // 2, n % 4, range(n)[-1], [0] * n, 'ab' * np.int64(2), list(range(10))[n], 'x' if n else 'y' #= (np.int64(8), 0, np.int64(3), np.int64(3), 6, [0, 0, 0, 0, 0, 0, 0], 'abab', 7, 'x')
np.int64(3) + 4, 4 + np.int64(3), type(np.int64(3) + 4).__name__, int(np.int64(3)) + 4, np.int64(2) == 2, {2: 'two'}[np.int64(2)] #= (np.int64(7), np.int64(7), 'int64', 7, np.True_, 'two')
'%d' % np.int64(3), '%.2f' % np.float32(1.5), '{:5d}'.format(np.int64(3)), f'{np.int64(3):>4}|', f'{np.bool_(True)}' #= ('3', '1.50', '    3', '   3|', 'True')
np.outer([1, 2], [3, 4]), np.inner([1, 2], [3, 4]), np.cumsum([1, 2, 3]), np.cumprod([1, 2, 3]), np.diff([1, 4, 9]) #= (array([[3, 4],⏎       [6, 8]]), np.int64(11), array([1, 3, 6]), array([1, 2, 6]), array([3, 5]))
np.linalg.norm(np.array([3, 4], dtype='float32')), np.linalg.norm(np.array([[3, 4]], dtype='float32'), axis=1) #= (np.float32(5.0), array([5.], dtype=float32))
np.array([1, 2]) + np.array([1, 2, 3]) #! add: operands could not be broadcast together with shapes (2,) (3,)
#^ np.array([1, 2]) + np.array([1, 2, 3])
---
import numpy as np
np.ones((2, 3)) @ np.ones((2, 3)) #! matmul: shapes (2, 3) and (2, 3) do not fit: the left has 3 columns, the right 2 rows
---
import numpy as np
if np.array([1, 2]) > 1: pass #! the truth value of a tensor of shape (2,) is ambiguous
#^ np.array([1, 2]) > 1
---
import numpy as np
np.array([1]) + 'a' #! ufunc 'add' did not contain a loop with signature matching types (dtype('int64'), dtype('<U1')) -> None
---
import numpy as np
np.array([1, 2]) + None #! unsupported operand type(s) for +: 'int' and 'NoneType'
#? `+` does not work between numpy.ndarray and NoneType
---
import numpy as np
x = np.array([1, 2])
x += 0.5 #! the result of add is float64 and cannot be written into a tensor of int64
---
import numpy as np
x = np.array([1], dtype='uint8')
x + 300 #! Python integer 300 out of bounds for uint8
---
import numpy as np
np.sqrt('a') #! sqrt expects tensor for `x`, found str
---
import numpy as np
np.exp() #! exp needs `x`
---
import numpy as np
{np.array([1]): 1} #! numpy.ndarray can change, so it cannot be a key or a member of a set
---
import numpy as np
int(np.array([1, 2])) #! only 0-dimensional arrays can be converted to Python scalars
np.fmax([1, np.nan, np.nan], [0, 2, np.nan]), np.fmin(np.nan, 3), np.fmax([1, 5], 3) #= (array([ 1.,  2., nan]), np.float64(3.0), array([3, 5]))
np.fabs([-1, 2]), np.fabs(np.int8(-3)), np.fabs(np.float32(-2)) #= (array([1., 2.]), np.float16(3.0), np.float32(2.0))
