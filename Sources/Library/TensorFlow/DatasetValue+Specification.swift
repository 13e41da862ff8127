import Evaluator
import Tensors

/// The steps of a pipeline, by TensorFlow's names of their classes.
enum PipelineStep: String, CaseIterable {
  case batch = "_BatchDataset"
  case cache = "CacheDataset"
  case concatenate = "_ConcatenateDataset"
  case counter = "_CounterDataset"
  case directedInterleave = "_DirectedInterleaveDataset"
  case filter = "_FilterDataset"
  case flatMap = "_FlatMapDataset"
  case interleave = "_InterleaveDataset"
  case map = "_MapDataset"
  case options = "_OptionsDataset"
  case paddedBatch = "_PaddedBatchDataset"
  case parallelBatch = "_ParallelBatchDataset"
  case parallelInterleave = "_ParallelInterleaveDataset"
  case parallelMap = "_ParallelMapDataset"
  case prefetch = "_PrefetchDataset"
  case random = "_RandomDataset"
  case range = "_RangeDataset"
  case `repeat` = "_RepeatDataset"
  case scan = "_ScanDataset"
  case shard = "_ShardDataset"
  case shuffle = "_ShuffleDataset"
  case skip = "_SkipDataset"
  case take = "_TakeDataset"
  case takeWhile = "_TakeWhileDataset"
  case tensor = "_TensorDataset"
  case tensorSlice = "_TensorSliceDataset"
  case unbatch = "_UnbatchDataset"
  case variant = "_VariantDataset"
  case window = "_WindowDataset"
  case zip = "_ZipDataset"

  /// TensorFlow's file that has the class.
  private var file: String {
    switch self {
    case .batch, .parallelBatch: "batch_op"
    case .cache: "cache_op"
    case .concatenate: "concatenate_op"
    case .counter: "counter_op"
    case .directedInterleave: "directed_interleave_op"
    case .filter: "filter_op"
    case .flatMap: "flat_map_op"
    case .interleave, .parallelInterleave: "interleave_op"
    case .map, .parallelMap: "map_op"
    case .options, .variant: "dataset_ops"
    case .paddedBatch: "padded_batch_op"
    case .prefetch: "prefetch_op"
    case .random: "random_op"
    case .range: "range_op"
    case .repeat: "repeat_op"
    case .scan: "scan_op"
    case .shard: "shard_op"
    case .shuffle: "shuffle_op"
    case .skip: "skip_op"
    case .take: "take_op"
    case .takeWhile: "take_while_op"
    case .tensor: "from_tensors_op"
    case .tensorSlice: "from_tensor_slices_op"
    case .unbatch: "unbatch_op"
    case .window: "window_op"
    case .zip: "zip_op"
    }
  }

  var classObject: ClassObject { Self.classes[self] ?? DatasetMembers.dataset }

  private static let classes = Dictionary(
    uniqueKeysWithValues: allCases.map { step in
      let object = ClassObject(
        step.rawValue, module: "tensorflow.python.data.ops." + step.file, doc: DatasetMembers.dataset.doc,
        base: DatasetMembers.dataset)
      return (step, object)
    })
}

/// The form of elements.
extension DatasetValue {
  /// A `tf.TensorSpec` for each tensor of an element: the axes that are equally long in two samples are known.
  func specification(_ interpreter: Interpreter) throws -> Value {
    try interpreter.specification(of: sample(interpreter, 2), sample(interpreter, 3))
  }
}

extension Interpreter {
  fileprivate func specification(of first: Value, _ second: Value) throws -> Value {
    switch (first, second) {
    case (.tuple(let a), .tuple(let b)) where a.elements.count == b.elements.count:
      return .tuple(of: try zip(a.elements, b.elements).map { try specification(of: $0, $1) })
    case (.dict(let a), .dict(let b)):
      return .dict(
        DictValue(
          try zip(a.keys, a.values).compactMap { key, value in
            guard let name = key.asString, let other = b[string: name] else { return nil }
            return (name, try specification(of: value, other))
          }))
    case (.tensor(let a), .tensor(let b)):
      return try tensorSpec(a.shape, b.shape, .object(DTypeObject(a.dtype, of: .tensorFlow)))
    default:
      if let a = first.host(as: TextTensor.self), let b = second.host(as: TextTensor.self) {
        return try tensorSpec(a.shape, b.shape, .object(TextDType.shared))
      }
      guard let dataset = first.host(as: DatasetValue.self) else {
        throw Fault.message("the elements of the dataset differ in form")
      }
      let make = try attribute("DatasetSpec", of: .namespace(module("tensorflow.data")))
      return try call(make, [dataset.specification(self)])
    }
  }

  private func tensorSpec(_ first: Shape, _ second: Shape, _ dtype: Value) throws -> Value {
    let lengths = first.rank == second.rank ? zip(first, second).map { $0 == $1 ? $0 : nil } : nil
    let make = try attribute("TensorSpec", of: .namespace(module("tensorflow")))
    return try call(make, [.object(TensorShapeObject(lengths: lengths)), dtype])
  }
}
