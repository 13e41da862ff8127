# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
from keras.utils import bounding_boxes as b
n = lambda x: np.round(np.array(x), 4).tolist()
x = np.array([[10.0, 20, 50, 80], [-5, -6, 7, 8], [90, 90, 130, 140]])
y = np.array([[12.0, 22, 40, 90], [0, 0, 7, 8]])
d = {"boxes": x, "labels": np.array([0, 1, 2])}
n(b.convert_format(x, "xyxy", "xywh")), n(b.convert_format(x[0], "XYXY", "center_yxhw")) #= ([[10.0, 20.0, 40.0, 60.0], [-5.0, -6.0, 12.0, 14.0], [90.0, 90.0, 40.0, 50.0]], [50.0, 30.0, 60.0, 40.0])
n(b.convert_format(x, "xyxy", "rel_center_xywh", height=100, width=200)), n(b.convert_format([[0.1, 0.2, 0.3, 0.4]], "rel_yxyx", "xywh", 100, 200)) #= ([[0.15000000596046448, 0.5, 0.20000000298023224, 0.6000000238418579], [0.004999999888241291, 0.009999999776482582, 0.05999999865889549, 0.14000000059604645], [0.550000011920929, 1.149999976158142, 0.20000000298023224, 0.5]], [[40.0, 10.0, 40.0, 20.0]])
{k: n(v) for k, v in b.convert_format(d, "xyxy", "rel_xywh", height=100, width=200).items()} #= {'boxes': [[0.05000000074505806, 0.20000000298023224, 0.20000000298023224, 0.6000000238418579], [-0.02500000037252903, -0.05999999865889549, 0.05999999865889549, 0.14000000059604645], [0.44999998807907104, 0.8999999761581421, 0.20000000298023224, 0.5]], 'labels': [0, 1, 2]}
b.convert_format(x, "xyxy", "xywh").dtype.name #= 'float32'
b.convert_format(x, "rel_xyxy", "xyxy") #! ValueError: convert_format() must receive `height` and `width` transforming between relative and absolute formats.convert_format() received source=`rel_xyxy`, target=`xyxy, but height=None and width=None.
---
# fieldbook only: as above
import numpy as np
from keras.utils import bounding_boxes as b
n = lambda x: np.round(np.array(x), 4).tolist()
x = np.array([[10.0, 20, 50, 80], [-5, -6, 7, 8], [90, 90, 130, 140]])
y = np.array([[12.0, 22, 40, 90], [0, 0, 7, 8]])
d = {"boxes": x, "labels": np.array([0, 1, 2])}
{k: n(v) for k, v in b.clip_to_image_size(d, height=100, width=80).items()} #= {'boxes': [[10.0, 20.0, 50.0, 80.0], [0.0, 0.0, 7.0, 8.0], [80.0, 90.0, 80.0, 100.0]], 'labels': [0, 1, -1]}
n(b.crop(x, 5, 10, 60, 50)), n(b.pad(x, 5, 10)) #= ([[0.0, 15.0, 40.0, 60.0], [0.0, 0.0, 0.0, 3.0], [50.0, 60.0, 50.0, 60.0]], [[20.0, 25.0, 60.0, 85.0], [5.0, -1.0, 17.0, 13.0], [100.0, 95.0, 140.0, 145.0]])
n(b.compute_iou(x, y, "xyxy")), n(b.compute_iou(x[None], y, "xyxy")), n(b.compute_iou(x, y, "xywh")) #= ([[0.6060000061988831, 0.0], [0.0, 0.33329999446868896], [0.0, 0.0]], [[[0.6060000061988831, 0.0], [0.0, 0.33329999446868896], [0.0, 0.0]]], [[0.696399986743927, 0.0], [0.0, 0.03700000047683716], [0.0, 0.0]])
m = np.array([[12.0, 22, 40, 90], [-1, -1, -1, -1]])
n(b.compute_iou(x / 200, y / 200, "rel_xyxy", image_shape=(100, 200, 3))), n(b.compute_iou(x, m, "xyxy", use_masking=True)) #= ([[0.6060000061988831, 0.0], [0.0, 0.33329999446868896], [0.0, 0.0]], [[0.6060000061988831, -1.0], [0.0, -1.0], [0.0, -1.0]])
n(b.compute_ciou(x[:2], y, "xyxy")) #= [0.5974000096321106, 0.28850001096725464]
e = b.encode_box_to_deltas(y, x[:2], "xyxy", "xyxy", variance=[0.1, 0.1, 0.2, 0.2])
n(e), n(b.decode_deltas_to_boxes(y, e, "xyxy", "xyxy", variance=[0.1, 0.1, 0.2, 0.2])) #= ([[-0.8823999762535095, 1.4285999536514282, -0.6258000135421753, 1.783400058746338], [-3.75, -3.5713999271392822, 2.798099994659424, 2.694999933242798]], [[10.0, 20.0, 50.0, 80.0], [-5.0, -6.0, 7.0, 8.0]])
n(b.encode_box_to_deltas(y, np.stack([x[:2], x[1:]]), "xyxy", "xyxy", encoding_format="center_xywh")) #= [[[0.1429000049829483, -0.08820000290870667, 0.35670000314712524, -0.12520000338554382], [-0.3571000099182129, -0.375, 0.5389999747276306, 0.5595999956130981]], [[-0.8928999900817871, -0.8087999820709229, -0.8472999930381775, -1.5805000066757202], [15.214300155639648, 13.875, 1.7430000305175781, 1.8325999975204468]]]
b.encode_box_to_deltas(y, x[:2], "xyxy", "xyxy", encoding_format="xyxy") #! ValueError: `encoding_format` should be one of 'center_xywh' or 'center_yxhw', got xyxy
b.compute_iou(x, y, "rel_xyxy") #! ValueError: When using relative bounding box formats (e.g. `rel_yxyx`) the `image_shape` argument must be provided.Received `image_shape`: None
