# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np, keras
from keras import layers, losses, metrics
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
y = np.array([[1., 0.], [0., 1.]])
p = np.array([[.7, .4], [.3, .6]])
w = np.array([1., 3.])
[[r(losses.MeanSquaredError(reduction=how)(y, p, weights)) for weights in [None, w]] for how in ["sum_over_batch_size", "mean", "sum", "none", None, "mean_with_sample_weight"]] #= [[[0.125], [0.25]], [[0.125], [0.25]], [[0.25], [0.5]], [[0.125, 0.125], [0.125, 0.375]], [[0.125, 0.125], [0.125, 0.375]], [[0.125], [0.125]]]
r(losses.SparseCategoricalCrossentropy(reduction="sum")(np.array([0, 1]), p, w)), r(losses.CategoricalCrossentropy(reduction="none")(y, p, w)) #= ([1.6684], [0.452, 1.2164])
losses.MeanSquaredError(reduction="most") #! MeanSquaredError does not know reduction='most'
---
import numpy as np, keras
from keras import losses
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
y = (np.arange(36).reshape(2, 3, 3, 2) % 3 == 0).astype("float32")
p = ((np.arange(36) * 7 % 11) / 11).reshape(2, 3, 3, 2).astype("float32")
[r(losses.Dice(axis=axis)(y, p)) for axis in [None, -1, (1, 2), (1, 2, 3), 0, (0, 1, 2)]] #= [[0.6417], [0.7244], [0.6484], [0.6462], [0.8088], [0.6421]]
[r(losses.Dice(axis=axis, reduction="none")(y, p)) for axis in [(1, 2), (1, 2, 3), (0, 1, 2)]] #= [[0.5733, 0.4217, 0.7632, 0.8356], [0.4937, 0.7987], [0.6689, 0.6154]]
[r(losses.Tversky(alpha=0.3, beta=0.7, axis=axis)(y, p)) for axis in [None, (1, 2, 3), (0,)]] #= [[0.6607], [0.6662], [0.7725]]
def trained(loss, batch):
    i = keras.Input((3, 3, 2))
    m = keras.Model(i, keras.layers.Conv2D(2, 1, use_bias=False, kernel_initializer="ones")(i))
    m.compile(keras.optimizers.SGD(0.5), loss)
    before = m.evaluate(p, y, batch_size=batch, verbose=0)
    m.fit(p, y, batch_size=batch, shuffle=False, verbose=0)
    return round(before, 4), r(m.get_weights()[0])
[trained(losses.Dice(axis=axis), batch) for axis in [None, (1, 2), (0, 1, 2)] for batch in [1, 2]] #= [(0.4999, [1.0149, 1.0452, 1.0475, 1.0282]), (0.4979, [1.0076, 1.0221, 1.0237, 1.0154]), (0.4999, [1.0164, 1.0437, 1.0501, 1.0256]), (0.4999, [1.0082, 1.0221, 1.0253, 1.0127]), (0.4999, [1.0164, 1.0437, 1.0501, 1.0256]), (0.4979, [1.0087, 1.021, 1.0248, 1.0142])]
[trained(losses.MeanSquaredError(reduction=how), batch) for how in ["sum", "none"] for batch in [1, 2]] #= [(5.3802, [0.862, 1.0271, 1.1206, 0.5432]), (10.7603, [-1.6818, -1.3636, -1.5165, -1.6983]), (0.5978, [0.862, 1.0271, 1.1206, 0.5432]), (0.5978, [-1.6818, -1.3636, -1.5165, -1.6983])]
losses.Dice(axis=7)(y, p) #! dice has no axis 7 in a tensor of rank 4
---
import numpy as np, keras
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, activation="sigmoid")])
m.set_weights([np.eye(2) * 40.0, np.zeros(2)])
x, y = np.array([[-0.7, -0.2], [0.3, 0.8]]), np.array([[1, 0], [0, 1]])
for loss in [keras.losses.BinaryFocalCrossentropy(), keras.losses.BinaryFocalCrossentropy(apply_class_balancing=True, gamma=1.0), keras.losses.BinaryCrossentropy()]:
    m.compile(keras.optimizers.SGD(0.1), loss)
    print(round(m.evaluate(x, y, verbose=0), 3))
 #> 10.0⏎4.0⏎10.0
