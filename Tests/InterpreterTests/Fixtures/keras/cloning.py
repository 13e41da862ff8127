# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
from keras import layers
i = keras.Input((4,), name="i")
m = keras.Model(i, layers.Dense(2, name="b")(layers.Dense(3, name="a")(i)))
seen = []
def calling(layer, *args, **options):
    seen.append(layer.name)
    return layer(*args, **options)
def renamed(layer):
    config = layer.get_config()
    config["name"] += "_x"
    return layer.__class__.from_config(config)
[l.name for l in keras.models.clone_model(m, call_function=calling).layers], seen #= (['i', 'a', 'b'], ['a', 'b'])
[l.name for l in keras.models.clone_model(m, clone_function=renamed).layers] #= ['i', 'a_x', 'b_x']
c = keras.models.clone_model(m, input_tensors=keras.Input((4,), name="other"))
c.input.name, [l.name for l in c.layers], c.name == m.name #= ('other', ['other', 'a', 'b'], True)
s = keras.Sequential([keras.Input((4,)), layers.Dense(3, name="a"), layers.Dense(2, name="b")])
[l.name for l in keras.models.clone_model(s, clone_function=renamed).layers], keras.models.clone_model(s, recursive=True).output_shape #= (['a_x', 'b_x'], (None, 2))
---
# fieldbook only: as above
import os, tempfile; os.chdir(tempfile.mkdtemp())
import keras
import numpy as np
from keras import layers
def twice(x):
    return x * 2
m = keras.Sequential([keras.Input((3,)), layers.Lambda(twice, name="l")], name="s")
m.layers[0].get_config()["function"] #= {'module': 'builtins', 'class_name': 'function', 'config': 'twice', 'registered_name': 'function'}
m.save("l.keras")
keras.models.load_model("l.keras", custom_objects={"twice": twice})(np.ones((1, 3))).numpy().tolist() #= [[2.0, 2.0, 2.0]]
keras.models.load_model("l.keras") #! config.json in l.keras names the function “twice”, which is not here
#? custom_objects={"twice": twice}, or @keras.saving.register_keras_serializable() before it was saved
@keras.saving.register_keras_serializable("pack")
def scaled(x, k):
    return x * k
m = keras.Sequential([keras.Input((3,)), layers.Lambda(scaled, arguments={"k": 4})], name="s")
m.layers[0].get_config()["function"]["config"], m.layers[0].arguments #= ('pack>scaled', {'k': 4})
m.save("r.keras")
keras.models.load_model("r.keras")(np.ones((1, 3))).numpy().tolist() #= [[4.0, 4.0, 4.0]]
m = keras.Sequential([keras.Input((3,)), layers.Lambda(lambda x: x * 2, name="l")])
m.save("n.keras") #! layer l cannot be saved: Keras saves a lambda as bytecode of CPython; a function with a name is saved by its name
config = dict(layers.Lambda(twice).get_config(), function={"class_name": "__lambda__", "config": {"code": "4wEA", "defaults": None, "closure": None}})
layers.Lambda.from_config(config) #! Requested the deserialization of a `Lambda` layer whose `function` is a Python lambda. This carries a potential risk of arbitrary code execution and thus it is disallowed by default.
#? a Lambda of a function with a name is saved by the name: def f(x): …, then Lambda(f)
---
# fieldbook only: as above
import os, tempfile; os.chdir(tempfile.mkdtemp())
import keras
import numpy as np
from keras import layers
m = keras.Sequential([layers.Dense(3, name="a"), layers.Dense(2, name="b")])
m.save("u.keras")
k = keras.models.load_model("u.keras")
k.built, [l.name for l in k.layers], k(np.ones((1, 4))).shape #= (False, ['a', 'b'], TensorShape([1, 2]))
m.save("u.h5")
k = keras.models.load_model("u.h5")
k.built, [l.name for l in k.layers], k(np.ones((1, 4))).shape #= (False, ['a', 'b'], TensorShape([1, 2]))
