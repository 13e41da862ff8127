package import Tensors

/// Errors in a network, its data or its training. The messages are in `NetworkError+Wording.swift`.
package enum NetworkError: Error, Sendable {
  // Layers and shapes; shapes are without the batch axis unless stated.
  case rank(layer: String, expected: String, found: Shape)
  /// As `rank`, for a tensor that a layer was called on: the shape has its batch axis.
  case tensorRank(layer: String, expected: String, found: Shape)
  case channels(layer: String, groups: Int, channels: Int)
  case windowTooLarge(layer: String, window: [Int], input: Shape)
  case notPositive(layer: String, argument: String, value: Int)
  case outOfRange(layer: String, argument: String, expected: String, value: Double)
  case dilatedAndStrided(layer: String)
  case reshape(layer: String, from: Shape, to: [Int])
  case permutation(layer: String, dimensions: [Int], input: Shape)
  case nothingLeft(layer: String, cropped: [Int], input: Shape)
  case axis(layer: String, axis: Int, rank: Int)
  case oddAxis(layer: String, length: Int)
  case inputCount(layer: String, expected: String, found: Int)
  case inputShapes(layer: String, shapes: [Shape])
  case inputChanged(layer: String, builtFor: Shape, found: Shape)
  case unknownLength(layer: String, lengths: [Int?])
  case unknownInput(model: String, lengths: [Int?])
  case unknownName(kind: String, name: String, known: [String])
  case tooLarge(layer: String, shape: Shape)
  case functionShape(function: String, expected: Shape, found: Shape)
  case mixesSamples(function: String)
  case variablesInFunction(layer: String, variable: String)
  case notAdapted(layer: String)
  /// What leaves out masked steps in Keras.
  case masked(reader: String)
  case maskShape(layer: String, mask: Shape, input: Shape)
  /// A layer that gives other shapes in training than otherwise.
  case trainingOnly(layer: String)
  case channelCount(layer: String, what: String, expected: Int, found: Int)

  // Models
  case emptyModel
  case notBuilt(model: String)
  case notCompiled(model: String, action: String)
  case disconnected(layer: String)
  case noSuchLayer(String, names: [String])
  /// A layer without operations of its own: a model, or one that passes its input on.
  case nothingComputed(layer: String, sublayers: [String])
  case duplicateLayerName(String)
  case holdsItself(model: String)
  case nestedTooDeep(model: String, maximumDepth: Int)

  // Weights
  case weightCount(layer: String, expected: Int, found: Int)
  case weightShape(variable: String, expected: Shape, found: Shape)
  case changedVariables(layer: String, variable: String)

  // Data
  case inputShape(model: String, expected: Shape, found: Shape)
  case sampleCounts(first: String, Int, second: String, Int)
  case noSamples(what: String)
  case targetShape(loss: String, expected: String, found: Shape)
  case labelRange(label: Int, row: Int, classes: Int)
  case labelNotWhole(value: Double, row: Int)
  case validationSplit(Double, samples: Int)
  case wholeBatch(loss: String)
  case notFinite(what: String, where: String)
  case metricNeeds(metric: String, expected: String, loss: String, output: Shape)
  case lossWeightCount(expected: Int, found: Int)
  case classAndSampleWeights
  case classWeightTargets(found: Shape)
  case sampleWeightShape(found: Shape)

  // Callbacks
  case unknownDirection(callback: String, monitor: String)
  case scheduledLearningRate(schedule: String)
  case noAverages(callback: String)
}
