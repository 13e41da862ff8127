import Tensors

extension NetworkError {
  /// One sentence: what was expected and what was found.
  package var message: String {
    switch self {
    case .rank(let layer, let expected, let found):
      "\(layer) expects a tensor of rank \(expected), found shape \(Self.batched(found))"
    case .tensorRank(let layer, let expected, let found):
      "\(layer) expects a tensor of rank \(expected), found shape \(found)"
    case .channels(let layer, let groups, let channels):
      "\(layer) cannot divide \(channels) channels into \(groups) groups"
    case .windowTooLarge(let layer, let window, let input):
      "\(layer) has a window of \(Shape(window)), larger than its input of shape \(Self.batched(input))"
    case .notPositive(let layer, let argument, let value):
      "\(layer) expects \(argument) of 1 or more, found \(value)"
    case .outOfRange(let layer, let argument, let expected, let value):
      "\(layer) expects \(argument) to be \(expected), found \(Self.number(value))"
    case .dilatedAndStrided(let layer):
      "\(layer) takes strides or dilation_rate above 1, not both"
    case .reshape(let layer, let from, let to):
      "\(layer) cannot make shape \(Shape(to)) of \(from): \(from.elementCount ?? 0) elements"
    case .permutation(let layer, let dimensions, let input):
      "\(layer) expects each axis from 1 to \(input.rank) once, found \(Shape(dimensions))"
    case .nothingLeft(let layer, let cropped, let input) where cropped.count == 1:
      "\(layer) removes \(cropped[0].of("step")), which leaves nothing of \(Self.batched(input))"
    case .nothingLeft(let layer, let cropped, let input):
      "\(layer) removes \(cropped[0]) rows and \(cropped[1]) columns, which leaves nothing of \(Self.batched(input))"
    case .axis(let layer, let axis, let rank):
      "\(layer) has no axis \(axis) in a tensor of rank \(rank)"
    case .oddAxis(let layer, let length):
      "\(layer) halves an axis, found one of length \(length)"
    case .inputCount(let layer, let expected, let found):
      "\(layer) expects \(expected), found \(found)"
    case .inputShapes(let layer, let shapes):
      "\(layer) cannot combine shapes \(shapes.map { Self.batched($0) }.joined(separator: " and "))"
    case .inputChanged(let layer, let builtFor, let found):
      "layer \(layer) was built for inputs of shape \(Self.batched(builtFor)), found \(Self.batched(found))"
    case .unknownLength(let layer, let lengths):
      "\(layer) has variables whose shape depends on a length that is None, found \(Model.batched(lengths))"
    case .unknownInput(let model, let lengths):
      "\(model) takes inputs of shape \(Model.batched(lengths)): what it costs depends on the lengths that are None"
    case .unknownName(let kind, let name, _):
      "there is no \(kind) “\(name)”"
    case .tooLarge(let layer, let shape):
      "layer \(layer) would have an array of shape \(shape), more than memory can address"
    case .variablesInFunction(let layer, let variable):
      "\(layer) calls layers that have variables (\(variable)), which would not be trained or saved"
    case .notAdapted(let layer): "\(layer) adapts to data only where it was given no mean and no variance"
    case .masked(let reader):
      "\(reader) would count steps that a mask leaves out: batch statistics with a mask are not computed here"
    case .maskShape(_, let mask, let input):
      "The `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match the corresponding input dimension. Received: inputs.shape=\(Self.batched(input)), mask.shape=\(Self.batched(mask))"
    case .trainingOnly(let layer):
      "\(layer) gives images as they are outside training, which a network with fixed shapes cannot take"
    case .channelCount(let layer, let what, let expected, let found):
      "\(layer) has \(found) numbers in \(what) for \(expected) channels"
    case .emptyModel: "the model has no layers"
    case .notBuilt(let model): "\(model) does not know the shape of its input yet"
    case .notCompiled(let model, let action): "\(model) must be compiled before `\(action)`"
    case .disconnected(let layer): "“\(layer)” is not among the model's inputs, but an output needs it"
    case .noSuchLayer(let name, _): "the model has no layer “\(name)”"
    case .nothingComputed(let layer, let sublayers):
      sublayers.isEmpty
        ? "\(layer) computes nothing: its output is its input" : "\(layer) is made of other layers"
    case .duplicateLayerName(let name): "the model has a layer named “\(name)” already"
    case .holdsItself(let model): "\(model) cannot be a layer of itself"
    case .nestedTooDeep(let model, let maximumDepth):
      "\(model) would be nested more than \(maximumDepth) deep"
    case .weightCount(let layer, let expected, let found):
      "\(layer) has \(expected) weight arrays, found \(found)"
    case .weightShape(let variable, let expected, let found):
      "\(variable) has shape \(expected), found \(found)"
    case .functionShape(let function, let expected, let found):
      "\(function) gives \(found) for this batch, and gave \(expected) when the network was made"
    case .mixesSamples(let function):
      "\(function) computes across the samples of a batch, which a network's plan divides"
    case .changedVariables(let layer, let variable):
      "\(variable) of \(layer) was changed between the call under the tape and the gradient"
    case .inputShape(let model, let expected, let found):
      "\(model) expects samples of shape \(Self.batched(expected)), found \(found)"
    case .sampleCounts(let first, let count, let second, let other):
      "\(first) has \(count) samples, \(second) has \(other)"
    case .noSamples(let what): "\(what) was given no samples"
    case .targetShape(let loss, let expected, let found):
      "\(loss) expects targets of shape \(expected), found \(found)"
    case .labelRange(let label, let row, let classes):
      "label \(label) of sample \(row) is outside the \(classes) classes 0 … \(classes - 1)"
    case .labelNotWhole(let value, let row):
      "label \(Self.number(value)) of sample \(row) is not a class number"
    case .validationSplit(let share, let samples):
      "validation_split=\(Self.number(share)) leaves nothing to train or nothing to validate of \(samples) samples"
    case .wholeBatch(let loss): "\(loss) compares the samples of a batch, which micro_batch divides"
    case .notFinite(let what, let place): "\(what) is not a finite number (\(place))"
    case .metricNeeds(let metric, let expected, let loss, let output):
      "\(metric) expects \(expected), but the targets are those of \(loss) for an output of \(Self.batched(output))"
    case .lossWeightCount(let expected, let found):
      "loss_weights has \(found) numbers for \(expected) outputs"
    case .classAndSampleWeights: "fit takes class_weight or sample_weight, not both"
    case .classWeightTargets(let found):
      "class_weight expects one output with a class for each sample, found targets of shape \(found)"
    case .sampleWeightShape(let found):
      "sample_weight expects one number for each sample, shape (N,), found \(found)"
    case .unknownDirection(let callback, let monitor):
      "\(callback) watches “\(monitor)” and cannot tell whether more of it is better"
    case .noAverages(let callback): "\(callback) must be used when `use_ema=True` is set on the optimizer."
    case .scheduledLearningRate(let schedule):
      "learning_rate follows the schedule \(schedule) and cannot be set"
    }
  }

