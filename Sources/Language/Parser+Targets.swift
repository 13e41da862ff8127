extension Parser {
  /// The use of a target, for messages.
  enum TargetPurpose {
    case assignment
    case loop
    case deletion
  }

  /// Converts an expression to a target.
  func target(_ expression: Expression, for purpose: TargetPurpose) throws(ParserFailure) -> Target {
    switch expression.kind {
    case .name(let name): return Target(.name(name), at: expression.span)
    case .attribute(let value, let name): return Target(.attribute(value, name), at: expression.span)
    case .subscription(let value, let index): return Target(.subscription(value, index), at: expression.span)
    case .tuple(let elements), .list(let elements):
      var targets: [Target] = []
      var starred: Int?
      for (position, element) in elements.enumerated() {
        guard case .starred(let inner) = element.kind, purpose != .deletion else {
          targets.append(try target(element, for: purpose))
          continue
        }
        if starred != nil { throw fault(.twoStars, at: element.span) }
        starred = position
        targets.append(try target(inner, for: purpose))
      }
      return Target(.sequence(targets, starred: starred), at: expression.span)
    case .starred where purpose != .deletion: throw fault(.loneStar, at: expression.span)
    default:
      let noun = expression.noun
      let kind: SyntaxFault.Kind =
        purpose == .deletion ? .cannotDelete(noun) : .cannotAssign(noun, equality: purpose == .assignment)
      throw fault(kind, at: expression.span)
    }
  }

  /// `x`, `x, y` or `x, *rest` between `for` and `in`.
  func parseLoopTarget() throws(ParserFailure) -> Target {
    let start = token.start
    let first = try parseLoopElement()
    guard token.kind == .comma else { return try target(first, for: .loop) }
    var elements = [first]
    while accept(.comma), token.kind.startsExpression || token.kind == .star {
      elements.append(try parseLoopElement())
    }
    return try target(try node(.tuple(elements), from: start), for: .loop)
  }

  /// An element that ends before `in`.
  private func parseLoopElement() throws(ParserFailure) -> Expression {
    guard token.kind.startsExpression || token.kind == .star else {
      if token.kind.isKeyword, token.kind != .in { throw unexpected(.reservedWord(text(token))) }
      throw unexpected(.expected(.name(of: "the loop's variable"), found: found))
    }
    return token.kind == .star ? try parseStarred() : try parseBinary(1)
  }
}
