# fieldbook only
import keras
keras.layers.Dense() #! Dense needs `units`: length of the output
#^ keras.layers.Dense()
#? call it as Dense(units, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, *, name=None, trainable=True, input_shape=None, input_dim=None, dtype=None)
---
import keras
keras.layers.Dense('10') #! Dense expects int for `units`, found str
#^ '10'
---
import keras
keras.layers.Dense(10, activation='rleu') #! Dense does not know activation='rleu'; did you mean 'relu'?
#^ 'rleu'
#? one of 'celu', 'elu', 'exponential', 'gelu', 'glu', 'hard_shrink', 'hard_sigmoid', 'hard_silu', 'hard_swish', 'hard_tanh', 'leaky_relu', 'linear', 'log_sigmoid', 'log_softmax', 'mish', 'relu', 'relu6', 'selu', 'sigmoid', 'silu', 'soft_shrink', 'softmax', 'softplus', 'softsign', 'sparse_plus', 'sparse_sigmoid', 'sparsemax', 'squareplus', 'swish', 'tanh', 'tanh_shrink'
---
import keras
keras.layers.Conv2D(32) #! Conv2D needs `kernel_size`: height and width of the kernel
#^ keras.layers.Conv2D(32)
#? call it as Conv2D(filters, kernel_size, strides=(1, 1), padding='valid', data_format=None, dilation_rate=(1, 1), groups=1, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, *, name=None, trainable=True, input_shape=None, input_dim=None, dtype=None)
---
import keras
keras.layers.Conv2D(32, 3, padding='sam') #! Conv2D: `padding` must be "valid" or "same", found 'sam'
#^ 'sam'
---
import keras
keras.layers.Dropout(5) #! Dropout: `rate` must be a share between 0 and 1, found 5
#^ 5
---
import keras
keras.layers.Dense(10, name='top')(3) #! top expects a tensor of rank 2 or more, found shape ()
#^ 3
#? add a batch axis: image[np.newaxis]
---
import keras
keras.Sequential([3]) #! item 1 of layers must be a layer, found int
#^ [3]
---
import keras
model = keras.Sequential([keras.layers.Dense(1)], name='small')
model.fit([1], [1]) #! small must be compiled before `fit`
#^ model.fit([1], [1])
#? model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
---
import keras
keras.layers.Flaten() #! keras.layers has no `Flaten`; did you mean `Flatten`?
#^ Flaten
---
import keras
model = keras.Sequential([keras.layers.Dense(3)], name="net")
model.add(model) #! net cannot be a layer of itself
#? add it to another model: keras.Sequential([…])
---
import keras
inner = keras.Sequential([], name="inner")
outer = keras.Sequential([inner])
inner.add(outer) #! inner cannot be a layer of itself
---
import numpy as np
import keras
x = keras.layers.Conv2D(8, 3)
keras.layers.Flatten()(x) #! cannot make a tensor of Conv2D
#? it is a layer: call it on a value, as layer(x)
np.sin(keras.Input((4,))) #! cannot make a tensor of KerasTensor
#? it is a value of a network to be: give it to layers, or add, subtract and multiply it
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(4, 3), keras.layers.Dense(10, activation="softmax")])
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(np.zeros((5, 8, 8, 1)), np.zeros(5)) #! sparse_categorical_crossentropy expects targets of shape (N, 6, 6) of class numbers, found (5,)
#? for one class a sample the output is flat: layers.Flatten() before the last dense layers
