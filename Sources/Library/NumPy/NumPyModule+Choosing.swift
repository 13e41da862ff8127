import Evaluator
import Tensors

/// Sorting, searching and selecting elements; products.
extension NumPyModule {
  static let choosing: [Builtin] = [
    function(
      "sort", "Sorted along an axis.",
      [tensor, .optional("axis", .any, default: -1)] + TensorMembers.sortingOptions
    ) { .tensor(try $0.tensor("a").sorted(axis: $0.optionalInt("axis"))) },
    function(
      "argsort", "The places in sorted order.",
      [tensor, .optional("axis", .any, default: -1)] + TensorMembers.sortingOptions
    ) { .tensor(try $0.tensor("a").argsorted(axis: $0.optionalInt("axis"))) },
    function(
      "unique", "The different elements, sorted; with their first places, counts and the way back if asked.",
      [
        .required("ar", .tensor), .optional("return_index", .bool, default: false),
        .optional("return_inverse", .bool, default: false), .optional("return_counts", .bool, default: false),
        .optional("axis", .int), .keyword("equal_nan", .bool, default: true),
        .keyword("sorted", .bool, default: true),
      ]
    ) { call in
      if !call["axis"].isNone {
        return try call.written(
          "_numpy_sets", "unique_along",
          ["ar", "return_index", "return_inverse", "return_counts", "axis"].map { call[$0] })
      }
      if try !call.bool("equal_nan") {
        return try call.written(
          "_numpy_sets", "unique_separately",
          ["ar", "return_index", "return_inverse", "return_counts"].map { call[$0] })
      }
      let unique = try call.tensor("ar").unique()
      var parts = [unique.values]
      if try call.bool("return_index") { parts.append(unique.firstPlaces) }
      if try call.bool("return_inverse") {
        var inverse = unique.inverse
        inverse.isArray = true
        parts.append(inverse)
      }
      if try call.bool("return_counts") { parts.append(unique.counts) }
      return parts.count == 1 ? .tensor(parts[0]) : .tuple(of: parts.map(Value.tensor))
    },
    function("nonzero", "The places of the elements that are not 0, an array an axis.", [tensor]) {
      .tuple(of: try $0.tensor("a").nonzero().map(Value.tensor))
    },
    function("flatnonzero", "The places of the elements that are not 0, counted along one axis.", [tensor]) {
      call in
      .tensor(try call.tensor("a").flattened().nonzero()[0])
    },
    function("argwhere", "The places of the elements that are not 0, a row each.", [tensor]) { call in
      let tensor = try call.tensor("a")
      guard tensor.rank > 0 else { throw call.invalid("a", must: "have an axis") }
      return .tensor(try Tensor.stack(tensor.nonzero(), axis: 1))
    },
    function(
      "take", "The elements at these places.",
      [tensor, .required("indices", .tensor), axis, .optional("out"), TensorMembers.mode]
    ) { try $0.taken(from: $0.tensor("a")) },
  ]

  static let products: [Builtin] = [
    function(
      "dot", "The product of vectors or matrices.", [tensor, .required("b", .tensor), .optional("out")]
    ) {
      try $0.delivered($0.tensor("a").dotProduct(with: $0.tensor("b")))
    },
    function(
      "matmul", "The product of matrices, over leading axes.",
      [.positional("x1", .tensor), .positional("x2", .tensor)] + options
    ) { call in
      let product = try call.tensor("x1").matrixProduct(with: call.tensor("x2"))
      return try call.delivered(call.optionalDType("dtype").map { try product.convert(to: $0) } ?? product)
    },
    function(
      "outer", "All products of the elements of two vectors.",
      [tensor, .required("b", .tensor), .optional("out")]
    ) { call in
      let column = try call.tensor("a").reshaped(to: [-1, 1])
      return try call.delivered(column.multiply(.tensor(call.tensor("b").reshaped(to: [1, -1]))))
    },
    function("inner", "The sum of products along the last axes.", [tensor, .required("b", .tensor)]) { call in
      let (a, b) = (try call.tensor("a"), try call.tensor("b"))
      if a.rank == 0 || b.rank == 0 { return .tensor(try a.multiply(.tensor(b))) }
      return .tensor(try a.dotProduct(with: b.rank == 1 ? b : b.movingAxis(-1, to: -2)))
    },
    function("vdot", "The sum of the products of all elements.", [tensor, .required("b", .tensor)]) {
      .tensor(try $0.tensor("a").flattened().dotProduct(with: $0.tensor("b").flattened()))
    },
  ]
}
