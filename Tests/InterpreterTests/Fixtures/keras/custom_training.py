# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
import tensorflow as tf
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
def steps(optimizer, count=3):
    v, w = tf.Variable(arr((2, 2), 1)), keras.Variable(arr((3,), 2))
    for i in range(count):
        result = optimizer.apply_gradients(zip([tf.constant(arr((2, 2), i + 3)), arr((3,), i + 4)], [v, w]))
    return np.concatenate([v.numpy().ravel(), w.numpy()]).round(5).tolist()
o = keras.optimizers
steps(o.SGD(0.1)), steps(o.SGD(0.1, momentum=0.9, nesterov=True)) #= ([0.4994699954986572, 0.5998499989509583, 0.41811999678611755, 0.039739999920129776, 0.5544099807739258, 0.27098000049591064, -0.13989999890327454], [0.5901100039482117, 0.7747399806976318, 0.5950000286102295, 0.13541999459266663, 0.7412599921226501, 0.421779990196228, -0.09606000036001205])
steps(o.Adam(0.1)), steps(o.Adam(0.1, amsgrad=True, clipnorm=0.3)) #= ([0.460889995098114, 0.7884100079536438, 0.6067299842834473, 0.2108200043439865, 0.7441200017929077, 0.45583000779151917, 0.007110000122338533], [0.4602699875831604, 0.789900004863739, 0.6056399941444397, 0.2068299949169159, 0.7428799867630005, 0.4530099928379059, -0.010649999603629112])
steps(o.AdamW(0.1, weight_decay=0.1)), steps(o.Nadam(0.1)) #= ([0.4497799873352051, 0.7707300186157227, 0.593720018863678, 0.20740999281406403, 0.727620005607605, 0.4465399980545044, 0.008369999937713146], [0.5013099908828735, 0.7526199817657471, 0.5152599811553955, 0.09582000225782394, 0.680679976940155, 0.35012000799179077, -0.10610000044107437])
steps(o.RMSprop(0.1, centered=True, momentum=0.5)), steps(o.Adagrad(0.1)) #= ([0.59579998254776, 1.7132999897003174, 1.2282600402832031, 0.5012800097465515, 1.5449700355529785, 0.9406099915504456, 0.12842999398708344], [0.5442600250244141, 0.6762800216674805, 0.4686200022697449, 0.06538999825716019, 0.6209999918937683, 0.3107700049877167, -0.1286199986934662])
steps(o.SGD(0.5, clipvalue=0.2)), steps(o.Adam(0.1, global_clipnorm=0.1)) #= ([0.5854600071907043, 0.7958300113677979, 0.5085899829864502, 0.06633000075817108, 0.7245000004768372, 0.3136900067329407, -0.1569100022315979], [0.46303999423980713, 0.7876399755477905, 0.6067299842834473, 0.20398999750614166, 0.744700014591217, 0.4530400037765503, -0.001970000099390745])
steps(o.SGD(o.schedules.ExponentialDecay(0.5, 2, 0.5))) #= [0.6391100287437439, 0.8738899827003479, 0.6976699829101562, 0.19332000613212585, 0.8482900261878967, 0.5104100108146667, -0.06752000004053116]
v = tf.Variable([1.0, 2.0])
sgd = o.SGD(0.5)
sgd.build([v])
sgd.apply([tf.constant([1.0, 1.0])]), v.numpy().tolist(), int(sgd.iterations) #= (None, [0.5, 1.5], 1)
sgd.learning_rate = 0.25
sgd.apply([[1.0, 1.0]], [v]), v.numpy().tolist() #= (None, [0.25, 1.25])
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
def fixed(model, k=1):
    model.set_weights([np.ones(w.shape) if w.name in ("gamma", "moving_variance") else arr(w.shape, i + k) for i, w in enumerate(model.weights)])
    return model
