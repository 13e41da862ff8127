package import Formats
import Tensors

// Layer options in Keras's JSON.

extension JSON {
  /// An object as Keras serializes it: module, class and constructor arguments.
  static func object(_ className: String, of module: String, _ arguments: JSON) -> JSON {
    [
      "module": .string(module), "class_name": .string(className), "config": arguments,
      "registered_name": .null,
    ]
  }

  /// A function of the program's, which a file refers to by name.
  static func function(_ name: String) -> JSON {
    [
      "module": "builtins", "class_name": "function", "config": .string(name),
      "registered_name": .string(name),
    ]
  }

  /// One number alone, or several as a list.
  init(numbers: [Float]) {
    self = numbers.count == 1 ? JSON(numbers[0]) : .array(numbers.map { JSON($0) })
  }

  /// A shape with its batch axis, which is null.
  static func batch(of shape: Shape) -> JSON { .array([.null] + shape.map(JSON.int)) }

  /// The shapes of one input, or of several as a list; null for none.
  init(batches: [[Int?]]) {
    let shapes = batches.map { JSON.batch(of: $0) }
    self = shapes.isEmpty ? .null : shapes.count == 1 ? shapes[0] : .array(shapes)
  }

  /// The same with `null` for lengths that are not known.
  static func batch(of lengths: [Int?]) -> JSON { .lengths([nil] + lengths) }

  /// A shape, with `null` for lengths that are not known.
  static func lengths(_ lengths: [Int?]) -> JSON { .array(lengths.map { $0.map(JSON.int) ?? .null }) }

  /// What a layer computes with.
  init(_ precision: Precision) {
    self = Self.object("DTypePolicy", of: "keras", ["name": .string(precision.policyName)])
  }
}

extension JSON {
  /// With another value for a key of a member that is an object.
  fileprivate func replacing(_ key: String, in member: String, with value: JSON) -> JSON {
    .object(
      (members ?? []).map { outer in
        outer.key == member
          ? Member(
            member, .object((outer.value.members ?? []).map { $0.key == key ? Member(key, value) : $0 }))
          : outer
      })
  }
}

extension Extent {
  var json: JSON { [.int(height), .int(width)] }
}

extension SideWidths {
  var json: JSON { [[.int(top), .int(bottom)], [.int(left), .int(right)]] }
}

extension Seed {
  /// As the learner gave it.
  var json: JSON { given.map { .int(Int(bitPattern: UInt($0))) } ?? .null }
}

extension ClosedRange<Float> {
  var json: JSON { [JSON(lowerBound), JSON(upperBound)] }

  /// One number if the range is symmetric about 0.
  var factor: JSON { lowerBound == -upperBound ? JSON(upperBound) : json }
}

extension Initializer {
  package var savedForm: JSON {
    if case .function(let function) = self { return .function(function.name) }
    if case .seeded(let initializer, let seed) = self {
      return initializer.savedForm.replacing("seed", in: "config", with: .int(Int(bitPattern: UInt(seed))))
    }
    let drawn: JSON = ["seed": .null, "input_axes": .null, "output_axes": .null]
    let (className, arguments): (String, JSON) =
      switch self {
      case .zeros: ("Zeros", [:])
      case .ones: ("Ones", [:])
      case .constant(let value): ("Constant", ["value": JSON(value)])
      // Keras has no bilinear initializer; the values themselves are saved with the weights.
      case .glorotUniform, .bilinear: ("GlorotUniform", drawn)
      case .glorotNormal: ("GlorotNormal", drawn)
      case .heUniform: ("HeUniform", drawn)
      case .heNormal: ("HeNormal", drawn)
      case .lecunUniform: ("LecunUniform", drawn)
      case .lecunNormal: ("LecunNormal", drawn)
      case .randomNormal(let mean, let deviation):
        ("RandomNormal", ["seed": .null, "mean": JSON(mean), "stddev": JSON(deviation)])
      case .truncatedNormal(let mean, let deviation):
        ("TruncatedNormal", ["seed": .null, "mean": JSON(mean), "stddev": JSON(deviation)])
      case .randomUniform(let low, let high):
        ("RandomUniform", ["seed": .null, "minval": JSON(low), "maxval": JSON(high)])
      case .varianceScaling(let scale, let fan, let distribution):
        (
          "VarianceScaling",
          [
            "seed": .null, "scale": JSON(scale), "mode": .string(fan.rawValue),
            "distribution": .string(distribution.rawValue), "input_axes": .null, "output_axes": .null,
          ]
        )
      case .orthogonal(let gain): ("Orthogonal", ["seed": .null, "gain": JSON(gain)])
      case .identity(let gain): ("Identity", ["gain": JSON(gain)])
      case .function(let function): (function.name, [:])
      case .seeded(let initializer, _): (initializer.savedForm["class_name"]?.string ?? "", [:])
      }
    return .object(className, of: "keras.initializers", arguments)
  }
}

extension Regularizer {
  package var savedForm: JSON {
    if let function { return .function(function.name) }
    let (className, arguments): (String, JSON) =
      if l1 == 0 {
        ("L2", ["l2": JSON(l2)])
      } else if l2 == 0 {
        ("L1", ["l1": JSON(l1)])
      } else {
        ("L1L2", ["l1": JSON(l1), "l2": JSON(l2)])
      }
    return .object(className, of: "keras.regularizers", arguments)
  }
}

extension Regularizer? {
  var savedForm: JSON { self?.savedForm ?? .null }
}

extension Activation {
  /// Its name, or a layer that has its constants.
  ///
  /// - Throws: `SavingError.notSavable` where Keras has no such layer.
  var savedForm: JSON {
    get throws {
      if let name { return .string(name) }
      if case .traced(let function) = self { return .function(function.name) }
      let layer: any LayerDefinition
      switch self {
      case .function(.relu(let slope, maximum: nil, threshold: 0)):
        var relu = LeakyReLU()
        relu.negativeSlope = slope
        layer = relu
      case .function(.relu(let slope, let maximum, let threshold)):
        var relu = ReLU()
        (relu.negativeSlope, relu.maxValue, relu.threshold) = (slope, maximum, threshold)
        layer = relu
      case .function(.elu(let alpha)):
        var elu = ELU()
        elu.alpha = alpha
        layer = elu
      case .rows(.softmax, let axis):
        var softmax = Softmax()
        softmax.axis = axis
        layer = softmax
      default:
        throw SavingError.notSavable(
          layer: "Activation", reason: "its activation has constants that no layer of Keras has")
      }
      return .object(layer.savedClass, of: "keras.layers", try layer.arguments)
    }
  }
}

extension Constraint {
  package var savedForm: JSON {
    if case .function(let function) = self { return .function(function.name) }
    let arguments: JSON =
      switch self {
      case .nonNegative, .function: [:]
      case .unitNorm(let axes): ["axis": Self.form(axes)]
      case .maxNorm(let most, let axes): ["max_value": JSON(most), "axis": Self.form(axes)]
      case .minMaxNorm(let low, let high, let rate, let axes):
        ["min_value": JSON(low), "max_value": JSON(high), "rate": JSON(rate), "axis": Self.form(axes)]
      }
    return .object(className, of: "keras.constraints", arguments)
  }

  private static func form(_ axes: [Int]) -> JSON {
    axes.count == 1 ? .int(axes[0]) : .array(axes.map(JSON.int))
  }
}

extension Constraint? {
  var savedForm: JSON { self?.savedForm ?? .null }
}
