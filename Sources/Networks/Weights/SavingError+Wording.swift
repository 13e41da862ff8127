import Phrases
import Tensors

extension SavingError {
  /// One sentence: what was expected and what was found.
  package var message: String {
    switch self {
    case .fileEnding(let path, let expected):
      "“\(path)” does not end in \(Self.list(expected))"
    case .noWeights(let path):
      "\(path) is an HDF5 file without weights of a Keras model: neither “layers” nor “layer_names” is there"
    case .noModel(let path): "No model config found in the file at \(path): it has weights alone"
    case .notBuilt(let model, let action):
      "\(model) has no weights to \(action) before it knows the shape of its input"
    case .layerCount(let path, let expected, let found):
      "the model has \(expected.of("layer")) with weights, \(path) has \(found)"
    case .arrayCount(let path, let layer, let expected, let found):
      "layer \(layer) has \(expected.of("weight array")), \(path) has \(found) for it"
    case .arrayShape(let path, let layer, let variable, let expected, let found):
      "layer \(layer): \(variable) has shape \(expected), in \(path) it has \(found)"
    case .missingArray(let path, let array): "\(path) names an array “\(array)” that it does not have"
    case .namesUnknown(let path): "\(path) keeps weights by their order, not by layers' names"
    case .notSavable(let layer, let reason): "layer \(layer) cannot be saved: \(reason)"
    case .unknownClass(let name, let place, _): "\(place) names the class “\(name)”, which is not here"
    case .unknownFunction(let name, let place): "\(place) names the function “\(name)”, which is not here"
    case .lambda:
      "Requested the deserialization of a `Lambda` layer whose `function` is a Python lambda. This carries a potential risk of arbitrary code execution and thus it is disallowed by default."
    case .configuration(let place, let expected): "\(place) \(expected)"
    }
  }

  /// A suggested fix, if there is one.
  package var help: String? {
    switch self {
    case .fileEnding(_, let expected):
      expected.contains(".keras")
        ? "model.save(\"model.keras\"); for weights alone model.save_weights(\"model.weights.h5\")"
        : expected == [".weights.h5"]
          ? "model.save_weights(\"model.weights.h5\"); for the whole model model.save(\"model.keras\")" : nil
    case .noModel: "build the model, then model.load_weights(path)"
    case .noWeights: "weights come from model.save_weights(\"model.weights.h5\")"
    case .notBuilt:
      "give the first layer input_shape=(height, width, channels), or call model.build(input_shape)"
    case .layerCount:
      "load into the model that the weights come from, or by_name=True for those layers that agree"
    case .arrayShape, .arrayCount:
      "load into the model that the weights come from; skip_mismatch=True leaves such layers as they are"
    case .namesUnknown: "leave by_name away; it is for the .h5 files of older versions"
    case .notSavable: "model.save_weights(\"model.weights.h5\") saves the weights alone"
    case .unknownClass(_, _, let nearest): nearest.map { "did you mean \($0)?" }
    case .unknownFunction(let name, _):
      "custom_objects={\"\(name)\": \(name)}, or @keras.saving.register_keras_serializable() before it was saved"
    case .lambda: "a Lambda of a function with a name is saved by the name: def f(x): …, then Lambda(f)"
    case .missingArray, .configuration: nil
    }
  }

  private static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
