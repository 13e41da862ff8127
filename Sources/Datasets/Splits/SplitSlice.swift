import Phrases

/// A slice of a dataset's split, as written in TensorFlow Datasets.
///
///     try SplitSlice.parse("train[:70%]", of: [("train", 2700)])      // [train, 0..<1890]
///     try SplitSlice.parse("train+test[-10:]", of: splits)            // two parts
///
/// A bound is a number of examples or a percentage (rounded to the nearest example, halves to even); negative ones
/// count from the end.
package struct SplitSlice: Equatable, Sendable {
  package let split: String
  package let range: Range<Int>

  /// Parses the slices, in order.
  ///
  /// - `splits`: the existing splits with their number of examples.
  /// - Throws: `SplitError`.
  package static func parse(_ text: String, of splits: [(name: String, count: Int)]) throws(SplitError)
    -> [SplitSlice]
  {
    var parts: [SplitSlice] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      parts += try slice(String(part).trimmed, of: splits, in: text)
    }
    return parts
  }

  private static func slice(_ text: String, of splits: [(name: String, count: Int)], in whole: String)
    throws(SplitError)
    -> [SplitSlice]
  {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = text.dropFirst(name.count)
    guard !name.isEmpty else { throw .syntax(whole) }
    if name == "all", rest.isEmpty { return splits.map { SplitSlice(split: $0.name, range: 0..<$0.count) } }
    guard let split = splits.first(where: { $0.name == name }) else {
      throw .unknownSplit(String(name), known: splits.map(\.name))
    }
    if rest.isEmpty { return [SplitSlice(split: split.name, range: 0..<split.count)] }
    guard rest.hasPrefix("["), rest.hasSuffix("]") else { throw .syntax(whole) }
    let bounds = rest.dropFirst().dropLast().split(separator: ":", omittingEmptySubsequences: false)
    guard bounds.count == 2 else { throw .syntax(whole) }
    let start = try place(String(bounds[0]).trimmed, of: split.count, in: whole) ?? 0
    let end = try place(String(bounds[1]).trimmed, of: split.count, in: whole) ?? split.count
    guard start <= end else { throw .reversed(whole, start: start, end: end) }
    return [SplitSlice(split: split.name, range: start..<end)]
  }

  /// The example at a bound; `nil` if absent.
  private static func place(_ text: String, of count: Int, in whole: String) throws(SplitError) -> Int? {
    if text.isEmpty { return nil }
    let isPercent = text.hasSuffix("%")
    guard let number = Int(isPercent ? String(text.dropLast()) : text), text.first != "+" else {
      throw .syntax(whole)
    }
    guard number.magnitude <= (isPercent ? 100 : count.magnitude) else {
      throw .outOfRange(whole, bound: text, count: count)
    }
    let place = isPercent ? Int((Double(number) * Double(count) / 100).rounded(.toNearestOrEven)) : number
    return place < 0 || text.hasPrefix("-") ? count + place : place
  }
}

/// Errors in a split's text.
package enum SplitError: Error, Equatable, Sendable {
  case syntax(String)
  case unknownSplit(String, known: [String])
  case reversed(String, start: Int, end: Int)
  case outOfRange(String, bound: String, count: Int)
}

extension SplitError {
  package var message: String {
    switch self {
    case .syntax(let text): "the split '\(text)' cannot be read"
    case .unknownSplit(let name, _): "there is no split '\(name)'"
    case .reversed(let text, let start, let end):
      "the split '\(text)' ends at example \(end), before it begins at \(start)"
    case .outOfRange(let text, let bound, let count):
      "the split '\(text)' goes to \(bound), beyond its \(count.grouped) examples"
    }
  }

  package var help: String? {
    switch self {
    case .syntax: "write 'train', 'train[:70%]', 'train[100:200]', or several with + between"
    case .unknownSplit(_, let known): "there is " + known.joined(separator: ", ")
    case .reversed: "put the smaller bound first"
    case .outOfRange(_, let bound, _): bound.hasSuffix("%") ? "percent go from -100 to 100" : nil
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var part = self[...]
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }
}
