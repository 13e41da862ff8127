import Datasets
import Evaluator
import FieldbookLibrary
import Language
import TestSupport
import Testing

extension InterpreterTests {
  /// Images from files and folders, in the language.
  @Suite struct PictureFolderTests {
    /// A folder with two classes of small pictures.
    private func pictures() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      for (name, source) in [
        ("ants/a.jpg", "rgb.jpg"), ("ants/b.jpg", "subsampled.jpg"), ("ants/c.png", "rgba.png"),
        ("bees/d.jpg", "gray.jpg"), ("bees/e.png", "rgb.png"), ("bees/f.jpg", "progressive.jpg"),
      ] {
        try folder.write(PictureFixtures.file(source), to: name)
      }
      return folder
    }

    /// The output of the cells, and the message of the one that failed.
    private func run(_ code: String, in folder: TemporaryFolder? = nil) -> String {
      let console = RecordingConsole()
      let interpreter = Interpreter(console: console)
      if let folder { interpreter["folder"] = .string(folder.path) }
      let outcome = interpreter.run(
        SourceText("import keras\nimport tensorflow as tf\n" + code, name: "cell"))
      var found = console.output
      if case .failed(let diagnostic) = outcome { found += "Error: " + diagnostic.message }
      return folder.map { found.replacing($0.path, with: "HERE") } ?? found
    }

