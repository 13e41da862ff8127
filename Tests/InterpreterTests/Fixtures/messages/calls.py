open('data.csv') #! [Errno 2] No such file or directory: 'data.csv'
#^ open('data.csv')
---
input('x') #!~ EOF when reading a line
#^ input('x')
#? there is no terminal to type at: give the value a name instead
---
eval('1 + 1') #!~ Python's `eval` is not in fieldbook
#^ eval
#? write the expression itself
---
import math
math.squareroot(4) #! math has no `squareroot`
#^ squareroot
---
import math
math.log(-1) #! log: `x` must be above 0, found -1
#^ -1
---
import math
math.factorial(25) #= 15511210043330985984000000
---
import random
random.choice([]) #! Cannot choose from an empty sequence
#^ []
---
import random
random.randint(6, 1) #! empty range for randrange() (6, 2, -4)
#^ 1
---
import random
random.choices([1, 2], weights=[1]) #! The number of weights does not match the population
#^ [1]
#? elements: 2, weights: 1
---
import functools
functools.single_dispatch(print) #! functools has no `single_dispatch`; did you mean `singledispatch`?
#^ single_dispatch
---
isinstance(3, 'int') #! isinstance() arg 2 must be a type, a tuple of types, or a union
#^ 'int'
#? found str; type(x) is the class of x
---
sorted([3, 'a']) #! `<` cannot compare str with int
#^ sorted([3, 'a'])
#? make both of one kind: float(…) or str(…)
---
sorted([{'a': 1}, {'b': 2}]) #! `<` cannot compare dict with dict
#^ sorted([{'a': 1}, {'b': 2}])
#? say what to go by: key=lambda d: d['name']
---
sorted([3, 1], lambda x: x) #! sorted takes 1 positional argument, found 2
#^ lambda x: x
#? by name only: key, reverse
---
list(5) #! list expects something to loop over for `iterable`, found int
#^ 5
---
dict(a=1, **{'b': 2}, c=3)['d'] #! no key 'd'
#^ 'd'
#? it has 'a', 'b', 'c'
---
dict([1, 2]) #! cannot convert dictionary update sequence element #0 to a sequence
#^ [1, 2]
---
set([[1], [2]]) #! list can change, so it cannot be a key or a member of a set
#^ [[1], [2]]
#? a tuple can: tuple(…)
---
zip(1, 2) #! zip expects something to loop over for `iterables`, found int
#^ 1
---
enumerate(5) #! enumerate expects something to loop over for `iterable`, found int
#^ 5
---
next([1, 2]) #! 'list' object is not an iterator
#^ [1, 2]
#? make one first: iter(…)
---
next(iter([])) #! the iterator has no more elements
#^ iter([])
---
chr('a') #! chr expects int for `i`, found str
#^ 'a'
---
ord('ab') #! ord() takes one character, found a str of length 2
#^ 'ab'
---
abs('3') #! `abs` does not work on str
#^ '3'
---
round('3.5', 1) #! `round` does not work on str
#^ '3.5'
---
2 ** 64 #= 18446744073709551616
---
9223372036854775807 + 1 #= 9223372036854775808
---
10 ** 19 #= 10000000000000000000
---
2.0 ** 5000 #! the result of `**` is too large for a float
#^ 2.0 ** 5000
---
1 / 0 #! division by zero
#^ 1 / 0
---
7 // 0 #! division by zero
#^ 7 // 0
---
7 % 0 #! modulo by zero
#^ 7 % 0
---
0 ** -1 #! 0 cannot be raised to a negative power
#^ 0 ** -1
---
(-8) ** 0.5 #!~ a negative number to a fractional power is a complex number, which fieldbook does not have
#^ (-8) ** 0.5
---
1 << 64 #= 18446744073709551616
---
2 ** 10000000000 #!~ an int of 10000000000 bits is over the limit of 4194304 bits
---
1 << -1 #! cannot shift by a negative number of bits
#^ 1 << -1
---
x = [1, 2, 3]
for v in x: x[v] #! index 3 is out of range: the list has 3 elements
#^ v
#? indices run from 0 to 2, or from -3 to -1
---
def average(values):
    return sum(values) / len(values)
average([]) #! division by zero
#^ sum(values) / len(values)
---
def outer():
    count = 0
    def inner():
        count += 1
    inner()