inputs = keras.Input((12, 12, 1))
x = layers.Conv2D(4, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
last = layers.Conv2D(6, 3, activation="relu")(x)
x = layers.GlobalAveragePooling2D()(last)
model = fixed(keras.Model(inputs, layers.Dense(3, activation="softmax")(x)))
image = arr((2, 12, 12, 1), 3)
both = keras.Model(model.inputs, [last, model.output])
with tf.GradientTape() as tape:
    maps, predictions = both(image)
    channel = predictions[:, 2]
gradients = tape.gradient(channel, maps)
pooled = tf.reduce_mean(gradients, axis=(0, 1, 2))
heat = tf.squeeze(maps[0] @ pooled[..., tf.newaxis])
(pooled.numpy() * 1e3).round(3).tolist(), (heat.numpy() * 1e4).round(3).tolist()[0] #= ([11.173999786376953, -1.059999942779541, -10.104000091552734, 11.26200008392334, -1.2669999599456787, -9.982000350952148], [-45.67399978637695, -46.284000396728516, -45.85499954223633])
x = tf.constant(image)
with tf.GradientTape() as tape:
    tape.watch(x)
    loss = keras.losses.SparseCategoricalCrossentropy()(np.array([0, 1]), model(x))
slopes = tape.gradient(loss, x)
saliency = tf.reduce_max(tf.abs(slopes), axis=-1)
(saliency.numpy()[0, 0] * 1e3).round(3).tolist(), round(float(loss), 5) #= ([4.017000198364258, 5.0929999351501465, 8.083999633789062, 3.5869998931884766, 2.4230000972747803, 0.19599999487400055, 0.10000000149011612, 0.0, 0.0, 1.7170000076293945, 1.6929999589920044, 1.4730000495910645], 1.18788)
attacked = tf.clip_by_value(x + 0.1 * tf.sign(slopes), -1, 1)
model(attacked).numpy().round(4).tolist() #= [[0.26829999685287476, 0.3411000072956085, 0.3905999958515167], [0.26829999685287476, 0.3398999869823456, 0.39169999957084656]]
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
net = keras.Sequential([keras.Input((16, 16, 3)), layers.Conv2D(4, 3, padding="same", activation="relu", name="a"), layers.AveragePooling2D(2), layers.Conv2D(8, 3, padding="same", activation="relu", name="b")])
net.set_weights([arr(w.shape, i + 1) for i, w in enumerate(net.get_weights())])
net.trainable = False
features = keras.Model(net.inputs, [net.get_layer(n).output for n in ["a", "b"]])
def gram(t):
    result = tf.linalg.einsum("bijc,bijd->bcd", t, t)
    size = tf.shape(t)
    return result / tf.cast(size[1] * size[2], tf.float32)
content, style = arr((1, 16, 16, 3), 2), arr((1, 16, 16, 3), 9)
goal, grams = features(content)[1], [gram(f) for f in features(style)]
image = tf.Variable(content)
optimizer = keras.optimizers.Adam(0.02, beta_1=0.99, epsilon=1e-1)
@tf.function()
def step(image):
    with tf.GradientTape() as tape:
        found = features(image)
        loss = tf.add_n([tf.reduce_mean((gram(f) - g) ** 2) for f, g in zip(found, grams)])
        loss += 0.01 * tf.reduce_mean(tf.square(found[1] - goal)) + 1e-4 * tf.image.total_variation(image)[0]
    gradient = tape.gradient(loss, image)
    optimizer.apply_gradients([(gradient, image)])
    image.assign(tf.clip_by_value(image, 0.0, 1.0))
    return loss
[round(float(step(image)), 4) for i in range(4)], image.numpy()[0, 3, :2].round(3).tolist() #= ([0.0805, 0.0402, 0.0402, 0.0402], [[0.382999986410141, 0.0860000029206276, 0.0], [0.0, 0.0, 0.0]])
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
class Autoencoder(keras.Model):
    def __init__(self, size, shape):
        super().__init__()
        self.encoder = keras.Sequential([layers.Flatten(), layers.Dense(size, activation="relu")])
        self.decoder = keras.Sequential([layers.Dense(int(np.prod(shape)), activation="sigmoid"), layers.Reshape(shape)])
    def call(self, x):
        return self.decoder(self.encoder(x))
m = Autoencoder(8, (6, 6))
x = np.abs(arr((20, 6, 6), 2))
y = m(x[:1])
m.set_weights([arr(w.shape, i + 1) for i, w in enumerate(m.get_weights())])
m.compile(optimizer="adam", loss=keras.losses.MeanSquaredError())
h = m.fit(x, x, epochs=3, batch_size=5, shuffle=False, verbose=0)
[round(v, 4) for v in h.history["loss"]], m.predict(x[:1], verbose=0)[0, 0].round(4).tolist() #= ([0.0748, 0.0716, 0.0691], [0.4083999991416931, 0.34619998931884766, 0.35679998993873596, 0.43380001187324524, 0.5364000201225281, 0.6247000098228455])
class VAE(keras.Model):
    def __init__(self, **options):
        super().__init__(**options)
        inputs = keras.Input((6, 6, 1))
        h = layers.Flatten()(layers.Conv2D(4, 3, strides=2, activation="relu")(inputs))
        self.encoder = keras.Model(inputs, [layers.Dense(2, name="mean")(h), layers.Dense(2, name="log_variance")(h)])
        code = keras.Input((2,))
        self.decoder = keras.Model(code, layers.Reshape((6, 6, 1))(layers.Dense(36, activation="sigmoid")(code)))
        self.total = keras.metrics.Mean(name="loss")
        self.divergence = keras.metrics.Mean(name="kl_loss")
    @property
    def metrics(self):
        return [self.total, self.divergence]
    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_variance = self.encoder(data)
            image = self.decoder(mean + tf.exp(0.5 * log_variance) * 0.3)
            loss = tf.reduce_mean(tf.reduce_sum(keras.losses.binary_crossentropy(data, image), axis=(1, 2)))
            kl = -0.5 * (1 + log_variance - tf.square(mean) - tf.exp(log_variance))
            kl = tf.reduce_mean(tf.reduce_sum(kl, axis=1))
            loss = loss + kl
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        self.total.update_state(loss)
        self.divergence.update_state(kl)
        return {"loss": self.total.result(), "kl_loss": self.divergence.result()}
v = VAE()
v.encoder.set_weights([arr(w.shape, i + 1) for i, w in enumerate(v.encoder.get_weights())])
v.decoder.set_weights([arr(w.shape, i + 4) for i, w in enumerate(v.decoder.get_weights())])
v.compile(optimizer=keras.optimizers.Adam(0.01))
h = v.fit(x[..., None], epochs=3, batch_size=5, shuffle=False, verbose=0)
[round(a, 3) for a in h.history["loss"]], [round(a, 3) for a in h.history["kl_loss"]] #= ([25.63, 25.191, 24.892], [0.33, 0.264, 0.184])
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
def fixed(model, k=1):
    model.set_weights([np.ones(w.shape) if w.name in ("gamma", "moving_variance") else arr(w.shape, i + k) for i, w in enumerate(model.weights)])
G = keras.Sequential([keras.Input((4,)), layers.Dense(36, use_bias=False), layers.BatchNormalization(), layers.LeakyReLU(), layers.Reshape((3, 3, 4)), layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="tanh")])
D = keras.Sequential([keras.Input((6, 6, 1)), layers.Conv2D(4, 3, strides=2, padding="same"), layers.LeakyReLU(0.2), layers.Flatten(), layers.Dense(1)])
fixed(G, 1)
fixed(D, 2)
judge = keras.losses.BinaryCrossentropy(from_logits=True)
g_optimizer, d_optimizer = keras.optimizers.Adam(1e-2), keras.optimizers.Adam(1e-2)
@tf.function
def train_step(images, noise):
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        made = G(noise, training=True)
        real, fake = D(images, training=True), D(made, training=True)
        g_loss = judge(tf.ones_like(fake), fake)
        d_loss = judge(tf.ones_like(real), real) + judge(tf.zeros_like(fake), fake)
    g_gradients = g_tape.gradient(g_loss, G.trainable_variables)
    d_gradients = d_tape.gradient(d_loss, D.trainable_variables)
    g_optimizer.apply_gradients(zip(g_gradients, G.trainable_variables))
    d_optimizer.apply_gradients(zip(d_gradients, D.trainable_variables))
    return g_loss, d_loss
