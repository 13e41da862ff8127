import functools
calls = []
def square(x, power=2):
    calls.append(x)
    return x ** power
square = functools.cache(square)
[square(3), square(3), square(4), square(x=3), square(3, power=3), square(3, power=3)], calls #= ([9, 9, 16, 9, 27, 27], [3, 4, 3, 3])
square.cache_clear()
square(3), calls #= (9, [3, 4, 3, 3, 3])
@functools.cache
def f(x): return x
f(3), f.__name__ #= (3, 'f')
---
import functools
def fibonacci(n): return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
fibonacci = functools.lru_cache(maxsize=None)(fibonacci)
fibonacci(80) #= 23416728348467685
once = functools.lru_cache(1)(lambda x: [x])
a = once(1)
a is once(1), once(2), a is once(1) #= (True, [2], False)
plain = functools.lru_cache(lambda x: x + 1)
plain(1), plain(1) #= (2, 2)
once([1]) #! list can change, so it cannot be a key or a member of a set
---
import time
time.strftime('%%'), len(time.strftime('%H:%M:%S')), time.strftime(''), len(time.strftime('%Y-%m-%d')) #= ('%', 8, '', 10)
