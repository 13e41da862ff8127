package import Datasets
import Engine
package import Evaluator
import Gradients
import Language
import Networks
import PackagesLibrary
import Tensors

/// `keras` and `tensorflow`: one namespace per module.
package enum KerasModules {
  static let keras = Namespace(keras: "keras", doc: kerasDoc) {
    members(losses: losses, metrics: metrics, backend: backend)
  }

  /// `tf.keras`, which has names of earlier versions too.
  static let ofTensorFlow = Namespace(keras: "keras", doc: kerasDoc) {
    members(losses: olderLosses, metrics: olderMetrics, backend: olderBackend)
  }

  private static let kerasDoc = "Layers, models and training, under Keras's names."

  private static func members(losses: Namespace, metrics: Namespace, backend: Namespace) -> [(String, Value)]
  {
    [
      ("layers", .namespace(layers)), ("models", .namespace(models)), ("datasets", .namespace(datasets)),
      ("optimizers", .namespace(optimizers)), ("losses", .namespace(losses)),
      ("metrics", .namespace(metrics)),
      ("initializers", .namespace(initializers)), ("activations", .namespace(activations)),
      ("regularizers", .namespace(regularizers)), ("callbacks", .namespace(callbacks)),
      ("utils", .namespace(utils)), ("applications", .namespace(KerasApplications.namespace)),
      ("mixed_precision", .namespace(MixedPrecision.namespace)),
      ("ops", .namespace(ops)), ("random", .namespace(random)),
      ("Variable", .type(ProgramVariable.kerasType)),
      ("backend", .namespace(backend)), ("config", .namespace(config)),
      ("constraints", .namespace(constraints)),
      ("preprocessing", .namespace(preprocessing)), ("saving", .namespace(saving)),
      ("DTypePolicy", .type(DTypePolicyObject.shared)),
      ("Sequential", .type(ModelClasses.sequential)), ("Model", .type(ModelClasses.model)),
      ("Layer", .type(LayerClasses.layer)), ("InputSpec", .type(InputSpecification.type)),
      ("Loss", .type(LossClass.base)), ("Metric", .type(MetricClass.base)),
      ("Optimizer", .type(Optimizer.shared)), ("Initializer", .type(InitializerObject.shared)),
      ("Regularizer", .type(RegularizerObject.shared)), ("tree", .namespace(TreeFunctions.namespace)),
      ("version", .builtin(versionFunction)),
      ("Input", .builtin(input)),
      ("__version__", .string(version)),
    ]
  }

  /// The version of Keras whose names, arguments and numbers are implemented.
  static let version = KerasVersion.text

  static let layers = Namespace(keras: "keras.layers", doc: "Layers.") {
    LayerClasses.all.map { ($0.name, .type($0)) } + [
      ("Layer", .type(LayerClasses.layer)), ("Input", .builtin(input)), ("InputLayer", .builtin(inputLayer)),
      ("Wrapper", .type(LayerClasses.wrapper)), ("InputSpec", .type(InputSpecification.type)),
    ] + layerAliases.compactMap { alias, name in LayerClasses.byName[name].map { (alias, .type($0)) } }
      + LayerClasses.mergingFunctions.named + SerializationFunctions.members(.layer).filter { $0.0 != "get" }
  }

  /// Keras's second names.
  private static let layerAliases: [(String, String)] =
    [1, 2].flatMap { axes in
      [
        ("MaxPool\(axes)D", "MaxPooling\(axes)D"), ("AvgPool\(axes)D", "AveragePooling\(axes)D"),
        ("GlobalAvgPool\(axes)D", "GlobalAveragePooling\(axes)D"),
        ("GlobalMaxPool\(axes)D", "GlobalMaxPooling\(axes)D"),
        ("Convolution\(axes)D", "Conv\(axes)D"), ("Convolution\(axes)DTranspose", "Conv\(axes)DTranspose"),
        ("SeparableConvolution\(axes)D", "SeparableConv\(axes)D"),
      ]
    }

  static let models = Namespace(keras: "keras.models", doc: "Models.") {
    [("Sequential", .type(ModelClasses.sequential)), ("Model", .type(ModelClasses.model))]
      + SavingFunctions.forModels.named
  }

  static let saving = Namespace(keras: "keras.saving", doc: "Models and weights in files.") {
    SavingFunctions.all.named + SerializationFunctions.general
  }

  static let optimizers = Namespace(
    keras: "keras.optimizers", doc: "How variables are changed by their gradients."
  ) {
    KerasClasses.members(OptimizerTable.constructors, OptimizerTable.classes)
      + [
        ("schedules", .namespace(schedules)), ("legacy", .namespace(legacyOptimizers)),
        ("Optimizer", .type(Optimizer.shared)),
      ]
      + SerializationFunctions.members(.optimizer)
  }

  /// Names that can be imported, as in Keras, and not called.
  static let legacyOptimizers = Namespace(
    keras: "keras.optimizers.legacy", doc: "The optimizers of Keras 2, which Keras 3 refuses."
  ) {
    ["Adagrad", "Adam", "Ftrl", "Optimizer", "RMSprop", "SGD"].map { name in
      (
        name,
        .builtin(
          Builtin(
            name, module: "keras.optimizers.legacy", doc: "Refused, as in Keras 3.",
            [.rest("arguments"), .keywords("options")]
          ) { _ in
            throw Fault.message(
              "`keras.optimizers.legacy` is not supported in Keras 3.",
              help: "keras.optimizers.\(name) is the same optimizer", kind: .import)
          })
      )
    }
  }

  static let schedules = Namespace(
    keras: "keras.optimizers.schedules", doc: "Learning rates that depend on the step."
  ) {
    KerasClasses.members(ScheduleTable.constructors, ScheduleTable.classes)
      + [("LearningRateSchedule", .type(ScheduleObject.shared))]
      + SerializationFunctions.members(.schedule).filter { $0.0 != "get" }
  }

  static let regularizers = Namespace(
    keras: "keras.regularizers", doc: "What a variable's size adds to the loss."
  ) {
    KerasClasses.members(RegularizerTable.constructors, RegularizerTable.classes)
      + [("Regularizer", .type(RegularizerObject.shared))] + SerializationFunctions.members(.regularizer)
  }

  static let callbacks = Namespace(keras: "keras.callbacks", doc: "What takes part in training.") {
    CallbackClasses.constructors.map {
      ($0.name, CallbackClasses.classes[$0.name].map(Value.type) ?? .builtin($0))
    }
      + [("Callback", .type(CallbackClasses.base))]
  }

  static let losses = Namespace(keras: "keras.losses", doc: "What training makes small.") {
    KerasClasses.members(LossTable.constructors, LossTable.classes) + LossTable.functions.named
      + [("Loss", .type(LossClass.base))] + SerializationFunctions.members(.loss)
  }

  static let metrics = Namespace(keras: "keras.metrics", doc: "Numbers to watch.") {
    KerasClasses.members(MetricTable.constructors, MetricTable.byName)
      + KerasClasses.members(ValueMetric.constructors, ValueMetric.classes)
      + [("Metric", .type(MetricClass.base))] + MetricFunctions.all.named + LossTable.functionsAmongMetrics
      + SerializationFunctions.members(.metric)
  }

  /// `tf.keras.losses`: with abbreviations and older names.
  static let olderLosses = Namespace(
    "keras.losses", doc: losses.doc, absent: .keras("keras.losses"),
    written: WrittenKeras.paths(of: "keras.losses").merging(
      WrittenKeras.paths(of: "tensorflow.keras.losses"), uniquingKeysWith: { first, _ in first })
  ) {
    losses.members.map { ($0.key, $0.value) } + LossTable.olderFunctions
  }

  /// `tf.keras.metrics`: with abbreviations and older names.
  static let olderMetrics = Namespace(keras: "keras.metrics", doc: metrics.doc) {
    metrics.members.map { ($0.key, $0.value) } + LossTable.olderFunctions
  }

  static let initializers = Namespace(keras: "keras.initializers", doc: "How first values are drawn.") {
    KerasClasses.members(InitializerTable.constructors, InitializerTable.classes)
      + [("Initializer", .type(InitializerObject.shared))] + SerializationFunctions.members(.initializer)
      + [("IdentityInitializer", "Identity"), ("OrthogonalInitializer", "Orthogonal")].compactMap {
        alias, name in
        InitializerTable.classes[name].map { (alias, .type($0)) }
      }
  }

  static let activations = Namespace(keras: "keras.activations", doc: "Functions of each element or row.") {
    (ActivationFunctions.all + [ActivationFunctions.get]).named
      + SerializationFunctions.members(.activation).filter { $0.0 != "get" }
  }

  static let utils = Namespace(keras: "keras.utils", doc: "Seeds, labels, pictures and files.") {
    ([setRandomSeed, toCategorical, ModelDiagram.plotModel] + ImageUtilities.all + KerasUtilities.all
      + CustomObjects.functions).named
      + SerializationFunctions.general + UtilityFunctions.all
      + [
        ("PyDataset", .type(PyDataset.base)), ("Sequence", .type(PyDataset.base)),
        ("bounding_boxes", .namespace(boundingBoxes)),
      ]
  }

  static let boundingBoxes = Namespace(keras: "keras.utils.bounding_boxes", doc: "Boxes in pictures.") { [] }

  static let backend = Namespace(keras: "keras.backend", doc: "What the session computes with.") {
    BackendFunctions.backend.named
  }

  /// `tf.keras.backend`: with the functions of tensors of earlier versions.
  static let olderBackend = Namespace(
    "keras.backend", doc: backend.doc, absent: .keras("keras.backend"),
    written: WrittenTensorFlow.paths(of: "keras.backend")
  ) { BackendFunctions.backend.named }

  static let config = Namespace(keras: "keras.config", doc: "What the session computes with.") {
    BackendFunctions.config.named
  }

  static let constraints = Namespace(keras: "keras.constraints", doc: "What variables are kept to.") {
    KerasClasses.members(ConstraintTable.constructors, ConstraintTable.classes)
      + [("Constraint", .type(ConstraintObject.shared))] + SerializationFunctions.members(.constraint)
  }

  static let preprocessing = Namespace(keras: "keras.preprocessing", doc: "Pictures from files and folders.")
  {
    [("image", .namespace(preprocessedImages))] + [ImageUtilities.folder].named
  }

  static let preprocessedImages = Namespace(
    keras: "keras.preprocessing.image", doc: "Pictures from files, and batches of changed pictures."
  ) {
    ImageUtilities.pictures.named + [("ImageDataGenerator", .type(ImageDataGenerator.shared))]
  }

  static let ops = Namespace(keras: "keras.ops", doc: "Functions of tensors, and of symbolic tensors.") {
    ActivationFunctions.all.named + TensorTable.keras
      + (CreationFunctions.keras + OperationFunctions.all).map(\.asLayerOfSymbols).named
      + OperationModules.all
  }

  static let random = Namespace(keras: "keras.random", doc: "Drawn numbers.") {
    RandomFunctions.keras.named + [("SeedGenerator", .type(SeedGenerator.type))]
  }

  private static let versionFunction = Builtin(
    "version", module: "keras", doc: "The version of Keras that is implemented.", []
  ) { _ in .string(version) }

  private static let input = Builtin(
    "Input", module: "keras", doc: "Where samples come into a network.",
    [
      .optional(
        "shape", .any, default: .none, "shape of a sample, without the batch axis",
        aliases: ["input_shape"]),
      .optional("batch_size", .int, default: .none, "what shapes show; any batch fits"),
      .optional("dtype", .any, default: .none, "what the input shows; computed in float32"),
      .optional("sparse", .any, default: .none, "only None"),
      .optional("ragged", .any, default: .none, "only None"),
      .optional("batch_shape", .list, default: .none, "shape of a batch: (None, …)"),
      .optional("name", .string, default: .none, "a name"),
      .optional("tensor", .any, default: .none, "only None"),
      .optional("optional", .bool, default: false, "accepted"),
    ]
  ) { call in
    for name in ["sparse", "ragged", "tensor"] where !call[name].isNone {
      if case .bool(false) = call[name] { continue }
      throw call.invalid(name, must: "be None here")
    }
    return .object(try symbol(call))
  }

  /// The input that `Input` or `InputLayer` makes.
  private static func symbol(_ call: Call) throws -> SymbolicTensor {
    guard call["batch_shape"].isNone || call["shape"].isNone else {
      throw call.fault("shape", .message("You cannot pass both `shape` and `batch_shape` at the same time."))
    }
    guard !call["batch_shape"].isNone || !call["shape"].isNone else {
      let name = call.signature.name
      throw call.fault(
        "shape", .message("\(name) needs the shape of a sample", help: "keras.\(name)(shape=(28, 28, 1))"))
    }
    var (batch, lengths) = (try call.optionalInt("batch_size", atLeast: 1), [Int?]())
    if call["batch_shape"].isNone {
      lengths = try call.sampleLengths("shape")
    } else {
      let whole = try call.sampleLengths("batch_shape")
      (batch, lengths) = (whole.first ?? nil, Array(whole.dropFirst()))
    }
    return SymbolicTensor(
      input: lengths, name: try call.optionalString("name"), batch: batch,
      dtype: (try? call.optionalDType("dtype")) ?? .float32)
  }

  private static let inputLayer = Builtin(
    "InputLayer", module: "keras.layers",
    doc: "Where samples come into a network, as the first layer of a Sequential.",
    [
      .optional(
        "shape", .any, default: .none, "shape of a sample, without the batch axis", aliases: ["input_shape"]),
      .optional("batch_size", .int, default: .none, "what shapes show; any batch fits"),
      .optional("dtype", .any, default: .none, "what the input shows; computed in float32"),
      .optional("name", .string, default: .none, "a name"),
      .keyword("batch_shape", .list, default: .none, "shape of a batch: (None, …)"),
      .keyword("sparse", .any, default: .none, "only None"),
      .keyword("ragged", .any, default: .none, "only None"),
      .keyword("input_tensor", .any, default: .none, "only None"),
      .keyword("optional", .bool, default: false, "accepted"),
    ]
  ) { call in
    for name in ["sparse", "ragged", "input_tensor"] where !call[name].isNone {
      if case .bool(false) = call[name] { continue }
      throw call.invalid(name, must: "be None here")
    }
    return .object(InputLayer(try symbol(call)))
  }

  private static let setRandomSeed = Builtin(
    "set_random_seed", module: "keras.utils",
    doc: "Makes everything random start again from a seed: the same numbers each time.",
    [.required("seed", .int, "any whole number")]
  ) { call in
    let seed = try call.int("seed", atLeast: 0, atMost: Int(UInt32.max))
    call.interpreter.startRandomness(UInt32(seed))
    return .none
  }

  private static let toCategorical = Builtin(
    "to_categorical", module: "keras.utils",
    doc: "Class numbers as one-hot rows: float64, of a tensor float32.",
    [
      .required("x", .tensor, "class numbers"),
      .optional("num_classes", .int, default: .none, "columns; None: the largest plus one"),
    ]
  ) { call in
    let labels = try call.tensor("x").elements(Int64.self)
    let shape = try call.tensor("x").shape
    guard let largest = labels.max(), let smallest = labels.min() else {
      throw call.invalid("x", must: "have elements")
    }
    guard largest < Int64.max else { throw call.invalid("x", must: "hold class numbers") }
    let classes = try call.optionalInt("num_classes", atLeast: 1) ?? Int(largest) + 1
    guard smallest >= 0, largest < classes else {
      throw call.invalid("x", must: "hold class numbers from 0 to \(classes - 1)")
    }
    // A last axis of one gives way to that of the classes.
    let rows = shape.rank > 1 && shape.last == 1 ? Array(shape.dropLast()) : Array(shape)
    let result = try Tensor(zeros: Shape(rows + [classes]))
    try result.withMutableFloats { values in
      for (row, label) in labels.enumerated() { values[row * classes + Int(label)] = 1 }
    }
    if call["x"].host(as: EagerTensor.self) != nil { return .eager(result) }
    return .tensor(try result.convert(to: .float64))
  }

  static let clearSession = Builtin(
    "clear_session", module: "keras.backend", doc: "Starts counting layer names anew.", []
  ) { _ in
    Naming.shared.reset()
    return .none
  }

  static let datasets = Namespace(keras: "keras.datasets", doc: "Data to learn from.") {
    [
      (
        "mnist",
        .namespace(
          Namespace("keras.datasets.mnist", doc: "70,000 handwritten digits, 28 × 28.") { [mnist].named })
      ),
      (
        "digits",
        .namespace(
          Namespace("keras.datasets.digits", doc: "Digits drawn here from a seed, in MNIST's shapes.") {
            [digits].named
          })
      ),
      ("shapes", .namespace(shapes)),
      ("fashion_mnist", part("fashion_mnist", "70,000 articles of clothing, 28 × 28.", fashion)),
      ("cifar10", part("cifar10", "60,000 colour photos of 10 classes, 32 × 32.", cifar10)),
      ("cifar100", part("cifar100", "60,000 colour photos of 100 classes, 32 × 32.", cifar100)),
    ]
  }

  private static let mnist = Builtin(
    "load_data", module: "keras.datasets.mnist",
    doc:
      "(x_train, y_train), (x_test, y_test): uint8 images (60000, 28, 28) and (10000, 28, 28) with their labels.",
    [.optional("path", .string, default: "mnist.npz", "accepted; FIELDBOOK_DATA says where data lie")]
  ) { call in split(try call.interpreter.loadDigits()) }

  private static func part(_ name: String, _ doc: String, _ load: Builtin) -> Value {
    .namespace(Namespace("keras.datasets.\(name)", doc: doc) { [load].named })
  }

  private static let fashion = Builtin(
    "load_data", module: "keras.datasets.fashion_mnist",
    doc:
      "(x_train, y_train), (x_test, y_test): uint8 images (60000, 28, 28) and (10000, 28, 28) with their labels."
  ) { call in
    split(
      try call.interpreter.showingDownloads {
        try MNIST.loadFashion(progress: $0, mayFetch: call.interpreter.agrees)
      })
  }

  private static let cifar10 = Builtin(
    "load_data", module: "keras.datasets.cifar10",
    doc:
      "(x_train, y_train), (x_test, y_test): uint8 photos (50000, 32, 32, 3) and (10000, 32, 32, 3), labels (N, 1)."
  ) { call in
    split(
      try call.interpreter.showingDownloads {
        try CIFAR.load(.ten, progress: $0, mayFetch: call.interpreter.agrees)
      })
  }

  private static let cifar100 = Builtin(
    "load_data", module: "keras.datasets.cifar100",
    doc:
      "(x_train, y_train), (x_test, y_test): uint8 photos (50000, 32, 32, 3) and (10000, 32, 32, 3), labels (N, 1).",
    [.optional("label_mode", .choice("fine", "coarse"), default: "fine", "100 classes, or 20")]
  ) { call in
    let key = try call.string("label_mode") + "_labels"
    return split(
      try call.interpreter.showingDownloads {
        try CIFAR.load(.hundred, labelKey: key, progress: $0, mayFetch: call.interpreter.agrees)
      })
  }

  private static let digits = Builtin(
    "load_data", module: "keras.datasets.digits",
    doc: "(x_train, y_train), (x_test, y_test): drawn digits in MNIST's shapes and types; no download.",
    [
      .optional("train", .int, default: 60000, "training images"),
      .optional("test", .int, default: 10000, "test images"),
      .optional("seed", .int, default: 0, "another seed draws other digits"),
    ]
  ) { call in
    try digits(
      train: try call.int("train"), test: try call.int("test"), seed: try call.int("seed"))
  }

  /// Drawn digits.
  package static func digits(train: Int, test: Int, seed: Int) throws -> Value {
    let data = try SyntheticDigits.load(train: train, test: test, seed: UInt64(bitPattern: Int64(seed)))
    LoadedFiles.record(drawn: data, as: "digits(train=\(train), test=\(test), seed=\(seed))")
    return split(data)
  }

  package static func split(_ data: TrainTestSplit) -> Value {
    func pair(_ part: LabelledImages) -> Value { .tuple(of: [.tensor(part.images), .tensor(part.labels)]) }
    return .tuple(of: [pair(data.train), pair(data.test)])
  }
}

