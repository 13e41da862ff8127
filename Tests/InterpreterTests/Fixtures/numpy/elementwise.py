import numpy as np
np.add([1, 2], [3, 4], dtype=np.float32) #= array([4., 6.], dtype=float32)
a = np.zeros(3)
r = np.maximum([1, -2, 3], 0, out=a)
r is a, a #= (True, array([1., 0., 3.]))
np.multiply([1, 2, 3], 10, out=np.array([7, 7, 7]), where=[True, False, True]) #= array([10,  7, 30])
np.exp2([0, 1, 3]), np.cbrt([8, 27]), np.signbit([-0.0, 1.0]) #= (array([1., 2., 8.]), array([2., 3.]), array([ True, False]))
np.left_shift(1, [0, 3, 70]), np.array([16, -16]) >> 2, 1 << np.array([1, 2]) #= (array([1, 8, 0]), array([ 4, -4]), array([2, 4]))
np.gcd([12, 18], 8), np.lcm(4, [6, 10]), np.fmod([-5, 5], 3), np.fmod(-5.5, 2) #= (array([4, 2]), array([12, 20]), array([-2,  2]), np.float64(-1.5))
np.copysign([1, 2], [-1.0, 1.0]), np.heaviside([-2.0, 0.0, 3.0], 0.5) #= (array([-1.,  2.]), array([0. , 0.5, 1. ]))
np.logaddexp(1000.0, 1000.0), np.logaddexp2(3.0, 3.0), np.float_power(2, 3) #= (np.float64(1000.6931471805599), np.float64(4.0), np.float64(8.0))
np.fmax([np.nan, 1.0], [2.0, np.nan]), np.fmin([np.nan, 1.0], [2.0, np.nan]) #= (array([2., 1.]), array([2., 1.]))
np.bitwise_count(np.array([0, 255, -1], dtype=np.int16)), np.spacing(np.float32(1)) #= (array([0, 8, 1], dtype=uint8), np.float32(1.1920929e-07))
np.nextafter(np.float32(1), np.float32(2)), np.divmod([7, -7], 3), np.modf([1.5, -2.25]) #= (np.float32(1.0000001), (array([ 2, -3]), array([1, 2])), (array([ 0.5 , -0.25]), array([ 1., -2.])))
np.frexp([8.0, 0.3]), np.ldexp([0.5, 0.75], [3, 1]), np.fix([-1.5, 1.5]), np.sinc([0, 0.5]) #= ((array([0.5, 0.6]), array([ 4, -1], dtype=int32)), array([4. , 1.5]), array([-1.,  1.]), array([1.        , 0.63661977]))
np.isposinf([np.inf, 1]), np.isneginf([-np.inf, 1]), np.angle([-1.0, 1.0]), np.unwrap([0, 3, 6.5, 9]) #= (array([ True, False]), array([ True, False]), array([3.14159265, 0.        ]), array([0.        , 3.        , 0.21681469, 2.71681469]))
np.i0([0.0, 1.0]), np.hanning(5), np.hamming(4), np.bartlett(4), np.kaiser(4, 2.0) #= (array([1.        , 1.26606588]), array([0. , 0.5, 1. , 0.5, 0. ]), array([0.08, 0.77, 0.77, 0.08]), array([0.        , 0.66666667, 0.66666667, 0.        ]), array([0.43867628, 0.92431388, 0.92431388, 0.43867628]))
---
import numpy as np
np.add.reduce([[1, 2], [3, 4]]), np.multiply.reduce([2, 3, 4]), np.maximum.reduce([3, 9, 4]) #= (array([4, 6]), np.int64(24), np.int64(9))
np.maximum.accumulate([1, 3, 2, 5, 4]), np.minimum.accumulate([[3, 1], [2, 4]], axis=1) #= (array([1, 3, 3, 5, 5]), array([[3, 1],⏎       [2, 2]]))
np.add.outer([1, 2], [10, 20]), np.subtract.reduce([10, 3, 2]), np.logical_and.reduce([True, False]) #= (array([[11, 21],⏎       [12, 22]]), np.int64(5), np.False_)
np.add.reduceat(np.arange(8), [0, 4, 1, 5]), np.bitwise_xor.reduce([1, 2, 4]) #= (array([ 6,  4, 10, 18]), np.int64(7))
a = np.zeros(4)
np.add.at(a, [0, 0, 2], [1, 2, 3])
a #= array([3., 0., 3., 0.])
b = np.arange(4)
np.subtract.at(b, [1, 1, 3], 1)
b #= array([ 0, -1,  2,  2])
np.add.reduce(np.ones((2, 3)), axis=(0, 1)), np.multiply.accumulate([1.5, 2.0]) #= (np.float64(6.0), array([1.5, 3. ]))
np.arange(6).reshape(2, 3).sum(axis=0, dtype=np.float32, keepdims=True) #= array([[3., 5., 7.]], dtype=float32)
np.sum([1, 2, 3], where=[True, False, True]), np.mean([1.0, 2.0, 6.0], where=[True, True, False]) #= (np.int64(4), np.float64(1.5))
np.max([1, 5], initial=7), np.min([], initial=3.0), np.std([1.0, 3.0], mean=[0.0]), np.var([1, 2, 4], correction=1) #= (np.int64(7), np.float64(3.0), np.float64(2.23606797749979), np.float64(2.333333333333333))
np.clip(np.array([1, 250], dtype=np.uint8), -5, 300), np.cumsum([1, 2, 3], dtype=np.float32) #= (array([  1, 250], dtype=uint8), array([1., 3., 6.], dtype=float32))
---
import numpy as np
try:
    np.bitwise_and(1.5, 2)
except TypeError as e:
    print("TypeError") #> TypeError
try:
    np.ones(2).reshape(3)
except ValueError as e:
    print(e) #> cannot reshape array of size 2 into shape (3,)
try:
    np.ones((2, 3)) + np.ones(4)
except ValueError as e:
    print(e) #> operands could not be broadcast together with shapes (2,3) (4,)
try:
    np.ones(3)[5]
except IndexError as e:
    print(e) #> index 5 is out of bounds for axis 0 with size 3
try:
    np.concatenate([np.ones((2, 2)), np.ones((1, 3))])
except ValueError as e:
    print(e) #> all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 2 and the array at index 1 has size 3
try:
    np.zeros((2, 3)) @ np.zeros((2, 3))
except ValueError as e:
    print(e) #> matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)
try:
    bool(np.array([1, 2]))
except ValueError as e:
    print(e) #> The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
try:
    np.array([True]) - np.array([True])
except TypeError as e:
    print(e) #> numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.
try:
    np.array([[1], [2, 3]])
except ValueError as e:
    print(e) #> setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
try:
    np.array([]).max()
except ValueError as e:
    print(e) #> zero-size array to reduction operation maximum which has no identity