[[round(float(v), 3) for v in train_step(arr((8, 6, 6, 1), i), arr((8, 4), i + 5))] for i in range(4)] #= [[1.247, 2.607], [1.063, 2.409], [0.937, 2.146], [0.895, 1.981]]
G(arr((1, 4), 3), training=False).numpy()[0, 0, :, 0].round(3).tolist() #= [0.23399999737739563, 0.44999998807907104, 0.6190000176429749, -0.04500000178813934, 0.527999997138977, 0.4729999899864197]
class GAN(keras.Model):
    def __init__(self, discriminator, generator, size):
        super().__init__()
        self.discriminator, self.generator, self.size = discriminator, generator, size
        self.d_mean, self.g_mean = keras.metrics.Mean(name="d_loss"), keras.metrics.Mean(name="g_loss")
    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile()
        self.d_optimizer, self.g_optimizer, self.loss_fn = d_optimizer, g_optimizer, loss_fn
    @property
    def metrics(self):
        return [self.d_mean, self.g_mean]
    def train_step(self, real):
        n = tf.shape(real)[0]
        noise = tf.ones((n, self.size)) * 0.1
        images = tf.concat([self.generator(noise), real], axis=0)
        labels = tf.concat([tf.ones((n, 1)), tf.zeros((n, 1))], axis=0)
        with tf.GradientTape() as tape:
            d_loss = self.loss_fn(labels, self.discriminator(images))
        gradients = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.d_optimizer.apply_gradients(zip(gradients, self.discriminator.trainable_weights))
        with tf.GradientTape() as tape:
            g_loss = self.loss_fn(tf.zeros((n, 1)), self.discriminator(self.generator(noise)))
        gradients = tape.gradient(g_loss, self.generator.trainable_weights)
        self.g_optimizer.apply_gradients(zip(gradients, self.generator.trainable_weights))
        self.d_mean.update_state(d_loss)
        self.g_mean.update_state(g_loss)
        return {"d_loss": self.d_mean.result(), "g_loss": self.g_mean.result()}
