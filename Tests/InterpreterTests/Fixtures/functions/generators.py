def count(n):
    for i in range(n):
        yield i

list(count(4)), sum(count(10)), [x * 2 for x in count(3)], next(count(1)) #= ([0, 1, 2, 3], 45, [0, 2, 4], 0)
pair = count(2)
next(pair), next(pair), next(pair, 'end'), type(pair).__name__ #= (0, 1, 'end', 'generator')
---
def totals():
    total = 0
    while True:
        x = yield total
        if x is None: return 'bye'
        total += x

g = totals()
next(g), g.send(3), g.send(4) #= (0, 3, 7)
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value) #> bye
---
def careful():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield str(error)
    finally:
        print('cleaned')

g = careful()
next(g), g.throw(ValueError('v')) #= (1, 'v')
g.close() #> cleaned
g = careful()
next(g) #= 1
del g #> cleaned
---
def inner():
    x = yield 1
    return x * 2

def outer():
    result = yield from inner()
    yield result
    yield from 'ab'

g = outer()
next(g), g.send(21), list(g) #= (1, 42, ['a', 'b'])
---
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right

tree = Tree(2, Tree(1), Tree(3))
list(tree), max(tree), 3 in tree #= ([1, 2, 3], 3, True)
---
class Down:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n

list(Down(3)), sum(Down(4)), next(Down(0), 'none') #= ([2, 1, 0], 6, 'none')
d = Down(1)
iter(d) is d #= True
---
class Squares:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
list(Squares()) #= [0, 1, 4, 9]
---
def stops():
    yield 1
    raise StopIteration
list(stops()) #! generator raised StopIteration
---
def fails():
    yield 1
    1 / 0
list(fails()) #! division by zero
#^ 1 / 0
---
[(yield x) for x in range(3)] #! `yield` stands outside of a function
---
def deep(n):
    if n: yield from deep(n - 1)
    yield n
sum(deep(100)) #= 5050
---
def handles():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        raise
g = handles()
next(g) #= 1
next(g) #! division by zero
---
many = [count_one for count_one in ((lambda: (yield 5))() for _ in range(300))]
sum(next(one) for one in many) #= 1500
---
def endless(n): yield from endless(n + 1)
try:
    list(endless(0))
except RecursionError as error:
    print(error) #> maximum recursion depth exceeded
def waits():
    try:
        yield 1
    finally:
        print('never: the session ends first')
kept = waits()
next(kept) #= 1
---
def ends():
    yield 1
    raise StopIteration('early')
try: list(ends())
except RuntimeError as e: print(e, repr(e.__cause__), e.__context__ is e.__cause__) #> generator raised StopIteration StopIteration('early') True
---
def count(n):
    for i in range(n): yield i
class C:
    def each(self): yield 1
def inner(): return (i for i in 'ab')
g = count(1)
repr(g).split(' at ')[0].rstrip('>'), g.gi_running, g.gi_suspended, g.gi_code.co_name, g.gi_frame is None #= ('<generator object count', False, False, 'count', False)
next(g), g.gi_suspended, list(g), g.gi_suspended, g.gi_frame #= (0, True, [], False, None)
[repr(x).split(' at ')[0].rstrip('>') for x in (C().each(), (i for i in 'ab'), inner())] #= ['<generator object C.each', '<generator object <genexpr', '<generator object inner.<locals>.<genexpr']
inner().__name__, inner().__qualname__, C().each().__qualname__, inner().gi_running #= ('<genexpr>', 'inner.<locals>.<genexpr>', 'C.each', False)
def own():
    yield me.gi_running, me.gi_suspended
me = own()
next(me), me.gi_running #= ((True, False), False)
