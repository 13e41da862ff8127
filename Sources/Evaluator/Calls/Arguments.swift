import Language

/// The arguments of one call.
package struct Arguments {
  /// Arguments by position.
  package var positional: [Value]
  /// Keyword arguments, in the order of the call.
  package var keywords: [(name: String, value: Value)]
  /// Positional arguments that were not written in the call: `self`, or those added by a `partial`.
  package var implicitCount = 0
  /// The call's position in the text; `nil` for a call by a builtin.
  var site: CallSite?

  /// Arguments of a call by the host.
  package init(_ positional: [Value] = [], keywords: [(name: String, value: Value)] = []) {
    self.positional = positional
    self.keywords = keywords
  }

  /// The same arguments with one more in front.
  package func prepending(_ value: Value) -> Arguments {
    var result = self
    result.positional.insert(value, at: 0)
    result.implicitCount += 1
    return result
  }
}

/// The positions of a call and its arguments in the text.
final class CallSite {
  let span: Span
  let calleeSpan: Span
  /// The spans of the positional arguments, up to the first `*values`.
  let positional: [Span]
  let keywords: [(name: Identifier, value: Span)]

  init(span: Span, callee: Expression, arguments: [Argument]) {
    self.span = span
    calleeSpan = callee.span
    var positional: [Span] = []
    var keywords: [(name: Identifier, value: Span)] = []
    var isKnown = true
    for argument in arguments {
      switch argument {
      case .positional(let value):
        if isKnown { positional.append(value.span) }
      case .unpacked: isKnown = false
      case .keyword(let name, let value): keywords.append((name, value.span))
      case .unpackedKeywords: break
      }
    }
    self.positional = positional
    self.keywords = keywords
  }

  /// The smallest span for what an argument fault names.
  func span(of place: ArgumentPlace?) -> Span {
    switch place {
    case .positional(let position):
      positional.indices.contains(position) ? positional[position] : span
    case .keyword(let name):
      keywords.first { $0.name.name == name }?.value ?? span
    case .keywordName(let name):
      keywords.first { $0.name.name == name }?.name.span ?? span
    case nil: span
    }
  }
}

/// Which argument of a call a fault is about.
package enum ArgumentPlace: Equatable {
  /// The position among the arguments as written.
  case positional(Int)
  case keyword(String)
  /// The name before `=` itself.
  case keywordName(String)
}
