package import Evaluator

/// The parts of NumPy that are written in the language itself, one topic a file. Each is read when one of its names is asked
/// for the first time.
package enum WrittenNumPy {
  package static func add(to table: inout ModuleTable) {
    for module in modules { table.add(module, at: module.name) }
    table.add(char, at: "numpy.char")
  }

  private static let modules: [WrittenModule] = [
    axes, calculus, char, creation, elementwise, exceptions, files, iteration, lib, limits, linalg, methods,
    nan,
    numbersText, objects,
    operators, padding, polynomials, products, selecting, sets, shaping, statistics, strideTricks, testing,
    textfiles, texts,
    types, ufuncs,
  ]

  /// The paths of the modules in which names of `numpy` stand.
  static let names: [String: String] = paths([
    ("numpy.testing", "testing"), ("numpy.exceptions", "exceptions"), ("numpy.strings", "strings"),
    ("numpy.char", "char"), ("numpy.lib", "lib"),
    (
      "_numpy_elementwise",
      """
      divmod modf frexp ldexp fix sinc i0 isposinf isneginf real imag conjugate conj isreal iscomplex isrealobj
      iscomplexobj real_if_close angle unwrap array_equiv trace diagonal bartlett blackman hanning hamming kaiser
      """
    ),
    (
      "_numpy_creation",
      """
      geomspace fromfunction fromiter frombuffer fromstring indices tri vander diagflat diag_indices
      diag_indices_from tril_indices triu_indices tril_indices_from triu_indices_from mask_indices fill_diagonal
      block asarray_chkfinite asfortranarray require astype mgrid ogrid r_ c_ s_ index_exp ix_
      """
    ),
    (
      "_numpy_shaping",
      """
      atleast_3d broadcast_shapes broadcast_arrays broadcast hsplit vsplit dsplit unstack row_stack rollaxis
      permute_dims matrix_transpose resize delete insert trim_zeros unravel_index ravel_multi_index
      apply_along_axis apply_over_axes shares_memory may_share_memory
      """
    ),
    (
      "_numpy_selecting",
      """
      select piecewise choose compress extract place putmask copyto put take_along_axis put_along_axis lexsort
      partition argpartition isin packbits unpackbits
      """
    ),
    (
      "_numpy_statistics",
      """
      quantile percentile median average ptp cov corrcoef diff ediff1d cumulative_sum cumulative_prod
      """
    ),
    (
      "_numpy_calculus",
      "gradient trapezoid digitize histogram_bin_edges histogram histogramdd histogram2d"
    ),
    (
      "_numpy_nan",
      """
      nansum nanprod nancumsum nancumprod nanmean nanvar nanstd nanmax nanmin nanargmax nanargmin nanmedian
      nanquantile nanpercentile
      """
    ),
    (
      "_numpy_sets",
      "unique_all unique_counts unique_inverse unique_values intersect1d union1d setdiff1d setxor1d"
    ),
    (
      "_numpy_polynomials",
      "poly roots polyint polyder polyfit polyval polyadd polysub polymul polydiv poly1d"
    ),
    ("_numpy_padding", "pad"), ("_numpy_limits", "finfo iinfo"),
    ("_numpy_products", "cross vecdot matvec vecmat einsum_path"),
    ("_numpy_iteration", "nditer nested_iters ndenumerate ndindex flatiter vectorize frompyfunc"),
    ("_numpy_files", "save load savez savez_compressed savetxt fromfile fromregex"),
    ("_numpy_textfiles", "loadtxt genfromtxt"),
    (
      "_numpy_texts",
      """
      set_printoptions get_printoptions printoptions array2string array_repr array_str
      """
    ),
    (
      "_numpy_numbers_text",
      "format_float_positional format_float_scientific base_repr binary_repr errstate seterr geterr seterrcall geterrcall"
    ),
    (
      "_numpy_types",
      """
      issubdtype can_cast promote_types result_type min_scalar_type isdtype typename iterable isfortran
      common_type mintypecode typecodes sctypeDict ScalarType flexible character str_ bytes_ object_ info show_config show_runtime get_include
      """
    ),
  ])

  /// The same of `numpy.linalg`.
  static let linear: [String: String] = paths([
    (
      "_numpy_linalg",
      """
      LinAlgError cholesky cond cross det eig eigh eigvals eigvalsh inv lstsq matrix_power matrix_rank pinv qr slogdet
      solve svd svdvals
      """
    ),
    (
      "_numpy_products",
      """
      diagonal matmul matrix_norm matrix_transpose multi_dot norm outer tensordot tensorinv tensorsolve trace
      vecdot vector_norm
      """
    ),
  ])

  /// Methods and properties of arrays, by the module in which they stand.
  package static let arrayMembers: [String: String] = paths([
    (
      "_numpy_methods",
      """
      argpartition base byteswap choose compress conj conjugate diagonal dump dumps flags flat partition put
      searchsorted setflags to_device device tobytes tofile trace view resize data shape
      dtype strides
      """
    ),
    (
      "_numpy_operators",
      """
      __getitem__ __setitem__ __len__ __iter__ __contains__ __abs__ __neg__ __pos__ __invert__ __bool__
      __int__ __float__ __copy__ __deepcopy__ __divmod__ __array__ __add__ __radd__ __iadd__ __sub__
      __rsub__ __isub__ __mul__ __rmul__ __imul__ __truediv__ __rtruediv__ __itruediv__ __floordiv__
      __rfloordiv__ __ifloordiv__ __mod__ __rmod__ __imod__ __pow__ __rpow__ __ipow__ __matmul__
      __rmatmul__ __imatmul__ __and__ __rand__ __iand__ __or__ __ror__ __ior__ __xor__ __rxor__ __ixor__
      __lshift__ __rlshift__ __ilshift__ __rshift__ __rrshift__ __irshift__ __eq__ __ne__ __lt__ __le__
      __gt__ __ge__
      """
    ),
  ])

  private static func paths(_ rows: [(path: String, names: String)]) -> [String: String] {
    var paths: [String: String] = [:]
    for row in rows {
      for name in row.names.split(whereSeparator: \.isWhitespace) { paths[String(name)] = row.path }
    }
    return paths
  }
}
