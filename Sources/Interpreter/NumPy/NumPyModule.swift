import Tensors

/// `numpy`: its functions over `Tensors`, one table a topic.
enum NumPyModule {
  static func namespace() -> Namespace {
    let random = NumPyRandom.namespace()
    let linear = Namespace("numpy.linalg", doc: "Linear algebra.", absent: absentLinear) {
      linearAlgebra.named
    }
    return Namespace("numpy", doc: "Arrays and their mathematics.", absent: absent) {
      constants + types + [("random", .namespace(random)), ("linalg", .namespace(linear))]
        + (creation + elementwise + reductions + shaping + choosing + products + printing).named
    }
  }

  private static var constants: [(String, Value)] {
    [
      ("__version__", "2.4.6"), ("pi", .float(.pi)), ("e", 2.718281828459045), ("inf", .float(.infinity)),
      ("nan", .float(.nan)),
      ("newaxis", .none),
    ]
  }

  private static var types: [(String, Value)] {
    let scalars = DType.allCases.compactMap { dtype in
      NumPyTypes.scalars[dtype].map { (dtype.name, Value.type($0)) }
    }
    func type(_ dtype: DType) -> Value { NumPyTypes.scalars[dtype].map(Value.type) ?? .none }
    return scalars + [
      ("bool_", type(.bool)), ("float64", type(.float32)), ("double", type(.float32)),
      ("single", type(.float32)),
      ("int_", type(.int64)), ("intp", type(.int64)), ("ndarray", .type(NumPyTypes.array)),
      ("dtype", .type(NumPyTypes.dtypeClass)), ("generic", .type(NumPyTypes.generic)),
      ("number", .type(NumPyTypes.number)), ("integer", .type(NumPyTypes.integer)),
      ("floating", .type(NumPyTypes.floating)),
    ]
  }

  static let shape = Signature.Parameter.required(
    "shape", .shape(allowsNone: false), "the lengths of the axes")
  static let dtype = Signature.Parameter.optional(
    "dtype", .dtype, "the type of the elements")
  static let tensor = Signature.Parameter.required("a", .tensor)
  static let axis = Signature.Parameter.optional("axis", .int)

  /// A function of `np`.
  static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "np", doc: doc, parameters, body: body) }

  /// Names of the real NumPy that are not here.
  static let absent: Set<String> = [
    "angle", "apply_along_axis", "apply_over_axes", "arccosh", "arcsinh", "arctan2", "arctanh",
    "argpartition", "block", "c_", "can_cast", "cbrt", "char", "complex128", "complex64", "conj",
    "convolve", "copysign", "corrcoef", "correlate", "cov", "cross", "datetime64", "digitize", "dsplit",
    "einsum", "errstate", "fft", "float16", "fmod", "frexp", "frombuffer", "fromfile", "fromfunction",
    "fromiter", "gcd", "genfromtxt", "gradient", "heaviside", "histogram2d", "hsplit", "i0", "imag", "in1d",
    "insert", "int16", "int8", "interp", "intersect1d", "ix_", "kron", "lcm", "ldexp", "lexsort", "load",
    "loadtxt", "ma", "mat", "matrix", "memmap", "mgrid", "modf", "nanmax", "nanmin", "nanstd", "nditer",
    "nextafter", "object_", "ogrid", "packbits", "partition", "poly1d", "polyfit", "polyval",
    "promote_types", "r_", "ravel_multi_index", "real", "rec", "record", "resize", "result_type", "roots",
    "s_", "save", "savetxt", "savez", "searchsorted", "setdiff1d", "seterr", "signbit", "sinc", "spacing",
    "str_", "strings", "tensordot", "testing", "timedelta64", "trapezoid", "trapz", "tri", "trim_zeros",
    "ufunc", "uint16", "uint32", "uint64", "union1d", "unpackbits", "vander", "vectorize", "void", "vsplit",
  ]

  static let absentLinear: Set<String> = [
    "inv", "solve", "det", "eig", "eigh", "svd", "qr", "cholesky", "pinv", "lstsq", "matrix_rank", "eigvals",
  ]
}
