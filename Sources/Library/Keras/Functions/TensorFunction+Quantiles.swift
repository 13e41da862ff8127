import Evaluator
import Gradients
import Tensors

extension TensorFunction {
  /// Running products; the gradient where no element is 0.
  static func cumulativeProduct(axis: Int) -> TensorFunction {
    TensorFunction("Cumprod", forward: { try $0[0].cumulativeProduct(axis: axis).convert(to: $0[0].dtype) }) {
      p in
      guard try p.inputs[0].value.elements(Double.self).allSatisfy({ $0 != 0 }) else {
        throw TensorFunctionError.noGradient(function: "a running product with a 0")
      }
      return [try (p.gradient * p.output)(.cumulativeSum(axis: axis, isReversed: true)) / p.inputs[0]]
    }
  }

  /// What shares of the elements lie below; several along a first axis.
  static func quantile(
    _ shares: [Double], _ axes: [Int]?, keepsAxes: Bool, isSingle: Bool, method: String = "linear",
    skipsNaN: Bool = false
  ) -> TensorFunction {
    composed("quantile") { x in
      let shape = x[0].shape
      let folded =
        try axes.map { try $0.map { try shape.normalized(axis: $0) }.sorted() } ?? Array(0..<shape.rank)
      let kept = shape.indices.filter { !folded.contains($0) }
      let columns = folded.reduce(1) { $0 * shape[$1] }
      let rows = try x[0](.transpose(kept + folded))(
        .reshape(to: [columns == 0 ? 0 : x[0].value.count / columns, columns]))
      let values = try rows.value.elements(Double.self)
      // For each share and row, the two elements that it lies between, and how far.
      var (first, second, weights): ([Int64], [Int64], [Double]) = ([], [], [])
      for share in shares {
        for row in 0..<rows.shape[0] {
          let order = (0..<columns).filter { !skipsNaN || !values[row * columns + $0].isNaN }.sorted { a, b in
            let (p, q) = (values[row * columns + a], values[row * columns + b])
            return p.isNaN ? false : q.isNaN || p < q
          }
          guard let last = order.last else {
            first.append(Int64(row * columns))
            second.append(Int64(row * columns))
            weights.append(0)
            continue
          }
          if !skipsNaN, values[row * columns + last].isNaN {
            first.append(Int64(row * columns + last))
            second.append(Int64(row * columns + last))
            weights.append(0)
            continue
          }
          let place = share * Double(order.count - 1)
          let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
          let fraction: Double =
            switch method {
            case "lower": 0
            case "higher": low == high ? 0 : 1
            case "midpoint": low == high ? 0 : 0.5
            case "nearest": place - Double(low) > 0.5 || (place - Double(low) == 0.5 && low % 2 == 1) ? 1 : 0
            default: place - Double(low)
            }
          first.append(Int64(row * columns + order[low]))
          second.append(Int64(row * columns + order[high]))
          weights.append(fraction)
        }
      }
      let line = try rows(.reshape(to: [values.count]))
      func taken(_ places: [Int64]) throws -> Expression {
        try line(.gather(Tensor(shape: [places.count], elements: places), axis: 0))
      }
      let weight = try x[0].constant(
        Tensor(shape: [weights.count], elements: weights).convert(to: x[0].dtype))
      let (low, high) = (try taken(first), try taken(second))
      let found = try low + x[0].constant(weight.value)(.multiply, high - low)
      let lengths =
        keepsAxes ? shape.indices.map { folded.contains($0) ? 1 : shape[$0] } : kept.map { shape[$0] }
      return try found(.reshape(to: Shape((isSingle ? [] : [shares.count]) + lengths)))
    }
  }
}
