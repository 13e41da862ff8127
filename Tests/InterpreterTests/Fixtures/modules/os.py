import os, tempfile; os.chdir(tempfile.mkdtemp())
import os
from os import path
base = os.path.join('data', 'images')
os.makedirs(os.path.join(base, 'cats'), exist_ok=True)
os.makedirs(os.path.join(base, 'dogs'), exist_ok=True)
for i in range(3):
    with open(os.path.join(base, 'cats', f'cat_{i}.txt'), 'w') as f:
        f.write(f'cat {i}\n')
with open(path.join(base, 'dogs', 'rex.jpg'), 'wb') as f: f.write(b'\xff\xd8\xff')
for root, dirs, files in os.walk('data'):
    dirs.sort()
    print(root, dirs, sorted(files)) #> data ['images'] []⏎data/images ['cats', 'dogs'] []⏎data/images/cats [] ['cat_0.txt', 'cat_1.txt', 'cat_2.txt']⏎data/images/dogs [] ['rex.jpg']
print(sorted(os.listdir(base)), len(os.listdir(os.path.join(base,'cats')))) #> ['cats', 'dogs'] 3
print(os.path.exists('nope'), os.path.isfile(base), os.path.isdir(base), os.path.getsize(os.path.join(base,'dogs','rex.jpg'))) #> False False True 3
print(os.path.splitext('a/b.tar.gz'), os.path.basename('/x/y.png'), os.path.dirname('/x/y.png'), os.path.split('a/b/c')) #> ('a/b.tar', '.gz') y.png /x ('a/b', 'c')
for bad in (lambda: os.listdir('nope'), lambda: os.remove('nope.txt'), lambda: os.mkdir(base), lambda: open('nope.txt'), lambda: open(base), lambda: os.rmdir('data')):
    try: bad()
    except OSError as e: print(type(e).__name__, e.errno, e, e.filename) #> FileNotFoundError 2 [Errno 2] No such file or directory: 'nope' nope⏎FileNotFoundError 2 [Errno 2] No such file or directory: 'nope.txt' nope.txt⏎FileExistsError 17 [Errno 17] File exists: 'data/images' data/images⏎FileNotFoundError 2 [Errno 2] No such file or directory: 'nope.txt' nope.txt⏎IsADirectoryError 21 [Errno 21] Is a directory: 'data/images' data/images⏎OSError 39 [Errno 39] Directory not empty: 'data' data
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
print(os.environ['TF_CPP_MIN_LOG_LEVEL'], os.environ.get('NOPE', 'default'), os.getenv('NOPE'), 'HOME' in os.environ, os.sep, os.linesep == '\n', os.name) #> 3 default None True / True posix
try: os.environ['NOPE']
except KeyError as e: print('KeyError', e) #> KeyError 'NOPE'
print(os.path.abspath('x') == os.path.join(os.getcwd(), 'x'), os.path.relpath('a/b', 'a'), os.path.normpath('a/../b//c/.'), os.path.commonpath(['/a/b', '/a/c'])) #> True b b/c /a
os.rename(os.path.join(base, 'cats', 'cat_0.txt'), os.path.join(base, 'cats', 'tom.txt'))
print(sorted(e.name for e in os.scandir(os.path.join(base,'cats')) if e.is_file())) #> ['cat_1.txt', 'cat_2.txt', 'tom.txt']
