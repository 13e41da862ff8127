import Architectures
import Datasets
import Evaluator
import Language
import Networks
import Tensors

/// The files in which Keras publishes a network's weights.
struct PublishedWeights {
  /// The name of the file with a top, without extension.
  let stem: String
  /// Keras's folder for it, below `https://storage.googleapis.com/`.
  let folder: String
  /// The suffix of the file without a top.
  var withoutTop = "_notop"
  /// Height and width of the images for the file with a top.
  var side = 224

  func fileName(includesTop: Bool) -> String { stem + (includesTop ? "" : withoutTop) + ".h5" }

  func url(includesTop: Bool) -> String {
    "https://storage.googleapis.com/\(folder)/\(fileName(includesTop: includesTop))"
  }
}

extension Call {
  /// Whether weights trained on ImageNet are requested. - Throws: for a name that is neither `imagenet` nor a file.
  func wantsPublishedWeights() throws -> Bool {
    guard let text = try optionalString("weights") else { return false }
    if text == "imagenet" { return true }
    guard text.contains("/") || text.hasSuffix(".h5") || text.hasSuffix(".keras") else {
      throw unknown("weights", "weights", text, ["imagenet"])
    }
    return false
  }

  /// A network of `keras.applications` with its weights, under Keras's rules for its arguments.
  func application(_ network: some Architecture, _ published: PublishedWeights, leastSide: Int) throws
    -> Model
  {
    var network = network
    // Without a top, Keras takes images of any size.
    if !network.options.includesTop, network.options.inputTensor == nil, network.options.inputLengths == nil {
      network.options.inputLengths = [nil, nil, 3]
    }
    let options = network.options
    let shape = options.inputTensor?.shape ?? options.inputShape ?? network.defaultInputShape
    let place = isGiven("input_tensor") ? "input_tensor" : "input_shape"
    if try wantsPublishedWeights() {
      if options.includesTop, options.classes != 1000 {
        throw invalid(
          "classes", must: "be 1000 with weights=\"imagenet\" and a top",
          help: "include_top=False leaves the classifying layers to you, weights=None draws all weights")
      }
      guard shape.rank == 3, shape[2] == 3 else {
        throw invalid(
          place, must: "have 3 channels with weights=\"imagenet\"", help: "weights=None takes any number")
      }
      let expected: Shape = [published.side, published.side, 3]
      guard !options.includesTop || shape == expected || options.inputLengths?.contains(nil) == true else {
        throw invalid(
          place, must: "be \(expected) with weights=\"imagenet\" and a top",
          help: "include_top=False takes other sizes")
      }
      guard !options.includesTop || [.softmax, .linear].contains(options.classifierActivation) else {
        throw invalid("classifier_activation", must: "be \"softmax\" or None with weights=\"imagenet\"")
      }
    }
    guard shape.rank == 3, min(shape[0], shape[1]) >= leastSide else {
      throw invalid(
        place, must: "be at least \(leastSide) × \(leastSide), as in Keras",
        help: "fieldbook.applications.\(network.title) takes smaller images")
    }
    let model = try built(network)
    if self["weights"].isNone { return model }
    let file =
      try wantsPublishedWeights()
      ? published.located(includesTop: options.includesTop, interpreter) : path("weights", for: .reading)
    _ = try about("weights") { try model.loadWeights(from: file) }
    return model
  }
}

extension PublishedWeights {
  /// The file where it was found, in a data folder or in Keras's own, or fetched where the user agrees.
  ///
  /// Keras's list has no digest of some files, and MD5 of the others: what a file holds is checked when it is read.
  func located(includesTop: Bool, _ interpreter: Interpreter) throws -> String {
    let name = "pretrained/" + fileName(includesTop: includesTop)
    let finder = DataFinder.current
    let file =
      try finder.find(name, inKeras: ["models/" + fileName(includesTop: includesTop)])
      ?? interpreter.showingDownloads { progress in
        try finder.fetch(
          name, from: url(includesTop: includesTop), progress: progress, mayFetch: interpreter.agrees)
      }
    LoadedFiles.record(file: file.path, as: name)
    return file.path
  }
}
