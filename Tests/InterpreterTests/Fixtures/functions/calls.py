def f(): pass
f() #= None
def f(a, b=2): return a, b
f(1), f(1, 3), f(a=5), f(b=1, a=0), f(*[1, 2]), f(**{'a': 7}), f(*[1], **{'b': 9}) #= ((1, 2), (1, 3), (5, 2), (0, 1), (1, 2), (7, 2), (1, 9))
def g(a, *args, k=3, **kw): return a, args, k, kw
g(1), g(1, 2, 3), g(1, k=4), g(1, 2, z=5, k=0), g(*range(3), **{'q': 1}), g(a=1, b=2) #= ((1, (), 3, {}), (1, (2, 3), 3, {}), (1, (), 4, {}), (1, (2,), 0, {'z': 5}), (0, (1, 2), 3, {'q': 1}), (1, (), 3, {'b': 2}))
def h(*, a, b=1): return a, b
h(a=1), h(b=2, a=3) #= ((1, 1), (3, 2))
def d(x, acc=[]):
    acc.append(x)
    return acc
d(1), d(2), d(3, []) #= ([1, 2], [1, 2], [3])
def e(n=len('abc')): return n
e() #= 3
v = 1
def late(n=v): return n
v = 2
late(), v #= (1, 2)
def multi():
    return 1, 2
a, b = multi()
a, b #= (1, 2)
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
fact(5), fact(20) #= (120, 2432902008176640000)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
even(10), odd(7) #= (True, True)
(lambda x, y=2: x + y)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda: None)() #= (3, (1, 2), {'a': 1}, None)
compose = lambda f, g: lambda x: f(g(x))
compose(lambda x: x + 1, lambda x: x * 2)(5) #= 11
def doc():
    "What it does."
    return 1
doc.__doc__, doc.__name__, (lambda: 0).__name__ #= ('What it does.', 'doc', '<lambda>')
def early(x):
    if x > 0:
        return 'pos'
    elif x == 0:
        return 'zero'
    return 'neg'
early(1), early(0), early(-1) #= ('pos', 'zero', 'neg')
def loop():
    for i in range(10):
        for j in range(10):
            if i * j == 42: return i, j
loop() #= (6, 7)
callable(f), callable(5), callable(len), callable(int) #= (True, False, True, True)
def annotated(x: int, y: 'str' = 'a') -> float: return x
annotated(3) #= 3
print(f(1, b=[print('arg')])) #> arg⏎(1, [None])
def order(tag, value):
    print(tag, end=' ')
    return value
r = order('f', f)(order('a', 1), b=order('b', 2))
r #> f a b
x = order('left', 1) + order('right', 2) * order('third', 3)
x #> left right third
dd = {order('k1', 'a'): order('v1', 1), order('k2', 'b'): order('v2', 2)}
len(dd) #> k1 v1 k2 v2
lst = [0, 0]
lst[order('i', 0)] = order('value', 5)
lst #> value i
def outer(a):
    def inner(b): return a + b
    return inner
outer(1)(2), [f2(10) for f2 in [outer(i) for i in range(3)]] #= (3, [10, 11, 12])
print(outer(1)(2), *[1, 2], *'ab', sep='-') #> 3-1-2-a-b
max(*[1, 5, 3], key=lambda q: -q) #= 1
def kwonly(a, *, b): return a + b
kwonly(1, 2) #! kwonly takes 1 positional argument, found 2
#^ 2
#? by name only: b
---
def f(a, b=2): return a
f() #! f needs `a`
#^ f()
#? call it as f(a, b=…)
---
def f(a, b=2): return a
f(1, 2, 3) #! f takes at most 2 positional arguments, found 3
#^ 3
---
def f(a, b=2): return a
f(1, c=3) #! f has no parameter `c`
#^ c
#? it takes a, b
---
def f(filters, size=2): return filters
f(1, sise=3) #! f has no parameter `sise`; did you mean `size`?
---
def f(a): return a
f(1, a=2) #! f got `a` twice
#^ a
---
def f(): return 1
f(1) #! f takes no arguments, found 1
#^ 1
---
def f(*, k): return k
f() #! f needs `k`
---
5() #! int cannot be called
#^ 5
---
'a'() #! str cannot be called
---
None() #! NoneType cannot be called
---
(lambda x: x)() #! <lambda> needs `x`
---
def f(x): return 1 / x
def g(y):
    z = y
    return f(z)
g(0) #! division by zero
#^ 1 / x
#@ f: f(z)
#@ g: g(0)
---
def f(a): return a
f(*5) #! cannot loop over int
#^ 5
---
def f(a): return a
f(**5) #! `**` needs a dict, found int
---
def f(**k): return k
f(**{1: 2}) #! `**` needs a dict with str keys, found a key of type int
---
def f(a): return a
f(a=1, **{'a': 2}) #! f got `a` twice
---
len() #! len needs `obj`
---
len([1], [2]) #! len takes 1 positional argument, found 2
#^ [2]
---
len(obj=[1]) #! len has no parameter `obj`
---
print('a', ende='') #! print has no parameter `ende`; did you mean `end`?
#^ ende
---
print('a', sep=5) #! print expects str for `sep`, found int
#^ 5
---
sorted([1], lambda x: x) #! sorted takes 1 positional argument, found 2
#? by name only: key, reverse
---
def named(**options): return options
named(**{'a': 1}, a=2) #! named got `a` twice
named(**{'a': 1}, b=2) #= {'a': 1, 'b': 2}
