# fieldbook only: the same under Keras 3.15, but it takes long to import
import os, shutil, numpy as np, pandas as pd, keras
from PIL import Image
from tensorflow.keras.preprocessing.image import ImageDataGenerator
os.makedirs("pictures_here", exist_ok=True)
for i in range(6):
    Image.fromarray(np.full((4, 4, 3), 40 * i, "uint8")).save(f"pictures_here/{i}.png")
table = pd.DataFrame({"file": [f"{i}.png" for i in range(6)], "kind": ["b", "a", "c", "a", "b", "c"], "size": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0], "width": [1, 2, 3, 4, 5, 6]})
generator = ImageDataGenerator(rescale=1 / 255, validation_split=0.34)
batches = generator.flow_from_dataframe(table, "pictures_here", x_col="file", y_col="kind", target_size=(2, 3), batch_size=4, shuffle=False) #> Found 6 validated image filenames belonging to 3 classes.
x, y = next(batches)
x.shape, (x[:, 0, 0, 0] * 255).round().tolist(), y.tolist() #= ((4, 2, 3, 3), [0.0, 40.0, 80.0, 120.0], [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
batches.class_indices, batches.classes if isinstance(batches.classes, list) else [int(number) for number in batches.classes], batches.filenames, batches.filepaths[0], batches.samples, len(batches) #= ({'a': 0, 'b': 1, 'c': 2}, [1, 0, 2, 0, 1, 2], ['0.png', '1.png', '2.png', '3.png', '4.png', '5.png'], 'pictures_here/0.png', 6, 2)
some = generator.flow_from_dataframe(table, "pictures_here", x_col="file", y_col="kind", subset="validation", class_mode="sparse", shuffle=False) #> Found 2 validated image filenames belonging to 3 classes.
next(some)[1].tolist(), some.filenames #= ([1.0, 0.0], ['0.png', '1.png'])
raw = generator.flow_from_dataframe(table, "pictures_here", x_col="file", y_col="size", class_mode="raw", batch_size=3, shuffle=False) #> Found 6 validated image filenames.
next(raw)[1].tolist() #= [0.0, 1.0, 2.0]
raw = generator.flow_from_dataframe(table, "pictures_here", x_col="file", y_col=["size", "width"], class_mode="raw", batch_size=2, shuffle=False) #> Found 6 validated image filenames.
next(raw)[1].tolist() #= [[0.0, 1.0], [1.0, 2.0]]
plain = generator.flow_from_dataframe(table, "pictures_here", x_col="file", class_mode=None, batch_size=5, shuffle=False) #> Found 6 validated image filenames.
next(plain).shape #= (5, 256, 256, 3)
generator.flow_from_dataframe(table, "pictures_here", x_col="file", y_col="size") #!~ If class_mode="categorical", y_col='size' column values must be strings.
---
import shutil, keras
from keras.utils import image_dataset_from_directory
import os
os.makedirs("pictures_here/a"), os.makedirs("pictures_here/b"), os.rename("pictures_here/0.png", "pictures_here/a/0.png"), os.rename("pictures_here/1.png", "pictures_here/b/1.png") #= (None, None, None, None)
data = image_dataset_from_directory("pictures_here", shuffle=False, image_size=(2, 2))
data.file_paths, data.class_names #= (['pictures_here/a/0.png', 'pictures_here/b/1.png'], ['a', 'b'])
shutil.rmtree("pictures_here") #= None
