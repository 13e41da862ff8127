import Language

// Magics that have an effect in Keras too.
extension KerasRewriter {
  /// `%seed 3` as Keras's function, which has the same effect; `nil` for other magics.
  mutating func seeding(_ magic: Magic, _ statement: Statement) -> Edit? {
    guard magic.kind == .line, magic.name == "seed", magic.arguments.count == 1,
      let number = UInt32(magic.arguments[0])
    else { return nil }
    let calls: [String]
    switch names["keras"] {
    case .imported("keras"): calls = ["keras.utils.set_random_seed(\(number))"]
    case nil: calls = ["import keras", "keras.utils.set_random_seed(\(number))"]
    default: calls = ["from keras.utils import set_random_seed", "set_random_seed(\(number))"]
    }
    if calls.first == "import keras" { names["keras"] = .imported("keras") }
    guard text.wholeLines(of: statement.span) != nil else {
      return Edit(span: statement.span, text: calls.joined(separator: "; "))
    }
    let indentation = text.indentation(at: statement.span.start)
    return Edit(
      span: statement.span, text: (["# %seed \(number)"] + calls).joined(separator: "\n" + indentation))
  }

  /// A cell whose timing and capturing magics are gone and whose code is still there.
  static func withoutTiming(_ source: String) -> String {
    let text = SourceText(source)
    guard case .complete(let statements) = Parser.parse(text) else { return source }
    var result = source
    if case .magic(let magic)? = statements.first?.kind, case .cell(let body) = magic.kind {
      guard ["time", "capture"].contains(magic.name) else { return source }
      return "# %%\(magic.text)\n" + withoutTiming(body)
    }
    for statement in statements.flatMap(\.withSuites).reversed() {
      guard case .magic(let magic) = statement.kind, magic.kind == .line, magic.name == "time" else {
        continue
      }
      let code = magic.text.dropFirst("time".count).drop { $0 == " " }
      guard !code.isEmpty else { continue }
      var bytes = Array(result.utf8)
      bytes.replaceSubrange(statement.span.start..<statement.span.end, with: code.utf8)
      result = String(decoding: bytes, as: UTF8.self)
    }
    return result
  }
}