---
import numpy as np, keras
from keras import metrics
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
y, p = np.array([[1., 0.], [0., 1.]]), np.array([[.7, .4], [.3, .6]])
[r(m(y, p)) for m in [metrics.BinaryCrossentropy(label_smoothing=0.1), metrics.CategoricalCrossentropy(label_smoothing=0.1)]] #= [[0.4651], [0.46]]
[r(m(thresholds=[0.35, 0.5, 0.65])(y, p)) for m in [metrics.Precision, metrics.Recall, metrics.TruePositives, metrics.FalseNegatives]] #= [[0.6667, 1.0, 1.0], [1.0, 1.0, 0.5], [2.0, 2.0, 1.0], [0.0, 0.0, 1.0]]
r(metrics.Precision(top_k=1)(y, p)), r(metrics.Recall(top_k=1, class_id=1)(y, p)), r(metrics.Recall(thresholds=[0.5])(y, p)) #= ([1.0], [1.0], [1.0])
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, activation="sigmoid", kernel_initializer="ones")])
m.compile("sgd", "mse", metrics=[metrics.Precision(thresholds=[0.2, 0.9], name="two")])
r(m.evaluate(p, y, verbose=0)[1]), [r(v) for v in m.fit(p, y, verbose=0).history["two"]] #= ([0.5, 0.0], [[0.5, 0.0]])
---
import numpy as np, keras
from keras import metrics
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
y, p = np.array([0, 0, 1, 1, 1]), np.array([.1, .6, .35, .8, .9])
[r(metrics.AUC(**options)(y, p)) for options in [{}, {"num_thresholds": 3}, {"curve": "PR"}, {"summation_method": "minoring"}, {"thresholds": [0.5]}, {"from_logits": True}]] #= [[0.8333], [0.5833], [0.9041], [0.8333], [0.5833], [0.8333]]
[r(m(0.5)(y, p)) for m in [metrics.SensitivityAtSpecificity, metrics.SpecificityAtSensitivity, metrics.PrecisionAtRecall, metrics.RecallAtPrecision]] #= [[1.0], [1.0], [1.0], [1.0]]
c = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]])
q = np.array([[.7, .2, .1], [.3, .4, .3], [.5, .2, .3], [.2, .7, .1]])
[r(metrics.F1Score(**options)(c, q)) for options in [{}, {"average": "macro"}, {"average": "micro"}, {"average": "weighted"}, {"threshold": 0.5}]] #= [[0.5, 0.6667, 0.0], [0.3889], [0.5], [0.4167], [0.6667, 0.0, 0.0]]
r(metrics.FBetaScore(beta=2.0)(c, q)), r(metrics.AUC(multi_label=True, num_labels=3)(c, q)), r(metrics.OneHotIoU(3, [0, 1])(c, q)) #= ([0.5, 0.8333, 0.0], [0.6667], [0.4167])
a, b = np.array([[1.], [2.], [4.]]), np.array([[1.1], [2.2], [3.]])
r(metrics.R2Score()(a, b)), r(metrics.PearsonCorrelation()(a.T, b.T)), r(metrics.ConcordanceCorrelation()(a.T, b.T)) #= ([0.775], [0.9608], [0.8421])
mean = metrics.Mean()
mean.update_state([1, 2, 3], sample_weight=[1, 0, 1])
mean.update_state(5.0)
r(mean.result()), mean.name, r(metrics.Sum()([1, 2, 3])), r(metrics.MeanMetricWrapper(lambda t, p: p - t)(np.ones(2), np.array([2., 4.]))) #= ([3.0], 'mean', [6.0], [2.0])
auc = metrics.AUC()
auc.update_state(y[:2], p[:2]); auc.update_state(y[2:], p[2:])
r(auc.result()) #= [0.8333]
auc.reset_state()
r(auc.result()) #= [0.0]
---
import keras
from keras import metrics
keras.backend.clear_session()
[metrics.Recall().name, metrics.Recall().name, metrics.BinaryAccuracy().name, metrics.BinaryAccuracy().name, metrics.AUC().name, metrics.AUC().name, metrics.MeanIoU(2).name, metrics.F1Score().name, metrics.TruePositives().name, metrics.LogCoshError().name] #= ['recall', 'recall_1', 'binary_accuracy', 'binary_accuracy', 'auc', 'auc_1', 'mean_io_u', 'f1_score', 'true_positives', 'logcosh']
---
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
i = keras.Input((2,))
m = keras.Model(i, [layers.Dense(1, name="a", kernel_initializer="ones")(i), layers.Dense(1, name="b", kernel_initializer="ones")(i)])
x, y = np.array([[0.5, 0.25], [1., 2.]]), [np.zeros((2, 1)), np.ones((2, 1))]
m.compile("sgd", "mse", metrics=[["mse", "mae"], ["mse", "mse"]], weighted_metrics=[["mae"], ["mae"]])
r(m.evaluate(x, y, verbose=0)), list(m.evaluate(x, y, verbose=0, return_dict=True)) #= ([6.8125, 4.7812, 2.0312, 1.875, 4.7812, 1.875, 1.125, 2.0312, 2.0312], ['a_loss', 'a_mae', 'a_mse', 'a_weighted_mae', 'b_loss', 'b_mae', 'b_mse', 'b_mse_1', 'loss'])
weights = [np.array([1., 2.]), np.array([0.5, 0.])]
r(m.evaluate(x, y, sample_weight=weights, verbose=0)), r(m.evaluate(x, y, sample_weight=weights[0], verbose=0)) #= ([9.2969, 9.2812, 0.0156, 1.875, 4.7812, 2.25, 0.25, 2.0312, 2.0312], [13.3125, 9.2812, 4.0312, 1.875, 4.7812, 2.25, 1.4167, 2.0312, 2.0312])
m.compile("sgd", ["mse", None], metrics=[["mae"], []])
list(m.evaluate(x, y, verbose=0, return_dict=True)) #= ['a_mae', 'loss']
m.compile("sgd", "mse", metrics=["mae"]) #! the model has 2 outputs, and `metrics` has 1 elements
---
import numpy as np, keras
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, kernel_initializer="ones", activation="sigmoid")])
x, y = np.array([[0.5, 0.25], [-1., 2.]]), np.array([[1], [0]])
for wanted in [["mae", "mae"], [keras.metrics.Recall(name="recall"), keras.metrics.Recall(class_id=0, name="recall")], ["MeanSquaredError", "RootMeanSquaredError", "acc"], [keras.losses.MeanSquaredError()]]:
    m.compile("sgd", "mse", metrics=wanted)
    print(r(m.evaluate(x, y, verbose=0)), list(m.evaluate(x, y, verbose=0, return_dict=True)))
 #> [0.3187, 0.5259, 0.5259, 0.5259] ['loss', 'mae', 'mae_1']⏎[0.3187, 1.0, 1.0, 1.0] ['loss', 'recall', 'recall_1']⏎[0.3187, 0.3187, 0.5645, 0.5] ['MeanSquaredError', 'RootMeanSquaredError', 'acc', 'loss']⏎[0.3187, 0.3187] ['loss', 'mean_squared_error']
