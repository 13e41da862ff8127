# fieldbook only: what a program cannot do, with what it is told.
import glob, gzip, io, logging, os, pathlib, pickle, shutil, sys, tarfile, tempfile, urllib.request, zipfile
import keras, matplotlib.pyplot as plt
os.chdir(tempfile.mkdtemp()); open('here.txt', 'w').close()
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
os.path.exists('/etc/passwd'), os.path.isdir('/etc'), glob.glob('/etc/*'), list(os.walk('/etc')), list(pathlib.Path('/etc').glob('*')) #= (False, False, [], [], [])
refusal(lambda: open('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: open('/usr/share/x', 'a')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: os.listdir('/etc')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc'"
refusal(lambda: pathlib.Path('/etc/passwd').read_text()) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: os.stat('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: os.remove('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: os.rename('/etc/passwd', 'x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc/passwd'"
refusal(lambda: os.rename('here.txt', '/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: shutil.copy('/etc/passwd', 'x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: shutil.copy('here.txt', '/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: shutil.rmtree('/usr')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr allows it): '/usr'"
refusal(lambda: os.symlink('/etc', 'link')) #= 'PermissionError: os.symlink is not in fieldbook: a link could lead out of the folder; copy the file'
refusal(lambda: os.symlink('/etc/passwd', 'secret')) #= 'PermissionError: os.symlink is not in fieldbook: a link could lead out of the folder; copy the file'
refusal(lambda: os.link('/etc/passwd', 'hard')) #= 'PermissionError: os.link is not in fieldbook: a link could lead out of the folder; copy the file'
refusal(lambda: os.chdir('/etc')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc'"
refusal(lambda: os.chmod('/etc/passwd', 0o777)) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc/passwd'"
refusal(lambda: os.makedirs('/usr/share/new')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/new'"
refusal(lambda: os.system('ls')) #= 'PermissionError: os.system is not in fieldbook: a notebook starts no processes'
refusal(lambda: os.popen('ls')) #= 'PermissionError: os.popen is not in fieldbook: a notebook starts no processes'
refusal(lambda: os.fork()) #= 'PermissionError: os.fork is not in fieldbook: a notebook starts no processes'
refusal(lambda: os.kill(1, 9)) #= 'PermissionError: os.kill is not in fieldbook: a notebook ends no processes'
refusal(lambda: os.execv('/bin/sh', [])) #= 'PermissionError: os.execv is not in fieldbook: a notebook starts no processes'
refusal(lambda: os._exit(3)) #= "AttributeError: module 'os' has no attribute '_exit'"
refusal(lambda: urllib.request.urlretrieve('https://example.com/', 'x')) #= "PermissionError: [Errno 13] Permission denied: the network is not used unasked (fieldbook --allow-network allows it): 'https://example.com/'"
refusal(lambda: urllib.request.urlopen('http://127.0.0.1/')) #= "URLError: <urlopen error only https addresses are fetched in fieldbook, found 'http'>"
refusal(lambda: urllib.request.urlretrieve('file:///etc/passwd', 'x')) #= "URLError: <urlopen error only https addresses are fetched in fieldbook, found 'file'>"
refusal(lambda: pickle.loads(b"cos\nsystem\n(S'ls'\ntR.")) #= 'UnpicklingError: the file names os.system: fieldbook reads values, containers and objects of your own classes, and runs nothing else that a file names'
refusal(lambda: logging.FileHandler('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: gzip.open('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: sys.modules['os'].remove('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: shutil.move.__globals__) #= "AttributeError: 'function' object has no attribute '__globals__'"
refusal(lambda: open('/dev/sda')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /dev/sda allows it): '/dev/sda'"
refusal(lambda: open('a\0b')) #= 'ValueError: embedded null byte'
refusal(lambda: tarfile.open('/usr/share/x.tar', 'w:gz')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x.tar'"
refusal(lambda: zipfile.ZipFile('/usr/share/x.zip', 'w')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x.zip'"
refusal(lambda: tarfile.open('in.tar', 'w').add('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: zipfile.ZipFile('in.zip', 'w').write('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: (plt.plot([1]), plt.savefig('/usr/share/x.png'))) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x.png'"
plt.close('all')
refusal(lambda: keras.Sequential([keras.layers.Dense(1)]).save('/usr/share/m.keras')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/m.keras'"
refusal(lambda: keras.Sequential([keras.layers.Dense(1)]).load_weights('/etc/x.weights.h5')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc/x.weights.h5'"
refusal(lambda: keras.models.load_model('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: keras.utils.load_img('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: keras.utils.image_dataset_from_directory('/etc')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc'"
refusal(lambda: os.removedirs('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: os.utime('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc/passwd'"
refusal(lambda: shutil.move('here.txt', '/usr/share/')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/'"
refusal(lambda: shutil.copytree('/etc', 'copy')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc'"
refusal(lambda: shutil.make_archive('a', 'zip', '/etc')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc allows it): '/etc'"
refusal(lambda: pathlib.Path('/usr/share/x').mkdir()) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: pathlib.Path('here.txt').rename('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: pathlib.Path('link').symlink_to('/etc')) #= 'PermissionError: os.symlink is not in fieldbook: a link could lead out of the folder; copy the file'
refusal(lambda: os.truncate('/etc/passwd', 0)) #= "AttributeError: module 'os' has no attribute 'truncate'"
refusal(lambda: io.open('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: io.FileIO('/etc/passwd')) #= "AttributeError: module 'io' has no attribute 'FileIO'"
refusal(lambda: sys.modules['_os']) #= "KeyError: '_os'"
refusal(lambda: pickle.load(open('/etc/passwd', 'rb'))) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: open(0)) #= 'TypeError: file descriptors cannot be opened in fieldbook'
refusal(lambda: os.open('/etc/passwd', 0)) #= "AttributeError: module 'os' has no attribute 'open'"
---
import os, tempfile
import numpy as np
os.chdir(tempfile.mkdtemp())
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
refusal(lambda: np.load('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: np.save('/usr/share/x', [1])) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x.npy'"
refusal(lambda: np.savez('/usr/share/x', [1])) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x.npz'"
refusal(lambda: np.savetxt('/usr/share/x', [1])) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: np.loadtxt('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: np.genfromtxt('/etc/passwd')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: np.fromfile('/etc/passwd', np.uint8)) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /etc/passwd allows it): '/etc/passwd'"
refusal(lambda: np.ones(3).tofile('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: np.ones(3).dump('/usr/share/x')) #= "PermissionError: [Errno 13] Permission denied outside the notebook's folder (fieldbook --allow /usr/share allows it): '/usr/share/x'"
refusal(lambda: np.lib.stride_tricks.as_strided(np.ones(3), (1000000,), (8,))) #= "ValueError: as_strided: expected one that stays in it for `strides`, found a view of shape (1000000,) that leaves the array's memory"
refusal(lambda: np.lib.stride_tricks.as_strided(np.ones(3), (2,), (-8,))) #= "ValueError: as_strided: expected one that stays in it for `strides`, found a view of shape (2,) that leaves the array's memory"
refusal(lambda: np.lib.stride_tricks.as_strided(np.ones(3), (2**40, 2**40), (0, 0))) #= 'MemoryError: a tensor of shape (1099511627776, 1099511627776) is larger than any memory'
refusal(lambda: np.ones(3, dtype=np.int8).view(np.int64)) #= 'ValueError: view: expected a type whose size divides the 3 bytes of the last axis for `dtype`, found int64'
---
import numpy as np
a = np.array([None]); a[0] = a
def refusal(f):
    try: f()
    except RecursionError: return 'RecursionError'
[refusal(f) for f in (lambda: bool(a), lambda: a + a, lambda: -a, lambda: a == a, lambda: abs(a), lambda: np.logical_not(a))] #= ['RecursionError', 'RecursionError', 'RecursionError', 'RecursionError', 'RecursionError', 'RecursionError']
