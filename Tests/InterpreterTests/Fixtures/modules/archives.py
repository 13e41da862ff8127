import os, tempfile; os.chdir(tempfile.mkdtemp())
import glob, shutil, tempfile, os, gzip, zlib, hashlib, pickle, base64
os.makedirs('g/a', exist_ok=True); os.makedirs('g/b', exist_ok=True)
for n in ('g/1.txt','g/2.csv','g/a/3.txt','g/b/.hid.txt'): open(n,'w').write(n)
print(sorted(glob.glob('g/*.txt')), sorted(glob.glob('g/**/*.txt', recursive=True)), glob.glob('g/[0-9].csv'), sorted(glob.glob('g/*/')), glob.glob('nope*')) #> ['g/1.txt'] ['g/1.txt', 'g/a/3.txt'] ['g/2.csv'] ['g/a/', 'g/b/'] []
shutil.copy('g/1.txt', 'g/a'); shutil.copytree('g', 'h'); shutil.move('h/2.csv', 'h/b'); print(sorted(os.listdir('h/a')), os.listdir('h/b') and sorted(os.listdir('h/b')), shutil.rmtree('h'), os.path.exists('h')) #> ['1.txt', '3.txt'] ['.hid.txt', '2.csv'] None False
with tempfile.TemporaryDirectory() as d: open(os.path.join(d,'x'),'w').write('1'); print(os.path.isdir(d), os.listdir(d)) #> True ['x']
print(os.path.exists(d)) #> False
with tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False) as f: f.write('tmp')
print(open(f.name).read(), f.name.endswith('.txt')); os.unlink(f.name) #> tmp True
with gzip.open('x.gz', 'wt') as f: f.write('line 1\nline 2\n')
with gzip.open('x.gz', 'rt') as f: print(f.read(), list(gzip.open('x.gz'))) #> line 1⏎line 2⏎ [b'line 1\n', b'line 2\n']
print(gzip.decompress(gzip.compress(b'abc'*100)) == b'abc'*100, zlib.decompress(zlib.compress(b'hi')), zlib.crc32(b'hello')) #> True b'hi' 907060870
try: gzip.open('g/1.txt').read()
except OSError as e: print(type(e).__name__, e) #> BadGzipFile Not a gzipped file (b'g/')
print(hashlib.md5(b'abc').hexdigest(), hashlib.sha1(b'abc').hexdigest(), hashlib.sha256(b'abc').hexdigest(), hashlib.sha512(b'abc'*50).hexdigest(), hashlib.sha224(b'').hexdigest(), hashlib.sha384(b'x').hexdigest()) #> 900150983cd24fb0d6963f7d28e17f72 a9993e364706816aba3e25717850c26c9cd0d89d ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 6548d3a70b4cdd421757e29302c5082d1aea38fceb868afd1ffcab13a239a2491d06a521108573f528c7359b19a82065cd69f7a21ede6f766783932dfe9f0333 d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f d752c2c51fba0e29aa190570a9d4253e44077a058d3297fa3a5630d5bd012622f97c28acaed313b5c83bb990caa7da85
h = hashlib.sha256(); h.update(b'a'*70); h.update(b'b'); print(h.hexdigest(), h.name, h.digest_size) #> ffe7dc5b4f124d4eaa6e3ff2510dfd998b2796b61d10325c057ec0d3e5a37f11 sha256 32
with open('p.pkl','wb') as f: pickle.dump({'labels': [0,1], 'names': ('a','b'), 'x': {1.5, 2}}, f)
with open('p.pkl','rb') as f: print(pickle.load(f)); print(pickle.loads(pickle.dumps([1,'a',None,2**80,b'x'])), base64.b64encode(b'hello'), base64.b64decode('aGVsbG8=')) #> {'labels': [0, 1], 'names': ('a', 'b'), 'x': {1.5, 2}}⏎[1, 'a', None, 1208925819614629174706176, b'x'] b'aGVsbG8=' b'hello'