    @Test func batchesOfPictures() throws {
      let folder = try pictures()
      #expect(
        run(
          """
          d = keras.utils.image_dataset_from_directory(folder, image_size=(8, 10), batch_size=4, shuffle=False)
          print(d.class_names, len(d))
          for x, y in d:
              print(x.shape, x.dtype, y.dtype, y.numpy().tolist())
          a = keras.utils.img_to_array(keras.utils.load_img(folder + "/ants/a.jpg"))
          print(bool((tf.image.resize(a, (8, 10)) == next(iter(d))[0][0]).numpy().all()))
          """, in: folder)
            == """
            Found 6 files belonging to 2 classes.
            ['ants', 'bees'] 2
            (4, 8, 10, 3) <dtype: 'float32'> <dtype: 'int32'> [0, 0, 0, 1]
            (2, 8, 10, 3) <dtype: 'float32'> <dtype: 'int32'> [1, 1]
            True

            """)
    }

    @Test func stratifiedParts() throws {
      let folder = try pictures()
      for name in ["ants/g.jpg", "ants/h.jpg", "ants/i.jpg"] {
        try folder.write(PictureFixtures.file("rgb.jpg"), to: name)
      }
      #expect(
        run(
          """
          from fieldbook.datasets import split_folder
          parts = split_folder(folder, parts=[2/3, 1/3], image_size=(4, 6), stratify=True, seed=1)
          print(parts[0].class_names, [len(part) for part in parts])
          print([sorted(int(y) for x, y in part) for part in parts], [x.shape for x, y in parts[0].take(1)])
          split_folder(folder, parts=[0.7, 0.4])
          """, in: folder)
            == """
            ants         4        2
            bees         2        1
            all          6        3
            ['ants', 'bees'] [6, 3]
            [[0, 0, 0, 0, 1, 1], [0, 0, 1]] [TensorShape([4, 6, 3])]
            Error: split_folder: `parts` must be above 0 and together at most 1, found [0.7, 0.4]
            """)
    }

    @Test func splitsAndModes() throws {
      let folder = try pictures()
      #expect(
        run(
          """
          def of(**options):
              return keras.utils.image_dataset_from_directory(folder, image_size=(4, 4), verbose=False, **options)
          a = of(validation_split=0.34, subset="training", seed=3, batch_size=None)
          b = of(validation_split=0.34, subset="validation", seed=3, batch_size=None)
          print(len(a), len(b))
          def sums(d): return sorted(round(float(x.numpy().sum()), 1) for x, y in d)
          print(sorted(sums(a) + sums(b)) == sums(of(shuffle=False, batch_size=None)))
          both = of(validation_split=0.34, subset="both", seed=3)
          print(len(both), len(both[0]))
          x, y = next(iter(of(label_mode="categorical", color_mode="grayscale")))
          print(x.shape, y.shape)
          print(next(iter(of(label_mode="binary", shuffle=False)))[1].numpy().tolist())
          print(next(iter(of(label_mode=None))).shape)
          model = keras.Sequential([keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(2, activation="softmax")])
          model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
          print(len(model.fit(of(batch_size=2), epochs=2, verbose=0).history["loss"]))
          """, in: folder)
            == """
            4 2
            True
            2 1
            (6, 4, 4, 1) (6, 2)
            [[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]]
            (6, 4, 4, 3)
            2

            """)
    }

    @Test(arguments: [
      (
        "of(label_mode='name')",
        "`label_mode` must be \"int\", \"categorical\", \"binary\" or None, found 'name'"
      ),
      (
        "of(validation_split=0.5, subset='training')",
        "`seed` must be given where the data are split, found None"
      ),
      (
        "of(validation_split=0.5, seed=1)",
        "`subset` must be \"training\", \"validation\" or \"both\", found None"
      ),
      (
        "of(validation_split=1.5, subset='training', seed=1)",
        "`validation_split` must be above 0 and below 1, found 1.5"
      ),
      (
        "of(subset='training')",
        "`subset` must be left out where there is no validation_split, found 'training'"
      ),
      ("of(image_size=0)", "`image_size` must be 1 or more, found 0"),
    ])
    func wrongOptions(_ code: String, _ message: String) throws {
      let folder = try pictures()
      let found = run(
        "def of(**options): return keras.utils.image_dataset_from_directory(folder, verbose=False, **options)\n"
          + code,
        in: folder)
      #expect(found == "Error: image_dataset_from_directory: " + message)
    }

    @Test func aBrokenPictureIsNamedWhenItsTurnComes() throws {
      let folder = try pictures()
      var bytes = PictureFixtures.file("rgb.jpg")
      // A table of codes that is none, where only decoding looks.
      let table = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xff, 0xc4]) })
      for place in table + 5..<table + 21 { bytes[place] = 0xff }
      try folder.write(bytes, to: "ants/b.jpg")
      #expect(
        run(
          """
          d = keras.utils.image_dataset_from_directory(folder, image_size=(4, 4), batch_size=1, shuffle=False, verbose=False)
          for x, y in d:
              print(x.shape)
          """, in: folder)
          == "(1, 4, 4, 3)\nError: HERE/ants/b.jpg is a broken JPEG picture: bogus huffman table definition"
      )
    }

    @Test func loadsOnePicture() throws {
      let folder = try pictures()
      #expect(
        run(
          """
          p = keras.utils.load_img(folder + "/bees/e.png")
          print(p.size, p.mode, keras.utils.load_img(folder + "/bees/d.jpg", color_mode="grayscale"))
          print(keras.utils.load_img(folder + "/bees/e.png", target_size=(3, 4), interpolation="bilinear").size)
          """, in: folder) == "(13, 9) RGB <PIL.Image.Image image mode=L size=9x11>\n(4, 3)\n")
    }

    /// The textbook's first cells, if the photos are available.
    @Test(.enabled(if: DataFinder.current.find("flowers") != nil, "no photos of flowers are at hand"))
    func flowers() {
      #expect(
        run(
          """
          import tensorflow_datasets as tfds
          (train, validation, test), info = tfds.load('tf_flowers', split=['train[:70%]', 'train[70%:85%]', 'train[85%:]'], with_info=True, as_supervised=True)
          n = info.splits['train'].num_examples
          print(len(train) + len(validation) + len(test) == n, info.features['label'].num_classes, info.features['label'].names)
          print(info.features['label'].int2str(2), info.features['label'].str2int('daisy'), info.features['image'].shape)
          image, label = next(iter(train))
          print(image.shape[2], image.dtype, label.dtype, label.shape)
          def preprocess(image, label):
              return tf.image.resize(image, (16, 16)) / 255, label
          data = train.map(preprocess).take(40).shuffle(1000).batch(16)
          print([x.shape for x, y in data])
          model = tf.keras.Sequential([tf.keras.layers.Input((16, 16, 3)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(5, activation='softmax')])
          model.compile(optimizer=tf.keras.optimizers.Adam(lr=0.0001), loss='sparse_categorical_crossentropy', metrics=['accuracy'])
          history = model.fit(data, validation_data=validation.map(preprocess).take(16).batch(8), epochs=2, verbose=0)
          print(sorted(history.history))
          first = tfds.load('tf_flowers', split='train[:1]')
          print(type(first).__name__, sorted(next(iter(first)).keys()), sorted(tfds.load('tf_flowers').keys()))
          """)
            == """
            True 5 ['dandelion', 'daisy', 'tulips', 'sunflowers', 'roses']
            tulips 1 (None, None, 3)
            3 <dtype: 'uint8'> <dtype: 'int64'> ()
            [TensorShape([16, 16, 16, 3]), TensorShape([16, 16, 16, 3]), TensorShape([8, 16, 16, 3])]
            ['accuracy', 'loss', 'val_accuracy', 'val_loss']
            _PrefetchDataset ['image', 'label'] ['train']

            """)
      #expect(
        run("import tensorflow_datasets as tfds\ntfds.load('tf_flowers', split='test')")
          == "Error: there is no split 'test'")
    }

    /// MNIST under its other name, if it is available.
    @Test(
      .enabled(if: DataFinder.current.find("mnist/train-images-idx3-ubyte.gz") != nil, "MNIST is not at hand")
    )
    func mnist() {
      #expect(
        run(
          """
          import tensorflow_datasets as tfds
          (a, b), info = tfds.load('mnist', split=['train[:100]', 'test'], with_info=True, as_supervised=True, batch_size=50)
          x, y = next(iter(a))
          print(len(a), len(b), x.shape, x.dtype, y[:4].numpy().tolist(), info.splits['test'].num_examples, info.features['image'].shape)
          """)
          == "2 200 (50, 28, 28, 1) <dtype: 'uint8'> [5, 0, 4, 1] 10000 (28, 28, 1)\n")
    }
  }
}
