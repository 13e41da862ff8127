public import Files
import Glibc

/// A learning rate that depends on the number of steps taken.
///
///     CosineDecay(initial: 0.1, steps: 1000).rate(at: 500)    // 0.05
public protocol LearningRateSchedule: Sendable {
  /// Keras's name of the class.
  var name: String { get }
  /// Keras's constructor arguments.
  var arguments: JSON { get }
  /// The rate after `step` steps.
  func rate(at step: Int) -> Float
}

/// initial · decayRate^(step / steps)
public struct ExponentialDecay: LearningRateSchedule {
  public let initial: Double
  public let steps: Double
  public let decayRate: Double
  /// Whether the rate changes in steps; Keras's `staircase`.
  public let isStaircase: Bool

  public init(initial: Double, steps: Double, decayRate: Double, isStaircase: Bool = false) {
    self.initial = initial
    self.steps = steps
    self.decayRate = decayRate
    self.isStaircase = isStaircase
  }

  public var name: String { "ExponentialDecay" }

  public func rate(at step: Int) -> Float {
    let share = Double(step) / steps
    return Float(initial * pow(decayRate, isStaircase ? share.rounded(.down) : share))
  }

  public var arguments: JSON {
    [
      "initial_learning_rate": .double(initial),
      "decay_steps": .double(steps),
      "decay_rate": .double(decayRate),
      "staircase": .bool(isStaircase),
    ]
  }
}

/// initial / (1 + decayRate · step / steps)
public struct InverseTimeDecay: LearningRateSchedule {
  public let initial: Double
  public let steps: Double
  public let decayRate: Double
  public let isStaircase: Bool

  public init(initial: Double, steps: Double, decayRate: Double, isStaircase: Bool = false) {
    self.initial = initial
    self.steps = steps
    self.decayRate = decayRate
    self.isStaircase = isStaircase
  }

  public var name: String { "InverseTimeDecay" }

  public func rate(at step: Int) -> Float {
    let share = Double(step) / steps
    return Float(initial / (1 + decayRate * (isStaircase ? share.rounded(.down) : share)))
  }

  public var arguments: JSON {
    [
      "initial_learning_rate": .double(initial),
      "decay_steps": .double(steps),
      "decay_rate": .double(decayRate),
      "staircase": .bool(isStaircase),
    ]
  }
}

/// One rate up to and including each boundary, and one after the last.
public struct PiecewiseConstantDecay: LearningRateSchedule {
  public let boundaries: [Double]
  /// One more than there are boundaries.
  public let values: [Double]

  public init(boundaries: [Double], values: [Double]) {
    self.boundaries = boundaries
    self.values = values
  }

  public var name: String { "PiecewiseConstantDecay" }

  public func rate(at step: Int) -> Float {
    let place = boundaries.firstIndex { Double(step) <= $0 } ?? boundaries.count
    return Float(values.indices.contains(place) ? values[place] : values.last ?? 0)
  }

  public var arguments: JSON {
    [
      "boundaries": .array(boundaries.map(JSON.double)),
      "values": .array(values.map(JSON.double)),
    ]
  }
}

/// (initial − end) · (1 − step / steps)^power + end
public struct PolynomialDecay: LearningRateSchedule {
  public let initial: Double
  public let steps: Double
  public let end: Double
  public let power: Double
  /// Whether it restarts, each time longer, instead of staying at the end; Keras's `cycle`.
  public let cycles: Bool

  public init(initial: Double, steps: Double, end: Double = 1e-4, power: Double = 1, cycles: Bool = false) {
    self.initial = initial
    self.steps = steps
    self.end = end
    self.power = power
    self.cycles = cycles
  }

  public var name: String { "PolynomialDecay" }

  public func rate(at step: Int) -> Float {
    let step = Double(step)
    let share = cycles ? step / (steps * max(1, (step / steps).rounded(.up))) : min(step, steps) / steps
    return Float((initial - end) * pow(1 - share, power) + end)
  }

  public var arguments: JSON {
    [
      "initial_learning_rate": .double(initial),
      "decay_steps": .double(steps),
      "end_learning_rate": .double(end),
      "power": .double(power),
      "cycle": .bool(cycles),
    ]
  }
}

/// Half a cosine wave from the initial rate to `alpha` times it, after a linear warm-up if there is one. Loshchilov
/// and Hutter 2017.
public struct CosineDecay: LearningRateSchedule {
  public let initial: Double
  public let steps: Double
  public let alpha: Double
  /// The rate at the end of the warm-up; `nil` for no warm-up.
  public let warmupTarget: Double?
  public let warmupSteps: Double

