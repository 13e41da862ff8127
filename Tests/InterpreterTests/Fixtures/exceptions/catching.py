def report(function):
    try:
        function()
    except Exception as error:
        return type(error).__name__, str(error), error.args

report(lambda: 1 / 0) #= ('ZeroDivisionError', 'division by zero', ('division by zero',))
report(lambda: 1.5 // 0) #= ('ZeroDivisionError', 'float floor division by zero', ('float floor division by zero',))
report(lambda: 1 % 0) #= ('ZeroDivisionError', 'integer modulo by zero', ('integer modulo by zero',))
report(lambda: 0 ** -1) #= ('ZeroDivisionError', '0.0 cannot be raised to a negative power', ('0.0 cannot be raised to a negative power',))
report(lambda: int('abc')) #= ('ValueError', "invalid literal for int() with base 10: 'abc'", ("invalid literal for int() with base 10: 'abc'",))
report(lambda: int('12z', 3)) #= ('ValueError', "invalid literal for int() with base 3: '12z'", ("invalid literal for int() with base 3: '12z'",))
report(lambda: float('abc')) #= ('ValueError', "could not convert string to float: 'abc'", ("could not convert string to float: 'abc'",))
report(lambda: int([])) #= ('TypeError', "int() argument must be a string, a bytes-like object or a real number, not 'list'", ("int() argument must be a string, a bytes-like object or a real number, not 'list'",))
report(lambda: int(float('nan'))) #= ('ValueError', 'cannot convert float NaN to integer', ('cannot convert float NaN to integer',))
report(lambda: ''.index('a')) #= ('ValueError', 'substring not found', ('substring not found',))
report(lambda: [].index(1)) #= ('ValueError', '1 is not in list', ('1 is not in list',))
report(lambda: (1,).index(2)) #= ('ValueError', 'tuple.index(x): x not in tuple', ('tuple.index(x): x not in tuple',))
report(lambda: [].remove(3)) #= ('ValueError', 'list.remove(x): x not in list', ('list.remove(x): x not in list',))
report(lambda: {1}.remove(2)) #= ('KeyError', '2', (2,))
report(lambda: [].pop()) #= ('IndexError', 'pop from empty list', ('pop from empty list',))
report(lambda: [1].pop(3)) #= ('IndexError', 'pop index out of range', ('pop index out of range',))
report(lambda: {}.popitem()) #= ('KeyError', "'popitem(): dictionary is empty'", ('popitem(): dictionary is empty',))
report(lambda: set().pop()) #= ('KeyError', "'pop from an empty set'", ('pop from an empty set',))
report(lambda: max([])) #= ('ValueError', 'max() arg is an empty sequence', ('max() arg is an empty sequence',))
report(lambda: [1][3]) #= ('IndexError', 'list index out of range', ('list index out of range',))
report(lambda: 'a'[3]) #= ('IndexError', 'string index out of range', ('string index out of range',))
report(lambda: range(3)[7]) #= ('IndexError', 'range object index out of range', ('range object index out of range',))
report(lambda: [1][1.5:]) #= ('TypeError', 'slice indices must be integers or None or have an __index__ method', ('slice indices must be integers or None or have an __index__ method',))
report(lambda: {}['a']) #= ('KeyError', "'a'", ('a',))
report(lambda: {}[(1, 2)]) #= ('KeyError', '(1, 2)', ((1, 2),))
report(lambda: {[]: 1}) #= ('TypeError', "unhashable type: 'list'", ("unhashable type: 'list'",))
report(lambda: len(1)) #= ('TypeError', "object of type 'int' has no len()", ("object of type 'int' has no len()",))
report(lambda: [1] < 1) #= ('TypeError', "'<' not supported between instances of 'list' and 'int'", ("'<' not supported between instances of 'list' and 'int'",))
report(lambda: 'a' + 1) #= ('TypeError', 'can only concatenate str (not "int") to str', ('can only concatenate str (not "int") to str',))
report(lambda: 1 + 'a') #= ('TypeError', "unsupported operand type(s) for +: 'int' and 'str'", ("unsupported operand type(s) for +: 'int' and 'str'",))
report(lambda: [1] + (1,)) #= ('TypeError', 'can only concatenate list (not "tuple") to list', ('can only concatenate list (not "tuple") to list',))
report(lambda: [1] * 1.5) #= ('TypeError', "can't multiply sequence by non-int of type 'float'", ("can't multiply sequence by non-int of type 'float'",))
report(lambda: 'a' ** 2) #= ('TypeError', "unsupported operand type(s) for ** or pow(): 'str' and 'int'", ("unsupported operand type(s) for ** or pow(): 'str' and 'int'",))
report(lambda: -'a') #= ('TypeError', "bad operand type for unary -: 'str'", ("bad operand type for unary -: 'str'",))
report(lambda: 1 in 2) #= ('TypeError', "argument of type 'int' is not iterable", ("argument of type 'int' is not iterable",))
report(lambda: 1 in 'a') #= ('TypeError', "'in <string>' requires string as left operand, not int", ("'in <string>' requires string as left operand, not int",))
report(lambda: next(iter([]))) #= ('StopIteration', '', ())
report(lambda: [].foo) #= ('AttributeError', "'list' object has no attribute 'foo'", ("'list' object has no attribute 'foo'",))
report(lambda: chr(-1)) #= ('ValueError', 'chr() arg not in range(0x110000)', ('chr() arg not in range(0x110000)',))
report(lambda: '{}'.format()) #= ('IndexError', 'Replacement index 0 out of range for positional args tuple', ('Replacement index 0 out of range for positional args tuple',))
report(lambda: '%d %d' % (1,)) #= ('TypeError', 'not enough arguments for format string', ('not enough arguments for format string',))
report(lambda: f'{1.5:d}') #= ('ValueError', "Unknown format code 'd' for object of type 'float'", ("Unknown format code 'd' for object of type 'float'",))
report(lambda: sorted([1, 'a'])) #= ('TypeError', "'<' not supported between instances of 'str' and 'int'", ("'<' not supported between instances of 'str' and 'int'",))
report(lambda: list(zip([1], [1, 2], strict=True))) #= ('ValueError', 'zip() argument 2 is longer than argument 1', ('zip() argument 2 is longer than argument 1',))
report(lambda: undefined_thing) #= ('NameError', "name 'undefined_thing' is not defined", ("name 'undefined_thing' is not defined",))
---
class A:
    def __init__(self): pass
    def f(self, a, b=1): pass
    def g(): pass

def report(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as error:
        return str(error)

def named(x, y, z): pass
def only(x, /, *, k): pass

report(A().f) #= "A.f() missing 1 required positional argument: 'a'"
report(A().f, 1, 2, 3) #= 'A.f() takes from 2 to 3 positional arguments but 4 were given'
report(A, 1) #= 'A.__init__() takes 1 positional argument but 2 were given'
report(A().g) #= 'A.g() takes 0 positional arguments but 1 was given'
report(A().f, 1, c=2) #= "A.f() got an unexpected keyword argument 'c'"
report(named) #= "named() missing 3 required positional arguments: 'x', 'y', and 'z'"
report(named, 1) #= "named() missing 2 required positional arguments: 'y' and 'z'"
report(only, 1) #= "only() missing 1 required keyword-only argument: 'k'"
report(only, x=1, k=2) #= "only() got some positional-only arguments passed as keyword arguments: 'x'"
---
def way(number):
    steps = []
    try:
        steps.append('body')
        if number == 1: raise ValueError('one')
        if number == 2: return steps
        if number == 3: {}['key']
    except ValueError as error:
        steps.append(str(error))
    except (KeyError, IndexError) as error:
        steps.append(repr(error))
    else:
        steps.append('else')
    finally:
        steps.append('finally')
    return steps

way(0), way(1), way(2), way(3) #= (['body', 'else', 'finally'], ['body', 'one', 'finally'], ['body', 'finally'], ['body', "KeyError('key')", 'finally'])
---
class Mistake(ValueError):
    def __init__(self, code, text='text'):
        super().__init__(f'{code}: {text}')
        self.code = code

try:
    raise Mistake(5)
except ValueError as error:
    caught = error
caught, str(caught), caught.code, caught.args, isinstance(caught, Exception), type(caught).__name__ #= (Mistake('5: text'), '5: text', 5, ('5: text',), True, 'Mistake')
try:
    error
except NameError as missing:
    print(missing) #> name 'error' is not defined
---
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise RuntimeError('bad') from error
except RuntimeError as error:
    print(repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
 #> ZeroDivisionError('division by zero') True True
---
try:
    try:
        {}['k']
    except KeyError:
        int('x')
except ValueError as error:
    print(repr(error.__context__), error.__cause__)
 #> KeyError('k') None
---
def again():
    try:
        raise KeyError('k')
    except KeyError:
        raise

try:
    again()
except LookupError as error:
    print(error, repr(error)) #> 'k' KeyError('k')
---
raise #! no exception is being handled here
---
raise 5 #! an exception must descend from BaseException, found int
---
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as error:
    print(error) #> maximum recursion depth exceeded
---
def rounds():
    for i in range(4):
        try:
            if i == 1: continue
            if i == 2: break
            print('in', i)
        finally:
            print('out', i)

rounds()
 #> in 0⏎out 0⏎out 1⏎out 2
---
raise ValueError('bad size') #! ValueError: bad size
#^ raise ValueError('bad size')
---
def halves(n):
    if n % 2: raise ValueError('odd', n)
halves(3) #! ValueError: ('odd', 3)
#@ halves: halves(3)
---
try:
    raise OSError(2, 'No such file', 'f.txt')
except IOError as error:
    print(error, error.errno, error.filename)
 #> [Errno 2] No such file: 'f.txt' 2 f.txt
