import Evaluator
import FieldbookLibrary
import Language

/// Makes expressions that call everything callable, with extreme values.
struct CallMaker {
  static let values: [Substring] = [
    "0", "-1", "1", "2", "3", "7", "9223372036854775807", "-9223372036854775807",
    "(-9223372036854775807 - 1)",
    "1e308", "1e-320", "0.5", "2.5", "-0.0", "None", "True", "False", "...",
    "[]", "()", "{}", "''", "'a'", "'abc'", "'é😀'", "'%s'", "'{}'", "'same'", "'float32'", "'relu'",
    "range(3)",
    "range(10**15)", "float('nan')", "float('inf')", "[[1], 2]", "[3, 1, 2]", "(2, 3)", "[[1, 2], [3, 4]]",
    "lambda x: x", "lambda *a: a", "print", "int", "str", "len", "np",
    "np.arange(6).reshape(2, 3)", "np.zeros(0)", "np.ones((2, 3))", "np.array(5)", "np.array([True, False])",
    "10**6", "slice(None, None, -1)", "{1: 2}", "{'a': 1}", "{1, 2}", "iter([1, 2])", "(x for x in [1, 2])",
    "s", "t", "l", "d", "st", "r", "a", "m", "c", "C", "f", "it", "'a' * 1000", "[0] * 1000",
  ]

  private static let operators: [Substring] = [
    " + ", " - ", " * ", " / ", " // ", " % ", " ** ", " @ ", " << ", " >> ", " & ", " | ", " ^ ", " == ",
    " < ",
    " >= ", " in ", " not in ", " is ", " and ", " or ",
  ]

  private static let formats: [Substring] = [
    "d", ".2f", "5", "<8", "^+9.3e", ",", "_x", "%", "g", ".0g", "#x", "010", "=+5", "*>6", "c", "s", ".3",
    "n", "b",
  ]

  private static let prelude = """
    import numpy as np, math, random, functools, time, keras
    from keras import layers
    random.seed(1)
    s, t, l, d, st, r = 'héllo wörld', (1, 2.5, 'x'), [3, 1, 2], {'a': 1, 2: [3]}, {1, 2}, range(1, 10, 3)
    a, m, it, n, x, fs = np.arange(6), np.ones((2, 3)), iter([1, 2, 3]), 5, 2.5, frozenset([1])
    class C:
        def __init__(self, v=1): self.v = v
        def __len__(self): return 2
        def __getitem__(self, i): return (1, 2)[i]
        def __eq__(self, o): return True
        def __add__(self, o): return self
        def __lt__(self, o): return True
        def __call__(self, *a, **k): return a
    c = C()
    def f(x, y=2, *z, **k): return x
    """

  /// All callables, found by completion.
  private var callees: [Substring] = []
  private var parameters: [Substring: [Substring]] = [:]

  /// Names that read, write or download files, or block.
  private static let left = [
    "save", "load", "get_file", "plot_model", "from_directory", "sleep", "datasets", "applications",
    "clear_session",
  ]

  private mutating func findCallees() {
    let interpreter = Interpreter(console: RecordingConsole())
    _ = interpreter.run(SourceText(Self.prelude))
    let owners = [
      "s.", "t.", "l.", "d.", "st.", "fs.", "r.", "a.", "m.", "it.", "n.", "x.", "c.", "C.", "np.",
      "np.random.",
      "np.linalg.", "math.", "random.", "functools.", "time.", "layers.", "keras.losses.", "keras.metrics.",
      "keras.optimizers.", "keras.optimizers.schedules.", "keras.initializers.", "keras.activations.",
      "keras.regularizers.", "keras.callbacks.", "keras.utils.", "keras.backend.", "str.", "int.", "float.",
      "dict.",
    ]
    for owner in owners {
      callees += interpreter.complete(owner).candidates.map { Substring(owner + $0.text) }
    }
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      callees += interpreter.complete(String(letter)).candidates.filter {
        $0.detail != "keyword" && $0.detail != "module"
      }
      .map { Substring($0.text) }
    }
    callees.removeAll { name in Self.left.contains { name.contains($0) } }
    for callee in callees {
      parameters[callee] = interpreter.complete(callee + "(").candidates.map { Substring($0.text) }
    }
  }

  /// A session of such expressions.
  mutating func session(_ random: inout Chance) -> [String] {
    if callees.isEmpty { findCallees() }
    return [Self.prelude] + (0..<12).map { _ in statement(&random) }
  }

  private func statement(_ random: inout Chance) -> String {
    func value(_ depth: Int) -> String { expression(depth, &random) }
    switch random.below(12) {
    case 0: return "for x in \(value(1)):\n  y = x\n  if random.random() < 0.1: break"
    case 1: return "\(random.pick(["s", "l", "d", "t", "a", "m", "c", "st"]))[\(value(1))] = \(value(1))"
    case 2: return "del \(random.pick(["l", "d", "t", "a", "s"]))[\(value(1))]"
    case 3:
      return "\(random.pick(["l", "t", "s", "n", "a", "st", "d"]))"
        + "\(random.pick(["+=", "*=", "-=", "//=", "|=", "**="])) \(value(1))"
    case 4: return "x, *y = \(value(1))"
    case 5: return "[x for x in \(value(1)) if \(value(1))]"
    case 6: return "c.v = \(value(1))\nprint(\(value(1)))"
    default: return value(2)
    }
  }

  private func expression(_ depth: Int, _ random: inout Chance) -> String {
    guard depth > 0 else { return String(random.pick(Self.values)) }
    func inner() -> String { expression(depth - 1, &random) }
    switch random.below(14) {
    case 0: return "(\(inner())\(random.pick(Self.operators))\(inner()))"
    case 1: return "(\(inner()))[\(inner())]"
    case 2: return "(\(inner()))[\(inner()):\(inner()):\(inner())]"
    case 3: return "f'{\(inner())!r:\(random.pick(Self.formats))} {\(inner()):\(random.pick(Self.formats))}'"
    case 4: return "'%\(random.pick(Self.formats)) %s' % (\(inner()), \(inner()))"
    case 5: return random.pick(["-", "~", "not ", "+"]) + "(\(inner()))"
    case 6: return "[\(inner()), *(\(inner()))]"
    case 7: return "{\(inner()): \(inner())}"
    default: return call(depth, &random)
    }
  }

  private func call(_ depth: Int, _ random: inout Chance) -> String {
    let callee = random.pick(callees)
    var arguments = (0..<random.below(4)).map { _ in expression(depth - 1, &random) }
    let names = parameters[callee] ?? []
    for _ in 0..<random.below(3) where !names.isEmpty {
      arguments.append(random.pick(names) + expression(depth - 1, &random))
    }
    let call = "\(callee)(\(arguments.joined(separator: ", ")))"
    return random.below(6) == 0 ? call + "(\(random.pick(Self.values)))" : call
  }
}
