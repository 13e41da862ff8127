import Evaluator

/// NumPy functions that are not implemented, for error messages.
extension NumPyModule {
  static let absent: Set<String> = [
    "False_", "ScalarType", "True_", "acosh", "angle", "apply_along_axis", "apply_over_axes", "arccosh",
    "arcsinh", "arctanh", "argpartition", "array_equiv", "array_repr", "array_str", "asanyarray",
    "asarray_chkfinite", "ascontiguousarray", "asfortranarray", "asinh", "asmatrix", "astype", "atanh",
    "atleast_3d", "bartlett", "base_repr", "binary_repr", "bitwise_count", "bitwise_invert",
    "bitwise_left_shift", "bitwise_right_shift", "blackman", "block", "bmat", "broadcast",
    "broadcast_arrays", "broadcast_shapes", "busday_count", "busday_offset", "busdaycalendar", "bytes_", "c_",
    "can_cast", "cbrt", "cdouble", "char", "character", "choose", "clongdouble",
    "common_type", "complex128", "complex256", "complex64", "complexfloating", "compress",
    "concat", "conj", "conjugate", "copysign", "copyto", "corrcoef", "cov",
    "cross", "csingle", "cumulative_prod", "cumulative_sum", "datetime64", "datetime_as_string",
    "datetime_data", "degrees", "diag_indices", "diag_indices_from", "diagflat", "digitize",
    "divmod", "dsplit", "dtypes", "ediff1d", "einsum_path", "emath", "errstate", "euler_gamma",
    "exceptions", "exp2", "extract", "fft", "fill_diagonal", "fix", "flatiter", "flexible", "float128",
    "float_power", "fmod", "format_float_positional", "format_float_scientific", "frexp",
    "from_dlpack", "frombuffer", "fromfile", "fromfunction", "fromiter", "frompyfunc", "fromregex",
    "fromstring", "gcd", "genfromtxt", "geomspace", "get_include", "get_printoptions", "getbufsize",
    "geterr", "geterrcall", "gradient", "hamming", "hanning", "heaviside", "histogram2d",
    "histogram_bin_edges", "histogramdd", "hsplit", "i0", "imag", "in1d", "index_exp", "indices", "info",
    "insert", "intersect1d", "is_busday", "iscomplex",
    "iscomplexobj", "isdtype", "isfortran", "isnat", "isneginf", "isposinf", "isreal", "isrealobj",
    "issubdtype", "iterable", "ix_", "kaiser", "lcm", "ldexp", "left_shift", "lexsort",
    "little_endian", "load", "loadtxt", "logaddexp", "logaddexp2", "longdouble", "ma",
    "mask_indices", "mat", "matrix", "matrix_transpose", "matvec", "may_share_memory", "memmap", "mgrid",
    "min_scalar_type", "mintypecode", "modf", "nanargmax", "nanargmin", "nancumprod", "nancumsum", "nanmax",
    "nanmedian", "nanmin", "nanpercentile", "nanprod", "nanquantile", "nanstd", "nanvar", "ndenumerate",
    "ndindex", "nditer", "nested_iters", "nextafter", "object_", "ogrid", "packbits", "partition",
    "permute_dims", "piecewise", "place", "poly", "poly1d", "polyadd", "polyder", "polydiv", "polyfit",
    "polyint", "polymul", "polynomial", "polysub", "polyval", "printoptions", "promote_types", "put",
    "put_along_axis", "putmask", "r_", "radians", "ravel_multi_index", "real", "real_if_close", "rec",
    "recarray", "record", "require", "resize", "result_type", "right_shift", "rollaxis", "roots",
    "row_stack", "s_", "save", "savetxt", "savez", "savez_compressed", "sctypeDict", "select", "setbufsize",
    "setdiff1d", "seterr", "seterrcall", "setxor1d", "shares_memory", "show_config",
    "show_runtime", "signbit", "sinc", "sort_complex", "spacing", "str_",
    "strings", "take_along_axis", "testing", "timedelta64", "trapezoid", "trapz", "tri",
    "tril_indices", "tril_indices_from", "trim_zeros", "triu_indices", "triu_indices_from", "typecodes",
    "typename", "typing", "ufunc", "union1d", "unique_all", "unique_counts", "unique_inverse",
    "unique_values", "unpackbits",
    "unstack", "unwrap", "vander", "vecdot", "vecmat", "vectorize", "void",
    "vsplit",
  ]

  static let absentLinear: Set<String> = [
    "LinAlgError", "cond", "cross", "diagonal", "eig", "eigh", "eigvals", "eigvalsh",
    "lstsq", "matmul", "matrix_norm", "matrix_rank", "matrix_transpose", "outer", "pinv", "qr", "svd",
    "svdvals", "tensordot", "tensorinv", "tensorsolve",
    "trace", "vecdot", "vector_norm",
  ]

  static let absentRandom: Set<String> = [
    "BitGenerator", "MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64",
    "SeedSequence", "beta", "binomial", "bytes", "chisquare", "dirichlet", "exponential", "gamma",
    "geometric", "get_bit_generator", "get_state", "gumbel", "hypergeometric", "laplace", "logistic",
    "lognormal", "logseries", "multinomial", "multivariate_normal", "negative_binomial",
    "noncentral_chisquare", "noncentral_f", "pareto", "poisson", "power", "random_integers", "rayleigh",
    "set_bit_generator", "set_state", "standard_cauchy", "standard_exponential", "standard_gamma",
    "standard_t", "triangular", "vonmises", "wald", "weibull", "zipf",
  ]
}
