def f(n): return f(n + 1)
f(0) #! the function calls itself more than 1000 deep
#^ f(n + 1)
#? check that each call comes closer to a case that returns without calling
---
def a(n): return b(n)
def b(n): return a(n)
a(1) #! the function calls itself more than 1000 deep
---
f = lambda x: f(x)
f(1) #! the function calls itself more than 1000 deep
---
class A:
    def __init__(self): self.other = A()
A() #! the function calls itself more than 1000 deep
---
class A:
    def __repr__(self): return repr(self)
A()
repr(A()) #! values stand inside one another, or call one another, more than 1000 deep
---
class A:
    def __getattr_not__(self): pass
    def __eq__(self, o): return self == o
A() == 1 #! the function calls itself more than 1000 deep
---
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
depth(900) #= 900
---
l = []
for i in range(30000): l = [l]
repr(l) #! values stand inside one another, or call one another, more than 1000 deep
---
l = []
for i in range(30000): l = [l]
m = []
for i in range(100000): m = [m]
l == m #! values stand inside one another, or call one another, more than 1000 deep
---
t = ()
for i in range(300000): t = (t,)
hash(t) #!~ values stand inside one another, or call one another, more than 1000 deep
---
l = None
for i in range(200000): l = [l]
l = None
d = None
for i in range(200000): d = {'next': d}
d = None
t = ()
for i in range(200000): t = (t, 1)
t = None
class Node:
    def __init__(self, rest): self.rest = rest
n = None
for i in range(30000): n = Node(n)
n = None
def wrap(g): return lambda: g
w = None
for i in range(30000): w = wrap(w)
w = None
import functools
p = print
for i in range(30000): p = functools.partial(p)
p = None
m = iter([])
for i in range(30000): m = map(str, m)
m = None
'freed' #= 'freed'
---
import functools
p = print
for i in range(5000):
    p = functools.partial(p)
    p.note = i