fixed(G, 1)
fixed(D, 2)
gan = GAN(D, G, 4)
gan.compile(keras.optimizers.Adam(1e-2), keras.optimizers.Adam(1e-2), keras.losses.BinaryCrossentropy(from_logits=True))
h = gan.fit(arr((16, 6, 6, 1), 2), epochs=2, batch_size=8, shuffle=False, verbose=0)
{k: [round(a, 3) for a in v] for k, v in h.history.items()} #= {'d_loss': [0.394, 0.388], 'g_loss': [1.653, 1.516]}
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
inputs = keras.Input((8, 8, 1))
e = layers.Flatten()(layers.Conv2D(4, 3, activation="tanh")(inputs))
embedding = keras.Model(inputs, layers.Dense(5)(e))
def distance(vectors):
    a, b = vectors
    return ops.sqrt(ops.maximum(ops.sum(ops.square(a - b), axis=1, keepdims=True), 1e-7))
a, b = keras.Input((8, 8, 1)), keras.Input((8, 8, 1))
merged = layers.Lambda(distance, output_shape=(1,))([embedding(a), embedding(b)])
siamese = keras.Model([a, b], layers.Dense(1, activation="sigmoid")(layers.BatchNormalization()(merged)))
siamese.set_weights([np.ones(w.shape) if w.name in ("gamma", "moving_variance") else arr(w.shape, i + 1) for i, w in enumerate(siamese.weights)])
def contrastive(y, p):
    return ops.mean((1 - y) * ops.square(p) + y * ops.square(ops.maximum(1 - p, 0)))
siamese.compile(loss=contrastive, optimizer="RMSprop", metrics=["accuracy"])
A, B, Y = arr((12, 8, 8, 1), 1), arr((12, 8, 8, 1), 4), (np.arange(12) % 2).astype("float32")
h = siamese.fit([A, B], Y, epochs=3, batch_size=4, shuffle=False, verbose=0)
[round(v, 4) for v in h.history["loss"]], h.history["accuracy"] #= ([0.2577, 0.2507, 0.2505], [0.5, 0.5, 0.5])
[round(v, 4) for v in siamese.evaluate([A, B], Y, verbose=0)] #= [0.2545, 0.5]
class Distances(layers.Layer):
    def call(self, anchor, positive, negative):
        return tf.reduce_sum(tf.square(anchor - positive), -1), tf.reduce_sum(tf.square(anchor - negative), -1)
class Triplets(keras.Model):
    def __init__(self, embedding, margin=0.5):
        super().__init__()
        self.embedding, self.margin, self.distances = embedding, margin, Distances()
        self.mean = keras.metrics.Mean(name="loss")
    def call(self, inputs):
        return self.distances(*[self.embedding(x) for x in inputs])
    def judge(self, data):
        positive, negative = self(data)
        return tf.maximum(positive - negative + self.margin, 0.0)
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = self.judge(data)
        gradients = tape.gradient(loss, self.embedding.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.embedding.trainable_weights))
        self.mean.update_state(loss)
        return {"loss": self.mean.result()}
    def test_step(self, data):
        self.mean.update_state(self.judge(data))
        return {"loss": self.mean.result()}
    @property
    def metrics(self):
        return [self.mean]
embedding.set_weights([arr(w.shape, i + 1) for i, w in enumerate(embedding.get_weights())])
t = Triplets(embedding)
t.compile(optimizer=keras.optimizers.Adam(1e-3))
triplets = tf.data.Dataset.from_tensor_slices((A, B, arr((12, 8, 8, 1), 6))).batch(4)
h = t.fit(triplets, epochs=2, verbose=0)
[round(v, 4) for v in h.history["loss"]], round(t.evaluate(triplets, verbose=0), 4) #= ([0.5006, 0.5003], 0.4999)
