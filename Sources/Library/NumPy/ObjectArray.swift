package import Evaluator
package import Language
import Tensors

/// A column of a table.
package protocol MixedColumn: Object {
  /// Its elements where they are not all numbers.
  var mixedElements: [Value]? { get }
}

/// An array of text or of mixed values, as `LabelEncoder.classes_` and `df["label"].to_numpy()` are.
///
/// Arrays of numbers are tensors; this one holds what no tensor can.
package final class ObjectArray: Object, RowHolder {
  /// Row by row.
  package let elements: [Value]
  /// One or two lengths.
  package let shape: [Int]
  /// Its type: NumPy's text (`<U3`), `object`, or pandas's text.
  package enum Kind { case text, object, pandas }

  let kind: Kind

  /// - Precondition: as many elements as the shape has.
  package init(_ elements: [Value], shape: [Int]? = nil, kind: Kind = .object) {
    self.elements = elements
    self.shape = shape ?? [elements.count]
    self.kind = kind
  }

  /// An array of text.
  package convenience init(texts: [String], shape: [Int]? = nil) {
    self.init(texts.map { .string($0) }, shape: shape, kind: .text)
  }

  package var classObject: ClassObject { Self.type }

  package var tensorHelp: String? {
    "this array holds text: turn classes into numbers first, as LabelEncoder does"
  }

  package var rowCount: Int { shape[0] }

  /// Elements of a row.
  private var width: Int { shape.dropFirst().reduce(1, *) }

  package func taking(rows: [Int]) throws -> Value {
    let width = width
    let chosen = rows.flatMap { elements[$0 * width..<($0 + 1) * width] }
    return .object(ObjectArray(chosen, shape: [rows.count] + shape.dropFirst(), kind: kind))
  }

  package func length(_ interpreter: Interpreter) -> Int? { shape[0] }

  package var isIterable: Bool { true }

  package func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    ArrayIterator(try (0..<shape[0]).map { try row($0) })
  }

  private func row(_ index: Int) throws -> Value {
    if shape.count == 1 { return elements[index] }
    let width = width
    return .object(
      ObjectArray(Array(elements[index * width..<(index + 1) * width]), shape: [width], kind: kind))
  }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .tuple(let tuple) = key, tuple.elements.count == 2, shape.count == 2 {
      let rows = try Rows.chosen(by: tuple.elements[0], of: shape[0], interpreter)
      let columns = try Rows.chosen(by: tuple.elements[1], of: shape[1], interpreter)
      let chosen = rows.places.flatMap { row in columns.places.map { elements[row * shape[1] + $0] } }
      if rows.isSingle, columns.isSingle { return chosen[0] }
      let lengths =
        (rows.isSingle ? [] : [rows.places.count]) + (columns.isSingle ? [] : [columns.places.count])
      return .object(ObjectArray(chosen, shape: lengths, kind: kind))
    }
    // `classes_[predictions]` of predictions with several axes keeps their shape.
    if case .tensor(let tensor) = key, tensor.dtype.isInteger, tensor.rank > 1, shape.count == 1 {
      let rows = try Rows.chosen(by: .tensor(tensor.flattened()), of: shape[0], interpreter)
      guard tensor.rank == 2 else {
        throw Fault.message(
          "an array of text is indexed by an array of one or two axes, found \(tensor.rank)")
      }
      return .object(
        ObjectArray(rows.places.map { elements[$0] }, shape: tensor.shape.dimensions, kind: kind))
    }
    let rows = try Rows.chosen(by: key, of: shape[0], interpreter)
    return rows.isSingle ? try row(rows.places[0]) : try taking(rows: rows.places)
  }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    guard comparison == .equal || comparison == .notEqual else { return nil }
    let others: [Value]
    if other.asString != nil || other.asDouble != nil || other.isNone {
      others = Array(repeating: other, count: elements.count)
    } else {
      others = try Rows.values(of: other, interpreter)
      guard others.count == elements.count else { return nil }
    }
    let flags = try zip(elements, others).map { try interpreter.equal($0, $1) == (comparison == .equal) }
    return .tensor(try Tensor(shape: Shape(shape), elements: flags))
  }

  // MARK: - Text

  /// The type's name: `<U3` for text of at most three characters.
  var dtypeName: String {
    switch kind {
    case .object: return "object"
    case .pandas: return "str"
    case .text: break
    }
    return "<U\(max(1, elements.map { $0.asString?.unicodeScalars.count ?? 0 }.max() ?? 1))"
  }

  package func text(_ interpreter: Interpreter) throws -> String {
    if kind == .pandas { return try repr(interpreter) }
    return try laidOut(interpreter, separator: " ", indent: 0, width: interpreter.printOptions.lineWidth)
  }

  package func repr(_ interpreter: Interpreter) throws -> String {
    if kind == .pandas {
      let words = try elements.map { try interpreter.repr($0) }
      return "<StringArray>\n\(BracketedWords.text(words, isJustified: false, nameWidth: nil))\n"
        + "Length: \(elements.count), dtype: str"
    }
    let width = interpreter.printOptions.lineWidth
    let body = try laidOut(interpreter, separator: ", ", indent: 6, width: width - 1)
    let type = kind == .text ? "dtype='\(dtypeName)'" : "dtype=object"
    let start = "array(" + body + ","
    let last = start.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let gap = last + type.count + 1 > width ? "\n      " : " "
    return start + gap + type + ")"
  }

  /// NumPy's layout: words up to the line's width, the edges alone of more than a thousand elements.
  private func laidOut(_ interpreter: Interpreter, separator: String, indent: Int, width: Int) throws
    -> String
  {
    let options = interpreter.printOptions
    let isShortened = elements.count > options.threshold
    func places(_ count: Int) -> [Int?] {
      guard isShortened, count > 2 * options.edgeItems else { return Array(0..<count) }
      return Array(0..<options.edgeItems) + [nil] + Array(count - options.edgeItems..<count)
    }
    func line(_ elements: ArraySlice<Value>, _ indent: Int, _ width: Int) throws -> String {
      let room = width - max(separator == ", " ? 1 : 0, 1)
      let prefix = String(repeating: " ", count: indent + 1)
      var (result, line) = ("", prefix)
      let shown = places(elements.count)
      for (position, place) in shown.enumerated() {
        let word = try place.map { try interpreter.repr(elements[elements.startIndex + $0]) } ?? "..."
        if line.count + word.count > room, line.count > prefix.count {
          while line.last == " " { line.removeLast() }
          result += line + "\n"
          line = prefix
        }
        line += word + (position + 1 < shown.count ? separator : "")
      }
      return "[" + (result + line).dropFirst(indent + 1) + "]"
    }
    if shape.count == 1 { return try line(elements[...], indent, width) }
    let gap = (separator == ", " ? "," : "") + "\n" + String(repeating: " ", count: indent + 1)
    let columns = self.width
    let rows = try places(shape[0]).map { place in
      try place.map { try line(elements[$0 * columns..<($0 + 1) * columns], indent + 1, width - 1) } ?? "..."
    }
    return "[" + rows.joined(separator: gap) + "]"
  }

  // MARK: - Members

  static let type = ClassObject(
    "ndarray", module: "numpy", doc: "An array of text or of mixed values.", base: TensorTypes.array,
    members: [
      .property("shape", "the lengths of the axes") {
        .tuple(ofInts: try $0.receiver(as: ObjectArray.self).shape)
      },
      .property("size", "the number of elements") {
        .int(try $0.receiver(as: ObjectArray.self).elements.count)
      },
      .property("ndim", "the number of axes") { .int(try $0.receiver(as: ObjectArray.self).shape.count) },
      .property("dtype", "the type of the elements") { call in
        let array = try call.receiver(as: ObjectArray.self)
        return .object(
          NamedDType(
            array.dtypeName, repr: array.kind == .text ? "dtype('\(array.dtypeName)')" : "dtype('O')"))
      },
      .method("tolist", "The elements as nested lists.") { call in
        let array = try call.receiver(as: ObjectArray.self)
        guard array.shape.count == 2 else { return .list(of: array.elements) }
        return .list(
          of: (0..<array.shape[0]).map { row in
            .list(of: Array(array.elements[row * array.width..<(row + 1) * array.width]))
          })
      },
      .method("copy", "A copy.") { call in .object(try call.receiver(as: ObjectArray.self)) },
      .method("ravel", "The elements along one axis.", body: flat),
      .method("flatten", "A copy with one axis.", body: flat),
      .method("reshape", "The same elements in another shape of one or two axes.", [.rest("shape")]) { call in
        let array = try call.receiver(as: ObjectArray.self)
        var lengths = try call.restInts("shape")
        if let free = lengths.firstIndex(of: -1) {
          let others = lengths.enumerated().filter { $0.offset != free }.map(\.element).reduce(1, *)
          lengths[free] = others > 0 ? array.elements.count / others : 0
        }
        guard (1...2).contains(lengths.count), lengths.allSatisfy({ $0 >= 0 }),
          lengths.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) == array.elements.count
        else {
          throw Fault.message(
            "cannot reshape array of size \(array.elements.count) into shape "
              + "(\(lengths.map(String.init).joined(separator: ",")))")
        }
        return .object(ObjectArray(array.elements, shape: lengths, kind: array.kind))
      },
      .method(
        "astype", "The elements as numbers or text.",
        [.required("dtype", .any, "float, int, str, object"), .optional("copy", .bool, default: true)]
      ) { call in
        let array = try call.receiver(as: ObjectArray.self)
        if case .type(let cls) = call["dtype"], cls.name == "str" { return try texts(array, call) }
        if let name = call["dtype"].asString, name == "str" || name == "U" { return try texts(array, call) }
        if call["dtype"].asString == "object" {
          return .object(ObjectArray(array.elements, shape: array.shape))
        }
        let dtype = try call.dtype("dtype")
        let numbers = try array.elements.map { element -> Double in
          if let number = element.asDouble { return number }
          let text = element.asString ?? element.typeName
          guard let number = Double(text.trimmingSpaces) else {
            throw Fault.message("could not convert string to float: '\(text)'")
          }
          return number
        }
        return .tensor(try Tensor(shape: Shape(array.shape), elements: numbers).convert(to: dtype))
      },
    ])

  private static func texts(_ array: ObjectArray, _ call: Call) throws -> Value {
    .object(ObjectArray(texts: try array.elements.map { try call.interpreter.text($0) }, shape: array.shape))
  }

  private static func flat(_ call: Call) throws -> Value {
    let array = try call.receiver(as: ObjectArray.self)
    return .object(ObjectArray(array.elements, kind: array.kind))
  }
}

/// A type of elements that no tensor has: text, objects.
package final class NamedDType: Object {
  package let name: String
  private let long: String

  package init(_ name: String, repr: String) { (self.name, long) = (name, repr) }

  static let type = ClassObject(
    "dtype", module: "numpy", doc: "The type of an array's elements.",
    members: [.property("name", "its name") { .string(try $0.receiver(as: NamedDType.self).name) }])

  package var classObject: ClassObject { Self.type }

  package func repr(_ interpreter: Interpreter) -> String { long }
  package func text(_ interpreter: Interpreter) -> String { name }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value?
  {
    let isSame =
      switch other {
      case .string(let text): text == name || (name == "object" && text == "O")
      case .type(let cls): cls.name == name
      default: other.host(as: NamedDType.self)?.name == name
      }
    switch comparison {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    default: return nil
    }
  }
}

extension String {
  /// Without white space at both ends.
  package var trimmingSpaces: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
