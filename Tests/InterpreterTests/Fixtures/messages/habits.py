true #! undefined `true`; did you mean `True`?
#^ true
---
x = null #! undefined `null`; did you mean `None`?
#^ null
---
nil #! undefined `nil`; did you mean `None`?
#^ nil
---
unicode('a') #! undefined `unicode`; did you mean `str`?
#^ unicode
---
xrange(10) #! undefined `xrange`; did you mean `range`?
#^ xrange
---
long(5) #! undefined `long`; did you mean `int`?
#^ long
---
printf('a') #! undefined `printf`; did you mean `print`?
#^ printf
---
sqrt(4) #! undefined `sqrt`
#^ sqrt
#? first: from math import sqrt
---
randint(1, 6) #! undefined `randint`
#^ randint
#? first: from random import randint
---
partial(print) #! undefined `partial`
#^ partial
#? first: from functools import partial
---
zeros(3) #! undefined `zeros`
#^ zeros
#? first: from numpy import zeros
---
Dense(10) #! undefined `Dense`
#^ Dense
#? first: from keras.layers import Dense
---
tf.constant(1) #! undefined `tf`
#^ tf
#? first: import tensorflow as tf
---
keras.Sequential([]) #! undefined `keras`
#^ keras
#? first: import keras
---
plt.plot([1]) #! undefined `plt`
#^ plt
#? first: import matplotlib.pyplot as plt
---
exit() #!~ Python's `exit` is not in fieldbook
#^ exit
#? Ctrl-D or %quit leaves
---
raw_input('name? ') #! Python's `raw_input` is not in fieldbook
#^ raw_input
#? give the value a name at the top of the cell
---
vars('a') #! vars() argument must have __dict__ attribute
#^ 'a'
#? dir(x) lists what it has
---
complex(1, 2) #!~ fieldbook's Python has no complex numbers
#? work with the real and the imaginary part as two floats
---
import numpy as np
np.zeros(3, dtype="complex64") #!~ fieldbook's Python has no complex numbers
#^ "complex64"
#? work with the real and the imaginary part as two floats
---
import keras.layers.Dense #! `Dense` is no module, but stands in one
#^ keras.layers.Dense
#? write from keras.layers import Dense
---
import numpy.random.rand #! `rand` is no module, but stands in one
#^ numpy.random.rand
#? write from numpy.random import rand
---
from keras.layers import Dence #! keras.layers has no `Dence` to import; did you mean `Dense`?
#^ Dence
---
from keras import Sequental #! keras has no `Sequental` to import; did you mean `Sequential`?
#^ Sequental
---
import tensorflow.keras.layer #! no module `tensorflow.keras.layer` in fieldbook; did you mean `tensorflow.keras.layers`?
#^ tensorflow.keras.layer
#? here are tensorflow, keras, fieldbook, numpy, tensorflow_datasets, matplotlib.pyplot, and the usual modules of Python's library
---
import maths #! no module `maths` in fieldbook; did you mean `math`?
#^ maths
#? here are tensorflow, keras, fieldbook, numpy, tensorflow_datasets, matplotlib.pyplot, and the usual modules of Python's library
---
import random.choice as pick #! `choice` is no module, but stands in one
#^ random.choice
#? write from random import choice
---
x = [1, 2]
x.push(3) #! list has no attribute `push`
#^ push
#? write x.append(value)
---
[1, 2].length #! list has no attribute `length`
#^ length
#? write len(x)
---
[1, 2].shape #! list has no attribute `shape`
#^ shape
#? make it an array first: np.array(x)
---
[1, 2].map(str) #! list has no attribute `map`
#^ map
#? write [f(v) for v in x]
---
['a', 'b'].join(', ') #! list has no attribute `join`
#^ join
#? write ', '.join(x)
---
(1, 2).append(3) #! tuple has no attribute `append`
#^ append
#? a tuple stays as it is; make a list first: list(x)
---
{'a': 1}.has_key('a') #! dict has no attribute `has_key`
#^ has_key
#? write key in d
---
{'a': 1}.iteritems() #! dict has no attribute `iteritems`
#^ iteritems
#? write d.items()
---
{'a': 1}.append(2) #! dict has no attribute `append`
#^ append
#? write d[key] = value
---
{1}.append(2) #! set has no attribute `append`
#^ append
#? write s.add(value)
---
'abc'.toUpperCase() #! str has no attribute `toUpperCase`
#^ toUpperCase
#? write text.upper()
---
'abc'.contains('a') #! str has no attribute `contains`
#^ contains
#? write part in text
---
'abc'.len() #! str has no attribute `len`
#^ len
#? write len(x)
---
'abc'.encode() #= b'abc'
---
(3.14159).toFixed(2) #! float has no attribute `toFixed`
#^ toFixed
#? write f'{x:.2f}'
---
x = [3, 1, 2].sort()
x.append(4) #! NoneType has no attribute `append`
#^ append
#? the value is None: a function without `return` gives it, and so do methods that change in place
---
def size(): return 3
size.real #! function has no attribute `real`
#^ real
#? to use what it returns, call it: name(…)
---
print.value #! function has no attribute `value`
#^ value
#? to use what it returns, call it: name(…)
---
import numpy as np
np.array([1, 2]).append(3) #! numpy.ndarray has no attribute `append`
#^ append
#? write np.concatenate([a, b])
---
import numpy as np
np.zeros(3).length #! numpy.ndarray has no attribute `length`
#^ length
#? write len(a), a.size or a.shape
---
class Counter:
    def step(): return 1
Counter().step() #! step takes no arguments, but a method is given its object first
#^ Counter().step()
#? write def step(self):
---
class Counter:
    def __init__(self): self.total = 0
Counter.total #! class Counter has no attribute `total`
#^ total
---
class Counter: pass
Counter().totl = 1
Counter().total #! Counter has no attribute `total`
#^ total
---
files = !ls *.png | head #! `!ls *.png | head` is not run: fieldbook has no shell
#^ !ls *.png | head
#? assign the value itself
x = %pwd #! `%pwd` has no result to assign
#? write the magic on a line of its own
x = %time f(1) #! `%time f(1)` has no result to assign
#? write the magic first: %time x = …
---
whlie x: pass #! Python has no `whlie`
#^ whlie
#? did you mean `while`?
---
fro i in range(3): print(i) #! Python has no `fro`
#? did you mean `for`?
---
clas A: size = 3 #! Python has no `clas`
#? did you mean `class`?
---
retrun x[1:2] #! Python has no `retrun`
#? did you mean `return`?
---
class Both(int, str): pass #! multiple bases have instance lay-out conflict
#^ Both
#? an object is one of int and str; hold the other in an attribute
