class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y

class Colour:
    red = 'r'

def kind(value):
    match value:
        case 0 | 1: return 'small'
        case -2.5: return 'negative'
        case None: return 'none'
        case True: return 'true'
        case 'a' 'b': return 'text'
        case Colour.red: return 'red'
        case []: return 'empty'
        case [x]: return 'one', x
        case [x, *rest] if x == 9: return 'nine', rest
        case (1, _, *_): return 'from one'
        case [*most, 7]: return most
        case {'k': v, **others}: return v, others
        case {'a': [1, b]}: return b
        case Point(0, y): return 'axis', y
        case Point(x=x, y=y) if x == y: return 'diagonal'
        case Point() as p: return p.x
        case str(text): return text.upper()
        case int() | float() as number: return number * 2
        case _: return 'other'

[kind(v) for v in [0, True, -2.5, None, 'ab', 'r', [], [5], [9, 8], (1, 2, 3), [3, 4, 7]]] #= ['small', 'small', 'negative', 'none', 'text', 'red', 'empty', ('one', 5), ('nine', [8]), 'from one', [3, 4]]
[kind(v) for v in [{'k': 1, 'z': 2}, {'a': [1, 4]}, Point(0, 3), Point(2, 2), Point(4, 5), 'word', 21, {1}]] #= [(1, {'z': 2}), 4, ('axis', 3), 'diagonal', 4, 'WORD', 42, 'other']
---
match = 3
match + 1, [match][0] #= (4, 3)
match [3]:
    case [n]: pass
n #= 3
---
x = 'before'
match (1, 2):
    case (x, 3): pass
x #= 'before'
---
match 3:
    case int(a, b): pass #! int() accepts 1 positional sub-pattern (2 given)
---
import collections, collections.abc
class Tens(collections.abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
class Letters(collections.abc.Mapping):
    def __len__(self): return 2
    def __getitem__(self, key): return {'a': 1, 'b': 2}[key]
    def __iter__(self): return iter('ab')
class Late:
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
def parts(x):
    match x:
        case [first, *rest]: return 'sequence', first, rest
        case {'a': value, **rest}: return 'mapping', value, rest
        case _: return None
parts(Tens()), parts(Letters()), parts(Late()) #= (('sequence', 0, [10, 20]), ('mapping', 1, {'b': 2}), None)
collections.abc.Sequence.register(Late); parts(Late()) #= ('sequence', 0, [1])
parts(collections.deque([1, 2])), parts('abc'), parts(b'a'), parts(collections.OrderedDict(a=3)), parts(collections.UserDict(a=4)), parts(collections.UserList([7, 8])), parts(range(3)) #= (('sequence', 1, [2]), None, None, ('mapping', 3, {}), ('mapping', 4, {}), ('sequence', 7, [8]), ('sequence', 0, [1, 2]))
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Whole(int): pass
def seen(value):
    match value:
        case Point(1, y=2): return 'first'
        case Point(a, b): return a, b
        case int(n): return n
seen(Point(1, 2)), seen(Point(3, 4)), seen(Whole(5)) #= ('first', (3, 4), 5)
match Point(1, 1):
    case Point(1, x=1): pass
 #! Point() got multiple sub-patterns for attribute 'x'
---
# A sequence is read by its length and its items, and only what the pattern names.
import collections.abc
class Long(collections.abc.Sequence):
    def __getitem__(self, place): return place
    def __len__(self): return 42
match Long():
    case [first, *_, last]: print(first, last)
 #> 0 41
match range(1 << 30):
    case a, b, *_, z: print(a, b, z)
 #> 0 1 1073741823
match range(9):
    case [first, *middle, last]: print(len(middle), middle[0], last)
 #> 7 1 8
class Twice:
    def __index__(self): return 2
numbers = same = [1, 2]
numbers *= Twice()
numbers, numbers is same #= ([1, 2, 1, 2], True)
