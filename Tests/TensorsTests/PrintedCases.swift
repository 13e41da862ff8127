import Tensors

/// Tensors with NumPy 2.4.6's output.
enum PrintedCases {
  struct Case: Sendable {
    var dtype = "float32"
    var values: [Double]
    var shape: Shape
    var options = PrintOptions()
    var repr: String
    var str: String
  }

  /// `count` values made from 0, 1, 2, …
  private static func count(_ count: Int, _ value: (Double) -> Double) -> [Double] {
    (0..<count).map { value(Double($0)) }
  }

  static let floats: [Case] = [
    Case(
      values: [1, 2, 3, 4], shape: [2, 2],
      repr: """
        array([[1., 2.],
               [3., 4.]], dtype=float32)
        """,
      str: """
        [[1. 2.]
         [3. 4.]]
        """),
    Case(
      values: [0.1, 0.2, 0.3], shape: [3],
      repr: "array([0.1, 0.2, 0.3], dtype=float32)",
      str: "[0.1 0.2 0.3]"),
    Case(
      values: [1e-05, 1], shape: [2],
      repr: "array([1.e-05, 1.e+00], dtype=float32)",
      str: "[1.e-05 1.e+00]"),
    Case(
      values: [1, 1000], shape: [2],
      repr: "array([   1., 1000.], dtype=float32)",
      str: "[   1. 1000.]"),
    Case(
      values: [1, 1001], shape: [2],
      repr: "array([1.000e+00, 1.001e+03], dtype=float32)",
      str: "[1.000e+00 1.001e+03]"),
    Case(
      values: [1000000.0], shape: [1],
      repr: "array([1.e+06], dtype=float32)",
      str: "[1.e+06]"),
    Case(
      values: [999999], shape: [1],
      repr: "array([999999.], dtype=float32)",
      str: "[999999.]"),
    Case(
      values: [0, 0, 0], shape: [3],
      repr: "array([0., 0., 0.], dtype=float32)",
      str: "[0. 0. 0.]"),
    Case(
      values: [], shape: [0],
      repr: "array([], dtype=float32)",
      str: "[]"),
    Case(
      values: [], shape: [2, 0],
      repr: "array([], shape=(2, 0), dtype=float32)",
      str: "[]"),
    Case(
      values: [], shape: [0, 3, 1],
      repr: "array([], shape=(0, 3, 1), dtype=float32)",
      str: "[]"),
    Case(
      values: [3.14159274], shape: [],
      repr: "array(3.1415927, dtype=float32)",
      str: "3.1415927"),
    Case(
      values: [10000000000.0], shape: [],
      repr: "array(1.e+10, dtype=float32)",
      str: "1e+10"),
    Case(
      values: [.nan], shape: [],
      repr: "array(nan, dtype=float32)",
      str: "nan"),
    Case(
      values: [.nan, 1.5], shape: [2],
      repr: "array([nan, 1.5], dtype=float32)",
      str: "[nan 1.5]"),
    Case(
      values: [-.infinity, 1.5, .infinity], shape: [3],
      repr: "array([-inf,  1.5,  inf], dtype=float32)",
      str: "[-inf  1.5  inf]"),
    Case(
      values: [.nan, .nan, .nan], shape: [3],
      repr: "array([nan, nan, nan], dtype=float32)",
      str: "[nan nan nan]"),
    Case(
      values: [-.infinity], shape: [1],
      repr: "array([-inf], dtype=float32)",
      str: "[-inf]"),
    Case(
      values: [-0.0, 0.0], shape: [2],
      repr: "array([-0.,  0.], dtype=float32)",
      str: "[-0.  0.]"),
    Case(
      values: [1.5, -2.25, 300], shape: [3],
      repr: "array([  1.5 ,  -2.25, 300.  ], dtype=float32)",
      str: "[  1.5   -2.25 300.  ]"),
    Case(
      values: [123456.789], shape: [1],
      repr: "array([123456.79], dtype=float32)",
      str: "[123456.79]"),
    Case(
      values: [0.00012345678], shape: [1],
      repr: "array([0.00012346], dtype=float32)",
      str: "[0.00012346]"),
    Case(
      values: [1.17549435e-38, 3.4028235e+38], shape: [2],
      repr: "array([1.1754944e-38, 3.4028235e+38], dtype=float32)",
      str: "[1.1754944e-38 3.4028235e+38]"),
    Case(
      values: [1e-45], shape: [1],
      repr: "array([1.e-45], dtype=float32)",
      str: "[1.e-45]"),
    Case(
      values: [
        0.1, 0.24285714285714285, 0.3857142857142857, 0.5285714285714286, 0.6714285714285714,
        0.8142857142857143, 0.9571428571428571, 1.1, 1.2428571428571429, 1.385714285714286,
        1.5285714285714287, 1.6714285714285715,
      ], shape: [3, 4],
      repr: """
        array([[0.1       , 0.24285714, 0.3857143 , 0.5285714 ],
               [0.67142856, 0.8142857 , 0.95714283, 1.1       ],
               [1.2428571 , 1.3857143 , 1.5285715 , 1.6714286 ]], dtype=float32)
        """,
      str: """
        [[0.1        0.24285714 0.3857143  0.5285714 ]
         [0.67142856 0.8142857  0.95714283 1.1       ]
         [1.2428571  1.3857143  1.5285715  1.6714286 ]]
        """),
    Case(
      values: count(24) { $0 / 3 }, shape: [2, 3, 4],
      repr: """
        array([[[0.        , 0.33333334, 0.6666667 , 1.        ],
                [1.3333334 , 1.6666666 , 2.        , 2.3333333 ],
                [2.6666667 , 3.        , 3.3333333 , 3.6666667 ]],

               [[4.        , 4.3333335 , 4.6666665 , 5.        ],
                [5.3333335 , 5.6666665 , 6.        , 6.3333335 ],
                [6.6666665 , 7.        , 7.3333335 , 7.6666665 ]]], dtype=float32)
        """,
      str: """
        [[[0.         0.33333334 0.6666667  1.        ]
          [1.3333334  1.6666666  2.         2.3333333 ]
          [2.6666667  3.         3.3333333  3.6666667 ]]

         [[4.         4.3333335  4.6666665  5.        ]
          [5.3333335  5.6666665  6.         6.3333335 ]
          [6.6666665  7.         7.3333335  7.6666665 ]]]
        """),
    Case(
      values: [0.0, 1.5, 3.0, 4.5, 6.0, 7.5, 9.0, 10.5], shape: [2, 2, 2],
      repr: """
        array([[[ 0. ,  1.5],
                [ 3. ,  4.5]],

               [[ 6. ,  7.5],
                [ 9. , 10.5]]], dtype=float32)
        """,
      str: """
        [[[ 0.   1.5]
          [ 3.   4.5]]

         [[ 6.   7.5]
          [ 9.  10.5]]]
        """),
    Case(
      values: count(30) { $0 / 7 }, shape: [30],
      repr: """
        array([0.        , 0.14285715, 0.2857143 , 0.42857143, 0.5714286 ,
               0.71428573, 0.85714287, 1.        , 1.1428572 , 1.2857143 ,
               1.4285715 , 1.5714285 , 1.7142857 , 1.8571428 , 2.        ,
               2.142857  , 2.2857144 , 2.4285715 , 2.5714285 , 2.7142856 ,
               2.857143  , 3.        , 3.142857  , 3.2857144 , 3.4285715 ,
               3.5714285 , 3.7142856 , 3.857143  , 4.        , 4.142857  ],
              dtype=float32)
        """,
      str: """
        [0.         0.14285715 0.2857143  0.42857143 0.5714286  0.71428573
         0.85714287 1.         1.1428572  1.2857143  1.4285715  1.5714285
         1.7142857  1.8571428  2.         2.142857   2.2857144  2.4285715
         2.5714285  2.7142856  2.857143   3.         3.142857   3.2857144
         3.4285715  3.5714285  3.7142856  3.857143   4.         4.142857  ]
        """),
    Case(
      values: count(1001) { $0 }, shape: [1001],
      repr: """
        array([   0.,    1.,    2., ...,  998.,  999., 1000.],
              shape=(1001,), dtype=float32)
        """,
      str: "[   0.    1.    2. ...  998.  999. 1000.]"),
    Case(
      values: count(1200) { $0 / 8 }, shape: [30, 40],
      repr: """
        array([[0.00000e+00, 1.25000e-01, 2.50000e-01, ..., 4.62500e+00,
                4.75000e+00, 4.87500e+00],
               [5.00000e+00, 5.12500e+00, 5.25000e+00, ..., 9.62500e+00,
                9.75000e+00, 9.87500e+00],
               [1.00000e+01, 1.01250e+01, 1.02500e+01, ..., 1.46250e+01,
                1.47500e+01, 1.48750e+01],
               ...,
               [1.35000e+02, 1.35125e+02, 1.35250e+02, ..., 1.39625e+02,
                1.39750e+02, 1.39875e+02],
               [1.40000e+02, 1.40125e+02, 1.40250e+02, ..., 1.44625e+02,
                1.44750e+02, 1.44875e+02],
               [1.45000e+02, 1.45125e+02, 1.45250e+02, ..., 1.49625e+02,
                1.49750e+02, 1.49875e+02]], shape=(30, 40), dtype=float32)
        """,
      str: """
        [[0.00000e+00 1.25000e-01 2.50000e-01 ... 4.62500e+00 4.75000e+00
          4.87500e+00]
         [5.00000e+00 5.12500e+00 5.25000e+00 ... 9.62500e+00 9.75000e+00
          9.87500e+00]
         [1.00000e+01 1.01250e+01 1.02500e+01 ... 1.46250e+01 1.47500e+01
          1.48750e+01]
         ...
         [1.35000e+02 1.35125e+02 1.35250e+02 ... 1.39625e+02 1.39750e+02
          1.39875e+02]
         [1.40000e+02 1.40125e+02 1.40250e+02 ... 1.44625e+02 1.44750e+02
          1.44875e+02]
         [1.45000e+02 1.45125e+02 1.45250e+02 ... 1.49625e+02 1.49750e+02
          1.49875e+02]]
        """),
    Case(
      values: count(1600) { $0 }, shape: [2, 10, 80],
      repr: """
        array([[[0.000e+00, 1.000e+00, 2.000e+00, ..., 7.700e+01, 7.800e+01,
                 7.900e+01],
                [8.000e+01, 8.100e+01, 8.200e+01, ..., 1.570e+02, 1.580e+02,
                 1.590e+02],
                [1.600e+02, 1.610e+02, 1.620e+02, ..., 2.370e+02, 2.380e+02,
                 2.390e+02],
                ...,
                [5.600e+02, 5.610e+02, 5.620e+02, ..., 6.370e+02, 6.380e+02,
                 6.390e+02],
                [6.400e+02, 6.410e+02, 6.420e+02, ..., 7.170e+02, 7.180e+02,
                 7.190e+02],
                [7.200e+02, 7.210e+02, 7.220e+02, ..., 7.970e+02, 7.980e+02,
                 7.990e+02]],

               [[8.000e+02, 8.010e+02, 8.020e+02, ..., 8.770e+02, 8.780e+02,
                 8.790e+02],
                [8.800e+02, 8.810e+02, 8.820e+02, ..., 9.570e+02, 9.580e+02,
                 9.590e+02],
                [9.600e+02, 9.610e+02, 9.620e+02, ..., 1.037e+03, 1.038e+03,
                 1.039e+03],
                ...,
                [1.360e+03, 1.361e+03, 1.362e+03, ..., 1.437e+03, 1.438e+03,
                 1.439e+03],
                [1.440e+03, 1.441e+03, 1.442e+03, ..., 1.517e+03, 1.518e+03,
                 1.519e+03],
                [1.520e+03, 1.521e+03, 1.522e+03, ..., 1.597e+03, 1.598e+03,
                 1.599e+03]]], shape=(2, 10, 80), dtype=float32)
        """,
      str: """
        [[[0.000e+00 1.000e+00 2.000e+00 ... 7.700e+01 7.800e+01 7.900e+01]
          [8.000e+01 8.100e+01 8.200e+01 ... 1.570e+02 1.580e+02 1.590e+02]
          [1.600e+02 1.610e+02 1.620e+02 ... 2.370e+02 2.380e+02 2.390e+02]
          ...
          [5.600e+02 5.610e+02 5.620e+02 ... 6.370e+02 6.380e+02 6.390e+02]
          [6.400e+02 6.410e+02 6.420e+02 ... 7.170e+02 7.180e+02 7.190e+02]
          [7.200e+02 7.210e+02 7.220e+02 ... 7.970e+02 7.980e+02 7.990e+02]]

         [[8.000e+02 8.010e+02 8.020e+02 ... 8.770e+02 8.780e+02 8.790e+02]
          [8.800e+02 8.810e+02 8.820e+02 ... 9.570e+02 9.580e+02 9.590e+02]
          [9.600e+02 9.610e+02 9.620e+02 ... 1.037e+03 1.038e+03 1.039e+03]
          ...
          [1.360e+03 1.361e+03 1.362e+03 ... 1.437e+03 1.438e+03 1.439e+03]
          [1.440e+03 1.441e+03 1.442e+03 ... 1.517e+03 1.518e+03 1.519e+03]
          [1.520e+03 1.521e+03 1.522e+03 ... 1.597e+03 1.598e+03 1.599e+03]]]
        """),
    Case(
      values: [1e-10, 1.0], shape: [2], options: PrintOptions(suppressesSmall: true),
      repr: "array([0., 1.], dtype=float32)",
      str: "[0. 1.]"),
    Case(
      values: [0.3333333333333333, 0.6666666666666666], shape: [2], options: PrintOptions(precision: 3),
      repr: "array([0.333, 0.667], dtype=float32)",
      str: "[0.333 0.667]"),
    Case(
      values: [12345.678, 0.5], shape: [2], options: PrintOptions(precision: 2),
      repr: "array([1.23e+04, 5.00e-01], dtype=float32)",
      str: "[1.23e+04 5.00e-01]"),
    Case(
      values: [12345.678, 0.5], shape: [2], options: PrintOptions(precision: 2, suppressesSmall: true),
      repr: "array([12345.68,     0.5 ], dtype=float32)",
      str: "[12345.68     0.5 ]"),
    Case(
      values: [0.5, 1.5, 2.5], shape: [3], options: PrintOptions(precision: 0),
      repr: "array([0., 2., 2.], dtype=float32)",
      str: "[0. 2. 2.]"),
    Case(
      values: count(20) { $0 }, shape: [20], options: PrintOptions(lineWidth: 30),
      repr: """
        array([ 0.,  1.,  2.,  3.,
                4.,  5.,  6.,  7.,
                8.,  9., 10., 11.,
               12., 13., 14., 15.,
               16., 17., 18., 19.],
              dtype=float32)
        """,
      str: """
        [ 0.  1.  2.  3.  4.  5.  6.
          7.  8.  9. 10. 11. 12. 13.
         14. 15. 16. 17. 18. 19.]
        """),
    Case(
      values: count(20) { $0 }, shape: [20], options: PrintOptions(threshold: 5, edgeItems: 2),
      repr: "array([ 0.,  1., ..., 18., 19.], shape=(20,), dtype=float32)",
      str: "[ 0.  1. ... 18. 19.]"),
    Case(
      values: count(36) { $0 }, shape: [6, 6], options: PrintOptions(threshold: 5, edgeItems: 1),
      repr: """
        array([[ 0., ...,  5.],
               ...,
               [30., ..., 35.]], shape=(6, 6), dtype=float32)
        """,
      str: """
        [[ 0. ...  5.]
         ...
         [30. ... 35.]]
        """),
    Case(
      values: [0.001, 1000.0], shape: [2], options: PrintOptions(precision: 4),
      repr: "array([1.e-03, 1.e+03], dtype=float32)",
      str: "[1.e-03 1.e+03]"),
    Case(
      values: [0.30000001192092896, 0.1], shape: [2],
      repr: "array([0.3, 0.1], dtype=float32)",
      str: "[0.3 0.1]"),
    Case(
      values: [16777216.0, 1.0], shape: [2],
      repr: "array([1.6777216e+07, 1.0000000e+00], dtype=float32)",
      str: "[1.6777216e+07 1.0000000e+00]"),
    Case(
      values: [7.0], shape: [1, 1, 1, 1],
      repr: "array([[[[7.]]]], dtype=float32)",
      str: "[[[[7.]]]]"),
    Case(
      values: [2.5e-07, 1.25], shape: [2],
      repr: "array([2.50e-07, 1.25e+00], dtype=float32)",
      str: "[2.50e-07 1.25e+00]"),
    Case(
      values: [65504.0, 0.333251953125], shape: [2],
      repr: "array([6.5504000e+04, 3.3325195e-01], dtype=float32)",
      str: "[6.5504000e+04 3.3325195e-01]"),
    Case(
      values: [100000.0, 0.5], shape: [2],
      repr: "array([1.e+05, 5.e-01], dtype=float32)",
      str: "[1.e+05 5.e-01]"),
    Case(
      values: [5e-09, 5e-08], shape: [2], options: PrintOptions(suppressesSmall: true),
      repr: "array([0.        , 0.00000005], dtype=float32)",
      str: "[0.         0.00000005]"),
  ]

