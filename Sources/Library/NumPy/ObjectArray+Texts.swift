import Evaluator
import Tensors

/// Arrays of text from lists, for `np.array` and `np.unique`.
extension ObjectArray {
  /// An array of the texts of a list, of lists, of a series or of another such array; `nil` of anything else.
  static func texts(_ value: Value, _ interpreter: Interpreter) throws -> ObjectArray? {
    if let array = value.host(as: ObjectArray.self) {
      return ObjectArray(array.elements, shape: array.shape, kind: array.kind == .text ? .text : .object)
    }
    if let column = value.host(as: (any MixedColumn).self) {
      return column.mixedElements.map { ObjectArray($0) }
    }
    guard let elements = value.elementsOfSequence, let first = elements.first else { return nil }
    if first.asString != nil {
      let texts = elements.compactMap(\.asString)
      // NumPy turns numbers beside text into text.
      let all = texts.count == elements.count ? texts : try elements.map { try interpreter.text($0) }
      return ObjectArray(texts: all)
    }
    guard let rows = first.elementsOfSequence, rows.first?.asString != nil else { return nil }
    let texts = elements.map { ($0.elementsOfSequence ?? []).compactMap(\.asString) }
    guard texts.allSatisfy({ $0.count == rows.count }) else { return nil }
    return ObjectArray(texts: texts.flatMap { $0 }, shape: [elements.count, rows.count])
  }

  /// The different texts, sorted, with what `np.unique` is asked for.
  func unique(_ call: Call) throws -> Value {
    let texts = try elements.map { value -> String in
      guard let text = value.asString else { throw Fault.notNumeric(type: value.typeName) }
      return text
    }
    let sorted = Set(texts).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    let codes = texts.map { places[$0] ?? 0 }
    var parts: [Value] = [.object(ObjectArray(sorted.map { .string($0) }, kind: kind))]
    if try call.bool("return_index") {
      parts.append(
        .tensor(try Rows.tensor(of: sorted.indices.map { code in codes.firstIndex(of: code) ?? 0 })))
    }
    if try call.bool("return_inverse") { parts.append(.tensor(try Rows.tensor(of: codes))) }
    if try call.bool("return_counts") {
      var counts = [Int](repeating: 0, count: sorted.count)
      for code in codes { counts[code] += 1 }
      parts.append(.tensor(try Rows.tensor(of: counts)))
    }
    return parts.count == 1 ? parts[0] : .tuple(of: parts)
  }
}
