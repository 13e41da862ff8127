def counter():
    n = 0
    def inc(step=1):
        nonlocal n
        n += step
        return n
    return inc
c = counter()
c(), c(), c(5), counter()() #= (1, 2, 7, 1)
def make(n):
    return [lambda: n, lambda v: n + v]
make(3)[0](), make(3)[1](4) #= (3, 7)
def shared():
    x = 1
    def get(): return x
    def put(v):
        nonlocal x
        x = v
    return get, put
get, put = shared()
put(10)
get() #= 10
g = 1
def read(): return g
def write():
    global g
    g = 2
read(), write(), read(), g #= (1, None, 2, 2)
def create():
    global brand_new
    brand_new = 'made'
create()
brand_new #= 'made'
def shadow():
    g = 'local'
    return g
shadow(), g #= ('local', 2)
def deep():
    a = 1
    def b():
        def c():
            return a
        return c()
    return b()
deep() #= 1
def deep2():
    a = 1
    def b():
        def c():
            nonlocal a
            a += 1
        c()
        return a
    return b(), a
deep2() #= (2, 2)
def param(x):
    def inner():
        nonlocal x
        x += 1
        return x
    inner()
    return inner(), x
param(5) #= (7, 7)
def args(*a, **k):
    return lambda: (a, k)
args(1, z=2)() #= ((1,), {'z': 2})
def comp(n):
    return [lambda: n + i for i in range(3)]
[f() for f in comp(10)] #= [12, 12, 12]
def rec():
    def f(n): return 1 if n == 0 else n * f(n - 1)
    return f
rec()(5) #= 120
def loopvar():
    out = []
    for i in range(3):
        def f(): return i
        out.append(f)
    return [f() for f in out]
loopvar() #= [2, 2, 2]
x = 'global'
class K:
    x = 'class'
    y = x
    def m(self): return x
    z = [x for _ in range(1)]
K.y, K().m(), K.z #= ('class', 'global', ['global'])
def classes():
    v = 'enclosing'
    class C:
        w = v
        def m(self): return v
    return C
classes().w, classes()().m() #= ('enclosing', 'enclosing')
def delete():
    a = 1
    del a
    a = 2
    return a
delete() #= 2
def both(flag):
    if flag: val = 1
    return val if flag else 'none'
both(True), both(False) #= (1, 'none')
for q in range(3): pass
q #= 2
def walrus():
    if (n := 10) > 5: return n
walrus() #= 10
def unassigned():
    print(later)
    later = 1
unassigned() #! `later` is used before it has a value in this function
#^ later
#? give it a value first
---
n = 1
def f():
    n += 1
f() #! `n` is used before it has a value in this function
---
def f():
    del a
    a = 1
f() #! `a` is used before it has a value in this function
---
def f():
    def g(): return v
    g()
    v = 1
f() #! `v` is used before it has a value in this function
---
del nothing #! undefined `nothing`
---
x = 1
del x
x #! undefined `x`
---
def f():
    nonlocal zz
    zz = 1
f() #! no enclosing function has a variable `zz`
#^ zz
---
def outer():
    undefned = 1
    return undefined
outer() #! undefined `undefined`
