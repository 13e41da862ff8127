# A layer computes with the policy that was in force when it was made, or with its own.
import keras
import numpy as np
keras.mixed_precision.set_global_policy("mixed_bfloat16")
a = keras.layers.Dense(2, name="a")
keras.mixed_precision.set_global_policy("float32")
b, c = keras.layers.Dense(2, dtype="mixed_float16"), keras.layers.Dense(2)
a.compute_dtype, a.variable_dtype, a.dtype, a.dtype_policy.name #= ('bfloat16', 'float32', 'float32', 'mixed_bfloat16')
b.compute_dtype, c.compute_dtype, keras.layers.Dense(2, dtype=keras.DTypePolicy("mixed_bfloat16")).compute_dtype #= ('float16', 'float32', 'bfloat16')
a.get_config()["dtype"]["config"], keras.layers.Dense.from_config(a.get_config()).compute_dtype #= ({'name': 'mixed_bfloat16'}, 'bfloat16')
m = keras.Sequential([keras.Input((3,)), a, keras.layers.Dense(1, dtype="float32")])
[l.compute_dtype for l in keras.models.clone_model(m).layers] #= ['bfloat16', 'float32']
c.dtype_policy = "mixed_float16"
c.compute_dtype #= 'float16'
keras.layers.Dense(2, dtype=[1]) #!~ dtype is a type or a policy ("float32", "mixed_bfloat16", "mixed_float16"), found [1]
---
# A type of 16 bits alone is a policy whose variables have 16 bits too.
import keras
import tensorflow as tf
keras.layers.Dense(2, dtype="bfloat16") #!~ a layer whose dtype is "bfloat16" has variables of 16 bits in Keras; those of fieldbook have 32
keras.layers.Dense(2, dtype=tf.float16) #!~ a layer whose dtype is "float16" has variables of 16 bits in Keras; those of fieldbook have 32
keras.layers.Dense(2, dtype=keras.DTypePolicy("float16")) #!~ a layer whose dtype is "float16" has variables of 16 bits in Keras; those of fieldbook have 32
keras.mixed_precision.set_global_policy("float16") #!~ a layer whose dtype is "float16" has variables of 16 bits in Keras; those of fieldbook have 32
keras.config.set_dtype_policy("mixed_bfloat16")
keras.config.dtype_policy(), keras.layers.Dense(2).compute_dtype, keras.mixed_precision.global_policy().name #= (<DTypePolicy "mixed_bfloat16">, 'bfloat16', 'mixed_bfloat16')
keras.config.set_dtype_policy("float32")
keras.config.dtype_policy().name #= 'float32'
p = keras.mixed_precision
p.LossScaleOptimizer is keras.optimizers.LossScaleOptimizer, p.dtype_policy().name, p.set_dtype_policy("float32") #= (True, 'float32', None)
---
# What is set afterwards changes nothing in a model that is there.
import keras
import numpy as np
rng = np.random.default_rng(0)
x, y = rng.random((64, 12), dtype=np.float32), rng.random((64, 1), dtype=np.float32)
def trained(made, fitted, dtype=None):
    keras.utils.set_random_seed(1)
    keras.mixed_precision.set_global_policy(made)
    m = keras.Sequential([keras.Input((12,)), keras.layers.Dense(16, activation="tanh", dtype=dtype), keras.layers.Dense(1, dtype=dtype)])
    m.compile("sgd", "mse")
    keras.mixed_precision.set_global_policy(fitted)
    m.fit(x, y, epochs=3, batch_size=16, verbose=0, shuffle=False)
    keras.mixed_precision.set_global_policy("float32")
    return m.get_weights()[0]
whole, short = trained("float32", "float32"), trained("mixed_bfloat16", "mixed_bfloat16")
np.array_equal(whole, trained("float32", "mixed_bfloat16")), np.array_equal(whole, short) #= (True, False)
np.array_equal(short, trained("mixed_bfloat16", "float32")), np.array_equal(short, trained("float32", "float32", "mixed_bfloat16")) #= (True, True)
