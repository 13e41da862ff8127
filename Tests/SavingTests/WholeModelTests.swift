import Evaluator
import Foundation
import TestSupport
import Testing

/// Whole models in `.h5` files, and the files of callbacks.
@Suite(.serialized) struct WholeModelTests {
  private static let data = """
    v = np.linspace(0, 1, 72).reshape(1, 6, 6, 2)
    a, b = np.linspace(-1, 1, 4 * 72).reshape(4, 6, 6, 2), np.linspace(0, 1, 8).reshape(4, 2)
    """

  /// A file that Keras 3.15.1 wrote after two epochs.
  @Test func aFileOfKerasIsRead() throws {
    let notebook = Notebook()
    try notebook.run(Self.data)
    try notebook.run("m = keras.models.load_model('\(ModelFixture.path("whole.h5"))')")
    let near = try notebook.run(
      "bool((abs(m.predict(v, verbose=0) - np.array([[0.05796, -0.09403]])) < 1e-4).all())")
    #expect(try notebook.run("[l.name for l in m.layers] == ['image', 'c', 'b', 'f', 'inner', 'o']").isTrue)
    #expect(near.isTrue)
    // The training goes on where it was.
    #expect(try notebook.run("int(m.optimizer.iterations) == 2").isTrue)
    #expect(try notebook.run("len(m.fit(a, b, epochs=1, verbose=0).history['loss']) == 1").isTrue)
  }

  @Test func aFileIsReadAgain() throws {
    let notebook = Notebook()
    let folder = try TemporaryFolder()
    try notebook.run(Self.data)
    try notebook.run(
      """
      i = keras.Input((6, 6, 2))
      x = layers.Flatten()(layers.BatchNormalization()(layers.Conv2D(3, 3)(i)))
      inner = keras.Sequential([layers.Dense(4, name="d1"), layers.Dense(4)])
      m = keras.Model(i, layers.Dense(2)(inner(x)))
      m.compile(keras.optimizers.Adam(0.01), keras.losses.MeanSquaredError(), metrics=["mae"])
      m.fit(a, b, verbose=0)
      m.save('\(folder.path("m.h5"))')
      n = keras.models.load_model('\(folder.path("m.h5"))')
      """)
    #expect(try notebook.run("bool((m.predict(v, verbose=0) == n.predict(v, verbose=0)).all())").isTrue)
    #expect(try notebook.run("m.evaluate(a, b, verbose=0) == n.evaluate(a, b, verbose=0)").isTrue)
  }

  @Test func epochsAreWrittenAsKerasDoes() throws {
    let notebook = Notebook()
    let folder = try TemporaryFolder()
    try notebook.run(Self.data)
    try notebook.run(
      """
      m = keras.Sequential([keras.Input((6, 6, 2)), layers.Flatten(), layers.Dense(2, kernel_initializer="zeros")])
      m.compile("sgd", "mse")
      c = keras.callbacks
      m.fit(a, b, epochs=2, verbose=0, callbacks=[c.CSVLogger('\(folder.path("log.csv"))'), c.TensorBoard('\(folder.path("board"))'), c.BackupAndRestore('\(folder.path("kept"))', delete_checkpoint=False)])
      """)
    let lines = try String(decoding: readBytes(folder.path("log.csv")), as: UTF8.self).split(
      separator: "\r\n")
    // Columns for a validation, as in Keras, whether there is one or not.
    #expect(lines.count == 3 && lines.first == "epoch,loss,val_loss")
    #expect(lines.last?.hasPrefix("1,0.") == true && lines.last?.hasSuffix(",NA") == true)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("board/train"))
    #expect(files.count == 1 && files[0].hasPrefix("events.out.tfevents.") && files[0].hasSuffix(".v2"))
    #expect(try readBytes(folder.path("board/train/" + files[0])).count > 100)
    // A session that was lost goes on behind the last epoch.
    try notebook.run(
      """
      h = m.fit(a, b, epochs=3, verbose=0, callbacks=[c.BackupAndRestore('\(folder.path("kept"))')])
      """)
    #expect(try notebook.run("h.epoch == [2]").isTrue)
  }
}

extension Value {
  fileprivate var isTrue: Bool { if case .bool(true) = self { true } else { false } }
}