extension ModuleTable {
  /// Adds `keras` and `tensorflow` with their modules.
  package mutating func addKeras() {
    add(KerasModules.keras, at: "keras")
    add(KerasModules.ofTensorFlow, at: "tensorflow.keras")
    add(TensorFlowModules.tensorflow, at: "tensorflow")
    for (name, module) in TensorFlowModules.parts { add(module, at: "tensorflow.\(name)") }
    add(PictureBytes.namespace, at: "_tensorflow_pictures")
    WrittenKeras.add(to: &self)
    HDF5Module.add(to: &self)
    WrittenTensorFlow.add(to: &self)
    add(TensorFlowDatasets.namespace, at: "tensorflow_datasets")
    for (name, module) in [
      ("layers", KerasModules.layers), ("models", KerasModules.models),
      ("optimizers", KerasModules.optimizers),
      ("initializers", KerasModules.initializers),
      ("activations", KerasModules.activations), ("utils", KerasModules.utils),
      ("utils.bounding_boxes", KerasModules.boundingBoxes),
      ("saving", KerasModules.saving),
      ("config", KerasModules.config), ("constraints", KerasModules.constraints),
      ("preprocessing", KerasModules.preprocessing), ("preprocessing.image", KerasModules.preprocessedImages),
      ("regularizers", KerasModules.regularizers), ("callbacks", KerasModules.callbacks),
      ("optimizers.schedules", KerasModules.schedules),
      ("optimizers.legacy", KerasModules.legacyOptimizers),
      ("ops", KerasModules.ops), ("random", KerasModules.random),
      ("datasets", KerasModules.datasets), ("mixed_precision", MixedPrecision.namespace),
    ] {
      add(module, at: "keras.\(name)", "tensorflow.keras.\(name)")
    }
    for (name, module, older) in [
      ("losses", KerasModules.losses, KerasModules.olderLosses),
      ("metrics", KerasModules.metrics, KerasModules.olderMetrics),
      ("backend", KerasModules.backend, KerasModules.olderBackend),
    ] {
      add(module, at: "keras.\(name)")
      add(older, at: "tensorflow.keras.\(name)")
    }
  }
}