outer() #! `count` is used before it has a value in this function
#^ count
#? give it a value first, or declare `nonlocal count` to use the one of the function around it
---
total = 0
def add(v): total += v
add(1) #! `total` is used before it has a value in this function
#^ total
#? give it a value first, or declare `global total` to use the one outside
---
def f(a, b=2): pass
f() #! f needs `a`
#^ f()
#? call it as f(a, b=…)
---
def f(a, b=2): pass
f(1, 2, 3) #! f takes at most 2 positional arguments, found 3
#^ 3
---
def f(a, b=2): pass
f(1, c=3) #! f has no parameter `c`
#^ c
#? it takes a, b
---
def f(a, b=2): pass
f(1, a=2) #! f got `a` twice
#^ a
---
def f(*, units): pass
f(3) #! f takes no arguments, found 1
#^ 3
#? by name only: units
---
def f(**options): pass
f(1) #! f takes no arguments, found 1
#^ 1
---
(lambda x: x)() #! <lambda> needs `x`
#^ (lambda x: x)()
#? call it as <lambda>(x)
---
def factorial(n): return n * factorial(n - 1)
factorial(5) #! the function calls itself more than 1000 deep
#^ factorial(n - 1)
#? check that each call comes closer to a case that returns without calling
---
def even(n): return n == 0 or odd(n - 1)
def odd(n): return even(n - 1)
odd(2) #! the function calls itself more than 1000 deep
#^ odd(n - 1)
#? check that each call comes closer to a case that returns without calling
---
class Shape:
    def __init__(self, sides): self.sides = sides
Shape() #! Shape needs `sides`
#^ Shape()
#? call it as Shape(sides)
---
class Shape: pass
Shape(4) #! Shape takes no arguments, found 1
#^ 4
---
class Shape(3): pass #! expected a class, found int
#^ 3
---
class Shape(len): pass #! expected a class, found function
#^ len
---
class Square(Shape): pass #! undefined `Shape`
#^ Shape
---
super().__init__() #! super() works only inside a method of a class
#^ super()
---
assert 1 + 1 == 3, f'found {1 + 1}' #! assertion failed: found 2
#^ 1 + 1 == 3
---
del x #! undefined `x`
#^ x
---
x = [1]
del x[3] #! index 3 is out of range: the list has 1 element
#^ 3
#? indices run from 0 to 0, or from -1 to -1
---
d = {'a': 1}
del d['b'] #! no key 'b'
#^ 'b'
#? it has 'a'
---
d = {'a': 1, 'b': 2}
for k in d: del d[k] #! the dict changed while it was looped over
#^ d
#? loop over a copy: list(…)
---
x = 5
x.y = 1 #! int has no attribute `y`
#^ y
---
import math
math.pi.x #! float has no attribute `x`
#^ x
---
'abc'.index('z') #! 'z' is not in the str
#^ 'z'
---
'abc'.split('') #! empty separator
#^ ''
#? list(text) has the characters one by one
---
'abc'.join([1, 2]) #! sequence item 0: expected str instance, int found
#^ [1, 2]
#? make them text first: ' '.join(str(x) for x in …)
---
'abc'.replace('a') #! replace needs `new`
#^ 'abc'.replace('a')
#? call it as replace(old, new, count=-1)
---
'abc'.center('5') #! center expects int for `width`, found str
#^ '5'
---
[1, 2].index(3) #! 3 is not in the list
#^ 3
---
[1, 2].remove(3) #! 3 is not in the list
#^ 3
---
[].pop() #! pop() of an empty list
#^ [].pop()
---
[1, 2].insert(1) #! insert needs `object`
#^ [1, 2].insert(1)
#? call it as insert(index, object)
---
[1, 2].extend(3) #! extend expects something to loop over for `iterable`, found int
#^ 3
---
[1, 2][::0] #! the step of a slice cannot be zero
#^ ::0
---
x = [1, 2, 3]
x[::2] = [1] #! a slice with a step takes as many values as it has places: 2, found 1
#^ x[::2]
---
'a' * 2.5 #! `*` does not work between str and float
#^ 'a' * 2.5
---
[1] * [2] #! `*` does not work between list and list
#^ [1] * [2]
#? for arithmetic on each element make it an array: np.array(…)
---
'a' < 1 #! `<` cannot compare str with int
#^ 'a' < 1
#? make both of one kind: float(…) or str(…)
---
None < 1 #! `<` cannot compare NoneType with int
#^ None < 1
#? one side is None: does a function lack its `return`?
---
[1] < 1 #! `<` cannot compare list with int
#^ [1] < 1
---
print('a', seperator='-') #! print has no parameter `seperator`
#^ seperator
#? it takes sep, end, file, flush
---
print('a', sep=1) #! print expects str for `sep`, found int
#^ 1
