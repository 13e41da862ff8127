import numpy as np
import keras
from keras import layers
# What makes an object again
[keras.regularizers.L2(0.5).get_config(), keras.constraints.MaxNorm(3.0).get_config(), keras.constraints.NonNeg().get_config()] #= [{'l2': 0.5}, {'max_value': 3.0, 'axis': 0}, {}]
[keras.initializers.RandomNormal(stddev=0.25, seed=3).get_config(), keras.initializers.Zeros().get_config()] #= [{'seed': 3, 'mean': 0.0, 'stddev': 0.25}, {}]
keras.optimizers.schedules.ExponentialDecay(0.5, 10, 0.5).get_config() #= {'initial_learning_rate': 0.5, 'decay_steps': 10, 'decay_rate': 0.5, 'staircase': False, 'name': 'ExponentialDecay'}
keras.losses.CategoricalCrossentropy(label_smoothing=0.5).get_config() #= {'name': 'categorical_crossentropy', 'reduction': 'sum_over_batch_size', 'from_logits': False, 'label_smoothing': 0.5, 'axis': -1}
keras.losses.Tversky(alpha=0.25).get_config() #= {'name': 'tversky', 'reduction': 'sum_over_batch_size', 'alpha': 0.25, 'beta': 0.5, 'axis': None}
keras.metrics.TopKCategoricalAccuracy(k=3).get_config() #= {'name': 'top_k_categorical_accuracy', 'dtype': 'float32', 'k': 3}
keras.metrics.Precision(thresholds=0.25, name="p").get_config() #= {'name': 'p', 'dtype': 'float32', 'thresholds': 0.25, 'top_k': None, 'class_id': None}
type(keras.constraints.MaxNorm.from_config({"max_value": 3.0, "axis": 0})).__name__ #= 'MaxNorm'
float(keras.regularizers.L1L2(0.5, 0.25)(np.array([1.0, -2.0], "float32"))) #= 2.75
float(keras.regularizers.L1(0.5)(np.array([1.0, -2.0], "float32"))) #= 1.5
[(v.name, list(v.shape)) for v in keras.metrics.MeanSquaredError().variables] #= [('total', []), ('count', [])]
[(v.name, list(v.shape)) for v in keras.metrics.Recall(thresholds=[0.25, 0.5]).variables] #= [('true_positives', [2]), ('false_negatives', [2])]
keras.Input(batch_shape=(None, 3)).shape #= (None, 3)
layers.Dense(3)(inputs=np.ones((2, 2))).shape #= TensorShape([2, 3])
layers.PReLU(alpha_constraint="non_neg").get_config()["alpha_constraint"]["class_name"] #= 'NonNeg'
---
import numpy as np
import keras
# Weights of samples, of elements and of everything
t = np.array([1.0, 9.0, 2.0, -5.0, -2.0, 6.0]).reshape(2, 3, 1)
p = np.array([4.0, 8.0, 12.0, 8.0, 1.0, 3.0]).reshape(2, 3, 1)
w = np.array([3.0, 6.0, 5.0, 0.0, 4.0, 2.0]).reshape(2, 3)
round(float(keras.losses.MeanSquaredError()(t, p, sample_weight=w)), 4) #= 97.8333
round(float(keras.losses.MeanSquaredError()(t, p, sample_weight=2.5)), 4) #= 123.75
round(float(keras.losses.MeanAbsoluteError()(t[:, :, 0], p[:, :, 0], sample_weight=np.array([1.5, 2.5]).reshape(2, 1))), 4) #= 11.4167
round(float(keras.losses.MeanSquaredError(reduction="sum")(t, p, sample_weight=2.5)), 4) #= 742.5
round(float(keras.losses.MeanSquaredError(reduction="mean_with_sample_weight")(t, p, sample_weight=w)), 4) #= 29.35
np.array(keras.losses.MeanSquaredError(reduction="none", dtype="float32")(t, p, sample_weight=w)).tolist() #= [[27.0, 6.0, 500.0], [0.0, 36.0, 18.0]]
class Squares(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return (y_true - y_pred) ** 2
[round(float(Squares(reduction=r)(t[:, :, 0], p[:, :, 0], sample_weight=w)), 4) for r in ["sum", "mean", "mean_with_sample_weight"]] #= [587.0, 97.8333, 29.35]
np.array(Squares(reduction=None)(t[0, :, 0], p[0, :, 0], sample_weight=w[0])).tolist() #= [27.0, 6.0, 500.0]
m = keras.metrics.Accuracy()
float(m(np.array([[1, 2], [3, 4]]), np.array([[0, 2], [3, 4]]), sample_weight=np.array([[0.5, 0.25], [0.5, 0.25]]))) #= 0.6666666865348816
round(float(keras.metrics.MeanSquaredError()(t[:, :, 0], p[:, :, 0], sample_weight=2.0)), 4) #= 49.5
float(keras.metrics.Recall()(np.array([[0, 1, 1], [1, 0, 1]]), np.array([[1.0, 1, 0], [0, 0, 1]]), sample_weight=np.array([[1.0, 2, 3], [4, 5, 6]]))) #= 0.5333333611488342
round(float(keras.metrics.AUC(label_weights=[0.5, 2.0], num_thresholds=5)(np.array([[0.0, 1], [1, 0], [1, 1]]), np.array([[0.1, 0.6], [0.8, 0.7], [0.3, 0.4]]))), 4) #= 0.44
---
import numpy as np
import keras
x = np.array([1.0, 2.0, 4.0])
[[round(float(v), 5) for v in f(x)] for f in (keras.activations.softmax, keras.activations.log_softmax, keras.activations.sparsemax)] #= [[0.04201, 0.1142, 0.84379], [-3.16985, -2.16985, -0.16985], [0.0, 0.0, 1.0]]
np.array(keras.activations.softmax(np.arange(8.0).reshape(2, 2, 2), axis=(1, 2))).round(5).tolist() #= [[[0.03206, 0.08714], [0.23688, 0.64391]], [[0.03206, 0.08714], [0.23688, 0.64391]]]
---
import numpy as np
import keras
from keras import layers
# Validation after some epochs, and hooks of a LambdaCallback
x = np.ones((8, 2), "float32")
y = np.ones((8, 1), "float32")
m = keras.Sequential([layers.Dense(1)])
m.compile("sgd", "mse")
calls = []
hook = keras.callbacks.LambdaCallback(on_test_begin=lambda logs: calls.append("test"), on_epoch_end=lambda epoch, logs: calls.append(epoch))
h = m.fit(x, y, epochs=4, validation_data=(x, y), validation_freq=2, validation_batch_size=3, verbose=0, callbacks=[hook])
calls, len(h.history["val_loss"]) #= ([0, 'test', 1, 2, 'test', 3], 2)
h = m.fit(x, y, epochs=4, validation_data=(x, y), validation_freq=[1, 4], verbose=0)
len(h.history["val_loss"]), len(h.history["loss"]) #= (2, 4)
m.compile(keras.optimizers.SGD(1e25), "mse")
m.fit(x, y, epochs=4, verbose=0, callbacks=[keras.callbacks.TerminateOnNaN(raise_error=True)]) #! NaN or Inf loss encountered at batch 0. Loss value: inf. Terminating training immediately.
