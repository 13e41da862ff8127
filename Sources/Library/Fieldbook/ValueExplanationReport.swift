import Evaluator
import Figures
import Networks
import Phrases
import Tensors

/// What `explain(model, image)` prints: the operations of the layer, each with its numbers, and the way back.
struct ValueExplanationReport {
  let explanation: ValueExplanation
  let inputs: [Tensor]

  init(_ explanation: ValueExplanation, _ inputs: [Tensor]) {
    (self.explanation, self.inputs) = (explanation, inputs)
  }

  func show(on console: any Console) throws {
    console.report(
      "\(explanation.layer) (\(explanation.className)): the value at \(Shape(explanation.place)) of "
        + "\(explanation.shape) is \(explanation.value)\n")
    for index in explanation.stages.indices {
      let stage = explanation.stages[index]
      console.report("\n" + heading(index) + "\n")
      if let figure = stage.figure { console.draw(figure) }
      console.report(lines(stage).joined(separator: "\n") + "\n")
    }
    console.report("\n" + back.joined(separator: "\n") + "\n")
    if let figure = explanation.main?.gradientFigure { console.draw(figure) }
    if let figure = try explanation.gradientFigure(inputs, console) { console.draw(figure) }
  }

  /// "1 of 2, convolution", and below it "reads rows 5 to 7, columns 7 to 9 of input (28, 28, 1)".
  private func heading(_ index: Int) -> String {
    let (stages, stage) = (explanation.stages, explanation.stages[index])
    var text = stages.count == 1 ? stage.operation : "\(index + 1) of \(stages.count), \(stage.operation)"
    if index + 1 < stages.count, let terms = stages[index + 1].arithmetic?.terms.count, terms > 1 {
      text += " at \(Shape(stage.place)), the one of \(terms) that counts most in \(index + 2)"
    }
    let places = stage.windowText
    let names = stage.operands.filter(\.isRead).map { "\($0.name) \($0.shape)" }.joined(separator: ", ")
    let read = [places, names.isEmpty ? nil : names].compactMap { $0 }.joined(separator: " of ")
    let terms = stage.arithmetic?.terms ?? []
    let padding = terms.count { $0.index == nil }
    if !read.isEmpty {
      text += "\n  reads " + read
      if padding > 0, terms.count > 1 { text += "; \(padding) of \(terms.count) are padding" }
    }
    return text
  }

  /// The sum, or what else the operation does, one line each.
  private func lines(_ stage: ValueExplanation.Stage) -> [String] {
    guard let arithmetic = stage.arithmetic else {
      return ["  is not laid out for one value; its result is \(stage.result)"]
    }
    func number(_ value: Double) -> String { "\(Float(value))" }
    let values = stage.inputs
    switch arithmetic.rule {
    case .sum where arithmetic.terms.count == 1 || !arithmetic.isLearned && arithmetic.terms.count <= 4:
      let terms = zip(values, arithmetic.terms).map { value, term in
        term.weight == 1 ? "\(value)" : term.weight == -1 ? "(-\(value))" : "\(value) · \(term.weight)"
      }
      let sum = (terms + (arithmetic.offset.map { ["\($0)"] } ?? [])).joined(separator: " + ")
      return ["  \(sum) = \(stage.result)"] + (arithmetic.remark.isEmpty ? [] : ["  \(arithmetic.remark)"])
    case .sum:
      let offset = Double(arithmetic.offset ?? 0)
      let sum = stage.sum ?? 0
      var rows = [(number(sum - offset), "sum of \(arithmetic.terms.count) products")]
      if arithmetic.offset != nil { rows += [(number(offset), "bias"), (number(sum), "with the bias")] }
      return column(rows) + (arithmetic.remark.isEmpty ? [] : ["  \(arithmetic.remark)"])
    case .largest:
      return ["  the largest of \(arithmetic.terms.count { $0.index != nil }) is \(stage.result)"]
    case .smallest: return ["  the smallest of \(values.count) is \(stage.result)"]
    case .product: return ["  " + values.map { "\($0)" }.joined(separator: " · ") + " = \(stage.result)"]
    case .quotient: return ["  " + values.map { "\($0)" }.joined(separator: " / ") + " = \(stage.result)"]
    case .copy:
      guard let place = stage.sourcePlaces.first ?? nil, let term = arithmetic.terms.first else {
        return ["  padding: \(stage.result)"]
      }
      return ["  the value at \(Shape(place)) of \(stage.operands[term.operand].name): \(stage.result)"]
    case .function(let name):
      let slope = stage.slope.map { ", with slope \($0)" } ?? ""
      return ["  \(name)(\(values.first ?? 0)) = \(stage.result)" + slope]
    case .gated: return ["  \(values[0]) · sigmoid(\(values[1])) = \(stage.result)"]
    case .logSoftmax(let own):
      return ["  \(values[own]) - log of the sum of exp(x) over \(values.count) = \(stage.result)"]
    case .softmax(let own):
      let most = values.max() ?? 0
      let total = values.reduce(0) { $0 + ValueArithmetic.exponential(Double($1 - most)) }
      return column([
        (number(ValueArithmetic.exponential(Double(values[own] - most))), "exp(\(values[own]) - \(most))"),
        (number(total), "sum of exp(x - \(most)) over \(values.count)"),
        (number(Double(stage.result)), "the first divided by the second"),
      ])
    }
  }

