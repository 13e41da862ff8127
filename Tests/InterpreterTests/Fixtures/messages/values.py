print[1] #! function cannot be indexed
#^ print[1]
#? to call it, write parentheses: name(…)
---
def area(w, h): return w * h
area[2, 3] #! function cannot be indexed
#^ area[2, 3]
#? to call it, write parentheses: name(…)
---
def area(w, h): return w * h
area + 1 #! `+` does not work between function and int
#^ area + 1
#? to use what a function returns, call it: name(…)
---
1 in 5 #! `in` does not look into int
#^ 1 in 5
---
'a' in None #! `in` does not look into NoneType
#^ 'a' in None
---
1 in 'abc' #! `in` looks for str inside of str, found int
#^ 1 in 'abc'
#? make it text first: str(…)
---
a, b = 5 #! expected 2 values to unpack, found int
#^ a, b
---
for a, b in [1, 2]: pass #! expected 2 values to unpack, found int
#^ a, b
---
for a, b in zip([1], [2], [3]): pass #! expected 2 values to unpack, found 3
#^ a, b
#? `*rest` takes what is left
---
x, y = None #! expected 2 values to unpack, found NoneType
#^ x, y
#? does a function lack its `return`?
---
max(3) #! 'int' object is not iterable
#^ max(3)
---
min(None) #! 'NoneType' object is not iterable
#^ min(None)
---
sum(['a', 'b']) #! unsupported operand type(s) for +: 'int' and 'str'
#^ ['a', 'b']
#? to join text: ''.join(…)
---
sum([[1], [2]]) #! unsupported operand type(s) for +: 'int' and 'list'
#^ [[1], [2]]
#? to join lists, start from one: sum(…, [])
---
'abc'[0] = 'x' #! elements of str cannot be changed
#^ 'abc'[0]
#? make a new text: text[:1] + 'x' + text[2:], or text.replace(…)
---
[1, 2, 3][1.0] #! an index into list is an int or a slice, found float
#^ 1.0
#? whole numbers only: int(…), or divide with //
---
[[1, 2], [3, 4]][0, 1] #! an index into list is an int or a slice, found tuple
#^ 0, 1
#? one index a bracket: x[1][2]; an array takes several: np.array(x)
---
[1, 2]['first'] #! an index into list is an int or a slice, found str
#^ 'first'
#? to find values by name, use a dict
---
{'train': 1, 'test': 2}['valid'] #! no key 'valid'
#^ 'valid'
#? it has 'train', 'test'
---
{1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e', 6: 'f'}[7] #! no key 7
#^ 7
#? it has 1, 2, 3, 4, 5, …
---
{}['x'] #! no key 'x'
#^ 'x'
---
{'a': 1}.pop('b') #! no key 'b'
#^ 'b'
#? it has 'a'
---
{} + {} #! `+` does not work between dict and dict
#^ {} + {}
#? to join two dicts: a | b
---
{1} + {2} #! `+` does not work between set and set
#^ {1} + {2}
#? to join two sets: a | b
---
[1] + (2,) #! `+` does not work between list and tuple
#^ [1] + (2,)
#? make both lists first: list(…)
---
len(x for x in [1, 2]) #! generator has no length
#^ len(x for x in [1, 2])
#? make it a list first: list(…)
---
len(map(str, [1])) #! map has no length
#^ len(map(str, [1]))
#? make it a list first: list(…)
---
int('3.7') #! int() cannot read '3.7' as a number
#^ '3.7'
#? read it as a float first: int(float(…))
---
int('3,7') #! int() cannot read '3,7' as a number
#^ '3,7'
#? write a point, not a comma
---
int('three') #! int() cannot read 'three' as a number
#^ 'three'
---
float('1,5') #! float() cannot read '1,5' as a number
#^ '1,5'
#? write a point, not a comma
---
float('12px') #! float() cannot read '12px' as a number
#^ '12px'
---
'a' + None #! `+` does not work between str and NoneType
#^ 'a' + None
#? one side is None: does a function lack its `return`?
---
'5' - 2 #! `-` does not work between str and int
#^ '5' - 2
#? make it a number first: int(…) or float(…)
---
[1, 2] - [1] #! `-` does not work between list and list
#^ [1, 2] - [1]
#? for arithmetic on each element make it an array: np.array(…)
---
-'abc' #! `-` does not work on str
#^ -'abc'
---
not_defined + 1 #! undefined `not_defined`
#^ not_defined
---
(1, 2) + 3 #! `+` does not work between tuple and int
#^ (1, 2) + 3
---
None[0] #! NoneType cannot be indexed
#^ None[0]
---
None + 1 #! `+` does not work between NoneType and int
#^ None + 1
#? one side is None: does a function lack its `return`?
---
range(10)[10] #! index 10 is out of range: the range has 10 elements
#^ 10
#? indices run from 0 to 9, or from -10 to -1
---
range(1.5) #! range expects int for `start`, found float
#^ 1.5
---
range('3') #! range expects int for `start`, found str
#^ '3'
---
'%d apples' % 'two' #! %d format: a real number is required, not str
#^ '%d apples' % 'two'
#? it is for numbers: int(…) or float(…)
---
'%s and %s' % 'one' #! nothing is given for `%` number 2 in the text
#^ '%s and %s' % 'one'
---
'{} {}'.format('one') #! nothing is given for place 1 in the text
#^ '{} {}'.format('one')
---
'{name}'.format(nam='x') #! nothing is given for `name` in the text
#^ '{name}'.format(nam='x')
---
f'{3.7:d}' #! format code 'd' does not work on float
#^ {3.7:d}
#? for a rounded number write .0f, or int(x)
---
f'{"text":.2f}' #! format code 'f' does not work on str
#^ {"text":.2f}
#? it is for numbers: int(…) or float(…)
