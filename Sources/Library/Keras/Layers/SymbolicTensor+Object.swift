package import Evaluator
import Language
package import Networks
import Tensors

extension SymbolicTensor: Object {
  private static let shared = ClassObject(
    "KerasTensor", module: "keras", doc: "A value that a network will have.",
    members: [
      .property("shape", "its shape, batch axis first") {
        LayerMembers.shape(of: try $0.receiver(as: SymbolicTensor.self))
      },
      .property("dtype", "its element type") {
        .string(try $0.receiver(as: SymbolicTensor.self).dtype.name)
      },
      .property("name", "its name") { .string(try $0.receiver(as: SymbolicTensor.self).shownName) },
      .property("ndim", "its axes, the batch's included") {
        .int(try $0.receiver(as: SymbolicTensor.self).shape.rank + 1)
      },
    ])

  package var classObject: ClassObject { Self.shared }

  package var tensorHelp: String? {
    "it is a value of a network to be: give it to layers, or add, subtract and multiply it"
  }

  /// It has no value yet: a `call` that asks for one runs on tensors.
  package func truth(_ interpreter: Interpreter) throws -> Bool {
    throw Fault.message("A symbolic KerasTensor cannot be used as a boolean.", kind: .type)
  }

  package func repr(_ interpreter: Interpreter) throws -> String {
    let shape = try interpreter.repr(LayerMembers.shape(of: self))
    return
      "<KerasTensor shape=\(shape), dtype=\(dtype.name), sparse=False, ragged=False, name=\(shownName)>"
  }

  private var shownName: String { tensorName ?? name }
}
