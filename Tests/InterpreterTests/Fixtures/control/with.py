class Step:
    def __init__(self, name, ends=False):
        self.name, self.ends = name, ends
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, kind, error, trace):
        print('exit', self.name, kind and kind.__name__, error)
        return self.ends

with Step('a') as a, Step('b'):
    print('body', a)
 #> enter a⏎enter b⏎body a⏎exit b None None⏎exit a None None
with (Step('c') as c, Step('d', True),):
    raise ValueError('inside')
 #> enter c⏎enter d⏎exit d ValueError inside⏎exit c None None
try:
    with Step('e'):
        1 / 0
except ZeroDivisionError as error:
    print('then', error)
 #> enter e⏎exit e ZeroDivisionError division by zero⏎then division by zero
def early():
    with Step('f'):
        return 5
early()
 #> enter f⏎exit f None None
---
with 5: pass #! int cannot stand after `with`
#^ 5
---
from contextlib import closing, contextmanager, nullcontext, suppress

@contextmanager
def tagged(name):
    print('<' + name + '>')
    try:
        yield name.upper()
    except ValueError as error:
        print('caught', error)
    finally:
        print('</' + name + '>')

with tagged('p') as text:
    print(text)
 #> <p>⏎P⏎</p>
with tagged('q'):
    raise ValueError('v')
 #> <q>⏎caught v⏎</q>
try:
    with tagged('r'):
        raise KeyError('k')
except KeyError as error:
    print('out', error)
 #> <r>⏎</r>⏎out 'k'
with suppress(KeyError, IndexError):
    {}['a']
with nullcontext(3) as three:
    print(three) #> 3
class Door:
    def close(self): print('closed')
with closing(Door()) as door:
    print('open')
 #> open⏎closed