p
p() #!~ values stand inside one another, or call one another, more than 1000 deep
---
m = iter([1])
for i in range(30000): m = map(str, m)
next(m) #!~ values stand inside one another, or call one another, more than 1000 deep
---
g = iter([1])
for i in range(5000): g = (x for x in g)
g
next(g) #!~ values stand inside one another, or call one another, more than 1000 deep
---
'a' * 10**12 #!~ a str of 1000000000000 bytes is over the limit of 134217728
---
'ab' * 9223372036854775807 #!~ a str of 2 × 9223372036854775807 bytes is over the limit of 134217728
---
[0] * 10**12 #!~ a list of 1000000000000 elements is over the limit of 33554432
---
(0,) * 10**12 #!~ a tuple of 1000000000000 elements is over the limit of 33554432
---
list(range(10**9)) #!~ a list of 1000000000 elements is over the limit of 33554432
---
s = 'x' * 10**6
for i in range(20): s += s #!~ a str of 256000000 bytes is over the limit of 134217728
---
l = [1] * 20000000
l += l #!~ a list of 40000000 elements is over the limit of 33554432
---
f'{1:>1000000000000}' #!~ a width of 1000000000000 is over the limit of 33554432
---
'%1000000000000d' % 1 #! width too big
---
'a'.center(10**12) #!~ a str of 999999999999 bytes is over the limit of 134217728
---
'a'.replace('a', 'b' * 10**6).replace('b', 'c' * 10**6) #!~ a str of 1000000000000 bytes is over the limit of 134217728
---
''.join(['a' * 10**6] * 10**4) #!~ a str of 10000000000 bytes is over the limit of 134217728
---
f'{1.5:.200000000f}' #!~ a width of 200000000 is over the limit of 33554432
---
import numpy as np
np.zeros(2**62) #!~ a tensor of shape (4611686018427387904,) is larger than any memory
---
[1][9223372036854775807], #! index 9223372036854775807 is out of range: the list has 1 element
---
[1, 2, 3][-9223372036854775807:9223372036854775807:9223372036854775807], 'abc'[::9223372036854775807], 'abc'[::-9223372036854775807], (1, 2)[9223372036854775807:] #= ([1], 'a', 'c', ())
range(-9223372036854775807, 0)[9223372036854775806] #= -1
[1, 2].index(2, -9223372036854775807), list(range(9223372036854775805, 9223372036854775807)) #= (1, [9223372036854775805, 9223372036854775806])
round(1.5, 400), round(1.5, -400), round(123, -400), round(1e308, -308) #= (1.5, 0.0, 0, 1e+308)
'a'.ljust(-5), 'a'.zfill(-9223372036854775807), 'a'.expandtabs(-1), 'ab'.split('a', -5), 'aXbX'.replace('X', '', -3) #= ('a', 'a', 'a', ['', 'b'], 'ab')
import math
math.gcd(-9223372036854775807, 3), math.comb(60, 30), math.isqrt(9223372036854775807) #= (1, 118264581564861424, 3037000499)
-9223372036854775807 // 2, -9223372036854775807 % 10, 9223372036854775807 % -9223372036854775807, abs(-9223372036854775807) #= (-4611686018427387904, 3, 0, 9223372036854775807)
1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10 #= (inf, -inf, nan)
enumerate([1], 9223372036854775807) and 0 #= 0
---
('a' * 10**6).find('a' * 500000 + 'b'), 'a' * 50000 + 'b' in 'a' * 10**6, ('a' * 10**6).count('a' * 300000), ('ab' * 10**6).rfind('ba' * 1000) #= (-1, False, 3, 1997999)
---
x = 'a' * 10**7
[x[9999999], x[-1], x[5000000:5000003], len(x[::2])] #= ['a', 'a', 'aaa', 5000000]
---
('a' * 34000000).split('a') #!~ a list of 33554433 elements is over the limit of 33554432
---
('\t' * 10**6).expandtabs(1000) #!~ a str of 134218000 bytes is over the limit of 134217728
---
---
'é😀'.zfill(-9223372036854775807 - 1), 'a'.ljust(-9223372036854775807 - 1), '+5'.zfill(4) #= ('é😀', 'a', '+005')
---
import numpy as np
np.histogram(9223372036854775807) #! ValueError: Too many bins for data range. Cannot create 10 finite-sized bins.
---
import numpy as np
np.histogram([-1e38, 1e38], range=(-1e308, 1e308)) #! ValueError: Too many bins for data range. Cannot create 10 finite-sized bins.
---
# Sizes beyond all samples.
import numpy as np, keras
m = keras.Sequential([keras.layers.Dense(1)])
m.predict(np.ones((2, 2)), batch_size=9223372036854775807, verbose=0).shape #= (2, 1)
m.compile("sgd", "mse")
type(m.evaluate(np.ones((2, 2)), np.ones((2, 1)), batch_size=9223372036854775807, verbose=0)) #= <class 'float'>
---
import numpy as np, keras, tensorflow as tf
m = keras.Sequential([keras.layers.Dense(1)])
m.compile("sgd", "mse")
d = tf.data.Dataset.from_tensor_slices((np.ones((4, 2)), np.ones((4, 1)))).batch(2)
len(m.predict(d.map(lambda x, y: x), verbose=0)) #= 4
tf.data.Dataset.range(5).enumerate(9223372036854775806) #!~ enumerate: `start` must be 4611686018427387904 or less, found 9223372036854775806
---
t = (0,) * 17000000
(lambda *a: a)(*t, *t) #!~ a tuple of 34000000 elements is over the limit of 33554432
---
class Endless: pass
Endless.__call__ = Endless()
try: Endless()()
except RecursionError: print('deep') #> deep
---
import sys
try: '%.*d' % (sys.maxsize, 1)
except OverflowError as e: print(e) #> Python int too large to convert to C int
'%.2000000000d' % 1 #!~ a str of 2000000000 bytes is over the limit of 134217728
---
from itertools import count, islice
list(islice(count(), 1, 10, 2 ** 63 - 1)) #= [1]
