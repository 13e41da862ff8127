package import Evaluator
package import Language
import Tensors

extension ObjectArray.Kind {
  /// The kind that a type names; `nil` for types of numbers and for what is no type. Without a width it is the longest
  /// element's.
  package static func named(_ type: Value) -> ObjectArray.Kind? {
    switch type {
    case .type(let cls):
      switch cls.name {
      case "str", "str_": .text(0)
      case "bytes", "bytes_": .bytes(0)
      case "object", "object_": .object
      default: nil
      }
    case .string(let name): named(name)
    default: type.host(as: NamedDType.self)?.kind
    }
  }

  private static func named(_ name: String) -> ObjectArray.Kind? {
    switch name {
    case "O", "object", "object_", "O8": return .object
    case "str", "str_", "unicode": return .text(0)
    case "bytes", "bytes_", "string": return .bytes(0)
    default: break
    }
    let plain = name.drop { "<>=|".contains($0) }
    guard let letter = plain.first, let width = plain.count == 1 ? 0 : Int(plain.dropFirst()), width >= 0
    else {
      return nil
    }
    switch letter {
    case "U": return .text(width)
    case "S", "a": return .bytes(width)
    case "O": return plain.count == 1 ? .object : nil
    default: return nil
    }
  }

  var isText: Bool {
    switch self {
    case .text, .bytes, .pandas: true
    case .object: false
    }
  }

  /// The most characters of an element; 0 of objects.
  var width: Int {
    switch self {
    case .text(let width), .bytes(let width): width
    case .object, .pandas: 0
    }
  }

  /// The kind of texts that are joined of both.
  func appended(_ other: ObjectArray.Kind) -> ObjectArray.Kind {
    switch (self, other) {
    case (.pandas, _), (_, .pandas): .pandas
    case (.bytes(let a), .bytes(let b)): .bytes(a + b)
    default: .text(width + other.width)
    }
  }

  /// The same without a width.
  var flexible: ObjectArray.Kind {
    switch self {
    case .text: .text(0)
    case .bytes: .bytes(0)
    case .object, .pandas: self
    }
  }

  /// As `repr` shows the type.
  var representation: String {
    switch self {
    case .text(let width): "dtype('<U\(width > 0 ? "\(width)" : "")')"
    case .bytes(let width): "dtype('S\(width > 0 ? "\(width)" : "")')"
    case .object: "dtype('O')"
    case .pandas: "<StringDtype(storage='python', na_value=nan)>"
    }
  }

  /// A value as an element: text and bytes are cut to the width, if there is one.
  func fitted(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    switch self {
    case .object, .pandas: return value
    case .text(let width):
      let text = try value.bytes.map { String(decoding: $0, as: UTF8.self) } ?? interpreter.text(value)
      let scalars = text.unicodeScalars
      return .string(
        width > 0 && scalars.count > width ? String(String.UnicodeScalarView(scalars.prefix(width))) : text)
    case .bytes(let width):
      let bytes = try value.bytes ?? Array(interpreter.text(value).utf8)
      guard value.bytes != nil || bytes.allSatisfy({ $0 < 128 }) else {
        throw Fault.message(
          "'ascii' codec can't encode characters in a text for an array of bytes",
          help: "encode it: text.encode()",
          kind: .unicodeEncode)
      }
      return .bytes(width > 0 ? Array(bytes.prefix(width)) : bytes)
    }
  }

  /// The kind that holds the elements of both.
  func joined(with other: ObjectArray.Kind) -> ObjectArray.Kind {
    switch (self, other) {
    case (.object, _), (_, .object), (.pandas, _), (_, .pandas): self == other ? self : .object
    case (.bytes(let a), .bytes(let b)): .bytes(max(a, b))
    default: .text(max(width, other.width))
    }
  }
}

/// A type of elements that no tensor has: text, bytes, objects.
package final class NamedDType: Object {
  package let name: String
  let kind: ObjectArray.Kind?
  private let long: String

  /// A type of pandas.
  package init(_ name: String, repr: String) { (self.name, long, kind) = (name, repr, nil) }

  package init(_ kind: ObjectArray.Kind) {
    self.kind = kind
    long = kind.representation
    name =
      switch kind {
      case .text(let width): width > 0 ? "str\(32 * width)" : "str"
      case .bytes(let width): width > 0 ? "bytes\(8 * width)" : "bytes"
      case .object: "object"
      case .pandas: "str"
      }
  }

  /// Text or bytes as one of NumPy's own classes of them.
  static func scalar(_ name: String, _ value: Value, _ interpreter: Interpreter) throws -> Value {
    guard let cls = try interpreter.module("_numpy_types")[name] else { return value }
    return try interpreter.call(cls, [value])
  }

  private static func property(_ name: String, _ doc: String, _ value: @escaping (NamedDType) -> Value)
    -> Builtin
  {
    .property(name, doc) { value(try $0.receiver(as: NamedDType.self)) }
  }

  /// NumPy's letter for the kind.
  private var letter: String {
    switch kind {
    case .text: "U"
    case .bytes: "S"
    case .object, .pandas, nil: "O"
    }
  }

  private var byteCount: Int {
    switch kind {
    case .text(let width): 4 * width
    case .bytes(let width): width
    case .object, .pandas, nil: 8
    }
  }

  static let type = ClassObject(
    "dtype", module: "numpy", doc: "The type of an array's elements.", base: TensorTypes.dtypeClass,
    members: [
      property("name", "its name") { .string($0.name) },
      property("itemsize", "bytes an element takes") { .int($0.byteCount) },
      property("kind", "U: text, S: bytes, O: objects") { .string($0.letter) },
      property("char", "its letter") { .string($0.letter) },
      property("str", "its code") { type in
        switch type.kind {
        case .text(let width): .string("<U\(width)")
        case .bytes(let width): .string("|S\(width)")
        case .object, .pandas, nil: "|O"
        }
      },
      .property("type", "the class of its elements") { call in
        let name =
          switch try call.receiver(as: NamedDType.self).kind {
          case .text: "str_"
          case .bytes: "bytes_"
          case .object, .pandas, nil: "object_"
          }
        return try call.interpreter.module("_numpy_types")[name] ?? .none
      },
      property("byteorder", "= or |: that of this computer") { $0.letter == "U" ? "=" : "|" },
      property("alignment", "bytes between places where it may stand") { type in
        .int(type.letter == "U" ? 4 : type.letter == "S" ? 1 : 8)
      },
      property("hasobject", "whether it holds objects") { .bool($0.letter == "O") },
    ])

  package var classObject: ClassObject { Self.type }

  package func repr(_ interpreter: Interpreter) -> String { long }

  package func text(_ interpreter: Interpreter) -> String {
    switch kind {
    case .text(let width): "<U\(width)"
    case .bytes(let width): "|S\(width)"
    case .object, .pandas, nil: name
    }
  }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value?
  {
    let isSame =
      if let kind, let other = ObjectArray.Kind.named(other) {
        kind == other
      } else {
        switch other {
        case .string(let text): text == name || (name == "object" && text == "O")
        case .type(let cls): cls.name == name
        default: other.host(as: NamedDType.self)?.name == name
        }
      }
    switch comparison {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    default: return nil
    }
  }

  package func hash(_ interpreter: Interpreter) -> Int? { long.hashValue }
}