m.compile("sgd", keras.losses.MeanSquaredError, metrics=[keras.metrics.MeanAbsoluteError])
r(m.evaluate(x, y, verbose=0)) #= [0.3187, 0.5259]
m.compile("sgd", "MeanSquaredError")
r(m.evaluate(x, y, verbose=0)) #= [0.3187, 0.5259]
---
import numpy as np, keras
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="softmax")])
m.compile("sgd", "sparse_categorical_crossentropy", metrics=[keras.metrics.Accuracy()])
m.evaluate(np.ones((4, 2)), np.array([0, 1, 2, 0]), verbose=0) #! accuracy expects targets in the shape of the predictions (metrics=["accuracy"] takes the largest), but the targets are those of sparse_categorical_crossentropy for an output of (None, 3)
---
# fieldbook only: as above
import keras
import numpy as np
r = lambda m: np.round(m.result().numpy(), 5).tolist()
y, p = np.array([[1.0, 2], [3, 4], [5, 7]]), np.array([[1.1, 2.2], [2.8, 4.1], [5.3, 6.5]])
def score(**options):
    m = keras.metrics.R2Score(**options)
    m.update_state(y, p)
    return r(m)
score(), score(class_aggregation=None), score(class_aggregation="variance_weighted_average"), score(num_regressors=1) #= (0.9794099926948547, [0.9825000166893005, 0.9763200283050537], 0.9787099957466125, 0.9742599725723267)
keras.metrics.R2Score(class_aggregation="x") #! Invalid value for argument `class_aggregation`. Expected one of (None, 'uniform_average', 'variance_weighted_average'). Received: class_aggregation=x
m = keras.metrics.CosineSimilarity(axis=0); m.update_state(y, p)
n = keras.metrics.CosineSimilarity(); n.update_state(y, p)
r(m), r(n) #= (0.9984899759292603, 0.998989999294281)
m = keras.metrics.CategoricalCrossentropy(axis=0); m.update_state(np.eye(3), np.full((3, 3), 0.2) + np.eye(3) * np.array([[0.4], [0.1], [0.2]]))
r(m) #= 0.6837599873542786
---
# fieldbook only: as above
# Weights of samples where targets and predictions have one axis: they are one row.
import keras
import numpy as np
w, t, p = np.array([0.4, 0.3, 0.2, 0.1]), np.array([1.0, 0.0, 1.0, 0.0]), np.array([0.1, 0.2, 0.3, 0.4])
mse, mae = keras.losses.MeanSquaredError(), keras.losses.MeanAbsoluteError()
[round(float(l(t, p, sample_weight=w)), 5) for l in (mse, mae)] #= [0.09375, 0.1375]
[round(float(l(t, p, sample_weight=w[:, None])), 5) for l in (mse, mae)] #= [0.09375, 0.1375]
[round(float(l(t[:, None], p[:, None], sample_weight=w)), 5) for l in (mse, mae)] #= [0.1125, 0.15]
class Squares(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return (y_true - y_pred) ** 2
round(float(Squares()(t, p, sample_weight=w)), 5) #= 0.1125
---
import numpy as np, keras
p = keras.metrics.Precision()
p([0, 1, 1], [1, 1, 0]), p.result(), [v.path for v in p.variables], p.result().numpy() #= (<tf.Tensor: shape=(), dtype=float32, numpy=0.5>, <tf.Tensor: shape=(), dtype=float32, numpy=0.5>, ['precision/true_positives', 'precision/false_positives'], np.float32(0.5))
m = keras.metrics.Mean(name="loss")
m(3.0), m.result(), f"{m.result():.3f}", print(m.result()) #= (<tf.Tensor: shape=(), dtype=float32, numpy=3.0>, <tf.Tensor: shape=(), dtype=float32, numpy=3.0>, '3.000', None)
a = keras.metrics.CategoricalAccuracy()
a.update_state([[0, 1]], [[0.2, 0.8]])
a.result(), [v.path for v in a.variables], keras.metrics.MeanIoU(2)([0, 1], [0, 1]).shape #= (<tf.Tensor: shape=(), dtype=float32, numpy=1.0>, ['categorical_accuracy/total', 'categorical_accuracy/count'], TensorShape([]))
class Steps(keras.metrics.Metric):
    def __init__(self, **options):
        super().__init__(**options)
        self.total = self.add_weight(name="total", initializer="zeros")
    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(1.0)
    def result(self):
        return self.total
s = Steps(name="steps")
s([1], [2]), s.variables[0].path, s.total.name #= (<Variable path=steps/total, shape=(), dtype=float32, value=1.0>, 'steps/total', 'total')
---
import keras, numpy as np
# One target along an axis stands for all, where losses take elements one by one
def judged(target, output, loss, metrics=None):
    m = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(int(np.prod(output)), activation="sigmoid", kernel_initializer="ones"), keras.layers.Reshape(output)])
    m.compile("sgd", loss, metrics=metrics)
    y = (np.arange(int(np.prod(target))) % 2).reshape(target).astype("float32")
    x = np.linspace(-1, 1, 16).reshape(8, 2)
    before = m.evaluate(x, y, verbose=0)
    trained = m.fit(x, y, verbose=0, batch_size=4, shuffle=False).history["loss"][0]
    return np.round(before, 5).tolist(), round(trained, 5)
