import Evaluator
import FieldbookLibrary
import Language
import Testing

extension InterpreterTests {
  /// A session's values must not retain the session: it would never be deallocated, nor write its last lines.
  @Suite struct SessionLifeTests {
    @Test(arguments: [
      "x = keras.metrics.MeanIoU(num_classes=3)", "x = keras.losses.Huber()", "x = keras.optimizers.Adam()",
      "x = keras.Sequential([keras.layers.Dense(2)])\nx.compile(loss=keras.losses.Huber(), metrics=[keras.metrics.MeanSquaredError()])",
      "x = keras.layers.Lambda(lambda t: t * 2)\nx([[1.0]])",
      "class L(keras.layers.Layer):\n    def call(self, inputs): return inputs * 2\nx = keras.Sequential([L()])\nx([[1.0]])",
      "class M(keras.Model):\n    def call(self, inputs): return inputs * 2\nx = M()\nx([[1.0]])",
      "x = tf.data.Dataset.range(3).map(lambda x: x + 1).shuffle(3).cache().batch(2).prefetch(1)\ny = list(x)",
      "x = tf.data.Dataset.from_tensor_slices([1, 2])\ny = iter(x)\nz = next(y)",
      "x = keras.Sequential([keras.layers.Dense(2)])\nx.compile(loss='mse')\nx.fit(tf.data.Dataset.from_tensor_slices(([[1.0]], [[1.0, 2.0]])).batch(1), verbose=0)",
    ])
    func endsWithItsInterpreter(_ code: String) {
      weak var console: RecordingConsole?
      do {
        let own = RecordingConsole()
        console = own
        let interpreter = Interpreter(console: own)
        let outcome = interpreter.run(
          SourceText("import keras\nimport tensorflow as tf\n" + code, name: "cell"))
        if case .failed(let diagnostic) = outcome { Issue.record("\(diagnostic.message)") }
      }
      #expect(console == nil)
    }
  }
}