  /// Numbers below each other, with what they are.
  private func column(_ rows: [(number: String, words: String)]) -> [String] {
    let wide = rows.map(\.number.count).max() ?? 0
    return rows.map {
      "  " + String(repeating: " ", count: wide - $0.number.count) + $0.number + "  " + $0.words
    }
  }

  /// The gradients: what moves the value most.
  private var back: [String] {
    var rows: [(number: String, words: String)] = []
    func add(_ what: String, _ gradient: Tensor) {
      guard let values = try? gradient.elements(Float.self),
        let most = values.indices.max(by: { abs(values[$0]) < abs(values[$1]) })
      else { return }
      let count = values.count { $0 != 0 }
      if count == 0 { return rows.append(("0", "d value / d \(what), everywhere")) }
      let place = gradient.shape.rank == 0 ? "" : " at \(Shape(gradient.shape.position(of: most)))"
      let others = count == 1 ? "the only one that is not 0" : "the largest; \(count.grouped) are not 0"
      rows.append(("\(values[most])", "d value / d \(what)\(place), \(others)"))
    }
    let isFirst = explanation.inputGradients.map(\.name) == explanation.imageGradients.map(\.name)
    if !isFirst { for (name, gradient) in explanation.inputGradients { add(name, gradient) } }
    for (name, gradient) in explanation.weightGradients { add(name, gradient) }
    // The layer may read an input of the network itself.
    let told = isFirst ? [] : explanation.inputGradients.map(\.name)
    for (name, gradient) in explanation.imageGradients where !told.contains(name) { add(name, gradient) }
    return ["backwards, from the value"] + column(rows) + moving
  }

  /// Which pixels move the value.
  private var moving: [String] {
    explanation.imageGradients.compactMap { name, gradient in
      guard gradient.rank == 3, let sizes = try? gradient.pixelSizes() else { return nil }
      let moved = sizes.indices.filter { sizes[$0] > 0 }
      guard !moved.isEmpty else { return "  no pixel of \(name) moves it" }
      let rows = moved.map { $0 / gradient.shape[1] }
      let columns = moved.map { $0 % gradient.shape[1] }
      return "  \(moved.count.grouped) of \(sizes.count.grouped) pixels of \(name) move it: rows "
        + "\(rows.min() ?? 0) to \(rows.max() ?? 0), columns \(columns.min() ?? 0) to \(columns.max() ?? 0)"
    }
  }
}

extension Tensor {
  /// Of an image (H, W, C): for each pixel the largest size of its channels.
  func pixelSizes() throws -> [Float] {
    try withFloats { values in
      let channels = max(shape[2], 1)
      return (0..<shape[0] * shape[1]).map { pixel in
        (0..<channels).reduce(0) { max($0, abs(values[pixel * channels + $1])) }
      }
    }
  }
}

extension ValueExplanation.Stage {
  /// For each term its place in its operand; `nil` in the padding.
  var sourcePlaces: [[Int]?] {
    (arithmetic?.terms ?? []).map { term in term.index.map { operands[term.operand].shape.position(of: $0) } }
  }

  /// "rows 5 to 7, columns 7 to 9", of a window on a map.
  var windowText: String? {
    guard let arithmetic, operands.first?.shape.rank == 3, arithmetic.terms.count > 1,
      arithmetic.terms.allSatisfy({ $0.operand == 0 })
    else { return nil }
    let places = sourcePlaces.compactMap { $0 }
    func range(_ axis: Int, _ noun: String) -> String {
      let all = places.map { $0[axis] }
      let (low, high) = (all.min() ?? 0, all.max() ?? 0)
      return low == high ? "\(noun) \(low)" : "\(noun)s \(low) to \(high)"
    }
    guard !places.isEmpty else { return nil }
    let channels = places.map { $0[2] }
    let isWhole = Set(channels).count == operands[0].shape[2]
    return [range(0, "row"), range(1, "column")].joined(separator: ", ")
      + (isWhole ? "" : ", " + range(2, "channel"))
  }
}