[judged((8, 1), (3,), loss) for loss in ["mse", "mae", "huber", "kl_divergence"]] #= [(0.26525, 0.26527), (0.4504, 0.4504), (0.13263, 0.13263), (1.09407, 1.09378)]
[judged(*shapes, "mse") for shapes in [((8, 4, 4, 1), (4, 4, 3)), ((8, 1, 1, 3), (4, 4, 3)), ((8, 4, 1), (4, 3))]] #= [(0.31485, 0.31485), (0.29832, 0.29832), (0.31485, 0.31484)]
judged((8, 4, 4, 1), (4, 4, 3), "mse", ["mae"]) #= ([0.31485, 0.5], 0.31485)
losses = keras.losses
near, far = np.array([[1.0], [3.0]], "float32"), np.array([[1.0, 2.0], [3.0, 5.0]], "float32")
losses.MeanSquaredError()(near, far).numpy(), losses.mean_absolute_error(near, far).numpy() #= (np.float32(1.25), array([0.5, 1. ], dtype=float32))
judged((8, 1), (3,), "binary_crossentropy") #! binary_crossentropy expects targets of shape (N, 3), found (8, 1)
---
import keras, numpy as np
# Rows of a squeezed output would be others
m = keras.Sequential([keras.layers.Input((4, 4, 1)), keras.layers.Conv2D(1, 1)])
m.compile("sgd", "categorical_crossentropy")
m.fit(np.ones((2, 4, 4, 1)), np.ones((2, 4, 4)), verbose=0) #!~ categorical_crossentropy expects targets of shape (N, 4, 4, 1), found (2, 4, 4)
---
import keras
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
m.compile("sgd", "mse", metrics=(), weighted_metrics={})
m.compile("sgd", "mse", metrics=("mae",))
m.compile("sgd", "mse", metrics="accuracy") #! Expected `metrics` argument to be a list, tuple, or dict. Received instead: metrics=accuracy of type <class 'str'>
#? metrics=['accuracy']