  public init(
    initial: Double, steps: Double, alpha: Double = 0, warmupTarget: Double? = nil, warmupSteps: Double = 0
  ) {
    self.initial = initial
    self.steps = steps
    self.alpha = alpha
    self.warmupTarget = warmupTarget
    self.warmupSteps = warmupSteps
  }

  public var name: String { "CosineDecay" }

  public func rate(at step: Int) -> Float {
    guard let warmupTarget else { return decayed(from: initial, Double(step)) }
    if Double(step) < warmupSteps {
      return Float(initial + (warmupTarget - initial) * Double(step) / warmupSteps)
    }
    return decayed(from: warmupTarget, Double(step) - warmupSteps)
  }

  private func decayed(from rate: Double, _ step: Double) -> Float {
    let wave = 0.5 * (1 + cos(.pi * min(step, steps) / steps))
    return Float(rate * ((1 - alpha) * wave + alpha))
  }

  public var arguments: JSON {
    [
      "initial_learning_rate": .double(initial),
      "decay_steps": .double(steps),
      "alpha": .double(alpha),
      "warmup_target": warmupTarget.map(JSON.double) ?? .null,
      "warmup_steps": .double(warmupSteps),
    ]
  }
}

/// A cosine decay with restarts, each `lengthening` times as long and from `shrinking` times the rate. Loshchilov
/// and Hutter 2017.
public struct CosineDecayRestarts: LearningRateSchedule {
  public let initial: Double
  public let steps: Double
  public let lengthening: Double
  public let shrinking: Double
  public let alpha: Double

  public init(
    initial: Double, steps: Double, lengthening: Double = 2, shrinking: Double = 1, alpha: Double = 0
  ) {
    self.initial = initial
    self.steps = steps
    self.lengthening = lengthening
    self.shrinking = shrinking
    self.alpha = alpha
  }

  public var name: String { "CosineDecayRestarts" }

  public func rate(at step: Int) -> Float {
    var share = Double(step) / steps
    var restarts: Double
    if lengthening == 1 {
      restarts = share.rounded(.down)
      share -= restarts
    } else {
      restarts = (log(1 - share * (1 - lengthening)) / log(lengthening)).rounded(.down)
      let period = pow(lengthening, restarts)
      share = (share - (1 - period) / (1 - lengthening)) / period
    }
    let wave = 0.5 * pow(shrinking, restarts) * (1 + cos(.pi * share))
    return Float(initial * ((1 - alpha) * wave + alpha))
  }

  public var arguments: JSON {
    [
      "initial_learning_rate": .double(initial),
      "first_decay_steps": .double(steps),
      "t_mul": .double(lengthening),
      "m_mul": .double(shrinking),
      "alpha": .double(alpha),
    ]
  }
}

/// One-cycle policy: up to the maximum along half a cosine wave, then down to almost 0 along another. Smith and
/// Topin 2018.
public struct OneCycle: LearningRateSchedule {
  public let largest: Double
  public let steps: Double
  /// The fraction of the steps that go up.
  public let warmupShare: Double
  /// The maximum rate over the first, and the first over the last.
  public let divisor: Double
  public let finalDivisor: Double

  public init(
    largest: Double, steps: Double, warmupShare: Double = 0.3, divisor: Double = 25,
    finalDivisor: Double = 1e4
  ) {
    self.largest = largest
    self.steps = steps
    self.warmupShare = warmupShare
    self.divisor = divisor
    self.finalDivisor = finalDivisor
  }

  public var name: String { "OneCycle" }

  public func rate(at step: Int) -> Float {
    let first = largest / divisor
    let peak = warmupShare * steps - 1
    let end = steps - 1
    let step = min(Double(step), end)
    func between(_ a: Double, _ b: Double, _ share: Double) -> Float {
      Float(b + (a - b) / 2 * (1 + cos(.pi * share)))
    }
    if step <= peak { return between(first, largest, peak > 0 ? step / peak : 1) }
    return between(largest, first / finalDivisor, end > peak ? (step - peak) / (end - peak) : 1)
  }

  public var arguments: JSON {
    [
      "max_learning_rate": .double(largest),
      "total_steps": .double(steps),
      "pct_start": .double(warmupShare),
      "div_factor": .double(divisor),
      "final_div_factor": .double(finalDivisor),
    ]
  }
}
