import Evaluator
import Language
import Networks
import Tensors

/// The image preprocessing of published networks.
enum ImagePreprocessing {
  /// Raw values are Keras's names.
  enum Mode: String {
    /// x / 127.5 − 1: from −1 to 1.
    case tensorFlow = "tf"
    /// BGR, minus each channel's mean over ImageNet.
    case caffe
    /// x / 255, minus each channel's mean over ImageNet, divided by its standard deviation.
    case torch
    /// As it is: the network has its own rescaling.
    case unchanged

    /// In BGR or RGB order.
    var means: [Float] { self == .caffe ? [103.939, 116.779, 123.68] : [0.485, 0.456, 0.406] }
    var deviations: [Float] { [0.229, 0.224, 0.225] }
  }

  /// `preprocess_input` of a module; without a mode of its own it takes one as an argument.
  static func function(_ module: String, _ mode: Mode?) -> Builtin {
    let images: [Signature.Parameter] = [
      .required("x", .any, "images (N, H, W, 3) or one, of values from 0 to 255; or a value of a network"),
      .optional("data_format", .any, default: .none, "accepted; channels last"),
    ]
    let doc =
      switch mode {
      case .tensorFlow: "Images as the network wants them: x / 127.5 - 1, from -1 to 1."
      case .caffe:
        "Images as the network wants them: channels in the order blue, green, red, less their means over ImageNet."
      case .unchanged: "Images as the network wants them: as they are, since it begins with a rescaling."
      case .torch, nil: "Images as a network wants them: mode \"tf\", \"caffe\" or \"torch\"."
      }
    let choice = Signature.Parameter.optional(
      "mode", .choice("caffe", "tf", "torch"), default: "caffe", "which")
    return Builtin(
      "preprocess_input", module: module, doc: doc + " What is given stays as it is.",
      images + (mode == nil ? [choice] : [])
    ) { call in
      let chosen = try mode ?? Mode(rawValue: call.string("mode")) ?? .caffe
      if let symbol = call["x"].host(as: SymbolicTensor.self) {
        return .object(try applied(chosen, to: symbol, call))
      }
      let images = try call.tensor("x")
      return .tensor(try applied(chosen, to: images.convert(to: .float32), call))
    }
  }

  private static func applied(_ mode: Mode, to images: Tensor, _ call: Call) throws -> Tensor {
    if mode == .unchanged { return images }
    if mode == .tensorFlow {
      return try images.divide(by: .scalar(.float(127.5))).subtract(.scalar(.float(1)))
    }
    try checkChannels(images.shape.last, call)
    let means = try Tensor(shape: [3], floats: mode.means)
    if mode == .caffe { return try images.flipped(axes: [images.rank - 1]).subtract(.tensor(means)) }
    return try images.divide(by: .scalar(.float(255))).subtract(.tensor(means))
      .divide(by: .tensor(Tensor(shape: [3], floats: mode.deviations)))
  }

  private static func applied(_ mode: Mode, to symbol: SymbolicTensor, _ call: Call) throws -> SymbolicTensor
  {
    if mode == .unchanged { return symbol }
    if mode == .tensorFlow {
      return try symbol.combined(.divide, with: 127.5, isReversed: false)
        .combined(.subtract, with: 1, isReversed: false)
    }
    try checkChannels(symbol.shape.last, call)
    if mode == .caffe {
      let reversed = try Layer(GatherChannels([2, 1, 0]))([symbol])
      return try Layer(Rescaling(scale: [1], offset: mode.means.map { -$0 }))([reversed])
    }
    let scale = mode.deviations.map { 1 / (255 * $0) }
    let offset = zip(mode.means, mode.deviations).map { -$0 / $1 }
    return try Layer(Rescaling(scale: scale, offset: offset))([symbol])
  }

  private static func checkChannels(_ count: Int?, _ call: Call) throws {
    guard count == 3 else {
      throw call.fault(
        "x",
        .message(
          "preprocess_input expects images of 3 channels, found \(count ?? 0)",
          help: "np.repeat(x, 3, axis=-1)"))
    }
  }

  /// `decode_predictions` of a module.
  static func decodePredictions(_ module: String) -> Builtin {
    Builtin(
      "decode_predictions", module: module,
      doc: "For each image the likeliest of ImageNet's classes: tuples of WordNet's number, name and score.",
      [
        .required("preds", .any, "predictions (N, 1000)"), .optional("top", .int, default: 5, "how many"),
      ]
    ) { call in
      let predictions = try call.tensor("preds")
      guard predictions.rank == 2, predictions.shape[1] == ImageNetClasses.all.count else {
        throw call.fault(
          "preds",
          .message(
            "`decode_predictions` expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). Received array with shape: \(predictions.shape)"
          ))
      }
      // Python's [-top:][::-1] of the places in ascending order.
      let top = try max(call.int("top"), -ImageNetClasses.all.count)
      let order = try predictions.argsorted().indexed(by: [.all, .slice(start: top == 0 ? nil : -top)])
      let places = try order.indexed(by: [.all, .slice(step: -1)])
      let rows = try (0..<predictions.shape[0]).map { row in
        try places.indexed(by: [.integer(row)]).elements(Int64.self).map { place in
          let found = ImageNetClasses.all[Int(place)]
          let score = try predictions.indexed(by: [.integer(row), .integer(Int(place))])
          return Value.tuple(of: [.string(found.identifier), .string(found.name), .tensor(score)])
        }
      }
      return .list(of: rows.map(Value.list(of:)))
    }
  }
}
