# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
import keras
from keras import layers
def flat(v):
    a = np.array(v)
    return list(a.shape), [round(float(x), 2) + 0.0 for x in a.reshape(-1)]
g = (np.arange(36).reshape(1, 4, 3, 3) * 37 % 251).astype("float32")
flat(layers.AutoContrast()(g)) #= ([1, 4, 3, 3], [0.0, 38.19, 66.62, 115.06, 162.89, 194.12, 230.12, 5.62, 33.31, 85.0, 130.31, 160.81, 200.06, 255.0, 0.0, 54.94, 97.73, 127.5, 170.0, 222.42, 255.0, 24.88, 65.15, 94.19, 139.94, 189.85, 221.69, 255.0, 32.58, 60.88, 109.88, 157.27, 188.38, 224.94, 0.0, 27.57])
flat(layers.AutoContrast(value_range=(0, 1))(g / 255, training=False)) #= ([1, 4, 3, 3], [0.0, 0.15, 0.26, 0.45, 0.64, 0.76, 0.9, 0.02, 0.13, 0.33, 0.51, 0.63, 0.78, 1.0, 0.0, 0.22, 0.38, 0.5, 0.67, 0.87, 1.0, 0.1, 0.26, 0.37, 0.55, 0.74, 0.87, 1.0, 0.13, 0.24, 0.43, 0.62, 0.74, 0.88, 0.0, 0.11])
flat(layers.Equalization()(g)) #= ([1, 4, 3, 3], [0.0, 70.0, 93.0, 116.0, 185.0, 209.0, 232.0, 23.0, 46.0, 70.0, 139.0, 162.0, 185.0, 255.0, 0.0, 46.0, 116.0, 139.0, 162.0, 232.0, 255.0, 23.0, 93.0, 116.0, 139.0, 209.0, 232.0, 255.0, 46.0, 70.0, 93.0, 162.0, 185.0, 209.0, 0.0, 23.0])
flat(layers.Equalization(value_range=(0, 1), bins=16)(g / 255)) #= ([1, 4, 3, 3], [0.0, 0.2, 0.36, 0.45, 0.7, 0.82, 0.91, 0.0, 0.18, 0.27, 0.5, 0.64, 0.73, 1.0, 0.0, 0.18, 0.4, 0.55, 0.64, 0.9, 1.0, 0.09, 0.3, 0.45, 0.55, 0.8, 0.91, 1.0, 0.1, 0.36, 0.45, 0.7, 0.82, 0.82, 0.0, 0.18])
flat(layers.Solarization()(g)), flat(layers.Solarization()(g, training=False)) #= (([1, 4, 3, 3], [255.0, 218.0, 181.0, 144.0, 107.0, 70.0, 33.0, 247.0, 210.0, 173.0, 136.0, 99.0, 62.0, 25.0, 239.0, 202.0, 165.0, 128.0, 91.0, 54.0, 17.0, 231.0, 194.0, 157.0, 120.0, 83.0, 46.0, 9.0, 223.0, 186.0, 149.0, 112.0, 75.0, 38.0, 252.0, 215.0]), ([1, 4, 3, 3], [0.0, 37.0, 74.0, 111.0, 148.0, 185.0, 222.0, 8.0, 45.0, 82.0, 119.0, 156.0, 193.0, 230.0, 16.0, 53.0, 90.0, 127.0, 164.0, 201.0, 238.0, 24.0, 61.0, 98.0, 135.0, 172.0, 209.0, 246.0, 32.0, 69.0, 106.0, 143.0, 180.0, 217.0, 3.0, 40.0]))
flat(layers.RandomInvert(factor=(1.0, 1.0))(g)) #= ([1, 4, 3, 3], [255.0, 218.0, 181.0, 144.0, 107.0, 70.0, 33.0, 247.0, 210.0, 173.0, 136.0, 99.0, 62.0, 25.0, 239.0, 202.0, 165.0, 128.0, 91.0, 54.0, 17.0, 231.0, 194.0, 157.0, 120.0, 83.0, 46.0, 9.0, 223.0, 186.0, 149.0, 112.0, 75.0, 38.0, 252.0, 215.0])
flat(layers.RandomGrayscale(factor=1.0)(g, training=True)) #= ([1, 4, 3, 3], [30.15, 30.15, 30.15, 141.14, 141.14, 141.14, 76.18, 76.18, 76.18, 112.15, 112.15, 112.15, 194.52, 194.52, 194.52, 83.15, 83.15, 83.15, 194.14, 194.14, 194.14, 54.15, 54.15, 54.15, 165.14, 165.14, 165.14, 100.18, 100.18, 100.18, 136.14, 136.14, 136.14, 71.18, 71.18, 71.18])
flat(layers.RandomSaturation(factor=(0.3, 0.3))(g)) #= ([1, 4, 3, 3], [42.29, 58.14, 74.0, 153.29, 169.14, 185.0, 222.0, 130.29, 146.14, 124.29, 140.14, 156.0, 214.14, 230.0, 138.29, 95.29, 111.14, 127.0, 206.29, 222.14, 238.0, 66.29, 82.14, 98.0, 177.29, 193.14, 209.0, 246.0, 154.29, 170.14, 148.29, 164.14, 180.0, 217.0, 125.29, 141.14])
flat(layers.RandomPosterization((3, 3))(g)) #= ([1, 4, 3, 3], [0.0, 32.0, 64.0, 96.0, 128.0, 160.0, 192.0, 0.0, 32.0, 64.0, 96.0, 128.0, 192.0, 224.0, 0.0, 32.0, 64.0, 96.0, 160.0, 192.0, 224.0, 0.0, 32.0, 96.0, 128.0, 160.0, 192.0, 224.0, 32.0, 64.0, 96.0, 128.0, 160.0, 192.0, 0.0, 32.0])
flat(layers.RandomPosterization((2, 2), value_range=(0, 1))(g / 255)) #= ([1, 4, 3, 3], [0.0, 0.0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.0, 0.0, 0.25, 0.25, 0.5, 0.75, 0.75, 0.0, 0.0, 0.25, 0.25, 0.5, 0.75, 0.75, 0.0, 0.0, 0.25, 0.5, 0.5, 0.75, 0.75, 0.0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.0, 0.0])
flat(layers.RandomSharpness((0.8, 0.8))(g)) #= ([1, 4, 3, 3], [0.0, 27.72, 84.85, 126.6, 180.31, 234.02, 255.0, 0.0, 46.48, 89.57, 131.69, 185.4, 227.75, 255.0, 0.0, 40.95, 94.66, 148.37, 194.51, 248.22, 255.0, 0.0, 37.83, 86.42, 157.48, 211.18, 255.0, 255.0, 25.12, 70.66, 108.86, 174.15, 216.28, 255.0, 0.0, 32.29])
flat(layers.RandomColorDegeneration((0.5, 0.5))(g)) #= ([1, 4, 3, 3], [15.08, 33.58, 52.08, 126.07, 144.57, 163.07, 149.09, 42.09, 60.59, 97.07, 115.57, 134.07, 193.76, 212.26, 105.26, 68.07, 86.57, 105.07, 179.07, 197.57, 216.07, 39.08, 57.58, 76.08, 150.07, 168.57, 187.07, 173.09, 66.09, 84.59, 121.07, 139.57, 158.07, 144.09, 37.09, 55.59])
flat(layers.RandomGaussianBlur(factor=(1.0, 1.0), kernel_size=3, sigma=(0.8, 0.8))(g)) #= ([1, 4, 3, 3], [35.1, 56.53, 63.62, 89.73, 86.58, 83.42, 91.98, 45.01, 52.1, 74.59, 102.75, 99.59, 116.03, 138.7, 107.3, 90.77, 87.61, 84.46, 105.68, 102.53, 116.35, 115.3, 123.63, 129.31, 90.54, 87.39, 101.21, 102.09, 55.12, 76.55, 106.72, 72.25, 100.41, 90.57, 43.6, 65.03])
flat(layers.RandomHue(0.0)(g)) #= ([1, 4, 3, 3], [0.0, 37.0, 74.0, 111.0, 148.0, 185.0, 222.0, 8.0, 45.0, 82.0, 119.0, 156.0, 193.0, 230.0, 16.0, 53.0, 90.0, 127.0, 164.0, 201.0, 238.0, 24.0, 61.0, 98.0, 135.0, 172.0, 209.0, 246.0, 32.0, 69.0, 106.0, 143.0, 180.0, 217.0, 3.0, 40.0])
flat(layers.RandomColorJitter(brightness_factor=(0.1, 0.1), contrast_factor=None, saturation_factor=(0.4, 0.4))(g)) #= ([1, 4, 3, 3], [50.17, 74.83, 99.5, 161.17, 185.83, 210.5, 247.5, 104.83, 129.5, 132.17, 156.83, 181.5, 230.67, 255.0, 112.67, 103.17, 127.83, 152.5, 211.33, 236.0, 255.0, 74.17, 98.83, 123.5, 185.17, 209.83, 234.5, 255.0, 123.33, 148.0, 156.17, 180.83, 205.5, 242.5, 99.83, 124.5])
flat(layers.RandomCrop(4, 3)(g))[0], layers.RandomCrop(2, 2)(g).shape, layers.RandomCrop(2, 2)(g, training=False).shape #= ([1, 4, 3, 3], TensorShape([1, 2, 2, 3]), TensorShape([1, 4, 3, 3]))
flat(layers.RandomShear(0.0, 0.0)(g)) == flat(g), layers.RandomErasing()(g).shape, layers.RandAugment()(g).shape #= (True, TensorShape([1, 4, 3, 3]), TensorShape([1, 4, 3, 3]))
np.array(layers.RandomHue(0.5)(g[0])).shape, layers.RandomGrayscale().get_config()["factor"], [float(x) for x in layers.RandomHue(0.2).get_config()["factor"]] #= ((4, 3, 3), 0.5, [0.0, 0.2])
mixed = layers.MixUp()({"images": np.ones((4, 2, 2, 1), "float32"), "labels": np.eye(4, dtype="float32")})
mixed["images"].shape, [round(float(row.sum()), 3) for row in np.array(mixed["labels"])] #= (TensorShape([4, 2, 2, 1]), [1.0, 1.0, 1.0, 1.0])
cut = layers.CutMix()({"images": np.ones((4, 2, 2, 1), "float32"), "labels": np.eye(4, dtype="float32")})
np.array(cut["images"]).min(), [round(float(row.sum()), 3) for row in np.array(cut["labels"])] #= (np.float32(1.0), [1.0, 1.0, 1.0, 1.0])
np.array(layers.MixUp()(g, training=False) == g).all() #= np.True_
---
import numpy as np
import keras
from keras import layers
np.array(layers.Discretization(bin_boundaries=[0.0, 1.0, 2.0])(np.array([[-1.5, 1.0, 3.4, 0.5]]))).tolist() #= [[0, 2, 3, 1]]
np.array(layers.Discretization(bin_boundaries=[0.0, 1.0], output_mode="one_hot")(np.array([-1.5, 1.0, 0.5]))).tolist() #= [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
np.array(layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")(np.array([3, 2, 0]))).tolist() #= [[0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0]]
np.array(layers.CategoryEncoding(num_tokens=4)(np.array([[0, 1], [0, 0], [3, 2]]))).tolist() #= [[1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]
np.array(layers.CategoryEncoding(num_tokens=4, output_mode="count")(np.array([[0, 1], [0, 0], [3, 2]]))).tolist() #= [[1.0, 1.0, 0.0, 0.0], [2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]
d = layers.Discretization(num_bins=4)
d.adapt(np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]))
np.array(d(np.array([0.5, 3.0, 6.5]))).tolist() #= [0, 2, 3]
np.array(layers.Masking(mask_value=0.0)(np.array([[[1.0, 2.0], [0.0, 0.0], [0.0, 3.0]]]))).tolist() #= [[[1.0, 2.0], [0.0, 0.0], [0.0, 3.0]]]
e = layers.Embedding(5, 2, name="e")
e(np.array([[1, 2]])).shape, e.embeddings.shape, [w.path for w in e.weights], e.get_config()["input_dim"] #= (TensorShape([1, 2, 2]), TensorShape([5, 2]), ['e/embeddings'], 5)
e.set_weights([np.arange(10.0).reshape(5, 2)])
np.array(e(np.array([[1, 4], [0, 0]]))).tolist() #= [[[2.0, 3.0], [8.0, 9.0]], [[0.0, 1.0], [0.0, 1.0]]]
layers.MultiHeadAttention(num_heads=2, key_dim=3).get_config()["value_dim"], layers.MultiHeadAttention(2, 3)(np.ones((1, 4, 5)), np.ones((1, 3, 5))).shape #= (3, TensorShape([1, 4, 5]))
out, scores = layers.MultiHeadAttention(2, 3)(np.ones((1, 4, 5)), np.ones((1, 3, 5)), return_attention_scores=True)
out.shape, scores.shape #= (TensorShape([1, 4, 5]), TensorShape([1, 2, 4, 3]))
a = layers.Attention()
np.array(a([np.eye(3, dtype="float32")[None], np.ones((1, 3, 2), "float32"), np.eye(3, dtype="float32")[None]], use_causal_mask=True)).tolist() #= [[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]]
np.array(layers.Dot(axes=1)([np.arange(6.0).reshape(1, 3, 2), np.arange(6.0).reshape(1, 3, 2)])).tolist(), layers.dot([np.ones((2, 3)), np.ones((2, 3))], axes=1).shape #= ([[[20.0, 26.0], [26.0, 35.0]]], TensorShape([2, 1]))
p = layers.Pipeline([layers.Rescaling(2.0), layers.Flatten()])
np.array(p(np.ones((1, 2, 2), "float32"))).tolist() #= [[2.0, 2.0, 2.0, 2.0]]
---
import numpy as np
import keras
from keras import tree
tree.flatten({"b": [1, (2, 3)], "a": 4}), tree.is_nested([1]), tree.is_nested(1) #= ([4, 1, 2, 3], True, False)
tree.map_structure(lambda a, b: a + b, {"x": [1, 2]}, {"x": [10, 20]}) #= {'x': [11, 22]}
tree.pack_sequence_as([1, (2, 3)], [7, 8, 9]), tree.lists_to_tuples([1, [2, {"a": [3]}]]) #= ([7, (8, 9)], (1, (2, {'a': (3,)})))
tree.flatten_with_path({"a": [1, 2]}) #= [(('a', 0), 1), (('a', 1), 2)]
tree.map_shape_structure(lambda s: len(s), {"a": (2, 3), "b": [(1, 2, 3)]}) #= {'a': 2, 'b': [3]}
keras.utils.pad_sequences([[1], [2, 3], [4, 5, 6]]).tolist(), keras.utils.pad_sequences([[1], [2, 3, 4]], maxlen=2, padding="post", truncating="post", value=9).tolist() #= ([[0, 0, 1], [0, 2, 3], [4, 5, 6]], [[1, 9], [2, 3]])
keras.backend.standardize_dtype("float32"), keras.backend.is_float_dtype("int8"), keras.backend.result_type("int32", "float32"), keras.config.is_nnx_enabled(), keras.version() #= ('float32', False, 'float32', False, '3.15.1')
keras.random.beta((3,), 2.0, 5.0).shape, keras.random.binomial((2,), 5, 0.5).shape, keras.random.categorical(np.zeros((2, 3)), 4).shape, keras.random.gamma((4,), 2.0).shape, keras.random.dropout(np.ones((2, 2)), 0.5).shape #= (TensorShape([3]), TensorShape([2]), TensorShape([2, 4]), TensorShape([4]), TensorShape([2, 2]))
