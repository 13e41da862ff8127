import Evaluator
import FieldbookLibrary
import Language
import Testing

extension InterpreterTests {
  @Suite struct CompletionTests {
    private let interpreter: Interpreter

    init() {
      interpreter = Interpreter(console: RecordingConsole())
      _ = interpreter.run(
        SourceText(
          """
          import keras, numpy as np
          from keras import layers
          data = {'train': 1, 'test': 2, 3: 4, "it's": 5}
          words = ['b']
          def scale(image, factor=2, *, mode='fast', **rest): return image
          class Net:
              def __init__(self, width=8): self.table = {'a': 1}
              def __call__(self, image, training=False): return image
              def __repr__(self): return 1 / 0
              def run(self, steps=1): return self
              @staticmethod
              def made(size): return Net(size)
              @property
              def broken(self): return 1 / 0
          net = Net()
          def using(net=net, shape=(1, 2), sizes=[]): return net
          """))
    }

    private func texts(_ text: String) -> [String] { interpreter.complete(text).candidates.map(\.text) }

    /// Texts; what they begin, and candidates that must be among those found.
    static let offered: [(String, String, [String])] = [
      ("layers.conv", "conv", ["Conv2D", "Conv2DTranspose"]),
      ("layers.gap", "gap", ["GlobalAveragePooling2D"]),
      ("x = layers.Conv2D(8, pad", "pad", ["padding="]), ("layers.Conv2D(8, 3, PAD", "PAD", ["padding="]),
      ("layers.Conv2D(8, 3, padding='", "", ["valid'", "same'"]),
      ("layers.Conv2D(8, 3, padding=\"s", "s", ["same\""]),
      ("layers.Conv2D(8, 3, padding=", "", ["'same'"]), ("layers.Conv2D(8, 3, padding = '", "", ["same'"]),
      ("layers.Dense(8, activation='re", "re", ["relu'"]), ("layers.Dense(8, 're", "re", ["relu'"]),
      ("layers.Dense(8, kernel_initializer='hn", "hn", ["he_normal'"]), ("net.bro", "bro", ["broken"]),
      ("data['", "", ["train'", "test'"]), ("data[\"te", "te", ["test\""]), ("data[", "", ["'train'", "3"]),
      ("net.table['", "", ["a'"]), ("print(f'{data[\"tr", "tr", ["train\""]),
      ("x = f'{layers.dens", "dens", ["Dense"]), ("[layers.dens", "dens", ["Dense"]),
      ("scale(words, fac", "fac", ["factor="]), ("scale(1, factor=2, mo", "mo", ["mode="]),
      ("print(1, 2, 3, se", "se", ["sep="]),
      ("Net(wi", "wi", ["width="]), ("net(1, tr", "tr", ["training="]),
      ("scale(\n  words,\n  fac", "fac", ["factor="]), ("impo", "impo", ["import"]),
      ("import ker", "ker", ["keras"]), ("import numpy as np, ker", "ker", ["keras"]),
      ("import keras.lay", "lay", ["layers"]), ("from keras.layers import dens", "dens", ["Dense"]),
      ("from keras.layers import (Conv2D, dens", "dens", ["Dense"]), ("from keras im", "im", ["import"]),
      ("%time import ker", "ker", ["keras"]), ("x = 1; import ker", "ker", ["keras"]),
      ("for x in ran", "ran", ["range"]),
    ]

    @Test(arguments: offered) func offers(text: String, word: String, expected: [String]) {
      let found = interpreter.complete(text)
      #expect(found.word == word)
      for name in expected {
        #expect(found.candidates.contains { $0.text == name }, "\(found.candidates.map(\.text).prefix(20))")
      }
    }

    @Test(arguments: [
      "'re", "x = \"pri", "\"\"\"\npri", "# pri", "x  # layers.", "def pri", "class Ne",
      "layers.Conv2D(8, 3, padding='x", "words['", "nothing['", "nothing.x", "f(3).sh", "3.",
      "import numpy as n", "scale(1, factor=", "layers.Conv2D(8, 3, padding=words ", "'%s' % 'pri",
      "net.broken.",
    ])
    func offersNothing(text: String) {
      #expect(texts(text).isEmpty, "\(texts(text).prefix(5))")
    }

    @Test func givenArgumentsAreNotOfferedAgain() {
      #expect(texts("scale(words, mode='slow', ") == ["factor="])
      #expect(texts("scale(").first == "image=")
      let labels = interpreter.complete("scale(1, ").candidates.map(\.label)
      #expect(labels == ["factor=2", "mode='fast'"])
    }

    /// Texts, the call, and the parameter that the cursor is at.
    static let hinted: [(String, String, String)] = [
      ("scale(", "scale(image, factor=2, mode='fast', **rest)", "image"),
      ("scale(words[0], ", "scale(image, factor=2, mode='fast', **rest)", "factor=2"),
      ("scale(1, mode=", "scale(image, factor=2, mode='fast', **rest)", "mode='fast'"),
      ("scale(1, colour=", "scale(image, factor=2, mode='fast', **rest)", "**rest"),
      ("scale((1, 2), [1, ", "scale(image, factor=2, mode='fast', **rest)", "factor=2"),
      ("scale('a, b", "scale(image, factor=2, mode='fast', **rest)", "image"),
      ("net(", "net(image, training=False)", "image"), ("Net(", "Net(width=8)", "width=8"),
      ("net.run(", "net.run(steps=1)", "steps=1"), ("net.made(", "net.made(size)", "size"),
      ("Net.run(", "Net.run(self, steps=1)", "self"),
      ("using(", "using(net=…, shape=(1, 2), sizes=[])", "net=…"),
    ]

    @Test(arguments: hinted) func hints(text: String, call: String, current: String) throws {
      let hint = try #require(interpreter.callHint(text))
      #expect("\(hint.name)(\(hint.parameters.joined(separator: ", ")))" == call)
      #expect(hint.current.map { hint.parameters[$0] } == current)
    }

    @Test func hintsOfLayersAndMethods() throws {
      let layer = try #require(interpreter.callHint("layers.Conv2D(8, 3, padding='sa"))
      #expect(layer.name == "layers.Conv2D")
      #expect(layer.parameters.prefix(3) == ["filters", "kernel_size", "strides=(1, 1)"])
      #expect(layer.current.map { layer.parameters[$0] } == "padding='valid'")
      #expect(interpreter.callHint("words.append(")?.parameters.count == 1)
      for text in ["scale(1)", "(1, ", "nothing(", "x = 3  # scale(", "words[", ""] {
        #expect(interpreter.callHint(text) == nil)
      }
    }
  }
}
