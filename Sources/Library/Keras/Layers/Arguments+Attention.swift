import Evaluator
import Networks

/// What a call of a layer asks for besides its inputs.
struct LayerRequest {
  /// The layer's definition with what the call asks for; `nil`: its own.
  var variant: (any LayerDefinition)?
  /// By input; none where nothing is left out.
  var masks: [Int: Value] = [:]
}

extension Arguments {
  /// Takes what is called `inputs` as the first argument, and leaves out a mask that is None.
  mutating func nameInputs() {
    keywords.removeAll { $0.name == "mask" && $0.value.isNone }
    if positional.isEmpty, let place = keywords.firstIndex(where: { $0.name == "inputs" }) {
      positional = [keywords.remove(at: place).value]
    }
  }

  /// Takes masks, and the arguments of a layer that is called on several tensors, by position or by name, as one list of them, and
  /// what the call asks for besides.
  ///
  /// - Throws: for an argument that the layer does not have.
  mutating func request(of layer: Layer, _ interpreter: Interpreter) throws -> LayerRequest {
    guard var definition = layer.definition as? any TakesSeveral else {
      nameInputs()
      var request = LayerRequest()
      if let place = keywords.firstIndex(where: { $0.name == "mask" }) {
        request.takeMasks(keywords.remove(at: place).value)
      }
      return request
    }
    var request = LayerRequest()
    var options = CallOptions()
    var inputs = positional
    if inputs.isEmpty, let place = keywords.firstIndex(where: { $0.name == "inputs" }) {
      inputs = [keywords.remove(at: place).value]
    }
    if inputs.count == 1, let list = inputs[0].elementsOfSequence { inputs = list }
    for name in definition.inputNames {
      guard let place = keywords.firstIndex(where: { $0.name == name }) else { continue }
      let value = keywords.remove(at: place).value
      if !value.isNone { inputs.append(value) }
    }
    while inputs.count > 2, inputs.last?.isNone ?? false { inputs.removeLast() }
    var mask = Value.none
    for (name, value) in keywords {
      switch name {
      case "use_causal_mask": options.isCausal = try interpreter.truth(value)
      case "return_attention_scores": options.givesScores = try interpreter.truth(value)
      case "mask": if !value.isNone { request.takeMasks(value) }
      case "query_mask", "value_mask", "key_mask":
        guard !value.isNone, let place = definition.inputNames.firstIndex(where: { name == "\($0)_mask" })
        else { continue }
        // Without a key of its own, the value's mask is the key's.
        let input = min(place, inputs.count - 1)
        guard request.masks[input] == nil else {
          throw Fault.message("\(layer.name) takes one mask of an input", help: "combine them with &")
        }
        request.masks[input] = value
      case "attention_mask": mask = value
      case "flash_attention":
        guard value.isNone else { throw Fault.message("\(layer.name) takes no \(name) here") }
      default:
        throw Fault.message("\(layer.className) takes no argument '\(name)'", kind: .type)
      }
    }
    if !mask.isNone, definition is MultiHeadAttention {
      options.hasMask = true
      inputs.append(mask)
    }
    keywords = []
    positional = [.list(of: inputs)]
    if options != definition.options {
      definition.options = options
      request.variant = definition
    }
    return request
  }
}

extension LayerRequest {
  /// One mask, or one for each input.
  mutating func takeMasks(_ value: Value) {
    if case .list(let list) = value,
      list.elements.contains(where: {
        $0.isNone || $0.heldTensor != nil || $0.host(as: SymbolicTensor.self) != nil
      })
    {
      for (place, mask) in list.elements.enumerated() where !mask.isNone { masks[place] = mask }
    } else if !value.isNone {
      masks[0] = value
    }
  }
}
