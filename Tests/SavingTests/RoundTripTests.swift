import Foundation
import Networks
import Tensors
import TestSupport
import Testing

/// Files written here are read back.
@Suite struct RoundTripTests {
  static let models = [
    "keras.Sequential([keras.Input((4,)), layers.Dense(3)])",
    "keras.Sequential([layers.Dense(3)])",
    "keras.Sequential([keras.Input((6, 6, 1)), layers.Conv2D(2, 3), layers.LocalResponseNormalization(2, 1.0, 0.5, 0.75)])",
    "keras.Sequential([keras.Input((4, 4, 3)), layers.Normalization(), layers.Normalization(axis=None), layers.Conv2D(64, 3, padding='same', activation='relu'), layers.Conv2D(32, 1)])",
    "keras.Sequential([keras.Input((5,)), layers.Dense(4, name='a'), keras.Sequential([keras.Input((4,)), layers.Dense(4), layers.Dense(4)], name='b'), layers.Dense(4)])",
  ]

  @Test(arguments: models) func model(_ code: String) throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    let model = try notebook.model("m = \(code)\nm.save('\(folder.path("m.keras"))')\nm")
    let again = try notebook.model("keras.models.load_model('\(folder.path("m.keras"))')")
    #expect(again.layers.map(\.name) == model.layers.map(\.name))
    #expect(again.isBuilt == model.isBuilt)
    #expect(try again.savedConfiguration == model.savedConfiguration)
    #expect(try values(again) == values(model))
    guard model.isBuilt else { return }
    try model.saveWeights(to: folder.path("m.weights.h5"))
    let clone = try notebook.model("keras.models.clone_model(m)")
    try clone.loadWeights(from: folder.path("m.weights.h5"))
    #expect(try values(clone) == values(model))
  }

  private func values(_ model: Model) throws -> [[Float]] {
    try model.weights().map { try $0.elements(Float.self) }
  }

  static let optimizers = [
    "Adam(0.01, amsgrad=True)", "AdamW(0.01)", "SGD(0.1)", "SGD(0.1, momentum=0.9)", "RMSprop(0.01)",
    "RMSprop(0.01, momentum=0.5, centered=True)", "Nadam(0.01)", "Adagrad(0.1)",
    "SGD(keras.optimizers.schedules.CosineDecay(0.1, 100))", "Adam(0.01, global_clipnorm=0.5)",
  ]

  /// Training, saving and continuing equals training without interruption.
  @Test(arguments: optimizers) func optimizer(_ code: String) throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    try notebook.run(
      """
      keras.utils.set_random_seed(3)
      x = np.random.normal(size=(8, 5, 5, 2)).astype("float32")
      y = np.arange(8) % 3
      m = keras.Sequential([keras.Input((5, 5, 2)), layers.Conv2D(4, 3, activation="relu"), layers.Flatten(), layers.Dense(3)])
      m.compile(optimizer=keras.optimizers.\(code), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy", keras.metrics.SparseTopKCategoricalAccuracy(k=2, name="two")])
      m.fit(x, y, batch_size=4, epochs=2, shuffle=False, verbose=0)
      m.save("\(folder.path("m.keras"))")
      n = keras.models.load_model("\(folder.path("m.keras"))")
      """)
    let text = try notebook.text(
      """
      a = m.fit(x, y, batch_size=4, epochs=2, shuffle=False, verbose=0).history
      b = n.fit(x, y, batch_size=4, epochs=2, shuffle=False, verbose=0).history
      [a == b, int(n.optimizer.iterations), sorted(b)]
      """)
    #expect(text == "[True, 8, ['accuracy', 'loss', 'two']]")
    #expect(notebook.notes == [])
  }

  @Test func aFileIsReplacedWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    let path = folder.path("m.keras")
    try notebook.run("m = keras.Sequential([keras.Input((3,)), layers.Dense(2)])\nm.save('\(path)')")
    let before = try readBytes(path)
    #expect(
      notebook.message("keras.Sequential([keras.Input((3,)), layers.Lambda(lambda x: x)]).save('\(path)')")
        != nil)
    #expect(try readBytes(path) == before)
    #expect(folder.names() == ["m.keras"])
    // A symbolic link stays one.
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.keras"), withDestinationPath: path)
    try notebook.run("m.save('\(folder.path("link.keras"))')")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.keras")) == path)
    #expect(folder.names() == ["link.keras", "m.keras"])
  }

  @Test func mismatchedLayersAreLeftOut() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    let path = folder.path("m.weights.h5")
    try notebook.run(
      """
      m = keras.Sequential([keras.Input((3,)), layers.Dense(4, name="body"), layers.Dense(2, name="head")])
      m.save_weights("\(path)")
      n = keras.Sequential([keras.Input((3,)), layers.Dense(4, name="body"), layers.Dense(5, name="head")])
      n.load_weights("\(path)", skip_mismatch=True)
      """)
    #expect(
      notebook.notes == ["left as it is: layer head: kernel has shape (4, 5), in \(path) it has (4, 2)"])
    #expect(try notebook.text("bool((m.layers[0].kernel == n.layers[0].kernel).all())") == "True")
    // A failure changes nothing.
    let before = try notebook.model("n").weights().map { try $0.elements(Float.self) }
    try notebook.run("m.layers[0].set_weights([np.ones((3, 4)), np.ones(4)])\nm.save_weights('\(path)')")
    #expect(notebook.message("n.load_weights('\(path)')") != nil)
    #expect(try notebook.model("n").weights().map { try $0.elements(Float.self) } == before)
  }

  @Test func whatNoLayerTakesIsSaid() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    let path = folder.path("m.weights.h5")
    try notebook.run(
      """
      keras.Sequential([keras.Input((3,)), layers.Dense(4), layers.Dense(2)]).save_weights("\(path)")
      keras.Sequential([keras.Input((3,)), layers.Dense(4)]).load_weights("\(path)")
      """)
    #expect(notebook.notes == ["\(path) also has weights that no layer of the model takes: layers/dense_1"])
  }

  /// A user-defined class: weights are saved by attribute names; the whole model is refused.
  @Test func learnersClasses() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    let path = folder.path("m.weights.h5")
    #expect(
      try notebook.text(
        """
        class Block(layers.Layer):
            def __init__(self, units, **kwargs):
                super().__init__(**kwargs)
                self.second = layers.Dense(units)
                self.first = layers.Dense(units)
                self.more = [layers.Dense(units), layers.BatchNormalization(), layers.Dense(units)]
            def call(self, x):
                for layer in [self.first, self.second] + self.more: x = layer(x)
                return x
        def make(): return keras.Sequential([keras.Input((3,)), Block(3), layers.Dense(2)])
        m, n = make(), make()
        m.save_weights("\(path)")
        n.load_weights("\(path)")
        x = np.ones((2, 3))
        bool(np.abs(m(x) - n(x)).max() == 0)
        """) == "True")
    #expect(notebook.notes == [])
    // A class without get_config is saved by its arguments, as in Keras.
    let saved = folder.path("m.keras")
    #expect(
      try notebook.text(
        """
        m.save("\(saved)")
        again = keras.models.load_model("\(saved)", custom_objects={"Block": Block})
        bool(np.abs(m(x) - again(x)).max() == 0)
        """) == "True")
  }

  @Test(arguments: [
    "layers.TimeDistributed(layers.Conv2D(2, 3))", "layers.SpectralNormalization(layers.Dense(2))",
    "layers.Pipeline([layers.Rescaling(2.0), layers.Rescaling(3.0)])",
  ])
  func layersAroundOthers(_ layer: String) throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    #expect(
      try notebook.text(
        """
        m = keras.Sequential([keras.Input((3, 8, 8, 1)), \(layer)])
        m.save("\(folder.path("m.keras"))")
        n = keras.models.load_model("\(folder.path("m.keras"))")
        x = np.random.normal(size=(2, 3, 8, 8, 1)).astype("float32")
        bool(np.abs(m.predict(x, verbose=0) - n.predict(x, verbose=0)).max() == 0)
        """) == "True")
  }

  @Test func attention() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    #expect(
      try notebook.text(
        """
        a, b = keras.Input((5, 8)), keras.Input((6, 8))
        y = layers.MultiHeadAttention(2, 3)(a, b)
        m = keras.Model([a, b], layers.MultiHeadAttention(2, 3)(y, y, use_causal_mask=True))
        m.save("\(folder.path("m.keras"))")
        n = keras.models.load_model("\(folder.path("m.keras"))")
        x = [np.random.normal(size=(2, 5, 8)).astype("float32"), np.random.normal(size=(2, 6, 8)).astype("float32")]
        bool(np.abs(m.predict(x, verbose=0) - n.predict(x, verbose=0)).max() == 0)
        """) == "True")
  }

  @Test func checkpoints() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    try notebook.run(
      """
      keras.utils.set_random_seed(1)
      x = np.random.normal(size=(16, 4)).astype("float32")
      y = x[:, :1] * 2
      m = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
      m.compile("sgd", "mse")
      C = keras.callbacks.ModelCheckpoint
      h = m.fit(x, y, epochs=3, verbose=0, validation_data=(x, y), callbacks=[
        C("\(folder.path)/e{epoch:02d}-{val_loss:.2f}.keras"), C("\(folder.path)/best.weights.h5", save_best_only=True, save_weights_only=True)])
      """)
    let losses = try notebook.text(
      "['e%02d-%.2f.keras' % (i + 1, v) for i, v in enumerate(h.history['val_loss'])]")
    #expect(
      "\(folder.names().filter { $0.hasPrefix("e") })".replacingOccurrences(of: "\"", with: "'") == losses)
    #expect(
      try notebook.text(
        """
        n = keras.models.clone_model(m)
        n.load_weights("\(folder.path("best.weights.h5"))")
        n.compile("sgd", "mse")
        abs(n.evaluate(x, y, verbose=0) - min(h.history["val_loss"])) < 1e-6
        """) == "True")
  }

  @Test func configurations() throws {
    let notebook = Notebook()
    #expect(
      try notebook.text(
        """
        c = layers.Conv2D(4, 3, strides=(1, 2), activation="relu", kernel_regularizer="l2", name="c").get_config()
        [c["kernel_size"], c["strides"], c["activation"], c["kernel_regularizer"]["config"], c["name"], c["trainable"]]
        """) == "[(3, 3), (1, 2), 'relu', {'l2': 0.01}, 'c', True]")
    #expect(
      try notebook.text("l = layers.Conv2D.from_config(c)\n[l.name, l.get_config() == c]") == "['c', True]")
    #expect(
      try notebook.text(
        """
        m = keras.Sequential([keras.Input((4,)), layers.Dense(2)])
        keras.Sequential.from_config(m.get_config()).get_config() == m.get_config()
        """) == "True")
    #expect(
      try notebook.text(
        """
        i = keras.Input((4,))
        f = keras.Model(i, layers.Dense(2)(i) * 2)
        g = keras.Model.from_config(f.get_config())
        [g.get_config() == f.get_config(), keras.models.model_from_json(f.to_json()).to_json() == f.to_json()]
        """) == "[True, True]")
    #expect(
      try notebook.text(
        "layers.Dropout.from_config(layers.Dropout(0.5, seed=7).get_config()).get_config()['seed']")
        == "7")
  }
}
