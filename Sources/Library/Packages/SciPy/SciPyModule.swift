package import Evaluator
import Tensors

/// `scipy`: `special.softmax` and its like, `signal.convolve2d`; all else is named with what to do instead.
package enum SciPyModule {
  package static func add(to table: inout ModuleTable) {
    for (path, namespace) in namespaces() { table.add(namespace, at: path) }
    WrittenSciPy.add(to: &table)
  }

  private static func namespaces() -> [(path: String, namespace: Namespace)] {
    let special = Namespace(
      "scipy.special", doc: "Functions of numbers.",
      absent: Absent(
        ["gamma", "comb", "factorial", "gammaln", "beta", "logit", "xlogy", "entr", "binom"],
        library: "SciPy",
        waysOut: ["": "here are softmax, log_softmax, expit, logsumexp, erf, erfc; math has gamma, comb"]),
      written: WrittenSciPy.specialNames
    ) { functions.named }
    let absent: [(String, Set<String>, String)] = [
      (
        "ndimage",
        [
          "rotate", "shift", "zoom", "gaussian_filter", "convolve", "label", "uniform_filter",
          "median_filter", "sobel", "affine_transform", "center_of_mass", "binary_dilation", "binary_erosion",
        ],
        "pictures are moved by keras.layers.RandomRotation, RandomTranslation, RandomZoom; np.roll shifts, np.rot90 turns"
      ),
      (
        "signal",
        ["convolve", "correlate", "savgol_filter", "find_peaks", "resample"],
        "np.convolve, np.correlate; in two axes convolve2d and correlate2d are here"
      ),
      (
        "stats", ["mode", "pearsonr", "entropy", "ttest_ind", "uniform", "describe"],
        "np.mean, np.std; np.bincount(x).argmax() is the mode"
      ),
      ("io", ["loadmat", "savemat", "wavfile"], "save the arrays as .csv first; pd.read_csv reads them"),
      (
        "linalg",
        ["svd", "eigh", "inv", "solve", "det", "norm", "qr", "lu", "cholesky", "eig", "expm", "sqrtm"],
        "np.linalg has inv, solve, det, norm, cholesky"
      ),
      (
        "optimize", ["minimize", "curve_fit", "linear_sum_assignment", "fsolve", "root"],
        "keras.optimizers minimize a loss"
      ),
      ("spatial", ["distance", "KDTree", "cKDTree", "ConvexHull"], "distances: np.linalg.norm(a - b)"),
      ("interpolate", ["interp1d", "griddata", "CubicSpline"], "np.interp interpolates along a line"),
      ("sparse", ["csr_matrix", "coo_matrix", "csc_matrix", "issparse"], "arrays here are dense: np.array"),
      ("misc", ["face", "ascent", "imread", "imresize"], "PIL.Image.open reads pictures"),
    ]
    let written = ["signal": WrittenSciPy.signalNames, "stats": WrittenSciPy.statsNames]
    let inner =
      absent.map { name, names, help in
        (
          name,
          Namespace(
            "scipy." + name, doc: written[name] == nil ? "Not here." : "A part of it.",
            absent: Absent(names, library: "SciPy", waysOut: ["": help]), written: written[name] ?? [:]
          ) { [] }
        )
      } + [("special", special)]
    let whole = Namespace(
      "scipy", doc: "Of SciPy only special.softmax and its like, and signal.convolve2d.",
      absent: ["fft", "cluster", "integrate", "constants", "odr", "datasets", "differentiate"],
      package: "SciPy", waysOut: ["": "NumPy and keras.ops have what networks need"]
    ) { inner.map { ($0.0, .namespace($0.1)) } + [("__version__", "1.17.1")] }
    return [("scipy", whole)] + inner.map { ("scipy." + $0.0, $0.1) }
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  )
    -> Builtin
  { Builtin(name, module: "scipy.special", doc: doc, parameters, body: body) }

  private static let x = Signature.Parameter.required("x", .tensor, "the numbers")
  private static let axis = Signature.Parameter.optional("axis", .int, "the axis; None: all numbers together")

  private static func floating(_ call: Call, _ name: String) throws -> Tensor {
    let tensor = try call.tensor(name)
    return tensor.dtype.isFloating ? tensor : try tensor.convert(to: .float64)
  }

  /// log of the sum of exponentials along an axis, which keeps length 1.
  private static func logSum(_ tensor: Tensor, _ axes: [Int]?) throws -> Tensor {
    let most = try tensor.maximum(axes: axes, keepDimensions: true)
    return try tensor.subtract(.tensor(most)).map(.exp).sum(axes: axes, keepDimensions: true).map(.log).add(
      .tensor(most))
  }

  private static let functions: [Builtin] = [
    function("softmax", "Exponentials divided by their sum.", [x, axis]) { call in
      let (tensor, axes) = (try floating(call, "x"), try call.optionalInt("axis").map { [$0] })
      let powers = try tensor.subtract(.tensor(tensor.maximum(axes: axes, keepDimensions: true))).map(.exp)
      return .tensor(try powers.divide(by: .tensor(powers.sum(axes: axes, keepDimensions: true))))
    },
    function("log_softmax", "The logarithm of the softmax.", [x, axis]) { call in
      let (tensor, axes) = (try floating(call, "x"), try call.optionalInt("axis").map { [$0] })
      return .tensor(try tensor.subtract(.tensor(logSum(tensor, axes))))
    },
    function(
      "logsumexp", "The logarithm of the sum of exponentials.",
      [.required("a", .tensor, "the numbers"), axis, .optional("keepdims", .bool, default: false)]
    ) { call in
      let (tensor, axes) = (try floating(call, "a"), try call.optionalInt("axis").map { [$0] })
      let sum = try logSum(tensor, axes)
      return .tensor(try call.bool("keepdims") ? sum : sum.squeezed(axes: axes ?? Array(0..<tensor.rank)))
    },
    function("expit", "The sigmoid: 1 / (1 + exp(-x)).", [.positional("x", .tensor)]) { call in
      let one = try floating(call, "x").map(.negative).map(.exp).add(.scalar(.float(1)))
      return .tensor(try one.map(.reciprocal))
    },
  ]
}
