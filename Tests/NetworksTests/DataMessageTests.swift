import Networks
import Tensors
import TestSupport
import Testing

/// Messages of `fit`, `evaluate` and `predict` about data that do not fit.
@Suite struct DataMessageTests {
  private static func model(_ loss: any Loss = SparseCategoricalCrossentropy()) throws -> Model {
    var dense = Dense(units: 3)
    dense.activation = .softmax
    let model = try Model(sequential: [Layer(dense)], inputShape: [4], name: "tested")
    try model.compile(optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [loss])
    return model
  }

  private static func numbers(_ shape: [Int], _ changed: [Int: Float] = [:]) throws -> Tensor {
    var values = Chirp.values(shape.reduce(1, *), 0)
    for (place, value) in changed { values[place] = value }
    return try Tensor(shape: Shape(shape), floats: values)
  }

  private static func labels(_ values: [Float]) throws -> Tensor {
    try Tensor(shape: [values.count], floats: values)
  }

  struct Wrong: CustomStringConvertible, Sendable {
    let message: String
    let help: String?
    let samples: @Sendable () throws -> Samples
    let loss: any Loss

    init(
      _ message: String, help: String? = nil, loss: any Loss = SparseCategoricalCrossentropy(),
      _ samples: @escaping @Sendable () throws -> Samples
    ) {
      (self.message, self.help, self.samples, self.loss) = (message, help, samples, loss)
    }

    var description: String { message }
  }

  private static func samples(_ x: Tensor, _ y: Tensor, _ weights: Tensor? = nil) -> Samples {
    Samples(inputs: [x], targets: [y], weights: weights)
  }

  private static let wrong: [Wrong] = [
    Wrong(
      "label 3 of sample 1 is outside the 3 classes 0 … 2",
      help: "the last layer has 3 units: it needs one for each class"
    ) {
      samples(try numbers([2, 4]), try labels([0, 3]))
    },
    Wrong(
      "label -1 of sample 0 is outside the 3 classes 0 … 2",
      help: "the last layer has 3 units: it needs one for each class"
    ) {
      samples(try numbers([2, 4]), try labels([-1, 2]))
    },
    Wrong(
      "label 0.5 of sample 1 is not a class number",
      help: "for one-hot or real targets use another loss, such as \"categorical_crossentropy\""
    ) { samples(try numbers([2, 4]), try labels([1, 0.5])) },
    Wrong(
      "label nan of sample 0 is not a class number",
      help: "for one-hot or real targets use another loss, such as \"categorical_crossentropy\""
    ) { samples(try numbers([2, 4]), try labels([.nan, 1])) },
    Wrong("sparse_categorical_crossentropy expects targets of shape (N,) of class numbers, found (2, 3)") {
      samples(try numbers([2, 4]), try numbers([2, 3]))
    },
    Wrong(
      "categorical_crossentropy expects targets of shape (N, 3), found (2,)",
      help: "for class numbers use \"sparse_categorical_crossentropy\"", loss: CategoricalCrossentropy()
    ) { samples(try numbers([2, 4]), try labels([0, 1])) },
    Wrong("x has 3 samples, y has 2") { samples(try numbers([3, 4]), try labels([0, 1])) },
    Wrong("x has 2 samples, sample_weight has 3") {
      samples(try numbers([2, 4]), try labels([0, 1]), try labels([1, 1, 1]))
    },
    Wrong("tested expects samples of shape (None, 4), found (2, 5)") {
      samples(try numbers([2, 5]), try labels([0, 1]))
    },
    Wrong("tested was given no samples") { samples(try numbers([0, 4]), try labels([])) },
    Wrong(
      "a value of x is not a finite number (sample 2)",
      help: "find them with np.isnan(x).any() or np.isinf(x).any()"
    ) { samples(try numbers([3, 4], [9: .nan]), try labels([0, 1, 2])) },
    Wrong(
      "a value of x is not a finite number (sample 400)",
      help: "find them with np.isnan(x).any() or np.isinf(x).any()"
    ) { samples(try numbers([600, 4], [1600: -.infinity]), try labels(Array(repeating: 1, count: 600))) },
    Wrong(
      "a value of y is not a finite number (sample 1)",
      help: "find them with np.isnan(x).any() or np.isinf(x).any()",
      loss: ElementwiseLoss(.meanSquaredError)
    ) { samples(try numbers([3, 4]), try numbers([3, 3], [4: .infinity])) },
    Wrong(
      "a value of sample_weight is not a finite number (sample 0)",
      help: "find them with np.isnan(x).any() or np.isinf(x).any()"
    ) { samples(try numbers([2, 4]), try labels([0, 1]), try labels([.nan, 1])) },
  ]

  @Test(arguments: wrong)
  func fitting(_ wrong: Wrong) throws {
    let model = try Self.model(wrong.loss)
    let before = try model.weights().map { try $0.elements(Float.self) }
    let error = #expect(throws: NetworkError.self) {
      _ = try model.fit(wrong.samples(), options: FitOptions())
    }
    #expect(error?.message == wrong.message)
    #expect(error?.help == wrong.help)
    #expect(try model.weights().map { try $0.elements(Float.self) } == before)
  }

  @Test func predicting() throws {
    let model = try Self.model()
    let none = #expect(throws: NetworkError.self) { _ = try model.predict([Self.numbers([0, 4])]) }
    #expect(none?.message == "tested was given no samples")
    let shape = #expect(throws: NetworkError.self) { _ = try model.predict([Self.numbers([2, 4, 2])]) }
    #expect(shape?.message == "tested expects samples of shape (None, 4), found (2, 4, 2)")
    let batch = #expect(throws: NetworkError.self) {
      _ = try model.predict([Self.numbers([2, 4])], batchSize: 0)
    }
    #expect(batch?.message == "predict expects batch_size of 1 or more, found 0")
    // NaN is allowed in prediction.
    #expect(try model.predict([Self.numbers([1, 4], [0: .nan])])[0].elements(Float.self).allSatisfy(\.isNaN))
  }

  @Test func options() throws {
    let model = try Self.model()
    func message(_ set: (inout FitOptions) -> Void) throws -> String? {
      var options = FitOptions()
      set(&options)
      let samples = Self.samples(try Self.numbers([2, 4]), try Self.labels([0, 1]))
      return #expect(throws: NetworkError.self) { _ = try model.fit(samples, options: options) }?.message
    }
    #expect(try message { $0.batchSize = 0 } == "fit expects batch_size of 1 or more, found 0")
    #expect(try message { $0.microBatch = -1 } == "fit expects micro_batch of 1 or more, found -1")
    #expect(
      try message { $0.validationSplit = 1.5 }
        == "validation_split=1.5 leaves nothing to train or nothing to validate of 2 samples")
    #expect(
      try message { $0.validationSplit = .nan }
        == "validation_split=nan leaves nothing to train or nothing to validate of 2 samples")
  }

  @Test func beforeItIsReady() throws {
    let model = try Model(sequential: [Layer(Dense(units: 3))], name: "tested")
    let samples = Self.samples(try Self.numbers([2, 4]), try Self.labels([0, 1]))
    let fit = #expect(throws: NetworkError.self) { _ = try model.fit(samples, options: FitOptions()) }
    #expect(fit?.message == "tested must be compiled before `fit`")
    let derivatives = #expect(throws: NetworkError.self) {
      _ = try model.derivatives(
        [samples.inputs[0]], of: ElementwiseLoss(.meanSquaredError), targets: Self.numbers([1, 3]))
    }
    #expect(derivatives?.message == "x has 2 samples, y has 1")
  }
}
