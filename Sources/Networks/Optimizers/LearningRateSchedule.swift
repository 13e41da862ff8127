package import Formats
import Glibc

/// A learning rate that depends on the number of steps taken.
///
///     CosineDecay(initial: 0.1, steps: 1000).rate(at: 500)    // 0.05
package protocol LearningRateSchedule: Sendable {
  /// Keras's name of the class.
  var name: String { get }
  /// Keras's constructor arguments.
  var arguments: JSON { get throws }
  /// The rate after `step` steps.
  func rate(at step: Int) -> Float
}

/// initial · decayRate^(step / steps)
package struct ExponentialDecay: LearningRateSchedule, Declared {
  package var initial: Double
  package var steps: Double
  package var decayRate: Double
  /// Whether the rate changes in steps; Keras's `staircase`.
  package var isStaircase: Bool

  package static let declarations = [
    Declaration(
      "ExponentialDecay", "initial · decay_rate^(step / decay_steps)",
      ExponentialDecay(initial: 0, steps: 1, decayRate: 1),
      [
        .initialRate(\.initial), .decaySteps(\.steps), .decayRate(\.decayRate), .staircase(\.isStaircase),
        .name,
      ])
  ]

  package init(initial: Double, steps: Double, decayRate: Double, isStaircase: Bool = false) {
    self.initial = initial
    self.steps = steps
    self.decayRate = decayRate
    self.isStaircase = isStaircase
  }

  package func rate(at step: Int) -> Float {
    let share = Double(step) / steps
    return Float(initial * pow(decayRate, isStaircase ? share.rounded(.down) : share))
  }
}

/// initial / (1 + decayRate · step / steps)
package struct InverseTimeDecay: LearningRateSchedule, Declared {
  package var initial: Double
  package var steps: Double
  package var decayRate: Double
  package var isStaircase: Bool

  package static let declarations = [
    Declaration(
      "InverseTimeDecay", "initial / (1 + decay_rate · step / decay_steps)",
      InverseTimeDecay(initial: 0, steps: 1, decayRate: 1),
      [
        .initialRate(\.initial), .decaySteps(\.steps), .decayRate(\.decayRate), .staircase(\.isStaircase),
        .name,
      ])
  ]

  package init(initial: Double, steps: Double, decayRate: Double, isStaircase: Bool = false) {
    self.initial = initial
    self.steps = steps
    self.decayRate = decayRate
    self.isStaircase = isStaircase
  }

  package func rate(at step: Int) -> Float {
    let share = Double(step) / steps
    return Float(initial / (1 + decayRate * (isStaircase ? share.rounded(.down) : share)))
  }
}

/// One rate up to and including each boundary, and one after the last.
package struct PiecewiseConstantDecay: LearningRateSchedule, Declared {
  package var boundaries: [Double]
  /// One more than there are boundaries.
  package var values: [Double]

  package static let declarations = [
    Declaration(
      "PiecewiseConstantDecay", "One rate up to and including each boundary, and one after the last.",
      PiecewiseConstantDecay(boundaries: [], values: [0]),
      [
        .required("boundaries", .doubles(\.boundaries), "steps, ascending"),
        .required("values", .doubles(\.values), "rates, one more than boundaries")
          .must("have one more number than boundaries") { $0.values.count == $0.boundaries.count + 1 },
        .name,
      ])
  ]

  package init(boundaries: [Double], values: [Double]) {
    self.boundaries = boundaries
    self.values = values
  }

  package func rate(at step: Int) -> Float {
    let place = boundaries.firstIndex { Double(step) <= $0 } ?? boundaries.count
    return Float(values.indices.contains(place) ? values[place] : values.last ?? 0)
  }
}

/// (initial − end) · (1 − step / steps)^power + end
package struct PolynomialDecay: LearningRateSchedule, Declared {
  package var initial: Double
  package var steps: Double
  package var end: Double
  package var power: Double
  /// Whether it restarts, each time longer, instead of staying at the end; Keras's `cycle`.
  package var cycles: Bool

  package static let declarations = [
    Declaration(
      "PolynomialDecay", "(initial − end) · (1 − step / decay_steps)^power + end",
      PolynomialDecay(initial: 0, steps: 1),
      [
        .initialRate(\.initial), .decaySteps(\.steps),
        .optional("end_learning_rate", .double(\.end, .nonNegative), "the last rate"),
        .optional("power", .double(\.power), "1 is a straight line"),
        .optional("cycle", .bool(\.cycles), "whether it starts over, each time longer"), .name,
      ])
  ]

  package init(initial: Double, steps: Double, end: Double = 1e-4, power: Double = 1, cycles: Bool = false) {
    self.initial = initial
    self.steps = steps
    self.end = end
    self.power = power
    self.cycles = cycles
  }

  package func rate(at step: Int) -> Float {
    let step = Double(step)
    let share = cycles ? step / (steps * max(1, (step / steps).rounded(.up))) : min(step, steps) / steps
    return Float((initial - end) * pow(1 - share, power) + end)
  }
}