  /// A suggested fix, if there is one.
  package var help: String? {
    switch self {
    case .rank(_, let expected, let found):
      expected.hasPrefix("4")
        ? (found.rank == 2
          ? "images have a channel axis: use layers.Reshape((\(found[0]), \(found[1]), 1)) before it" : nil)
        : "add a batch axis: image[np.newaxis]"
    case .tensorRank: "add a batch axis: image[np.newaxis]"
    case .windowTooLarge: "use a smaller window, or padding=\"same\""
    case .variablesInFunction:
      "make the layer before, as self.dense = layers.Dense(10) in __init__, or call it outside, as layers.Dense(10)(x)"
    case .inputShapes: "all axes must agree or be 1; Concatenate takes one axis that differs"
    case .notCompiled:
      "model.compile(optimizer=\"adam\", loss=\"sparse_categorical_crossentropy\", metrics=[\"accuracy\"])"
    case .notBuilt:
      "give the first layer input_shape=(height, width, channels), or start with keras.Input(shape)"
    case .emptyModel: "model.add(layers.Dense(10))"
    case .nestedTooDeep: "add the layers themselves: model.add(layer) for each of inner.layers"
    case .holdsItself: "add it to another model: keras.Sequential([…])"
    case .labelRange(_, _, let classes): "the last layer has \(classes) units: it needs one for each class"
    case .labelNotWhole: "for one-hot or real targets use another loss, such as \"categorical_crossentropy\""
    case .targetShape("sparse_categorical_crossentropy", let expected, let found):
      (found.rank == 1 || found.rank == 2 && found[1] == 1) && expected.hasPrefix("(N, ")
        ? "for one class a sample the output is flat: layers.Flatten() before the last dense layers" : nil
    case .targetShape(let loss, _, _):
      loss == "categorical_crossentropy" ? "for class numbers use \"sparse_categorical_crossentropy\"" : nil
    case .metricNeeds: "sparse_… metrics read class numbers, the others one number for each output"
    case .classWeightTargets(let found):
      found.rank > 2
        ? "a class for each pixel cannot be weighed: keras.losses.Dice does not depend on class frequencies"
        : nil
    case .trainingOnly:
      "change images before the network: dataset.map(lambda x, y: (layer(x, training=True), y)); or CenterCrop"
    case .changedVariables: "compute all gradients first, then apply them"
    case .classAndSampleWeights: "multiply the weights of the classes into sample_weight"
    case .unknownDirection: "say so: mode=\"max\" or mode=\"min\""
    case .scheduledLearningRate: "give the optimizer a number as learning_rate"
    case .validationSplit: "use a fraction between 0 and 1, such as 0.1"
    case .nothingComputed(_, let sublayers):
      sublayers.isEmpty ? nil : "explain one of them: \(sublayers.prefix(8).joined(separator: ", "))"
    case .noSuchLayer(_, let names): names.isEmpty ? nil : "it has \(names.prefix(8).joined(separator: ", "))"
    case .unknownName(_, _, let known): "known: \(known.joined(separator: ", "))"
    case .dilatedAndStrided: "leave one of them at 1"
    case .notFinite: "find them with np.isnan(x).any() or np.isinf(x).any()"
    default: nil
    }
  }

  /// A shape with its batch axis, which is `None`.
  private static func batched(_ shape: Shape) -> String {
    shape.rank == 0 ? "(None,)" : "(None, \(shape.map(String.init).joined(separator: ", ")))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
