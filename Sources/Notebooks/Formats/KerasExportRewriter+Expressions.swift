import Datasets
import Language

extension KerasRewriter {
  /// What an expression needs to run in Keras.
  struct Finding {
    var isMissing = false
    var edits: [Edit] = []
  }

  mutating func examine(_ expressions: [Expression]) -> Finding {
    var finding = Finding()
    var data = data
    for expression in expressions {
      expression.visit { expression, shadowed in
        if let replacement = replacement(for: expression, shadowed, &data) {
          finding.edits.append(Edit(span: expression.span, text: replacement))
          return false
        }
        switch expression.kind {
        case .name(let name):
          if !shadowed.contains(name), names.isMissing(name) { finding.isMissing = true }
        case .attribute(let object, let member):
          if let path = names.path(of: expression, shadowed: shadowed) {
            if KerasNames.isOurs(path) { finding.isMissing = true }
            return false
          }
          if let text = Self.shapes[member.name], isPerhapsLayer(object, shadowed) {
            finding.edits.append(Edit(span: member.span, text: text))
          }
        case .call(let callee, let arguments):
          finding.edits += ownOptions(of: callee, arguments, shadowed)
        default: break
        }
        return true
      }
    }
    // An edit inside an option that is dropped goes with it.
    finding.edits = finding.edits.filter { edit in
      !finding.edits.contains { $0.span != edit.span && $0.span.contains(edit.span) }
    }
    if !finding.isMissing { self.data = data }
    return finding
  }

  /// What stands for an expression whose value is known without Fieldbook.
  private func replacement(for expression: Expression, _ shadowed: Set<String>, _ data: inout KerasData)
    -> String?
  {
    switch expression.kind {
    case .call(let callee, let arguments):
      guard let path = names.path(of: callee, shadowed: shadowed) else { return nil }
      if path == "fieldbook.datasets.is_available", arguments.count == 1,
        let name = names.text(arguments[0].value)
      {
        return DataFinder.isAvailable(name) ? "True" : "False"
      }
      return KerasData.Source(path, arguments, integer: names.integer).map { data.expression(for: $0) }
    case .attribute, .name:
      let path = names.path(of: expression, shadowed: shadowed)
      if path == KerasSchedule.path {
        data.needsSchedule = true
        return KerasSchedule.name
      }
      guard path == "keras.datasets.shapes.class_names" else { return nil }
      return "[" + SyntheticShapes.classNames.map(KerasData.quoted).joined(separator: ", ") + "]"
    default: return nil
    }
  }

  /// What Keras 3 has in models alone, and what it has in layers too.
  private static let shapes = ["output_shape": "output.shape", "input_shape": "input.shape"]

  /// Whether an expression may be a layer, not a model: the variable of a loop, an element, a result.
  private func isPerhapsLayer(_ expression: Expression, _ shadowed: Set<String>) -> Bool {
    switch expression.kind {
    case .name(let name): shadowed.contains(name) || loopVariables.contains(name)
    case .subscription, .call: true
    default: false
    }
  }

  /// Options of `fit` and `predict` that change only how much memory they take.
  private static let memoryOptions: Set = ["micro_batch", "checkpoint", "memory"]

  /// The edits that drop options that only our `fit` and `predict` have from their calls, and memory options from a call of a function
  /// that hands them on.
  private func ownOptions(of callee: Expression, _ arguments: [Argument], _ shadowed: Set<String>) -> [Edit] {
    var dropped = Self.memoryOptions
    switch callee.kind {
    case .attribute(_, let member) where member.name == "fit": dropped.insert("plot")
    case .attribute(_, let member) where member.name == "predict": break
    case .name(let name) where !shadowed.contains(name):
      guard case .definition(let parameters, true, _)? = names[name],
        parameters.isDisjoint(with: Self.memoryOptions)
      else { return [] }
    default: return []
    }
    var edits: [Edit] = []
    for case .keyword(let name, let value) in arguments where dropped.contains(name.name) {
      let span = text.argumentSpan(name.span, value.span)
      if let last = edits.last, last.span.end > span.start {
        edits[edits.count - 1].span = last.span.joined(with: span)
      } else {
        edits.append(Edit(span: span, text: ""))
      }
    }
    return edits
  }
}
