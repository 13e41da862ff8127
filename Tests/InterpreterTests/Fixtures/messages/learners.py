imges = [1]
images #! undefined `images`; did you mean `imges`?
#^ images
---
import numpy as np
x = np.arrange(3) #! numpy has no `arrange`; did you mean `arange`?
#^ arrange
---
import nunpy as np #! no module `nunpy` in fieldbook; did you mean `numpy`?
#^ nunpy
#? here are tensorflow, keras, fieldbook, numpy, tensorflow_datasets, matplotlib.pyplot, and the usual modules of Python's library
---
import polars as pl #!~ no package `polars` in fieldbook
#^ polars
---
from numpy import arrray #! numpy has no `arrray` to import; did you mean `array`?
#^ arrray
---
np.zeros(3) #! undefined `np`
#^ np
---
def accuracy(right, total): return right / total
accuracy(5) #! accuracy needs `total`
#^ accuracy(5)
#? call it as accuracy(right, total)
---
def accuracy(right, total): return right / total
accuracy(5, 0) #! division by zero
#^ right / total
#@ accuracy: accuracy(5, 0)
---
def outer(xs):
    return [inner(x) for x in xs]
def inner(x):
    return x['key']
outer([{}]) #! no key 'key'
#^ 'key'
#@ inner: inner(x)
#@ outer: outer([{}])
---
total = 0
for i in range(3):
    total += i
total.append(1) #! int has no attribute `append`
#^ append
---
data = {'train': 1, 'test': 2}
data['tset'] #! no key 'tset'; did you mean 'test'?
#^ 'tset'
---
values = [1, 2, 3]
values[len(values)] #! index 3 is out of range: the list has 3 elements
#^ len(values)
#? indices run from 0 to 2, or from -3 to -1
---
values = [1, 2, 3]
values(0) #! list cannot be called
#^ values
---
'Accuracy: ' + 0.99 #! `+` does not work between str and float
#^ 'Accuracy: ' + 0.99
#? make it text first: str(…), or use an f-string
---
'3' + 4 #! `+` does not work between str and int
---
'3' * '4' #! `*` does not work between str and str
---
[1, 2] / 2 #! `/` does not work between list and int
#? for arithmetic on each element make it an array: np.array(…)
---
def forgot(x): x + 1
forgot(1) + 1 #! `+` does not work between NoneType and int
#? one side is None: does a function lack its `return`?
---
for i in 10: print(i) #! cannot loop over int
#^ 10
#? to count, use range(…)
---
len(10) #! int has no length
#^ len(10)
---
a, b = [1, 2, 3] #! expected 2 values to unpack, found 3
#^ a, b
---
x, y, z = 'ab' #! expected 3 values to unpack, found 2
---
point = (1, 2)
point[0] = 5 #! elements of tuple cannot be changed
#^ point[0]
#? make it a list first: list(…)
---
{[1, 2]: 'a'} #! list can change, so it cannot be a key or a member of a set
---
int('3.7') #! int() cannot read '3.7' as a number
#^ '3.7'
---
max() #! max needs `iterable`
---
round('3.7') #! `round` does not work on str
---
sorted([3, 'a', 1]) #! `<` cannot compare str with int
---
if 'a' < 5: pass #! `<` cannot compare str with int
#^ 'a' < 5
---
class Layer:
    def __init__(self, units): self.units = units
Layer(units=5, activaton='relu') #! Layer has no parameter `activaton`
#^ activaton
#? it takes units
---
class Layer:
    def __init__(self, units):
        self.units = units
    def call(self, x):
        return x * self.unit
Layer(3).call(2) #! Layer has no attribute `unit`; did you mean `units`?
#^ unit
#@ Layer.call: Layer(3).call(2)
---
import numpy as np
np.ones((2, 3)) + np.ones((3, 2)) #! add: operands could not be broadcast together with shapes (2, 3) (3, 2)
#^ np.ones((2, 3)) + np.ones((3, 2))
#? aligned at the last axis, lengths must be equal or one of them 1
---
import numpy as np
np.ones((2, 3)).reshape(4, 2) #! cannot reshape tensor of size 6 into shape (4, 2)
#? the product of the lengths must stay the same; one of them may be -1 and is worked out
---
import numpy as np
images = np.zeros((10, 28, 28))
images[10] #! index 10 is out of bounds for axis 0 with size 10
#^ 10
---
import numpy as np
images = np.zeros((10, 28, 28))
images[0, 0, 0, 0] #! too many indices for tensor: tensor is 3-dimensional, but 4 were indexed
#^ 0, 0, 0, 0
---
import numpy as np
x = np.array([1, 2, 3])
x.shape() #! tuple cannot be called
#^ x.shape
---
import numpy as np
x = np.array([1, 2, 3])
x.reshpe(3, 1) #! numpy.ndarray has no attribute `reshpe`; did you mean `reshape`?
#^ reshpe
---
import numpy as np
x = np.array([1, 2, 3])
if x: pass #! the truth value of a tensor of shape (3,) is ambiguous
#^ x
#? use x.any() or x.all()
---
import numpy as np
x = np.array([1, 2, 3])
x.mean(axis=1) #! axis 1 is out of bounds for tensor of dimension 1
---
import numpy as np
x = np.array([1, 2, 3])
x.astype('float17') #! unknown dtype 'float17'; did you mean 'float16'?
#^ 'float17'
#? there are bool, int8 to int64, uint8 to uint64, float16, float32 and float64
---
import numpy as np
np.mean([1, 2], axes=0) #! mean has no parameter `axes`; did you mean `axis`?
#^ axes
---
import numpy as np
np.array([1, 2, 3], 'flaot32') #! unknown dtype 'flaot32'; did you mean 'float32'?
---
import math
math.sqrt(-4) #! sqrt: `x` must be 0 or more, found -4
#^ -4
---
import random
random.sample([1, 2], 3) #! Sample larger than population or is negative
#^ 3
#? k is from 0 to 2 here
---
print('a', separator='-') #! print has no parameter `separator`
#^ separator
#? it takes sep, end, file, flush
---
f'{3.5:d}' #! format code 'd' does not work on float
#^ {3.5:d}
---
f'{"abc":.2f}' #! format code 'f' does not work on str
---
f'{missing}' #! undefined `missing`
#^ missing
---
f'{[1, 2]:.2f}' #! format '.2f' does not work on list
---
'%d items' % 'three' #! %d format: a real number is required, not str
---
'{} of {}'.format(1) #! nothing is given for place 1 in the text
---
assert 0.1 + 0.2 == 0.3, 'floats are not exact' #! assertion failed: floats are not exact
#^ 0.1 + 0.2 == 0.3
---
def recursive(n): return recursive(n - 1)
recursive(5) #! the function calls itself more than 1000 deep
#^ recursive(n - 1)
---
lambda x: x + y
(lambda x: x + y)(1) #! undefined `y`
#^ y
#@ <lambda>: (lambda x: x + y)(1)
---
list = [1, 2]
list('ab') #! `list` is a value of your own now, of type list, which cannot be called
#? del list brings the builtin back
---
sum = 5
sum([1, 2]) #! `sum` is a value of your own now, of type int, which cannot be called
---
x = 5
x[0] #! int cannot be indexed
#^ x[0]
---
None.shape #! NoneType has no attribute `shape`
#^ shape
---
open('data.csv') #! [Errno 2] No such file or directory: 'data.csv'
