/// The text of `Out[n]`, laid out as in IPython.
extension Interpreter {
  /// The repr; containers that do not fit on a line get one line per element.
  package func display(_ value: Value) throws -> String { try laidOut(value, indent: 0) }

  private static let lineWidth = 79
  /// Elements displayed per container before `...`.
  private static let shownElements = 1000

  private func laidOut(_ value: Value, indent: Int) throws -> String {
    guard value.isDisplayContainer else { return try indented(repr(value), by: indent) }
    let line = try lineRepr(value)
    if let line, !line.contains("\n"), indent + line.unicodeScalars.count <= Self.lineWidth { return line }
    guard let identity = value.identity, enterRepr(identity) else { return try repr(value) }
    defer { leaveRepr(identity) }
    return try nested {
      var parts: [String] = []
      let open: String
      let close: String
      switch value {
      case .list(let list):
        (open, close) = ("[", "]")
        parts = try shown(list.elements) { try laidOut($0, indent: indent + 1) }
      case .tuple(let tuple):
        (open, close) = ("(", tuple.elements.count == 1 ? ",)" : ")")
        parts = try shown(tuple.elements) { try laidOut($0, indent: indent + 1) }
      case .set(let set):
        (open, close) = ("{", "}")
        parts = try shown(set.elements) { try laidOut($0, indent: indent + 1) }
      case .dict(let dict):
        (open, close) = ("{", "}")
        let keys = dict.keys
        parts = try shown(keys) { key in
          let label = try repr(key) + ": "
          return label
            + (try laidOut(
              try dict[HashKey(key, self)] ?? .none, indent: indent + 1 + label.unicodeScalars.count))
        }
      default: return try repr(value)
      }
      return open + parts.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + close
    }
  }

  /// The repr on one line, or `nil` if it certainly does not fit.
  private func lineRepr(_ value: Value) throws -> String? {
    try (length(of: value)) > Self.lineWidth ? nil : repr(value)
  }

  private func shown(_ elements: [Value], _ text: (Value) throws -> String) throws -> [String] {
    try elements.prefix(Self.shownElements).map {
      try checkInterruption()
      return try text($0)
    } + (elements.count > Self.shownElements ? ["..."] : [])
  }

  /// Indents all lines after the first.
  private func indented(_ text: String, by indent: Int) throws -> String {
    indent == 0
      ? text
      : try text.lines(keepingEnds: false).joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}

extension Value {
  fileprivate var isDisplayContainer: Bool {
    switch self {
    case .list(let list): !list.elements.isEmpty
    case .tuple(let tuple): !tuple.elements.isEmpty
    case .dict(let dict): dict.count > 0
    case .set(let set): set.count > 0 && !set.isFrozen
    default: false
    }
  }
}
