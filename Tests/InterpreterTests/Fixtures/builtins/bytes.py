import os, tempfile; os.chdir(tempfile.mkdtemp())
b = b'hello\x00\xff'; print(b, len(b), b[0], b[1:3], b.hex(), bytes([1,2,3]), bytes(3), bytearray(b'ab'), 'é'.encode(), b'\xc3\xa9'.decode(), 'é'.encode('latin-1'), list(b'ab'), b'a' + b'b', b'ab' * 2, b'a' in b'cab', 97 in b'a', b'a' < b'b', b'a' == bytearray(b'a'), {b'k': 1}[b'k'], b'a,b'.split(b','), b' x '.strip(), b'abc'.replace(b'b', b'X'), b'abc'.startswith(b'ab'), b'%d' if False else b'', bytes.fromhex('00ff 10'), int.from_bytes(b'\x01\x00', 'big'), (1024).to_bytes(2, 'little'), str(b'x'), str(b'caf\xc3\xa9', 'utf-8'), b"it's", b'"\'', b'\\') #> b'hello\x00\xff' 7 104 b'el' 68656c6c6f00ff b'\x01\x02\x03' b'\x00\x00\x00' bytearray(b'ab') b'\xc3\xa9' é b'\xe9' [97, 98] b'ab' b'abab' True True True True 1 [b'a', b'b'] b'x' b'aXc' True b'' b'\x00\xff\x10' 256 b'\x00\x04' b'x' café b"it's" b'"\'' b'\\'
ba = bytearray(b'abc'); ba[0] = 88; ba.append(100); ba += b'ef'; del ba[1]; print(ba, ba.decode(), bytes(ba)) #> bytearray(b'Xcdef') Xcdef b'Xcdef'
for bad in (lambda: b'a' + 'b', lambda: b'\xff'.decode(), lambda: 'é'.encode('ascii'), lambda: bytes([256]), lambda: b'abc'[9], lambda: b'a'.split(','), lambda: bytes('x'), lambda: b'\xe9t'.decode('utf-8'), lambda: b'abc'.decode('nope')):
    try: bad()
    except Exception as e: print(type(e).__name__, e) #> TypeError can't concat str to bytes⏎UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte⏎UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)⏎ValueError bytes must be in range(0, 256)⏎IndexError index out of range⏎TypeError a bytes-like object is required, not 'str'⏎TypeError string argument without an encoding⏎UnicodeDecodeError 'utf-8' codec can't decode byte 0xe9 in position 0: invalid continuation byte⏎LookupError unknown encoding: nope
with open('bin', 'wb') as f: print(f.write(b'abc\ndef\n'), f.tell(), f.name, f.mode, f.closed) #> 8 8 bin wb False
with open('bin', 'rb') as f: print(f.read(2), f.read(), f.read(), f.seek(1), f.readline(), f.readlines(), f.seek(-2, 2), f.read()) #> b'ab' b'c\ndef\n' b'' 1 b'bc\n' [b'def\n'] 6 b'f\n'
with open('t.txt', 'w', encoding='utf-8') as f: print(f.write('línea 1\nline 2\n'), f.writelines(['a\n', 'b\n'])) #> 15 None
with open('t.txt') as f: print(f.read(3), f.readline(), f.tell(), [l.strip() for l in f], f.read()) #> lín ea 1⏎ 9 ['line 2', 'a', 'b']
with open('t.txt', 'a') as f: f.write('end')
with open('t.txt', 'r+') as f: print(f.readline()); f.seek(0); f.write('X'); f.seek(0); print(f.read()) #> línea 1⏎⏎Xínea 1⏎line 2⏎a⏎b⏎end
f = open('t.txt'); f.close(); print(f.closed, f) #> True <_io.TextIOWrapper name='t.txt' mode='r' encoding='UTF-8'>
for bad in (lambda: f.read(), lambda: open('t.txt', 'q'), lambda: open('t.txt', 'x'), lambda: open('t.txt').write('a'), lambda: open('t.txt', 'w').read(), lambda: open('t.txt', 'rb', encoding='utf-8'), lambda: open('', 'r'), lambda: open('t2.txt', 'w').write(b'x')):
    try: bad()
    except Exception as e: print(type(e).__name__, e) #> ValueError I/O operation on closed file.⏎ValueError invalid mode: 'q'⏎FileExistsError [Errno 17] File exists: 't.txt'⏎UnsupportedOperation not writable⏎UnsupportedOperation not readable⏎ValueError binary mode doesn't take an encoding argument⏎FileNotFoundError [Errno 2] No such file or directory: ''⏎TypeError write() argument must be str, not bytes
open('w.txt', 'w', newline='').write('a\r\nb\rc\n'); print(repr(open('w.txt').read()), repr(open('w.txt', newline='').read()), open('w.txt', 'rb').read(), list(open('w.txt'))) #> 'a\nb\nc\n' 'a\r\nb\rc\n' b'a\r\nb\rc\n' ['a\n', 'b\n', 'c\n']
import io
s = io.StringIO('a\nb\n'); print(s.readline(), s.read(), s.getvalue(), s.seek(0), list(s)); s = io.StringIO(); print('x', 1, file=s); print(repr(s.getvalue())); y = io.BytesIO(b'abc'); print(y.read(1), y.getvalue(), y.tell()) #> a⏎ b⏎ a⏎b⏎ 0 ['a\n', 'b\n']⏎'x 1\n'⏎b'a' b'abc' 1
print('to stderr', file=__import__('sys').stderr) if False else None #>
from contextlib import redirect_stdout
buf = io.StringIO()
with redirect_stdout(buf): print('captured') #>
print(repr(buf.getvalue())) #> 'captured\n'
---
# Looking for bytes.
b = b'abcabc'
b.find(b'c'), b.find(b'c', 3), b.find(b'c', 3, 5), b.rfind(b'bc', 0, 5), b.find(98), b.index(b'', 6), b.find(b'', 7), b.rfind(b''), b.find(b'x') #= (2, 5, -1, 1, 1, 6, -1, 6, -1)
b.count(b'bc'), b.count(99, 3), b.count(b''), b.count(b'', 6), b.count(b'', 7), b'aaaa'.count(b'aa') #= (2, 1, 7, 1, 0, 2)
b.startswith(b'ca', 2), b.startswith((b'x', b'ab')), b.endswith(b'bc'), b.endswith(b'ab', 0, 5), b.endswith((b'q',)), b.startswith(b'', 7), bytearray(b).startswith(bytearray(b'a')) #= (True, True, True, True, False, False, True)
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
refusal(lambda: b.index(b'x')), refusal(lambda: b.find('a')), refusal(lambda: b.find(300)), refusal(lambda: b.startswith('a')), refusal(lambda: b.rindex(b'zz')) #= ('ValueError: subsection not found', "TypeError: argument should be integer or bytes-like object, not 'str'", 'ValueError: byte must be in range(0, 256)', 'TypeError: startswith first arg must be bytes or a tuple of bytes, not str', 'ValueError: subsection not found')