  static let others: [Case] = [
    Case(
      dtype: "int64", values: [1, -20, 300], shape: [3],
      repr: "array([  1, -20, 300])",
      str: "[  1 -20 300]"),
    Case(
      dtype: "int64", values: [4_611_686_018_427_387_904, -9_223_372_036_854_775_808], shape: [2],
      repr: "array([ 4611686018427387904, -9223372036854775808])",
      str: "[ 4611686018427387904 -9223372036854775808]"),
    Case(
      dtype: "int64", values: [5], shape: [],
      repr: "array(5)",
      str: "5"),
    Case(
      dtype: "int64", values: [], shape: [0],
      repr: "array([], dtype=int64)",
      str: "[]"),
    Case(
      dtype: "int64", values: [], shape: [2, 0],
      repr: "array([], shape=(2, 0), dtype=int64)",
      str: "[]"),
    Case(
      dtype: "int32", values: [1, 2, 3, 4], shape: [2, 2],
      repr: """
        array([[1, 2],
               [3, 4]], dtype=int32)
        """,
      str: """
        [[1 2]
         [3 4]]
        """),
    Case(
      dtype: "uint8", values: [0, 7, 255], shape: [3],
      repr: "array([  0,   7, 255], dtype=uint8)",
      str: "[  0   7 255]"),
    Case(
      dtype: "uint8", values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], shape: [3, 4],
      repr: """
        array([[ 0,  1,  2,  3],
               [ 4,  5,  6,  7],
               [ 8,  9, 10, 11]], dtype=uint8)
        """,
      str: """
        [[ 0  1  2  3]
         [ 4  5  6  7]
         [ 8  9 10 11]]
        """),
    Case(
      dtype: "bool", values: [1, 0], shape: [2],
      repr: "array([ True, False])",
      str: "[ True False]"),
    Case(
      dtype: "bool", values: [1], shape: [],
      repr: "array(True)",
      str: "True"),
    Case(
      dtype: "bool", values: [1, 0, 1, 0, 1, 0], shape: [2, 3],
      repr: """
        array([[ True, False,  True],
               [False,  True, False]])
        """,
      str: """
        [[ True False  True]
         [False  True False]]
        """),
    Case(
      dtype: "bool", values: [], shape: [0],
      repr: "array([], dtype=bool)",
      str: "[]"),
    Case(
      dtype: "int64", values: count(30) { $0 }, shape: [30],
      repr: """
        array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16,
               17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])
        """,
      str: """
        [ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23
         24 25 26 27 28 29]
        """),
    Case(
      dtype: "int64", values: count(1010) { $0 }, shape: [1010],
      repr: "array([   0,    1,    2, ..., 1007, 1008, 1009], shape=(1010,))",
      str: "[   0    1    2 ... 1007 1008 1009]"),
    Case(
      dtype: "uint8", values: count(3136) { $0.truncatingRemainder(dividingBy: 256) }, shape: [4, 28, 28],
      repr: """
        array([[[  0,   1,   2, ...,  25,  26,  27],
                [ 28,  29,  30, ...,  53,  54,  55],
                [ 56,  57,  58, ...,  81,  82,  83],
                ...,
                [188, 189, 190, ..., 213, 214, 215],
                [216, 217, 218, ..., 241, 242, 243],
                [244, 245, 246, ...,  13,  14,  15]],

               [[ 16,  17,  18, ...,  41,  42,  43],
                [ 44,  45,  46, ...,  69,  70,  71],
                [ 72,  73,  74, ...,  97,  98,  99],
                ...,
                [204, 205, 206, ..., 229, 230, 231],
                [232, 233, 234, ...,   1,   2,   3],
                [  4,   5,   6, ...,  29,  30,  31]],

               [[ 32,  33,  34, ...,  57,  58,  59],
                [ 60,  61,  62, ...,  85,  86,  87],
                [ 88,  89,  90, ..., 113, 114, 115],
                ...,
                [220, 221, 222, ..., 245, 246, 247],
                [248, 249, 250, ...,  17,  18,  19],
                [ 20,  21,  22, ...,  45,  46,  47]],

               [[ 48,  49,  50, ...,  73,  74,  75],
                [ 76,  77,  78, ..., 101, 102, 103],
                [104, 105, 106, ..., 129, 130, 131],
                ...,
                [236, 237, 238, ...,   5,   6,   7],
                [  8,   9,  10, ...,  33,  34,  35],
                [ 36,  37,  38, ...,  61,  62,  63]]],
              shape=(4, 28, 28), dtype=uint8)
        """,
      str: """
        [[[  0   1   2 ...  25  26  27]
          [ 28  29  30 ...  53  54  55]
          [ 56  57  58 ...  81  82  83]
          ...
          [188 189 190 ... 213 214 215]
          [216 217 218 ... 241 242 243]
          [244 245 246 ...  13  14  15]]

         [[ 16  17  18 ...  41  42  43]
          [ 44  45  46 ...  69  70  71]
          [ 72  73  74 ...  97  98  99]
          ...
          [204 205 206 ... 229 230 231]
          [232 233 234 ...   1   2   3]
          [  4   5   6 ...  29  30  31]]

         [[ 32  33  34 ...  57  58  59]
          [ 60  61  62 ...  85  86  87]
          [ 88  89  90 ... 113 114 115]
          ...
          [220 221 222 ... 245 246 247]
          [248 249 250 ...  17  18  19]
          [ 20  21  22 ...  45  46  47]]

         [[ 48  49  50 ...  73  74  75]
          [ 76  77  78 ... 101 102 103]
          [104 105 106 ... 129 130 131]
          ...
          [236 237 238 ...   5   6   7]
          [  8   9  10 ...  33  34  35]
          [ 36  37  38 ...  61  62  63]]]
        """),
    Case(
      dtype: "bool", values: count(1024) { $0.truncatingRemainder(dividingBy: 3) == 0 ? 1 : 0 },
      shape: [32, 32],
      repr: """
        array([[ True, False, False, ..., False,  True, False],
               [False,  True, False, ..., False, False,  True],
               [False, False,  True, ...,  True, False, False],
               ...,
               [False, False,  True, ...,  True, False, False],
               [ True, False, False, ..., False,  True, False],
               [False,  True, False, ..., False, False,  True]], shape=(32, 32))
        """,
      str: """
        [[ True False False ... False  True False]
         [False  True False ... False False  True]
         [False False  True ...  True False False]
         ...
         [False False  True ...  True False False]
         [ True False False ... False  True False]
         [False  True False ... False False  True]]
        """),
    Case(
      dtype: "int32", values: count(16) { $0 - 8 }, shape: [2, 2, 2, 2],
      repr: """
        array([[[[-8, -7],
                 [-6, -5]],

                [[-4, -3],
                 [-2, -1]]],


               [[[ 0,  1],
                 [ 2,  3]],

                [[ 4,  5],
                 [ 6,  7]]]], dtype=int32)
        """,
      str: """
        [[[[-8 -7]
           [-6 -5]]

          [[-4 -3]
           [-2 -1]]]


         [[[ 0  1]
           [ 2  3]]

          [[ 4  5]
           [ 6  7]]]]
        """),
    Case(
      dtype: "int64", values: count(24) { $0 }, shape: [24], options: PrintOptions(lineWidth: 20),
      repr: """
        array([ 0,  1,  2,
                3,  4,  5,
                6,  7,  8,
                9, 10, 11,
               12, 13, 14,
               15, 16, 17,
               18, 19, 20,
               21, 22, 23])
        """,
      str: """
        [ 0  1  2  3  4  5
          6  7  8  9 10 11
         12 13 14 15 16 17
         18 19 20 21 22 23]
        """),
  ]
}
