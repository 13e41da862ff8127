import Gradients
import Tensors

/// How numbers of bins or of categories are given. Raw values are Keras's.
package enum EncodingMode: String, Sendable, CaseIterable {
  /// The number itself.
  case int
  /// A row with a one.
  case oneHot = "one_hot"
  /// A row with a one for each number of the last axis.
  case multiHot = "multi_hot"
  /// A row with the counts of the last axis.
  case count

  /// Numbers (N, …) as rows of so many classes.
  func encoded(_ numbers: [Int], _ shape: Shape, classes: Int) throws -> Tensor {
    guard self != .int else { return try Tensor(shape: shape, floats: numbers.map { Float($0) }) }
    // A last axis of one gives way to that of the classes, but not the axis of samples.
    let isRow = self != .oneHot
    let columns = isRow ? shape.last ?? 1 : 1
    let rows = numbers.count / max(1, columns)
    var values = [Float](repeating: 0, count: rows * classes)
    for (place, number) in numbers.enumerated() where 0..<classes ~= number {
      let target = place / columns * classes + number
      values[target] = self == .count ? values[target] + 1 : 1
    }
    let isSingle = shape.count > 1 && shape.last == 1
    let lengths = isRow || isSingle ? Array(shape.dropLast()) : Array(shape)
    return try Tensor(shape: Shape(lengths + [classes]), floats: values)
  }
}

/// A layer whose results are whole numbers, which Keras gives as such.
package protocol GivesWholeNumbers: LayerDefinition {
  var givesWholeNumbers: Bool { get }
}

/// The number of the bin in which each number lies.
package struct Discretization: FormulaLayer, Declared, GivesWholeNumbers {
  /// The bounds between bins, ascending.
  package var bounds: [Float]?
  package var binCount: Int?
  package var epsilon: Float = 0.01
  package var mode = EncodingMode.int

  package static let declarations = [
    Declaration(
      "Discretization", "The number of the bin in which each number lies; `adapt(data)` finds the bounds.",
      Discretization(),
      [
        .optional("bin_boundaries", .optionalNumbers(\.bounds), "the bounds between bins, ascending"),
        .optional("num_bins", .optionalNumber(\.binCount), "how many bins adapt makes, equally full").must(
          "be given, or bin_boundaries, not both"
        ) { ($0.bounds == nil) != ($0.binCount == nil) },
        .optional("epsilon", .float(\.epsilon), "how finely bounds are found: a share of the data"),
        .optional("output_mode", .choice(\.mode), "\"int\", \"one_hot\", \"multi_hot\" or \"count\""),
        .fixed("sparse", false),
      ])
  ]

  package init() {}

  package var givesWholeNumbers: Bool { mode == .int }

  func function(for inputs: [Shape]) throws -> TensorFunction {
    _ = try single(inputs)
    guard let bounds else { throw NetworkError.notAdapted(layer: className) }
    let mode = mode
    return TensorFunction(
      "Discretization",
      forward: { x in
        let numbers = try x[0].elements(Float.self).map { value in bounds.count(where: { $0 <= value }) }
        return try mode.encoded(numbers, x[0].shape, classes: bounds.count + 1)
      })
  }

  /// With bounds at equal shares of data.
  func adapted(to data: Tensor) throws -> Discretization {
    guard let binCount else { throw NetworkError.notAdapted(layer: className) }
    let sorted = try data.elements(Float.self).sorted()
    guard !sorted.isEmpty else { throw NetworkError.noSamples(what: className) }
    // Of many values so many as epsilon asks for stand for all.
    let share = Double(sorted.count) * Double(epsilon)
    let step = share.isFinite ? max(1, Int(min(max(share, 1), Double(sorted.count)))) : 1
    let values = stride(from: step - 1, to: sorted.count, by: step).map { sorted[$0] }
    var made = self
    made.binCount = nil
    guard values.count >= binCount else {
      made.bounds = Array(values.dropLast())
      return made
    }
    made.bounds = (1..<max(1, binCount)).map { part in
      // Between the values at whose shares of the data the bound lies.
      let place = Double(part) / Double(binCount) * Double(values.count) - 1
      guard place > 0 else { return values[0] }
      let (low, high) = (values[Int(place.rounded(.down))], values[Int(place.rounded(.up))])
      return low + (high - low) * Float(place - place.rounded(.down))
    }
    made.binCount = nil
    return made
  }
}

/// Class numbers as rows of ones or counts.
package struct CategoryEncoding: FormulaLayer, Declared {
  package var count = 1
  package var mode = EncodingMode.multiHot

  package static let declarations = [
    Declaration(
      "CategoryEncoding", "Class numbers as rows: with a one for each, or with their counts.",
      CategoryEncoding(),
      [
        .required("num_tokens", .int(\.count, atLeast: 1), "how many classes"),
        .optional("output_mode", .choice(\.mode), "\"multi_hot\", \"one_hot\" or \"count\"").must(
          "be \"multi_hot\", \"one_hot\" or \"count\""
        ) { $0.mode != .int }, .fixed("sparse", false).unsaved,
      ])
  ]

  package init() {}

  func function(for inputs: [Shape]) throws -> TensorFunction {
    _ = try single(inputs)
    let (count, mode, name) = (count, mode, className)
    return TensorFunction(
      "CategoryEncoding",
      forward: { x in
        let numbers = try x[0].elements(Int64.self).map { Int($0) }
        for number in numbers where !(0..<count ~= number) {
          throw NetworkError.outOfRange(
            layer: name, argument: "input", expected: "whole numbers from 0 to \(count - 1)",
            value: Double(number))
        }
        return try mode.encoded(numbers, x[0].shape, classes: count)
      })
  }
}

/// Steps of samples (T, …) that hold one value only, set to zero; what follows leaves them out.
package struct Masking: LayerDefinition, Declared {
  package var value: Float = 0

  package static let declarations = [
    Declaration(
      "Masking", "Steps that hold one value only, as zeros.", Masking(),
      [.optional("mask_value", .float(\.value), "what marks a step")])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard input.shape.rank >= 1 else {
      throw NetworkError.rank(layer: className, expected: "2 or more", found: input.shape)
    }
    let mask = try graph.append(.otherThan(value), [input])
    let output = try graph.append(
      .composed("Masking") { try $0[0] * $0[1](.expand(at: [$0[1].shape.rank])) }, [input, mask])
    graph.setMask(mask, of: output)
    return output
  }
}
