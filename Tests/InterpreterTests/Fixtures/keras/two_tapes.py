# Networks called within two tapes: gradients of gradients, and two tapes beside each other.
import numpy as np, keras, tensorflow as tf
m = keras.Sequential([keras.Input((6, 6, 1)), keras.layers.Conv2D(3, 3, activation="tanh"), keras.layers.Flatten(), keras.layers.Dense(1)])
m.set_weights([np.sin(np.arange(int(np.prod(v.shape)))).reshape(v.shape) for v in m.weights])
x = tf.constant(np.cos(np.arange(72)).reshape(2, 6, 6, 1), dtype=tf.float32)
def sums(gradients): return [round(float(tf.reduce_sum(g)), 3) for g in gradients]
def penalty():
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            inner.watch(x)
            p = m(x, training=True)
        g = inner.gradient(p, [x])[0]
        n = tf.sqrt(tf.reduce_sum(tf.square(g), axis=[1, 2, 3]))
        loss = tf.reduce_mean((n - 1.0) ** 2) + tf.reduce_mean(p)
    return sums(outer.gradient(loss, m.trainable_variables)), round(float(loss), 3)
def both():
    with tf.GradientTape() as a, tf.GradientTape() as b:
        p = m(x, training=True)
        u, v = tf.reduce_sum(p), tf.reduce_mean(p ** 2)
    return sums(a.gradient(u, m.trainable_variables)), sums(b.gradient(v, m.trainable_variables))
both() #= ([-8.064, 2.314, 46.636, 2.0], [-7.162, 2.714, 54.19, 2.335])
penalty() #= ([-79.123, -53.718, 22.741, 1.0], 34.284)
penalty() == penalty() #= True
both() #= ([-8.064, 2.314, 46.636, 2.0], [-7.162, 2.714, 54.19, 2.335])
