# fieldbook only: the same under Keras 3.15, but it takes long to import
import h5py, numpy as np, keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="first"), keras.layers.Dense(2)])
model.set_weights([np.arange(12, dtype="float32").reshape(4, 3), np.ones(3), np.zeros((3, 2)), np.full(2, 7.0)])
model.save_weights("h5py_here.weights.h5")
f = h5py.File("h5py_here.weights.h5", "r")
f, list(f.keys()), list(f["layers"]), f["layers"], f["layers/dense/vars"].name, "layers/dense" in f, "nothing" in f #= (<HDF5 file "h5py_here.weights.h5" (mode r)>, ['layers', 'vars'], ['dense', 'dense_1'], <HDF5 group "/layers" (2 members)>, '/layers/dense/vars', True, False)
kernel = f["layers/dense/vars/0"]
kernel, kernel.shape, np.dtype(kernel.dtype.name), kernel.ndim, kernel.size, len(kernel), kernel.name #= (<HDF5 dataset "0": shape (4, 3), type "<f4">, (4, 3), dtype('float32'), 2, 12, 4, '/layers/dense/vars/0')
kernel[...].tolist(), kernel[1].tolist(), kernel[:2, ::2].tolist(), float(kernel[3, 2]), np.array(kernel).sum(), [row.tolist() for row in f["layers/dense/vars"]["1"][:2].reshape(2, 1)] #= ([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]], [3.0, 4.0, 5.0], [[0.0, 2.0], [3.0, 5.0]], 11.0, np.float32(66.0), [[1.0], [1.0]])
names = []
f.visititems(lambda name, one: names.append((name, isinstance(one, h5py.Dataset))))
[name for name in names if name[0].startswith("layers")] #= [('layers', False), ('layers/dense', False), ('layers/dense/vars', False), ('layers/dense/vars/0', True), ('layers/dense/vars/1', True), ('layers/dense_1', False), ('layers/dense_1/vars', False), ('layers/dense_1/vars/0', True), ('layers/dense_1/vars/1', True)]
f.get("nothing", 5), bool(f) #= (5, True)
f.close()
f, bool(f) #= (<Closed HDF5 file>, False)
with h5py.File("h5py_here.weights.h5") as f:
    total = sum(np.sum(f["layers"][layer]["vars"]["1"][()]) for layer in f["layers"])
total #= np.float32(17.0)
---
import h5py, keras, numpy as np
with h5py.File("h5py_here.weights.h5", "r") as f:
    f["layers/third"] #! KeyError: "Unable to synchronously open object (object 'third' doesn't exist)"
---
import h5py
h5py.File("h5py_here.weights.h5", "w") #!~ NotImplementedError: h5py here reads files; np.save, np.savez and model.save_weights keep arrays
---
import h5py
h5py.File("not_there.h5") #! FileNotFoundError: [Errno 2] Unable to synchronously open file (unable to open file: name = 'not_there.h5', errno = 2, error message = 'No such file or directory')
---
import h5py
h5py.version #!~ h5py.version is in h5py, not in Fieldbook
#? here are File, Group and Dataset, for reading
---
import os, json, keras
os.remove("h5py_here.weights.h5")
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="first")], name="short")
model.to_json()[:75], json.dumps(json.loads(model.to_json())) == model.to_json() #= ('{"module": "keras", "class_name": "Sequential", "config": {"name": "short",', True)
---
# A file of 1,672 bytes whose arrays claim more elements than fit into any memory, and none of many.
import base64, os, zlib, h5py
packed = "eNrr9HBx4+WS4mIAAQ4OBhYGAQZk8B8KOthQ+TD5BCjNCKU7oPQKJpg4I1hOAiouCDUfXV1IkKsrSPV/NACzx4AFQqO6bhSMFODh6hgAoiOgfFh6OsGEqi45JzEzt5iBIS+/JCMzLx2eLh3ItJeRgRViBiOMrwGhmRiRFQGBAlY+M9ClIK6ggj0DB9QlJtwMJv+ZIUpZgaIgeSZmiIEcUJ8xMzHDsoAD1PkQ7QwVAxoPwX7+LowMTDDHMCgw41cPy68VrKNpGH+6soDQzOjpColGKn/RASKdyTNAikoFBnEOBvF6BlzpDJo+mVhgRjBCbQJhFoSNCXQJDwBn+F6o"
with open("claims.h5", "wb") as file: file.write(zlib.decompress(base64.b64decode(packed))) #>
f = h5py.File("claims.h5", "r")
f["claims"].shape, f["claims"].size, f["nothing"].size, f["nothing"].nbytes #= ((1099511627776, 2097152), 2305843009213693952, 0, 0)
def refused(take):
    try: take()
    except (OSError, MemoryError) as error: return type(error).__name__, str(error).split(": ")[-1]
refused(lambda: f["claims"].nbytes) #= ('OSError', 'while opening claims, it claims more elements than can be counted')
refused(lambda: f["claims"][:]) #= ('MemoryError', 'a tensor of shape (1099511627776, 2097152) is larger than any memory')
os.remove("claims.h5") #= None
