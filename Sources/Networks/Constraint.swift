import Glibc
package import Tensors

/// What a variable is kept to after each update. Axes are those that a norm is taken over.
package enum Constraint: Hashable, Sendable {
  /// No element below zero.
  case nonNegative
  /// Norms of 1.
  case unitNorm(axes: [Int])
  /// Norms of at most this.
  case maxNorm(Float, axes: [Int])
  /// Norms between two bounds, approached at a rate from 0 to 1.
  case minMaxNorm(low: Float, high: Float, rate: Float, axes: [Int])
  /// A function of the program's.
  case function(ProgramFunction<(Tensor) throws -> Tensor>)

  /// Keras's name of the class.
  package var className: String {
    switch self {
    case .nonNegative: "NonNeg"
    case .unitNorm: "UnitNorm"
    case .maxNorm: "MaxNorm"
    case .minMaxNorm: "MinMaxNorm"
    case .function(let function): function.name
    }
  }

  /// The value that keeps to it. - Throws: `NetworkError.axis` for an axis that the value does not have.
  package func applied(to value: Tensor) throws -> Tensor {
    let axes: [Int]
    switch self {
    case .nonNegative:
      return try Tensor(shape: value.shape, floats: value.elements(Float.self).map { max($0, 0) })
    case .function(let function):
      let result = try function.body(value).convert(to: .float32)
      guard result.shape == value.shape else {
        throw NetworkError.weightShape(variable: function.name, expected: value.shape, found: result.shape)
      }
      return result
    case .unitNorm(let given), .maxNorm(_, let given), .minMaxNorm(_, _, _, let given): axes = given
    }
    let rank = value.rank
    for axis in axes where axis < -rank || axis >= rank {
      throw NetworkError.axis(layer: className, axis: axis, rank: rank)
    }
    let summed = Set(axes.map { $0 < 0 ? $0 + rank : $0 })
    // The strides of an element's norm: those of the axes that are left.
    var (strides, count) = ([Int](repeating: 0, count: rank), 1)
    for axis in (0..<rank).reversed() where !summed.contains(axis) {
      strides[axis] = count
      count *= value.shape[axis]
    }
    var values = try value.elements(Float.self)
    let places = Self.places(value.shape, strides)
    var norms = [Double](repeating: 0, count: count)
    for (place, element) in zip(places, values) { norms[place] += Double(element) * Double(element) }
    let factors = norms.map { Float(factor($0.squareRoot())) }
    for (i, place) in places.enumerated() { values[i] *= factors[place] }
    return try Tensor(shape: value.shape, floats: values)
  }

  private func factor(_ norm: Double) -> Double {
    let tiny = 1e-7
    switch self {
    case .nonNegative, .function: return 1
    case .unitNorm: return 1 / (norm + tiny)
    case .maxNorm(let most, _): return min(max(norm, 0), Double(most)) / (norm + tiny)
    case .minMaxNorm(let low, let high, let rate, _):
      let wanted = Double(rate) * min(max(norm, Double(low)), Double(high)) + (1 - Double(rate)) * norm
      return wanted / (norm + tiny)
    }
  }

  /// For each element, the place of its norm.
  private static func places(_ shape: Shape, _ strides: [Int]) -> [Int] {
    var places = [0]
    for (axis, length) in shape.enumerated() {
      places = places.flatMap { place in (0..<length).map { place + $0 * strides[axis] } }
    }
    return places
  }
}