/// Half a cosine wave from the initial rate to `alpha` times it, after a linear warm-up if there is one. Loshchilov
/// and Hutter 2017.
package struct CosineDecay: LearningRateSchedule, Declared {
  package var initial: Double
  package var steps: Double
  package var alpha: Double
  /// The rate at the end of the warm-up; `nil` for no warm-up.
  package var warmupTarget: Double?
  package var warmupSteps: Double

  package static let declarations = [
    Declaration(
      "CosineDecay", "Half a cosine wave down, after a straight way up where there is a warm-up.",
      CosineDecay(initial: 0, steps: 1),
      [
        .initialRate(\.initial), .decaySteps(\.steps), .alpha(\.alpha), .name,
        .optional(
          "warmup_target", .optionalDouble(\.warmupTarget, .nonNegative), "where the warm-up ends"),
        .optional("warmup_steps", .steps(\.warmupSteps, .nonNegative.single), "steps of the warm-up"),
      ])
  ]

  package init(
    initial: Double, steps: Double, alpha: Double = 0, warmupTarget: Double? = nil, warmupSteps: Double = 0
  ) {
    self.initial = initial
    self.steps = steps
    self.alpha = alpha
    self.warmupTarget = warmupTarget
    self.warmupSteps = warmupSteps
  }

  package func rate(at step: Int) -> Float {
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
}

/// A cosine decay with restarts, each `lengthening` times as long and from `shrinking` times the rate. Loshchilov
/// and Hutter 2017.
package struct CosineDecayRestarts: LearningRateSchedule, Declared {
  package var initial: Double
  package var steps: Double
  package var lengthening: Double
  package var shrinking: Double
  package var alpha: Double

  package static let declarations = [
    Declaration(
      "CosineDecayRestarts", "Cosine decays that start over, each time longer.",
      CosineDecayRestarts(initial: 0, steps: 1),
      [
        .initialRate(\.initial),
        .required("first_decay_steps", .steps(\.steps, .positive), "steps of the first"),
        .optional("t_mul", .double(\.lengthening, .oneOrMore), "how much longer each time"),
        .optional("m_mul", .double(\.shrinking), "how much lower each time"), .alpha(\.alpha), .name,
      ])
  ]

  package init(
    initial: Double, steps: Double, lengthening: Double = 2, shrinking: Double = 1, alpha: Double = 0
  ) {
    self.initial = initial
    self.steps = steps
    self.lengthening = lengthening
    self.shrinking = shrinking
    self.alpha = alpha
  }

  package func rate(at step: Int) -> Float {
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
}

/// One-cycle policy: up to the maximum along half a cosine wave, then down to almost 0 along another. Smith and
/// Topin 2018.
package struct OneCycle: LearningRateSchedule, Declared {
  package var largest: Double
  package var steps: Double
  /// The fraction of the steps that go up.
  package var warmupShare: Double
  /// The maximum rate over the first, and the first over the last.
  package var divisor: Double
  package var finalDivisor: Double

  package static let declarations = [
    Declaration(
      "OneCycle", "Up to the largest rate and down to almost nothing; not in Keras.",
      OneCycle(largest: 0, steps: 1),
      [
        .required("max_learning_rate", .double(\.largest, .nonNegative), "the largest rate"),
        .required("total_steps", .steps(\.steps, .positive), "steps in all"),
        .optional("pct_start", .double(\.warmupShare, .belowOne.single), "share of the steps that go up"),
        .optional("div_factor", .double(\.divisor, .divisor), "the largest rate over the first"),
        .optional("final_div_factor", .double(\.finalDivisor, .divisor), "the first rate over the last"),
        .name,
      ])
  ]

  package init(
    largest: Double, steps: Double, warmupShare: Double = 0.3, divisor: Double = 25,
    finalDivisor: Double = 1e4
  ) {
    self.largest = largest
    self.steps = steps
    self.warmupShare = warmupShare
    self.divisor = divisor
    self.finalDivisor = finalDivisor
  }

  package func rate(at step: Int) -> Float {
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
}
