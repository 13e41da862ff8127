# What sys.exc_info() gives in a generator: what its body handles, else what its caller does.
import sys
def g():
    try: raise ValueError('in')
    except ValueError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
x = g()
print(next(x), sys.exc_info()[0]) #> <class 'ValueError'> None
try: raise KeyError('out')
except KeyError: print(next(x), sys.exc_info()[0], next(x), sys.exc_info()[0]) #> <class 'ValueError'> <class 'KeyError'> <class 'KeyError'> <class 'KeyError'>
print(sys.exc_info()) #> (None, None, None)
def h():
    while True: yield sys.exc_info()[0]
y = h()
try: raise KeyError('out')
except KeyError: print(next(y)) #> <class 'KeyError'>
print(next(y)) #> None
def again():
    try: yield 1
    except ValueError as e:
        print(repr(e.__context__), sys.exc_info()[0]); yield 2
    print(sys.exc_info())
z = again(); next(z)
try: raise KeyError(3)
except KeyError:
    z.throw(ValueError('t')); print(sys.exc_info()[0]) #> None <class 'ValueError'>⏎<class 'KeyError'>
print(list(z)) #> (None, None, None)⏎[]
def reraised():
    yield
    raise
r = reraised(); next(r)
try: raise KeyError('mine')
except KeyError:
    try: next(r)
    except KeyError as e: print(repr(e)) #> KeyError('mine')
---
class O:
    @property
    def broken(self): raise AttributeError('of its own')
o = O()
def sought(g):
    try: g()
    except AttributeError as e: return e.name, e.obj is o or e.obj is O or e.obj, str(e)
sought(lambda: (1).foo), sought(lambda: o.bar), sought(lambda: O.bar), sought(lambda: o.bar()), sought(lambda: getattr(o, 'bar')) #= (('foo', 1, "'int' object has no attribute 'foo'"), ('bar', True, "'O' object has no attribute 'bar'"), ('bar', True, "type object 'O' has no attribute 'bar'"), ('bar', True, "'O' object has no attribute 'bar'"), ('bar', True, "'O' object has no attribute 'bar'"))
sought(lambda: o.broken) #= ('broken', True, 'of its own')
def own(): raise AttributeError('x', name='n', obj=3)
sought(own) #= ('n', 3, 'x')
---
def held():
    try: 1 / 0
    except ZeroDivisionError as e:
        t = e.__traceback__
        print(e.__traceback__ is t, e.with_traceback(None).__traceback__, t is not None)
        e.__traceback__ = t
        print(e.__traceback__ is t)
held() #> True None True⏎True
def told(g):
    try: return g()
    except (TypeError, AttributeError) as e: return str(e)
told(lambda: setattr(ValueError(), '__traceback__', 5)), told(lambda: setattr(ValueError(), '__cause__', 5)), told(lambda: setattr(ValueError(), '__context__', 5)) #= ('__traceback__ must be a traceback or None', 'exception cause must be None or derive from BaseException', 'exception context must be None or derive from BaseException')
v = ValueError(1); v.add_note('n')
v.__notes__, hasattr(ValueError(), '__notes__'), told(lambda: v.add_note(3)) #= (['n'], False, "note must be a str, not 'int'")
OSError(2, 'x'), type(OSError(13, 'x')), OSError(2, 'x', 'f'), OSError(2, 'x', 'f').args, OSError(2, 'x', 'f').filename, str(OSError(2, 'x', 'f')), OSError('x') #= (FileNotFoundError(2, 'x'), <class 'PermissionError'>, FileNotFoundError(2, 'x'), (2, 'x'), 'f', "[Errno 2] x: 'f'", OSError('x'))
str(UnicodeDecodeError('utf8', b'ab', 0, 1, 'why')), str(UnicodeEncodeError('utf8', 'ab', 0, 2, 'why')), str(UnicodeEncodeError('utf8', '\u4e00', 0, 1, 'why')) #= ("'utf8' codec can't decode byte 0x61 in position 0: why", "'utf8' codec can't encode characters in position 0-1: why", "'utf8' codec can't encode character '\\u4e00' in position 0: why")
def codec(g):
    try: g()
    except UnicodeError as e: return e.args, str(e), e.start, e.end
codec(lambda: b'\xff'.decode()), codec(lambda: b'\xe2\x82'.decode()), codec(lambda: b'ab\x80'.decode('ascii')) #= ((('utf-8', b'\xff', 0, 1, 'invalid start byte'), "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte", 0, 1), (('utf-8', b'\xe2\x82', 0, 2, 'unexpected end of data'), "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data", 0, 2), (('ascii', b'ab\x80', 2, 3, 'ordinal not in range(128)'), "'ascii' codec can't decode byte 0x80 in position 2: ordinal not in range(128)", 2, 3))
codec(lambda: 'aééb'.encode('ascii')), codec(lambda: 'é'.encode('ascii')), codec(lambda: '\u4e00\u4e01'.encode('cp1252')) #= ((('ascii', 'aééb', 1, 3, 'ordinal not in range(128)'), "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)", 1, 3), (('ascii', 'é', 0, 1, 'ordinal not in range(128)'), "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)", 0, 1), (('charmap', '一丁', 0, 2, 'character maps to <undefined>'), "'charmap' codec can't encode characters in position 0-1: character maps to <undefined>", 0, 2))
---
# A variable of the function itself has no value yet, or one of the function around it.
def outer():
    def inner(): return y
    for f in (lambda: print(y), inner):
        try: f()
        except NameError as e: print(type(e).__name__, e)
    try: print(y)
    except NameError as e: print(type(e).__name__, e)
    y = 1
outer() #> NameError cannot access free variable 'y' where it is not associated with a value in enclosing scope⏎NameError cannot access free variable 'y' where it is not associated with a value in enclosing scope⏎UnboundLocalError cannot access local variable 'y' where it is not associated with a value
