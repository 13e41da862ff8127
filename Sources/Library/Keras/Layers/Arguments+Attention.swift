import Evaluator
import Networks

extension Arguments {
  /// Takes what is called `inputs` as the first argument, and leaves out a mask that is None.
  mutating func nameInputs() {
    keywords.removeAll { $0.name == "mask" && $0.value.isNone }
    if positional.isEmpty, let place = keywords.firstIndex(where: { $0.name == "inputs" }) {
      positional = [keywords.remove(at: place).value]
    }
  }

  /// Takes the arguments of a layer that is called on several tensors, by position or by name, as one list of them, and what the call
  /// asks for besides.
  ///
  /// - Throws: for a mask, and where a layer that was called already is asked for something else.
  mutating func gather(for layer: Layer, _ interpreter: Interpreter) throws {
    guard var definition = layer.definition as? any TakesSeveral else { return }
    var options = CallOptions()
    var inputs = positional
    if inputs.count == 1, let list = inputs[0].elementsOfSequence { inputs = list }
    for name in definition.inputNames {
      guard let place = keywords.firstIndex(where: { $0.name == name }) else { continue }
      let value = keywords.remove(at: place).value
      if !value.isNone { inputs.append(value) }
    }
    while inputs.count > 2, inputs.last?.isNone ?? false { inputs.removeLast() }
    for (name, value) in keywords {
      switch name {
      case "use_causal_mask": options.isCausal = try interpreter.truth(value)
      case "return_attention_scores": options.givesScores = try interpreter.truth(value)
      case "mask", "attention_mask", "query_mask", "value_mask", "key_mask", "flash_attention":
        guard value.isNone else {
          throw Fault.message(
            "\(layer.name) takes no \(name) here",
            help: "use_causal_mask=True lets a query see only what is before it")
        }
      default:
        throw Fault.message("\(layer.className) takes no argument '\(name)'", kind: .type)
      }
    }
    keywords = []
    positional = [.list(of: inputs)]
    guard options != definition.options else { return }
    guard layer.inputShapes == nil else {
      throw Fault.message(
        "\(layer.name) was called with other arguments before",
        help: "a layer of its own is needed for each way of calling it")
    }
    definition.options = options
    layer.redefine(as: definition)
  }
}
