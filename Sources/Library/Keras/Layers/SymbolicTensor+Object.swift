package import Evaluator
import Language
package import Networks
import Tensors

extension SymbolicTensor: Object {
  private static let shared = ClassObject(
    "KerasTensor", module: "keras", doc: "A value that a network will have.",
    members: [
      .property("shape", "its shape, batch axis first") {
        LayerMembers.shape(try $0.receiver(as: SymbolicTensor.self).lengths)
      },
      .property("dtype", "its element type") { _ in "float32" },
      .property("name", "its name") { .string(try $0.receiver(as: SymbolicTensor.self).name) },
      .property("ndim", "its axes, the batch's included") {
        .int(try $0.receiver(as: SymbolicTensor.self).shape.rank + 1)
      },
    ])

  package var classObject: ClassObject { Self.shared }

  package var tensorHelp: String? {
    "it is a value of a network to be: give it to layers, or add, subtract and multiply it"
  }

  package func repr(_ interpreter: Interpreter) throws -> String {
    let axes = (["None"] + lengths.map { $0.map(String.init) ?? "None" }).joined(separator: ", ")
    return "<KerasTensor shape=(\(axes)\(shape.rank == 0 ? "," : "")), dtype=float32, name=\(name)>"
  }
}
