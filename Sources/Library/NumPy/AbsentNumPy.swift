import Evaluator

/// NumPy's names that stay absent on purpose, with the reason and a way out, for error messages and `Docs/NumPy.md`.
enum AbsentNumPy {
  /// Of `numpy`.
  static var main: Absent { absent(rows) }

  /// Of `numpy.linalg`.
  static var linear: Absent { absent([(working, "test")]) }

  /// Of `numpy.random`.
  static var random: Absent {
    absent([
      (working, "test"),
      (
        "numbers come from the two generators that np.random.seed and np.random.default_rng start, PCG64 and "
          + "MT19937",
        """
        BitGenerator MT19937 PCG64 PCG64DXSM Philox SFC64 SeedSequence bit_generator get_bit_generator mtrand
        set_bit_generator
        """
      ),
      ("draws without replacement are rare; np.random.choice(…, replace=False) counts them too", "hypergeometric"),
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
      cdouble clongdouble complex128 complex192 complex256 complex64 complexfloating csingle emath sort_complex
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
    (records, "flexible rec recarray record void"),
    (
      "arrays hold numbers, bools or text; np.array(…, dtype=object) of text or mixed values can be read, no more",
      "bytes_ character object_"
    ),
    ("there are no files mapped into memory: np.load reads the file", "memmap"),
    ("there are no numbers longer than float64: use np.float64", "float128 longdouble"),
    (masks, "ma"),
    (matrices, "asmatrix bmat matrix"),
    (
      "its memory belongs to another library: give np.array a list, or np.frombuffer the bytes", "from_dlpack ctypeslib"
    ),
    (
      "of the package numpy.polynomial only the older functions are here: np.polyfit, np.polyval, np.poly1d",
      "polynomial"
    ),
    ("elementwise functions are built-in functions here; callable(f) and f.reduce tell them apart", "ufunc"),
    (
      working,
      """
      core dtypes f2py getbufsize geterrcall setbufsize seterrcall test typing
      """
    ),
    (
      "it has been removed from NumPy 2",
      """
      Inf Infinity NINF NaN PINF PZERO NZERO add_docstring alltrue asfarray cast compat cumproduct deprecate
      disp find_common_type float_ complex_ string_ unicode_ in1d infty issctype issubclass_ issubsctype mat
      maximum_sctype msort nbytes obj2sctype product recfromcsv recfromtxt round_ safe_eval sctype2char sctypes
      set_string_function sometrue source tracemalloc_domain trapz who
      """
    ),
    (
      "it has been removed from NumPy: write bool, int, float, str or object",
      "bool8 object unicode str object0 int0 uint0"
    ),
  ]

  private static func absent(_ rows: [(reason: String, names: String)]) -> Absent {
    var waysOut: [String: String] = [:]
    for row in rows {
      for name in row.names.split(whereSeparator: \.isWhitespace) { waysOut[String(name)] = row.reason }
    }
    return Absent(Set(waysOut.keys), of: "NumPy", waysOut: waysOut)
  }
}
