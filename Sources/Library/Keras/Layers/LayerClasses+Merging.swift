import Evaluator
import Networks

extension LayerClasses {
  /// `layers.add([a, b])` and the others: creates the layer and calls it.
  static let mergingFunctions: [Builtin] =
    Merge.declarations.map { function($0, []) }
    + Concatenate.declarations.map {
      function($0, [.optional("axis", .int, default: -1, "the axis along which")])
    } + Dot.declarations.map { function($0, $0.parameters) }

  private static func function<Definition: LayerDefinition>(
    _ declaration: Declaration<Definition>, _ parameters: [Signature.Parameter]
  ) -> Builtin {
    Builtin(
      declaration.name.lowercased(), module: "keras.layers", doc: "The layer of this name, called at once.",
      [.required("inputs", .any, "a list")] + parameters + [.keyword("name", .string, "a name of its own")]
    ) { call in
      let layer = Layer(try declaration.make(call), name: try call.optionalString("name"))
      return try layer.call(Arguments([call["inputs"]]), call.interpreter)
    }
  }
}
