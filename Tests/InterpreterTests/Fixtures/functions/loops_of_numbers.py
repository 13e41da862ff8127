import numpy as np

def sums(a):
    total, count = 0.0, 0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            total += a[i, j]
            count += a[i, j] > 2
    return total, count

total, count = sums(np.arange(6.0).reshape(2, 3))
total, count, type(total).__name__, type(count).__name__ #= (np.float64(15.0), np.int64(3), 'float64', 'int64')
---
import numpy as np

def kinds(a):
    x = a[1]
    y = x
    z = x * 2
    return type(x).__name__, x is y, x == a[1], type(x == y).__name__, type(z).__name__, type(x > 1).__name__, f'{x}', repr(x), x.dtype.name, -x

kinds(np.array([1.0, 2.5])) #= ('float64', True, np.True_, 'bool', 'float64', 'bool', '2.5', 'np.float64(2.5)', 'float64', np.float64(-2.5))
kinds(np.array([1.0, 2.5], 'float32')) #= ('float32', True, np.True_, 'bool', 'float32', 'bool', '2.5', 'np.float32(2.5)', 'float32', np.float32(-2.5))
kinds(np.array([1, 3])) #= ('int64', True, np.True_, 'bool', 'int64', 'bool', '3', 'np.int64(3)', 'int64', np.int64(-3))
---
import numpy as np

def bounds(a):
    a[0] = max(a[0], 0)
    a[1] = min(a[1], 0.5)
    return a, max(a[0], a[1]), type(max(a[0], 0)).__name__, type(max(-1.0, 0)).__name__, max(a[0], a[1], 7), abs(a[0] - 3), max(2, 2.0), max(2.0, 2)

bounds(np.array([-1.0, 2.0])) #= (array([0. , 0.5]), np.float64(0.5), 'float64', 'int', 7, np.float64(3.0), 2, 2.0)
bounds(np.array([-1, 2])) #= (array([0, 0]), np.int64(0), 'int64', 'int', 7, np.int64(3), 2, 2.0)
---
def fallen(n):
    if n == 0:
        raise ValueError('down')
    return fallen(n - 1) + 1

def caught(n):
    try:
        return fallen(n)
    except ValueError as e:
        return str(e)
    finally:
        n = 5

caught(3), caught(0), [caught(k) for k in range(3)] #= ('down', 'down', ['down', 'down', 'down'])
def early(n):
    for i in range(n):
        try:
            if i == 2:
                return i
        finally:
            i = 10
    return None

early(5), early(1) #= (2, None)
def swapped(a, b=(1, 2), *c, d=4):
    del a
    a = d
    return a, b, c, d

swapped(1), swapped(1, 2, 3, d=5), swapped(1, d=6) #= ((4, (1, 2), (), 4), (5, 2, (3,), 5), (6, (1, 2), (), 6))
def steps(n):
    total = 0.5
    while n:
        n -= 1
        total = total * n + (yield total)

g = steps(3)
next(g), g.send(1), g.send(2.5) #= (0.5, 2.0, 4.5)
def place(a):
    i = 0
    return a[(a := [10, 20])[0] // 10 - 1], a[i], [a[i] for i in range(2)]

place([1, 2]) #= (1, 10, [10, 20])
def unset():
    for k in range(0):
        value = k
    return value

unset() #! value
---
big = 2**62
big + big, big * 4, -big - big - 1, big * 1.0, 7 // -2, -7 // 2, -7 % 3, 7 % -3, 7.5 % 2, 1 / 3, 2**-1, True + 1 #= (9223372036854775808, 18446744073709551616, -9223372036854775809, 4.611686018427388e+18, -4, -4, 2, -2, 1.5, 0.3333333333333333, 0.5, 2)
10**16 + 1 == 1e16 + 1, 2**53 + 1 > float(2**53), 2**53 == float(2**53), 1 < 2.5 < 3, 1 == 1.0 == True #= (False, True, True, True, True)
x = 0
for x in range(5, 0, -2): pass
x #= 1
text = ''
for letter in 'abc':
    text += letter
    text += text
text #= 'aabaabcaabaabc'
s = 'ab'
t = s
s += 'c'
s, t #= ('abc', 'ab')
