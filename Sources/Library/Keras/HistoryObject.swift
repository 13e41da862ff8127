package import Evaluator
package import Networks
import OrderedCollections
import Phrases
import Tensors

/// What `fit` returns.
package final class HistoryObject: Object {
  package let history: History
  weak var model: Model?

  init(_ history: History, of model: Model?) {
    self.history = history
    self.model = model
  }

  private static let shared = ClassObject(
    "History", module: "keras.callbacks", doc: "What training noted at the end of each epoch.",
    members: [
      .property("history", "lists of figures by name") { call in
        let history = try call.receiver(as: HistoryObject.self).history
        let dict = DictValue(
          history.names.map { name in (name, .list(of: (history.figures[name] ?? []).map { Value($0) })) })
        return .dict(dict)
      },
      .property("params", "what fit was asked for: verbose, epochs, and steps of an epoch") { call in
        let history = try call.receiver(as: HistoryObject.self).history
        return history.parameters.map { CustomCallback.dict(of: $0) } ?? .dict(DictValue())
      },
      .property("model", "the model that was trained") { call in
        try call.receiver(as: HistoryObject.self).model.map { .object($0) } ?? .none
      },
      .property("epoch", "the epochs' numbers, from 0") { call in
        .list(of: try call.receiver(as: HistoryObject.self).history.epochs.map(Value.int))
      },
    ])

  package var classObject: ClassObject { Self.shared }

  package func repr(_ interpreter: Interpreter) throws -> String {
    "<History: \(history.epochs.count.of("epoch")), \(history.names.joined(separator: ", "))>"
  }
}

extension Value {
  /// A number, or an array of float32 where there are several.
  init(_ figure: LogValue) {
    switch figure {
    case .number(let number): self = .float(number)
    case .numbers(let numbers):
      let array = try? Tensor(shape: [numbers.count], floats: numbers.map { Float($0) })
      self = array.map(Value.tensor) ?? .list(of: numbers.map(Value.float))
    }
  }
}
