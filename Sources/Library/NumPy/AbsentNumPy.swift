import Evaluator

/// NumPy's names that stay absent on purpose, with the reason and a way out, for error messages and `Docs/NumPy.md`.
enum AbsentNumPy {
  /// Of `numpy`.
  static var main: Absent {
    absent(
      rows
        + removed.map {
          ($0.now.isEmpty ? "NumPy 2 has removed it" : "NumPy 2 has removed it: write \($0.now)", $0.name)
        })
  }

  /// Names of NumPy 1 that NumPy 2 has not, and what to write for them.
  private static let removed: [(name: String, now: String)] = [
    ("Inf", "np.inf"), ("Infinity", "np.inf"), ("infty", "np.inf"), ("PINF", "np.inf"), ("NINF", "-np.inf"),
    ("NaN", "np.nan"), ("NAN", "np.nan"), ("PZERO", "0.0"), ("NZERO", "-0.0"), ("float_", "np.float64"),
    ("complex_", ""), ("string_", "str"), ("unicode_", "str"), ("trapz", "np.trapezoid"), ("in1d", "np.isin"),
    ("product", "np.prod"), ("cumproduct", "np.cumprod"), ("sometrue", "np.any"), ("alltrue", "np.all"),
    ("round_", "np.round"), ("mat", "np.array"), ("msort", "np.sort(a, axis=0)"),
    ("asfarray", "np.asarray(a, dtype=float)"),
    ("asscalar", "a.item()"), ("find_common_type", "np.promote_types"), ("cast", "a.astype"),
    ("bool8", "np.bool_"),
    ("int", "int"), ("float", "float"), ("complex", ""), ("object", "object"), ("str", "str"),
    ("unicode", "str"), ("object0", ""), ("int0", "np.intp"), ("uint0", "np.uintp"),
    ("source", "inspect.getsource"), ("disp", "print"), ("safe_eval", "ast.literal_eval"),
    ("byte_bounds", ""),
    ("recfromcsv", "np.genfromtxt"), ("recfromtxt", "np.genfromtxt"),
    ("set_string_function", "np.set_printoptions"),
    ("deprecate", ""), ("who", ""), ("lookfor", ""), ("sctypes", ""), ("sctype2char", ""), ("obj2sctype", ""),
    ("maximum_sctype", ""), ("issctype", ""), ("issubsctype", "np.issubdtype"), ("issubclass_", "issubclass"),
    ("nbytes", "np.dtype(t).itemsize"), ("compat", ""), ("tracemalloc_domain", ""),
    ("geterrobj", "np.geterr"),
    ("seterrobj", "np.seterr"),
  ]

  /// Of `numpy.linalg`.
  static var linear: Absent { absent([(working, "test")]) }

  /// Of `numpy.random`.
  static var random: Absent {
    absent([
      (working, "test"),
      (
        "np.random draws from a generator that np.random.seed starts, and RandomState and Generator are others",
        "bit_generator get_bit_generator mtrand set_bit_generator"
      ),
    ])
  }

  private static let working = "it belongs to NumPy's own workings, which are others here"
  private static let complex = "there are no complex numbers: work with the real and the imaginary part"
  private static let dates =
    "arrays hold no dates: use the module datetime, or pandas, and numbers of days in arrays"
  private static let records =
    "arrays hold numbers, bools or text, no records: use an array for each field, or a dict of arrays"
  private static let masks =
    "there are no masked arrays: keep a mask of bools beside the array, or nan and the functions np.nan…"
  private static let matrices = "NumPy advises against it: use arrays with two axes, and @"

  private static let rows: [(reason: String, names: String)] = [
    (
      complex,
      """
      clongdouble complex192 complex256 emath sort_complex
      """
    ),
    (
      dates,
      """
      busday_count busday_offset busdaycalendar datetime64 datetime_as_string datetime_data is_busday isnat
      timedelta64
      """
    ),
    ("Fourier transforms give complex numbers, which are not here", "fft"),
    (records, "rec recarray record void"),
    ("there are no files mapped into memory: np.load reads the file", "memmap"),
    ("there are no numbers longer than float64: use np.float64", "float128 longdouble"),
    (masks, "ma"),
    (matrices, "asmatrix bmat matrix"),
    (
      "its memory belongs to another library: give np.array a list, or np.frombuffer the bytes",
      "from_dlpack ctypeslib"
    ),
    (
      "of the package numpy.polynomial only the older functions are here: np.polyfit, np.polyval, np.poly1d",
      "polynomial"
    ),
    ("elementwise functions are built-in functions here; callable(f) and f.reduce tell them apart", "ufunc"),
    (
      working,
      """
      core dtypes f2py getbufsize setbufsize test typing
      """
    ),
  ]

  private static func absent(_ rows: [(reason: String, names: String)]) -> Absent {
    var waysOut: [String: String] = [:]
    for row in rows {
      for name in row.names.split(whereSeparator: \.isWhitespace) { waysOut[String(name)] = row.reason }
    }
    return Absent(Set(waysOut.keys), library: "NumPy", waysOut: waysOut)
  }
}
