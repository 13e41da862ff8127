import Foundation
import Formats
import Language
import TestSupport
import Testing

@testable import Notebooks

/// Cells and what becomes of them: a kept cell's source, or nil where it becomes prose.
@Suite struct KerasExportTests {
  static let imports = "from tensorflow import keras\nimport numpy as np"

  private func exported(_ sources: [String]) -> [Cell] {
    let cells = sources.map { Cell.code(CodeCell($0)) }
    return Array(
      KerasExport(Notebook(cells), program: "Fieldbook 0", dataFile: "d.npz").notebook.cells.dropFirst())
  }

  private func sources(_ cells: [Cell]) -> [String?] {
    cells.map { if case .code(let cell) = $0 { cell.source } else { nil } }
  }

  @Test func aScheduleThatKerasLacksIsDefined() {
    let cells = exported([
      "from tensorflow import keras", "cycle = keras.optimizers.schedules.OneCycle\nr = cycle(0.1, 10)",
      "from keras.optimizers.schedules import OneCycle, CosineDecay\nOneCycle(1, total_steps=2)",
    ])
    #expect(
      sources(cells) == [
        "from tensorflow import keras", KerasSchedule.definition,
        """
        # Fieldbook: cycle = keras.optimizers.schedules.OneCycle
        cycle = _OneCycle
        # Fieldbook: r = cycle(0.1, 10)
        r = _OneCycle(0.1, 10)
        """,
        """
        # Fieldbook: from keras.optimizers.schedules import OneCycle, CosineDecay
        from keras.optimizers.schedules import CosineDecay
        # Fieldbook: OneCycle(1, total_steps=2)
        _OneCycle(1, total_steps=2)
        """,
      ])
  }

  static let single: [(String, String?)] = [
    ("x = 1\n\n# note\nprint( x )", "x = 1\n\n# note\nprint( x )"),
    ("explain(model)", nil),
    ("x = 1\nexplain(model)", "x = 1\n# Fieldbook: explain(model)"),
    ("x = 1\nexplain(\n    model)\ny = 2", "x = 1\n# Fieldbook:\n#   explain(\n#       model)\ny = 2"),
    ("memory = 3\nprint(memory)", "memory = 3\nprint(memory)"),
    ("print('explain(model)')", "print('explain(model)')"),
    (
      "n = memory(m).train\nx = 2\nprint(n, x)",
      "# Fieldbook: n = memory(m).train\nx = 2\n# Fieldbook: print(n, x)"
    ),
    ("n = memory(m).train\nn = 2\nprint(n)", "# Fieldbook: n = memory(m).train\nn = 2\nprint(n)"),
    ("[plan for plan in range(3)]", "[plan for plan in range(3)]"),
    ("f = lambda: memory(m)\nx = 1", "# Fieldbook: f = lambda: memory(m)\nx = 1"),
    ("%matplotlib inline\n?np\nx = 1", "# %matplotlib inline\n# ?np\nx = 1"),
    ("%matplotlib inline", "# %matplotlib inline"),
    // Layers of Keras 3 have no such attribute; models do.
    ("m.output_shape[1:]", "m.output_shape[1:]"),
    (
      "for l in m.layers:\n    print(l.output_shape)\nl = m\nl.output_shape",
      "for l in m.layers:\n    # Fieldbook: print(l.output_shape)\n    print(l.output.shape)\nl = m\nl.output_shape"
    ),
    (
      "[l.input_shape for l in m.layers]",
      "# Fieldbook: [l.input_shape for l in m.layers]\n[l.input.shape for l in m.layers]"
    ),
    ("m.layers[0].output_shape", "# Fieldbook: m.layers[0].output_shape\nm.layers[0].output.shape"),
    ("%%time\nexplain(m)", nil),
    ("%%time\nm.fit(x, y, plot=True)", "# %%time\n# Fieldbook: m.fit(x, y, plot=True)\nm.fit(x, y)"),
    ("%%capture out\nx = 1", "# %%capture out\nx = 1"),
    ("%%timeit\nx = 1", "# %%timeit\n# x = 1"),
    ("%time x = f(1)\n%timeit f(1)", "x = f(1)\n# %timeit f(1)"),
    (
      "if x:\n    %time m.fit(x, y, plot=True)",
      "if x:\n    # Fieldbook: m.fit(x, y, plot=True)\n    m.fit(x, y)"
    ),
    ("%seed 3\nx = 1", "# %seed 3\nimport keras\nkeras.utils.set_random_seed(3)\nx = 1"),
    ("import keras\n%seed 3", "import keras\n# %seed 3\nkeras.utils.set_random_seed(3)"),
    (
      "keras = 1\nif keras:\n    %seed 3",
      "keras = 1\nif keras:\n    # %seed 3\n    from keras.utils import set_random_seed\n    set_random_seed(3)"
    ),
    ("%seed three", "# %seed three"),
    ("%run helpers.py\nx = 1", "# not part of this export: %run helpers.py\nx = 1"),
    ("plot(m.fit(x, y, epochs=2))", "# Fieldbook: plot(m.fit(x, y, epochs=2))\nm.fit(x, y, epochs=2)"),
    (
      "m.fit(x, y, micro_batch=2, checkpoint=True)",
      "# Fieldbook: m.fit(x, y, micro_batch=2, checkpoint=True)\nm.fit(x, y, )"
    ),
    ("m.fit(x, y, plot=True)", "# Fieldbook: m.fit(x, y, plot=True)\nm.fit(x, y)"),
    (
      #"p = m.predict(x, memory="6 MB", verbose=0)"#,
      "# Fieldbook: p = m.predict(x, memory=\"6 MB\", verbose=0)\np = m.predict(x, verbose=0)"
    ),
    (
      "if a:\n    x = memory(m)\n    y = x\nelif b:\n    x = 2\nelse:\n    x = 3\nprint(x)",
      """
      if a:
          # Fieldbook:
          #   x = memory(m)
          #   y = x
          raise NotImplementedError("only Fieldbook has this")
      elif b:
          x = 2
      else:
          x = 3
      print(x)
      """
    ),
    (
      "if a: x = memory(m)\nelse: x = 3\nx",
      "if a: raise NotImplementedError(\"only Fieldbook has this\")\nelse: x = 3\nx"
    ),
    ("if a:\n    x = memory(m)\nx", "if a:\n    # Fieldbook: x = memory(m)\n    pass\n# Fieldbook: x"),
    (
      "m.fit(x, micro_batch=(2), epochs=3)",
      "# Fieldbook: m.fit(x, micro_batch=(2), epochs=3)\nm.fit(x, epochs=3)"
    ),
    (
      "def train(**levers):\n    m.fit(x, y, **levers)\n\ntrain(micro_batch=2)",
      "def train(**levers):\n    m.fit(x, y, **levers)\n\n# Fieldbook: train(micro_batch=2)\ntrain()"
    ),
    (
      "def cost(m):\n    return memory(m).train\n\nx = 1\ncost(m)",
      "# Fieldbook:\n#   def cost(m):\n#       return memory(m).train\n\nx = 1\n# Fieldbook: cost(m)"
    ),
    (
      "def made():\n    m = 1\n    explain(m)\n    return m\n\nmade()",
      "def made():\n    m = 1\n    # Fieldbook: explain(m)\n    return m\n\nmade()"
    ),
    (
      "for m in [1, 2]:\n    explain(m)\nx = 1",
      "for m in [1, 2]:\n    # Fieldbook: explain(m)\n    pass\nx = 1"
    ),
    ("for m in [1, 2]: explain(m)", "for m in [1, 2]: pass"),
    (
      "rows = []\nfor m in [1]:\n    rows.append(memory(m))\nrows[0]",
      "rows = []\nfor m in [1]:\n    # Fieldbook: rows.append(memory(m))\n    pass\n# Fieldbook: rows[0]"
    ),
    (
      "if memory(m).train > 3:\n    x = 1\nelse:\n    x = 2\nx\ny = 1",
      "# Fieldbook:\n#   if memory(m).train > 3:\n#       x = 1\n#   else:\n#       x = 2\n# Fieldbook: x\ny = 1"
    ),
    (
      "from fieldbook import explain as e, memory\nx = 1\ne(m)",
      "# Fieldbook: from fieldbook import explain as e, memory\nx = 1\n# Fieldbook: e(m)"
    ),
    (
      "from tensorflow.keras.datasets import mnist, digits",
      "# Fieldbook: from tensorflow.keras.datasets import mnist, digits\nfrom tensorflow.keras.datasets import mnist"
    ),
    ("x = 1; explain(m)", "x = 1; pass"),
    ("with open('x') as f:\n    !ls\n", "with open('x') as f:\n    # !ls\n    pass\n"),
  ]

  @Test(arguments: single) func rewrites(source: String, expected: String?) {
    #expect(sources(exported([source])) == [expected])
  }

  @Test func whatIsMissingIsMissingInLaterCells() {
    let cells = exported([
      "wide = convolutionalize(m)", "x = 1\ny = wide.predict(x)", "print(y)", "y = 2", "y",
    ])
    #expect(sources(cells) == [nil, "x = 1\n# Fieldbook: y = wide.predict(x)", nil, "y = 2", "y"])
  }

  @Test func dataComeFromTheFile() {
    let cells = exported([
      Self.imports, "n = 20\n(x, y), _ = keras.datasets.digits.load_data(train=n, test=10)",
      "keras.datasets.digits.load_data(20, 10)[1]", "keras.datasets.digits.load_data(train=len(x))\nx",
      "print(keras.datasets.shapes.class_names[1])",
    ])
    let found = sources(cells)
    #expect(found.count == 6)
    #expect(found[1]?.contains("d.npz") == true)
    #expect(found[2]?.hasSuffix("\n(x, y), _ = _saved(\"digits\")") == true)
    #expect(found[3]?.hasSuffix("\n_saved(\"digits\")[1]") == true)
    #expect(found[4] == "# Fieldbook: keras.datasets.digits.load_data(train=len(x))\nx")
    #expect(found[5]?.contains("\"disk\"") == true)
  }

  /// Without running them: what is kept of the lessons is code that names nothing of Fieldbook's.
  @Test(arguments: 1...10) func lessonsKeepOnlyKeras(number: Int) throws {
    let folder = FixtureFolder.repository.path("Lessons")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).first {
        $0.hasPrefix(number < 10 ? "0\(number)-" : "\(number)-")
      })
    let lesson = try Notebook(contentsOf: folder + "/" + name)
    let export = KerasExport(lesson, program: "Fieldbook 0", dataFile: "d.npz").notebook
    let kept = export.codeCells
    #expect(kept.count > 3)
    // A `try` around a cell that fails is none of our language.
    for cell in kept where !cell.source.hasPrefix("try:") {
      guard case .complete(let statements) = Parser.parse(SourceText(cell.source)) else {
        Issue.record("no program: \(cell.source)")
        continue
      }
      let ours: Set = ["explain", "memory", "plan", "profile", "show", "confusion", "convolutionalize"]
      #expect(statements.usedNames.isDisjoint(with: ours), "\(cell.source)")
    }
  }

  @Test func functionsThatLoadDataRemain() {
    let cells = exported([
      "from fieldbook.datasets import load_digits\ndef data():\n    return load_digits()",
      "(x, y), _ = data()",
    ])
    #expect(sources(cells).last == "(x, y), _ = data()")
  }

  @Test func dataAreArraysInAnArchive() throws {
    let folder = try TemporaryFolder()
    let cells = [Self.imports, "keras.datasets.digits.load_data(train=20, test=10)"]
    let export = KerasExport(
      Notebook(cells.map { .code(CodeCell($0)) }), program: "Fieldbook 0", dataFile: "d.npz")
    #expect(export.hasData)
    try export.writeData(to: folder.path + "/d.npz")
    let archive = try ZipReader(folder.path + "/d.npz")
    let images = try archive.bytes(of: "digits_x_train.npy", limit: 1 << 20)
    #expect(images.count == 128 + 20 * 28 * 28)
    #expect(
      String(decoding: images[10..<128], as: UTF8.self).hasPrefix(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (20, 28, 28,), }"))
    #expect(images[127] == 10)
    #expect(try archive.bytes(of: "digits_y_test.npy", limit: 1 << 20).count == 128 + 10)
  }

  @Test func outputsBecomeProseWithTheirCell() {
    let notebook = Notebook([
      .code(CodeCell("explain(m)", outputs: [.text("table")])),
      .question("id: a\nask: Why?\nkind: number\nanswer: 3"),
    ])
    let cells = KerasExport(notebook, program: "Fieldbook 0", dataFile: "").notebook.cells
    #expect(
      cells == [
        cells[0], .prose("Only in Fieldbook:\n\n```python\nexplain(m)\n```\n\n```text output\ntable\n```"),
        .prose("**Question.** Why?\n\nAnswer: 3"),
      ])
  }

  @Test func failuresDoNotStopTheNotebook() {
    let failed: [(String, String?)] = [
      (
        "x = 1\n1 / 0",
        "try:\n    x = 1\n    1 / 0\nexcept Exception as _error:\n    print(\"Error:\", _error)"
      ),
      ("f(", nil),
    ]
    for (source, expected) in failed {
      let notebook = Notebook([.code(CodeCell(source, outputs: [.error("Error: it failed")]))])
      let cells = KerasExport(notebook, program: "", dataFile: "").notebook.cells
      #expect(sources(Array(cells.dropFirst())) == [expected])
    }
    let stopped = Notebook([
      .code(CodeCell("while True:\n    x = 1", outputs: [.interrupted])), .code(CodeCell("x")),
    ])
    #expect(
      sources(Array(KerasExport(stopped, program: "", dataFile: "").notebook.cells.dropFirst())) == [
        nil, nil,
      ])
  }
}
