import Evaluator
import Networks

extension LayerClasses {
  /// Layers of several inputs.
  static let merging: [ClassObject] =
    [
      (Merge.Kind.add, "The sum of all inputs, element by element."),
      (.subtract, "The first of two inputs less the second."),
      (.multiply, "The product of all inputs, element by element."),
      (.average, "The mean of all inputs, element by element."),
      (.maximum, "The largest of all inputs, element by element."),
      (.minimum, "The smallest of all inputs, element by element."),
    ].map { kind, doc in row(kind.rawValue, doc, []) { _ in Merge(kind) } } + [
      row(
        "Concatenate", "All inputs side by side.",
        [.optional("axis", .int, default: -1, "the axis along which; -1 is the last, 0 would be the batch")]
      ) { call in
        var layer = Concatenate()
        layer.axis = try call.int("axis")
        return layer
      }
    ]

  /// `layers.add([a, b])` and the others: creates the layer and calls it.
  static let mergingFunctions: [Builtin] =
    [Merge.Kind.add, .subtract, .multiply, .average, .maximum, .minimum].map { kind in
      function(kind.rawValue.lowercased(), []) { _ in Merge(kind) }
    } + [
      function("concatenate", [.optional("axis", .int, default: -1, "the axis along which")]) { call in
        var layer = Concatenate()
        layer.axis = try call.int("axis")
        return layer
      }
    ]

  private static func function(
    _ name: String, _ parameters: [Signature.Parameter], make: @escaping (Call) throws -> any LayerDefinition
  ) -> Builtin {
    Builtin(
      name, module: "keras.layers", doc: "The layer of this name, called at once.",
      [.required("inputs", .any, "a list")] + parameters + [.keyword("name", .string, "a name of its own")]
    ) { call in
      let layer = Layer(try make(call), name: try call.optionalString("name"))
      return try layer.call(Arguments([call["inputs"]]), call.interpreter)
    }
  }
}
