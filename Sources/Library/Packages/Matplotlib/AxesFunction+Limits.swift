import Evaluator
import Figures
import Tensors

/// Limits, scales and visibility of axes.
extension AxesFunction {
  static let limits: [AxesFunction] = [
    axis, limit(pyplot: "xlim", axes: "set_xlim", ("left", "right"), \.xLimits),
    limit(pyplot: "ylim", axes: "set_ylim", ("bottom", "top"), \.yLimits),
    scaling(pyplot: "xscale", axes: "set_xscale", \.xKind),
    scaling(pyplot: "yscale", axes: "set_yscale", \.yKind),
    AxesFunction(pyplot: nil, axes: "set_axis_off", "Hides frame, ticks and labels.") { axes, _ in
      axes.axes.isFramed = false
      return .none
    },
    AxesFunction(
      pyplot: nil, axes: "set_aspect", "Accepted; pixels are square.",
      [
        .required("aspect"), .optional("adjustable", .any), .optional("anchor", .any),
        .optional("share", .any),
      ]
    ) {
      _, _ in
      .none
    },
  ]

  private static let axis = AxesFunction(
    "axis", "\"off\" hides frame, ticks and labels; a list sets limits.",
    [
      .optional(
        "arg", .any,
        "\"off\", \"on\", or [x from, x to, y from, y to]; \"equal\", \"image\", \"tight\" change nothing")
    ]
  ) { axes, call in
    switch call["arg"] {
    case .none:
      let (x, y) = axes.axes.viewLimits
      return .tuple(of: [x.from, x.to, y.from, y.to].map(number))
    case .bool(let isOn): axes.axes.isFramed = isOn
    case .string(let text):
      let known = ["off", "on", "equal", "image", "tight", "auto", "scaled", "square"]
      if text.lowercased() == "off" || text.lowercased() == "on" {
        axes.axes.isFramed = text.lowercased() == "on"
      }
      guard known.contains(text.lowercased()) else { throw call.unknown("arg", "axis", text, known) }
    default:
      let numbers = try call.row("arg")
      guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else {
        throw call.invalid("arg", must: "be [x from, x to, y from, y to]")
      }
      axes.axes.xLimits = AxisLimits(numbers[0], numbers[1])
      axes.axes.yLimits = AxisLimits(numbers[2], numbers[3])
    }
    return .none
  }

  private static func limit(
    pyplot: String, axes: String, _ names: (String, String), _ path: WritableKeyPath<Axes, AxisLimits?>
  ) -> AxesFunction {
    AxesFunction(
      pyplot: pyplot, axes: axes, "Where the axis begins and ends.",
      [.optional(names.0, .any, "a number, or (from, to)"), .optional(names.1, .float, "a number")]
    ) { axes, call in
      let isX = path == \Axes.xLimits
      let current = axes.axes.viewLimits
      var limits = isX ? current.x : current.y
      if let pair = call[names.0].asDouble == nil ? try call.optionalRow(names.0) : nil {
        guard pair.count == 2 else { throw call.invalid(names.0, must: "be a number, or (from, to)") }
        limits = AxisLimits(pair[0], pair[1])
      } else if let from = try call.optionalDouble(names.0) {
        limits.from = from
      }
      if let to = try call.optionalDouble(names.1) { limits.to = to }
      guard limits.from.isFinite, limits.to.isFinite else {
        throw call.invalid(call.isGiven(names.0) ? names.0 : names.1, must: "be finite")
      }
      guard call.isGiven(names.0) || call.isGiven(names.1) else {
        return .tuple(of: [number(limits.from), number(limits.to)])
      }
      axes.axes[keyPath: path] = limits
      return .tuple(of: [.float(limits.from), .float(limits.to)])
    }
  }

  private static func scaling(pyplot: String, axes: String, _ path: WritableKeyPath<Axes, AxisKind>)
    -> AxesFunction
  {
    AxesFunction(
      pyplot: pyplot, axes: axes, "How numbers are placed on the axis.",
      [
        .required(
          "value", .choice("linear", "log", "symlog", "logit"),
          "\"log\": by powers of ten; \"symlog\": so in both directions from 0; \"logit\": shares"),
        .keyword("linthresh", .float, "of symlog: how far from 0 numbers are placed evenly; None: 2"),
      ] + Signature.Parameter.looks("base", "subs", "nonpositive", "linscale", "one_half", "use_overline")
    ) { axes, call in
      switch try call.string("value") {
      case "log": axes.axes[keyPath: path] = .logarithmic
      case "symlog":
        let threshold = try call.optionalDouble("linthresh") ?? 2
        guard threshold > 0, threshold.isFinite else { throw call.invalid("linthresh", must: "be above 0") }
        axes.axes[keyPath: path] = .symmetric(threshold: threshold)
      case "logit": axes.axes[keyPath: path] = .logit
      default: axes.axes[keyPath: path] = .linear
      }
      return .none
    }
  }
}
