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
    case int(a, b): pass #! int() accepts 0 positional sub-patterns (2 given)
