# Classes of the library as bases.
import collections, functools, io, random
class Recent(collections.deque):
    def __init__(self, size): super().__init__(maxlen=size)
    def newest(self): return self[-1]
r = Recent(3)
for n in range(5): r.append(n)
list(r), len(r), r.newest(), 3 in r, r.maxlen, isinstance(r, collections.deque), r == collections.deque([2, 3, 4]) #= ([2, 3, 4], 3, 4, True, 3, True, True)
class Log(io.StringIO):
    def write(self, text): return super().write(text.upper())
log = Log(); print('warm', 'up', file=log); log.getvalue(), isinstance(log, io.StringIO) #= ('WARM UP\n', True)
class Bytes(io.BytesIO):
    name = 'memory'
f = Bytes(b'abc'); f.read(2), f.name, f.tell() #= (b'ab', 'memory', 2)
class Die(random.Random):
    def roll(self): return self.randint(1, 6)
d = Die(7); [d.roll() for _ in range(6)] == [random.Random(7).randint(1, 6)] + [0] * 5, d.roll() in range(1, 7) #= (False, True)
class Add(functools.partial):
    def twice(self, x): return self(self(x))
Add(lambda a, b: a + b, 10).twice(1), Add(max, 3).func is max #= (21, True)
---
import io
text = io.TextIOWrapper(io.BytesIO('é\r\nb\n'.encode('latin-1')), encoding='latin-1')
text.read(), text.encoding, text.buffer.tell() #= ('é\nb\n', 'latin-1', 5)
raw = io.BytesIO(); out = io.TextIOWrapper(raw, encoding='utf-8', newline='\r\n'); out.write('ä\nb'); out.flush(); raw.getvalue() #= b'\xc3\xa4\r\nb'
class Both(io.TextIOWrapper):
    def __init__(self): super().__init__(io.BytesIO())
b = Both(); b.write('x'); b.seek(0); b.read() #= 'x'
f = io.BytesIO(b'abc'); f.read(1)
try: f.seek(2**63 - 1, 1)
except OverflowError as e: print(e) #> new position too large
