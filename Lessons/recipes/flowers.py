# Lesson 10 to its end: MobileNetV2 on photos of flowers, head alone and then everything, from three seeds.
# For each seed the photos are split anew, 70 % to learn from, 15 % to choose by, 15 % to test with, each part with the
# same share of every class. Chosen by validation: which epoch's weights are kept.
# Needs FIELDBOOK_DATA with flowers/ and MobileNetV2's weights in pretrained/. About ten minutes a seed on two cores.
import os
import time
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from fieldbook.datasets import split_folder

photos = os.path.join(os.environ["FIELDBOOK_DATA"], "flowers")
