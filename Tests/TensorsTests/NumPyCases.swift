/// Programs for `TensorProgram` and what NumPy 2.4.6 prints for the same; `!` where it raises an exception. float64
/// results are rounded to float32.
enum NumPyCases {
  static let all: [(program: String, output: String)] =
    arithmetic + maps + reductions + alongLines + indexing + assignment + rearranging + products + creation

  static let arithmetic: [(program: String, output: String)] = [
    ("bool:1,5:9 idx 2 ::3 0:-4:-2 bin floor_divide -1 @", "array([], shape=(1, 0), dtype=int64)"),
    (
      "uint8:2,1:4 int32:-:9 bin equal @ @",
      """
      array([[False],
             [False]])
      """
    ),
    ("bool:-:45 uint8:-:8 bin bitwise_xor @ @", "array(40, dtype=uint8)"),
    ("uint8:-:12 bin bitwise_or @ -1", "!"),
    (
      "bool:4,5:30 transpose 1,0 idx 0 bin bitwise_xor -1 @",
      """
      array([[-2, -1, -2, -2],
             [-2, -1, -1, -2],
             [-2, -1, -2, -1],
             [-2, -2, -1, -1],
             [-1, -2, -1, -2]])
      """
    ),
    ("uint8:-:33 uint8:-:20 bin equal @ @", "array(False)"),
    (
      "int64:4,2,2:32 bin floor_divide True @",
      """
      array([[[ 1, -1],
              [ 0, -1]],

             [[-1,  0],
              [-1,  0]],

             [[-1, -1],
              [ 0, -1]],

             [[-1,  0],
              [-1,  0]]])
      """
    ),
    ("uint8:-:24 bin less_equal @ -1", "array(False)"),
    ("float32:1,4:5 flip 1 flip 0 bin less_equal 2.0 @", "array([[ True, False, False,  True]])"),
    ("uint8:-:48 float32:-:24 bin divide @ @", "array(-70., dtype=float32)"),
    ("float32:3:10 flip 0 bin less @ 7", "array([ True,  True,  True])"),
    ("uint8:-:26 float32:-:39 bin floor_divide @ @", "array(-28., dtype=float32)"),
    ("int64:1,3:9 bin bitwise_xor -1.5 @", "!"),
    ("int32:1,1,5:2 flip 0 bin floor_divide @ -1", "array([[[-7,  1,  7, -5,  4]]], dtype=int32)"),
    ("bool:-:9 int64:-:26 bin not_equal @ @", "array(True)"),
    ("int32:-:33 float32:-:31 bin logical_or @ @", "array(True)"),
    ("bool:3:20 idx 0 flip 0 uint8:-:33 bin floor_divide @ @", "array([0, 0, 0], dtype=uint8)"),
    ("uint8:-:19 bin equal @ 1", "array(False)"),
    (
      "uint8:4,1,1:7 flip 2 int32:1,1:15 bin logical_or @ @",
      """
      array([[[ True]],

             [[ True]],

             [[ True]],

             [[ True]]])
      """
    ),
    ("int64:-:22 int64:-:6 bin divide @ @", "array(-1., dtype=float32)"),
    ("int32:-:17 bool:-:44 bin logical_or @ @", "array(True)"),
    ("uint8:-:15 int64:-:35 bin less @ @", "array(False)"),
    ("float32:-:22 bin subtract @ True", "array(-0.25, dtype=float32)"),
    (
      "bool:1,2,3,3:10 int32:3,3:24 bin multiply @ @",
      """
      array([[[[ -2, -10,   7],
               [ -4,   0,   3],
               [  0,   0,  -4]],

              [[ -2,   0,   0],
               [ -4,   0,   0],
               [  0,   4,   0]]]], dtype=int32)
      """
    ),
    ("float32:-:15 bool:-:16 bin add @ @", "array(2.25, dtype=float32)"),
    ("uint8:-:13 bin minimum 2 @", "array(2, dtype=uint8)"),
    ("float32:-:12 int32:3,1,5,2:12 bin bitwise_and @ @", "!"),
    ("bool:-:13 int32:-:15 bin logical_or @ @", "array(True)"),
    (
      "int64:3,3,3:30 transpose 0,2,1 bin subtract @ 2",
      """
      array([[[  4,   2,  -3],
              [ -4,  -7, -13],
              [-10,   9,   2]],

             [[ -4,  -8,   8],
              [  8,   3,   2],
              [ -1,  -7,  -9]],

             [[  5,  -1,  -3],
              [ -2,  -9, -12],
              [  9,   8,   4]]])
      """
    ),
    ("bool:1:6 transpose 0 transpose 0 bin maximum @ 255.0", "array([255.], dtype=float32)"),
    ("int64:1:15 int64:1:7 bin floor_divide @ @", "array([1])"),
    ("float32:5,1:8 transpose 1,0 bin greater_equal 0.5 @", "array([[ True, False,  True,  True, False]])"),
    ("int32:-:11 bin power @ -1", "!"),
    ("uint8:1,5:25 transpose 1,0 float32:-:27 bin bitwise_or @ @", "!"),
    ("bool:-:40 bin maximum @ 3", "array(3)"),
    ("uint8:-:9 bin divide @ 0.5", "array(10., dtype=float32)"),
    ("int64:-:12 float32:1,4:9 bin logical_and @ @", "array([[ True,  True,  True,  True]])"),
    (
      "int32:4,2:46 float32:4,2:16 bin power @ @",
      """
      array([[           nan,  3.2000000e+01],
             [-2.0000000e+00,  1.7782794e-02],
             [ 1.0000000e+00,  1.0000000e+00],
             [ 8.3592537e+01,            nan]], dtype=float32)
      """
    ),
    ("int64:-:26 int32:-:24 bin bitwise_or @ @", "array(-1)"),
    ("uint8:1:22 bin bitwise_and @ -1", "!"),
    ("int64:2:18 transpose 0 transpose 0 int32:-:10 bin logical_xor @ @", "array([False, False])"),
    ("bool:-:15 bin logical_or True @", "array(True)"),
    ("int32:-:44 bin divide @ -1", "array(6., dtype=float32)"),
    ("int32:3:31 bin bitwise_and 300 @", "array([296,   4,   0], dtype=int32)"),
    ("uint8:-:29 int64:-:1 bin less @ @", "array(False)"),
    (
      "bool:2,5,1:6 transpose 0,2,1 bin logical_and @ 7",
      """
      array([[[False, False,  True, False, False]],

             [[ True,  True, False, False, False]]])
      """
    ),
    (
      "int64:4,1:26 transpose 0,1 transpose 0,1 bin subtract @ True",
      """
      array([[ -8],
             [  7],
             [  1],
             [-10]])
      """
    ),
    (
      "int32:3,5:5 float32:3,5:21 bin equal @ @",
      """
      array([[False, False, False, False, False],
             [False, False, False, False, False],
             [False, False, False, False, False]])
      """
    ),
    (
      "int64:5,3,2:37 uint8:2:28 bin add @ @",
      """
      array([[[55,  7],
              [64, 13],
              [44, 20]],

             [[48, 21],
              [53,  7],
              [59, 10]],

             [[66, 14],
              [44, 19],
              [53, 25]],

             [[56,  9],
              [60, 10],
              [65, 19]],

             [[48, 22],
              [55, 26],
              [56,  8]]])
      """
    ),
    ("bool:1,1,5:8 uint8:5:28 bin logical_and @ @", "array([[[ True, False, False,  True, False]]])"),
    ("int32:-:23 float32:-:14 bin bitwise_xor @ @", "!"),
    ("int64:-:28 bin logical_xor @ 1", "array(False)"),
    ("int32:-:13 bin bitwise_and @ 0", "array(0, dtype=int32)"),
    (
      "bool:3,4,4:36 flip 0 flip 0 int64:3,4,4:1 bin maximum @ @",
      """
      array([[[ 0,  1,  7,  0],
              [10,  3,  0,  4],
              [ 0,  1,  2,  0],
              [ 9,  1, 10,  2]],

             [[ 0,  8,  1,  1],
              [ 3,  0,  8,  2],
              [ 0,  5,  0,  9],
              [ 1,  0,  8,  1]],

             [[11,  4,  1,  5],
              [ 1,  0,  3,  1],
              [10,  0, 11,  3],
              [ 1,  9,  0,  0]]])
      """
    ),
    ("float32:2:23 int32:-:7 bin maximum @ @", "array([6., 6.], dtype=float32)"),
    ("int32:-:28 float32:-:4 bin floor_divide @ @", "array(22., dtype=float32)"),
    ("uint8:5,3:40 transpose 1,0 idx 1 -3 int64:-:8 bin remainder @ @", "array([-4, -6, -1, -4,  0])"),
    ("int32:1:49 flip 0 bin greater_equal @ 300", "array([False])"),
    (
      "int64:3,1,2,3:12 transpose 1,3,2,0 bin logical_xor @ 3",
      """
      array([[[[False, False, False],
               [False, False, False]],

              [[False, False, False],
               [False, False, False]],

              [[False, False, False],
               [False,  True, False]]]])
      """
    ),
    (
      "int64:1,2:35 transpose 1,0 transpose 1,0 float32:1,2:36 bin subtract @ @",
      """
      array([[ 7.25, -4.5 ]], dtype=float32)
      """
    ),
    ("int64:-:31 float32:-:44 bin less_equal @ @", "array(True)"),
    (
      "uint8:1:4 transpose 0 int32:3,3,4:38 bin bitwise_or @ @",
      """
      array([[[11, 11, -5, 15],
              [-2, -1, 10, -6],
              [15, 11, -2, 14]],

             [[-1, 10, -2, -2],
              [15, -2, 10, 11],
              [-1, 14, -2, -2]],

             [[10, -5, 11, -1],
              [10, 10, -2, 10],
              [-1, -6, 11, -5]]], dtype=int32)
      """
    ),
    ("int64:1,3:37 bin logical_or @ -1.5", "array([[ True,  True,  True]])"),
    ("float32:-:44 float32:-:12 bin bitwise_and @ @", "!"),
    ("uint8:5:15 transpose 0 flip 0 bin floor_divide 0 @", "array([0, 0, 0, 0, 0], dtype=uint8)"),
    ("float32:-:5 bool:-:43 bin bitwise_and @ @", "!"),
    ("uint8:2:28 flip 0 transpose 0 int32:-:18 bin equal @ @", "array([False, False])"),
    (
      "bool:4,1,4:13 idx 3 ::2 0 :2:-1 int64:-:32 bin divide @ @",
      """
      array([[0.],
             [0.]], dtype=float32)
      """
    ),
    (
      "int64:1,4,3,2:18 bool:3,2:34 bin add @ @",
      """
      array([[[[ -9,   5],
               [ -1,  12],
               [  3,  -5]],

              [[  7,  -4],
               [ 11,   6],
               [ -5,   8]],

              [[  2, -11],
               [  2,  -5],
               [ 12,   0]],

              [[ -8,   7],
               [ -5,   9],
               [  1,  -6]]]])
      """
    ),
    ("bool:5:16 bin less 2.0 @", "array([False, False, False, False, False])"),
  ]

  static let maps: [(program: String, output: String)] = [
    ("int64:1:47 flip 0 idx 1 0::1 un rint", "array([-2.], dtype=float32)"),
    ("bool:5,1:1 un sign", "!"),
    (
      "float32:3,4,5:21 idx 1 -3 idx 0 un floor",
      """
      array([[-2.,  2.,  0., -2.,  1.],
             [-1.,  2.,  0., -2.,  2.],
             [-1., -3.,  1., -2.,  1.],
             [-1., -2.,  1., -2.,  2.]], dtype=float32)
      """
    ),
    ("int32:-:17 un reciprocal", "array(0, dtype=int32)"),
    ("int32:-:15 un logical_not", "array(False)"),
    ("int64:-:4 un floor", "array(2)"),
    (
      "bool:2,1:33 transpose 0,1 flip 0 un reciprocal",
      """
      array([[1],
             [1]])
      """
    ),
    ("bool:2,4:40 idx 1 4:: transpose 1,0 un ceil", "array([], shape=(4, 0), dtype=bool)"),
    ("int32:1,4:34 idx 3 ::3 -2 ... un negative", "array([-5], dtype=int32)"),
    (
      "float32:2,1:31 un isinf",
      """
      array([[False],
             [False]])
      """
    ),
    ("uint8:2:44 un square", "array([132, 233], dtype=uint8)"),
    ("uint8:-:9 un invert", "array(250, dtype=uint8)"),
    (
      "int64:3,2:30 transpose 1,0 un ceil",
      """
      array([[ 6, -8, -5],
             [-2,  4, 11]])
      """
    ),
    ("uint8:2:4 un ceil", "array([10, 30], dtype=uint8)"),
    ("int64:-:1 un square", "array(4)"),
    ("int32:-:1 un square", "array(4, dtype=int32)"),
    ("int64:-:42 un absolute", "array(1)"),
    ("int64:-:35 un absolute", "array(5)"),
    ("float32:4:14 idx 1 -1:3:1 un isfinite", "array([], dtype=bool)"),
    ("float32:1,1:36 un isinf", "array([[False]])"),
    ("uint8:1:17 un reciprocal", "array([0], dtype=uint8)"),
    ("int32:5:38 transpose 0 transpose 0 un ceil", "array([ 9,  1, -5,  7, -2], dtype=int32)"),
    ("bool:-:2 un negative", "!"),
    ("int64:1:2 transpose 0 transpose 0 un invert", "array([-8])"),
    ("int32:1,1:3 flip 1 transpose 0,1 un negative", "array([[7]], dtype=int32)"),
  ]

  static let reductions: [(program: String, output: String)] = [
    ("uint8:217,244:43 red var -1,-2 1 1", "array([[276.55292]], dtype=float32)"),
    ("uint8:-:14 red mean none 0 0", "array(0., dtype=float32)"),
    ("bool:38:8 transpose 0 red max 0 1 0", "array([ True])"),
    ("bool:-:7 red any none 1 0", "array(True)"),
    (
      "bool:4,3:49 transpose 1,0 red prod 1 1 0",
      """
      array([[0],
             [0],
             [0]])
      """
    ),
    ("float32:-:20 red sum none 0 0", "array(2., dtype=float32)"),
    ("int64:4,4,5:34 flip 1 idx 2 -2:-2:3 -2:6:-3 red all 2 0 0", "array([], shape=(0, 0), dtype=bool)"),
    ("uint8:3:22 transpose 0 transpose 0 red std -1 0 1", "array(20.81666, dtype=float32)"),
    ("int64:26,26:41 flip 1 flip 0 red sum none 1 0", "array([[-6]])"),
    (
      "uint8:3,5,2:29 transpose 1,2,0 red any 1 1 0",
      """
      array([[[ True,  True,  True]],

             [[ True,  True,  True]],

             [[ True,  True,  True]],

             [[ True,  True,  True]],

             [[ True,  True,  True]]])
      """
    ),
    ("bool:2,4,2,4:1 transpose 3,2,1,0 red any none 0 0", "array(True)"),
    ("uint8:6:5 red var 0 1 1", "array([437.5], dtype=float32)"),
    ("float32:1:8 red any -1 1 0", "array([ True])"),
    ("int32:3,3:6 flip 1 red max 1,0 0 0", "array(9, dtype=int32)"),
    ("int64:236,184:27 transpose 1,0 red prod none 0 0", "array(0)"),
    ("uint8:2,163:16 red var 1,-2 0 1", "array(275.798, dtype=float32)"),
    ("bool:4,4,4,2:43 red max none 0 0", "array(True)"),
    ("bool:3,2:46 flip 0 red max 0,1 0 0", "array(True)"),
    ("uint8:3,3,4,5:43 flip 0 red min 1,2,-4 0 0", "array([0, 0, 0, 0, 0], dtype=uint8)"),
    (
      "float32:2,3,5:24 red var -1 1 0",
      """
      array([[[3.36     ],
              [2.135    ],
              [2.735    ]],

             [[1.8400002],
              [2.5649998],
              [2.3899999]]], dtype=float32)
      """
    ),
    ("int64:-:7 red prod none 1 0", "array(6)"),
    ("bool:263:5 transpose 0 transpose 0 red sum 0 0 0", "array(123)"),
    ("float32:246:26 red any none 1 0", "array([ True])"),
    ("uint8:3,5:30 idx 4 -1 new -4 ... red min 0 0 0", "array(5, dtype=uint8)"),
    ("uint8:-:25 red mean none 0 0", "array(35., dtype=float32)"),
    ("int64:-:36 red prod none 0 0", "array(-9)"),
    ("bool:4,4:48 red prod 1,-2 0 0", "array(0)"),
    ("int32:1:33 red var 0 0 1", "array(nan, dtype=float32)"),
    ("bool:5,1,1,3:45 red max 0,1 0 0", "array([[ True,  True,  True]])"),
    ("int64:3,2,1,1:32 transpose 2,0,3,1 red min 1,3,-2,0 0 0", "array(-10)"),
    ("int64:240:38 red max -1 0 0", "array(11)"),
    ("float32:-:38 red mean none 0 0", "array(2.25, dtype=float32)"),
    ("int64:62:39 transpose 0 transpose 0 red all -1 1 0", "array([False])"),
    ("bool:-:18 red any none 0 0", "array(True)"),
    ("int32:2:15 transpose 0 red prod 0 1 0", "array([9])"),
    (
      "uint8:2,1,3:21 red all -2 0 0",
      """
      array([[ True,  True,  True],
             [ True,  True,  True]])
      """
    ),
    ("int32:2,5,3,2:21 red sum -4,-2,-1 0 0", "array([ 19, -10, -13,   3,  22])"),
    ("int64:2,1,4:35 flip 1 red prod 2,1,0 0 0", "array(534600)"),
    ("uint8:-:46 red max none 1 0", "array(55, dtype=uint8)"),
    ("int64:16:22 red any 0 0 0", "array(True)"),
    ("float32:3:8 red var 0 0 0", "array(2.375, dtype=float32)"),
    ("int32:5,3:46 transpose 1,0 transpose 0,1 red max -1 0 0", "array([10, 11, 10], dtype=int32)"),
    ("int64:96:15 flip 0 idx 0 red min 0 0 0", "array(-11)"),
    ("uint8:-:19 red any none 0 0", "array(True)"),
    ("int32:-:6 red var none 0 0", "array(0., dtype=float32)"),
    ("int64:2,4:29 red std none 1 0", "array([[6.845391]], dtype=float32)"),
    ("uint8:5:25 red mean 0 1 0", "array([24.], dtype=float32)"),
    (
      "uint8:36,34,1:6 transpose 2,1,0 flip 2 red all 1 0 0",
      """
      array([[False,  True, False, False, False, False,  True, False, False,
              False, False,  True, False, False, False,  True,  True, False,
              False, False,  True, False, False, False, False,  True, False,
              False, False, False,  True, False, False, False,  True,  True]])
      """
    ),
    ("float32:10,26:26 transpose 1,0 red max none 0 0", "array(2.75, dtype=float32)"),
    ("float32:26:29 flip 0 red max 0 0 0", "array(2.25, dtype=float32)"),
    ("bool:-:9 red std none 0 0", "array(0., dtype=float32)"),
    (
      "float32:2,3,4:42 transpose 1,0,2 transpose 0,2,1 red min none 1 0",
      """
      array([[[-2.25]]], dtype=float32)
      """
    ),
    ("int32:108:19 red sum 0 1 0", "array([16])"),
    ("float32:-:34 red mean none 1 0", "array(-1., dtype=float32)"),
    ("float32:1:4 red max 0 1 0", "array([0.5], dtype=float32)"),
    ("int64:-:30 red mean none 0 0", "array(6., dtype=float32)"),
    ("bool:1,3,1:10 red min none 0 0", "array(True)"),
    ("int32:1:14 transpose 0 red prod 0 0 0", "array(0)"),
    ("float32:5:8 red sum 0 1 0", "array([-1.5], dtype=float32)"),
    ("uint8:16:20 flip 0 red max -1 0 0", "array(55, dtype=uint8)"),
  ]

  static let alongLines: [(program: String, output: String)] = [
    ("float32:1,5:16 transpose 1,0 transpose 1,0 argsort 0", "array([[0, 0, 0, 0, 0]])"),
    ("int64:5,2:14 flip 1 cumprod none", "array([-8,  0,  0,  0,  0,  0,  0,  0,  0,  0])"),
    (
      "float32:1,5,4,1:19 transpose 3,1,2,0 cumsum none",
      """
      array([-0.25, -2.5 , -0.5 , -1.25,  1.5 ,  2.5 ,  0.5 ,  1.75,  1.  ,
             -1.25, -0.5 , -2.  ,  0.5 ,  0.  ,  2.75,  3.5 ,  2.75,  5.  ,
              5.  ,  3.25], dtype=float32)
      """
    ),
    (
      "float32:4,5:31 argsort -1",
      """
      array([[3, 0, 2, 4, 1],
             [3, 0, 2, 4, 1],
             [3, 0, 2, 4, 1],
             [1, 3, 0, 2, 4]])
      """
    ),
    ("int64:3,1:22 transpose 0,1 flip 1 argmax -2", "array([0])"),
    ("int32:5:9 flip 0 sort 0", "array([-10,  -7,  -1,   1,  10], dtype=int32)"),
    ("float32:3,3:6 flip 1 idx 0 argmin none", "array(1)"),
    (
      "int64:4,3,2:26 sort 0",
      """
      array([[[-7, -8],
              [-9, -9],
              [-9, -3]],

             [[-6, -1],
              [-2, -3],
              [-3, -2]],

             [[ 4,  8],
              [ 2,  8],
              [ 3,  3]],

             [[ 9, 10],
              [ 5, 11],
              [ 5, 11]]])
      """
    ),
    ("float32:3:26 transpose 0 transpose 0 argmax -1", "array(1)"),
    ("float32:3,2,4:26 flip 0 idx 1 :-4:3 argmax -1", "array([], shape=(0, 2), dtype=int64)"),
    ("uint8:2,5:19 transpose 1,0 transpose 0,1 argmin 1", "array([0, 1, 1, 0, 1])"),
    (
      "int64:5,4,2:47 flip 1 transpose 2,1,0 argsort none",
      """
      array([35, 36,  0, 18, 28, 29, 14, 32, 27, 31, 24, 16, 17, 30,  9, 23, 26,
             13, 15,  8, 12, 11, 21, 22,  4,  7, 25, 20, 39, 34, 38, 10,  2,  3,
             37,  6, 33,  1,  5, 19])
      """
    ),
    (
      "bool:5,2:45 argsort 1",
      """
      array([[0, 1],
             [0, 1],
             [0, 1],
             [1, 0],
             [0, 1]])
      """
    ),
    (
      "int32:1,2,5,4:8 sort 3",
      """
      array([[[[-10,  -8,   1,   7],
               [ -3,  -2,   4,   8],
               [-10,  -4,   7,  10],
               [ -9,  -4,   3,   4],
               [-10,  -7,   2,   9]],

              [[ -4,  -3,   2,  10],
               [ -8,  -1,   3,   8],
               [ -9,  -7,   2,   8],
               [ -2,  -1,   5,   9],
               [ -9,  -3,   8,  11]]]], dtype=int32)
      """
    ),
    ("uint8:3,0,4:5 flip 1 argmin 1", "!"),
    (
      "uint8:4,1,3,2:23 argmin 1",
      """
      array([[[0, 0],
              [0, 0],
              [0, 0]],

             [[0, 0],
              [0, 0],
              [0, 0]],

             [[0, 0],
              [0, 0],
              [0, 0]],

             [[0, 0],
              [0, 0],
              [0, 0]]])
      """
    ),
    (
      "bool:4,4,3:46 transpose 0,2,1 argmax -1",
      """
      array([[1, 0, 0],
             [0, 1, 2],
             [1, 0, 2],
             [1, 2, 0]])
      """
    ),
    (
      "uint8:2,1:42 argsort 1",
      """
      array([[0],
             [0]])
      """
    ),
    (
      "uint8:2,2:13 argsort 0",
      """
      array([[1, 0],
             [0, 1]])
      """
    ),
    ("int32:1,4,1,4:35 idx 0 argmax none", "array(7)"),
    (
      "bool:2,2:23 cumsum 1",
      """
      array([[0, 1],
             [1, 2]])
      """
    ),
    (
      "int64:2,2:13 transpose 1,0 sort -2",
      """
      array([[ -9, -11],
             [  6,   0]])
      """
    ),
    ("uint8:3:7 sort -1", "array([10, 30, 40], dtype=uint8)"),
    (
      "bool:2,2,5:34 argmax 1",
      """
      array([[0, 0, 1, 0, 0],
             [0, 1, 1, 0, 0]])
      """
    ),
    (
      "float32:3,1:13 cumsum 1",
      """
      array([[-2.25],
             [ 1.5 ],
             [ 0.  ]], dtype=float32)
      """
    ),
    (
      "bool:3,2:46 transpose 0,1 argsort -1",
      """
      array([[0, 1],
             [0, 1],
             [0, 1]])
      """
    ),
    ("int32:1,1:47 argmin none", "array(0)"),
    ("int32:5,1:15 flip 0 transpose 1,0 argsort 1", "array([[2, 0, 3, 1, 4]])"),
    (
      "uint8:3,5:29 cumprod -1",
      """
      array([[      15,      825,    24750,   618750, 27843750],
             [      10,      500,     7500,   187500, 10312500],
             [       5,      200,     8000,   160000,  7200000]])
      """
    ),
    ("int32:2,4:26 sort none", "array([-9, -7, -2, -1,  2,  5,  8,  9], dtype=int32)"),
  ]

  static let indexing: [(program: String, output: String)] = [
    (
      "bool:3,2,1,1,5:35 bool:2:10 idx 3 :: @ ::",
      """
      array([[[[[False, False, False, False,  True]]],


              [[[ True,  True, False, False, False]]]],



             [[[[False,  True, False,  True,  True]]],


              [[[False, False,  True,  True, False]]]],



             [[[[ True,  True,  True, False,  True]]],


              [[[False, False, False,  True,  True]]]]])
      """
    ),
    (
      "uint8:1,1,2,3:24 idx 1 -1",
      """
      array([[[10, 50, 35],
              [20, 50, 15]]], dtype=uint8)
      """
    ),
    ("float32:4,5:11 idx 1 3", "array([ 0.  , -1.5 ,  1.5 , -0.75, -2.5 ], dtype=float32)"),
    ("bool:0,4,3,4,4:37 idx 0", "array([], shape=(0, 4, 3, 4, 4), dtype=bool)"),
    (
      "uint8:2,1,2:37 idx 0",
      """
      array([[[ 0, 40]],

             [[45, 10]]], dtype=uint8)
      """
    ),
    (
      "float32:2,2,5:1 idx 2 -1 ::",
      """
      array([[ 0.5 , -1.75,  2.25, -0.75,  2.5 ],
             [ 0.5 , -1.  ,  2.  , -0.25, -2.  ]], dtype=float32)
      """
    ),
    ("int64:-:32 idx 0", "array(1)"),
    ("int64:1,5,5:24 flip 0 flip 2 bool:1,5:13 idx 2 @ -2", "array([-9, -7])"),
    (
      "uint8:5,1,3:22 idx 1 ::3",
      """
      array([[[15, 25, 55]],

             [[25, 35, 10]]], dtype=uint8)
      """
    ),
    ("bool:1:43 transpose 0 idx 0", "array([ True])"),
    ("bool:1:22 idx 0 idx 0", "array([False])"),
    ("uint8:5,1,5,2,5:3 idx 1 4:-6:3 idx 3 ::1 :: ::", "array([], shape=(0, 1, 5, 2, 5), dtype=uint8)"),
    ("float32:-:36 idx 0", "array(-2.25, dtype=float32)"),
    ("uint8:-:19 idx 0", "array(5, dtype=uint8)"),
    ("int64:-:25 idx 0", "array(7)"),
    ("int64:3:26 transpose 0 idx 0", "array([-7,  8,  2])"),
    (
      "uint8:3,4,4:38 idx 2 ::-1 :2:-1 idx 0",
      """
      array([[[40, 15, 55, 20]],

             [[50, 10, 20, 40]],

             [[15, 40, 10, 50]]], dtype=uint8)
      """
    ),
    ("int64:5:23 flip 0 transpose 0 idx 0", "array([  1,  10,  -2,   4, -11])"),
    ("float32:-:47 idx 0", "array(-0.5, dtype=float32)"),
    ("float32:-:26 idx 0", "array(-1.75, dtype=float32)"),
    ("int32:5,5:19 flip 0 transpose 1,0 idx 2 :1:-3 ::", "array([[-8, -7, 11, -9, 11]], dtype=int32)"),
    ("int64:-:42 idx 0", "array(-1)"),
    ("bool:-:47 idx 0", "array(True)"),
    ("float32:2,2,1:29 int64:2,3:17 idx 5 4::-2 new @ new -1", "!"),
    ("int32:3,1:12 transpose 0,1 transpose 0,1 idx 2 -3 ::", "array([5], dtype=int32)"),
    ("float32:4,3,5:20 idx 0 idx 0 idx 3 -3:-6: -2 -4", "array([], dtype=float32)"),
    ("int64:4,3:18 idx 0 flip 1 bool:4,3:48 idx 1 @", "array([ 2, 11, -4,  5])"),
    (
      "int64:3,1,3:22 bool:3,1:30 idx 1 @",
      """
      array([[  3,  -5, -11],
             [  1,  -8,   8],
             [ -4,   9,   1]])
      """
    ),
    ("float32:-:10 idx 0", "array(2.5, dtype=float32)"),
    ("int64:5,4,5,4,2:5 idx 5 :4:-3 :6:3 :: -3::-3 1", "array([], shape=(0, 2, 5, 1), dtype=int64)"),
    (
      "float32:5,3:16 bool:3:30 idx 2 :: @",
      """
      array([[-1.25,  2.5 ,  1.  ],
             [-1.75,  1.75,  0.  ],
             [ 2.75,  0.25, -1.75],
             [ 2.5 , -0.25, -2.5 ],
             [ 1.5 , -1.5 ,  1.75]], dtype=float32)
      """
    ),
    ("int32:-:2 idx 0", "array(7, dtype=int32)"),
    ("int64:1,2:22 bool:1,2:30 idx 1 @", "array([ 3, -5])"),
    ("uint8:3:33 bool:3:12 idx 1 @", "array([], dtype=uint8)"),
    ("bool:5,4,1:45 transpose 1,0,2 idx 2 :5: ::3 idx 3 2 1 0", "array(True)"),
    ("bool:-:32 idx 0", "array(False)"),
    ("bool:-:12 idx 0", "array(False)"),
    ("uint8:-:42 idx 0", "array(5, dtype=uint8)"),
    ("int32:2,2,5,5:42 idx 2 1 4:2:-2", "array([], shape=(0, 5, 5), dtype=int32)"),
    ("int64:-:33 idx 0", "array(10)"),
    ("bool:-:25 idx 0", "array(False)"),
    ("bool:2,2:41 transpose 0,1 idx 2 -2 new", "array([[ True, False]])"),
    ("bool:4:17 bool:4:48 idx 2 @ new", "array([], shape=(0, 1), dtype=bool)"),
    ("bool:-:14 idx 0", "array(True)"),
    ("int64:5:42 transpose 0 idx 0", "array([-1, -9,  8, -3, 11])"),
    ("bool:4:7 transpose 0 int64:3:27 idx 1 @", "!"),
    ("int64:4:35 idx 0", "array([ 5, -3, -9,  3])"),
    ("uint8:4:48 idx 0", "array([35,  5, 35, 25], dtype=uint8)"),
    ("bool:5:6 idx 0 transpose 0 idx 0", "array([False, False,  True, False, False])"),
    ("bool:3,4,5,4:26 flip 0 idx 2 -1 3 idx 2 :-1:-2 :-6:-2", "array([], shape=(0, 2), dtype=bool)"),
    (
      "bool:3,5,1:41 transpose 1,0,2 idx 0",
      """
      array([[[ True],
              [False],
              [ True]],

             [[False],
              [ True],
              [ True]],

             [[False],
              [ True],
              [False]],

             [[False],
              [False],
              [False]],

             [[ True],
              [False],
              [ True]]])
      """
    ),
    ("bool:5:44 flip 0 idx 1 :-6:2", "array([], dtype=bool)"),
    (
      "int64:2,1,2,5,2:25 transpose 3,2,4,1,0 idx 4 :: -3:-1: :: -1",
      """
      array([[[[  7, -11],
               [ -1,   2]]],


             [[[ -7,  -6],
               [  5,  11]]],


             [[[ -4,   0],
               [-11,  -9]]],


             [[[  0,   7],
               [-10,  -5]]],


             [[[  5,   8],
               [ -1,   0]]]])
      """
    ),
    (
      "float32:4,2:33 idx 0",
      """
      array([[ 2.5 ,  0.5 ],
             [-1.  ,  2.  ],
             [-0.25, -2.  ],
             [ 0.75, -1.75]], dtype=float32)
      """
    ),
    ("int32:-:10 idx 0", "array(10, dtype=int32)"),
    (
      "bool:3,1,1:6 idx 0",
      """
      array([[[False]],

             [[False]],

             [[ True]]])
      """
    ),
    (
      "bool:1,1,1,5,5:39 transpose 0,1,3,2,4 flip 0 bool:1:41 idx 5 2:3:3 new @ ::2 -1::1",
      """
      array([], shape=(0, 1, 1, 3, 1, 5), dtype=bool)
      """
    ),
    ("bool:5:44 idx 0", "array([ True, False, False,  True,  True])"),
    (
      "bool:4,5,1,3:28 idx 1 0",
      """
      array([[[False, False, False]],

             [[False,  True, False]],

             [[ True,  True, False]],

             [[False,  True,  True]],

             [[False,  True,  True]]])
      """
    ),
    (
      "int64:5,5,1:5 bool:5,1:24 idx 2 :: @",
      """
      array([[ 11,   3,   9,   0],
             [ -7,   4,   9,   3],
             [ -8,   6,  10,   0],
             [ -8,   9, -11,   5],
             [ -7,   6,  -8,   4]])
      """
    ),
    ("float32:-:44 idx 0", "array(-1.5, dtype=float32)"),
    (
      "uint8:2,5,3,4,3:49 int32:-:14 bool:2,5:31 idx 5 @ new -4:-4:-2 3::-3 @",
      """
      array([], shape=(6, 1, 0, 2), dtype=uint8)
      """
    ),
    ("uint8:1,3:6 idx 0", "array([[15, 55, 30]], dtype=uint8)"),
    ("uint8:3,4,2,2:31 flip 2 idx 3 -1:-5:2 :: 4:3:-3", "array([], shape=(0, 4, 0, 2), dtype=uint8)"),
    ("float32:3,2:41 idx 2 0 -3:4:-1", "array([], dtype=float32)"),
    ("bool:5,1,0:3 idx 0 idx 1 0", "array([], shape=(1, 0), dtype=bool)"),
    ("uint8:-:26 idx 0", "array(35, dtype=uint8)"),
    ("int64:1,5,3:24 idx 3 :: 2 ::", "array([[-9,  4, -4]])"),
    ("int32:1:5 idx 1 ::", "array([11], dtype=int32)"),
    ("int32:-:35 idx 0", "array(5, dtype=int32)"),
  ]

  static let assignment: [(program: String, output: String)] = [
    ("int64:5:34 dup flip 0 assign 0 0.1 drop", "array([0, 0, 0, 0, 0])"),
    (
      "int64:4,2,2:8 dup assign 1 -1 0 drop",
      """
      array([[[ -8,   7],
              [  1, -10]],

             [[  4,  -3],
              [  8,  -2]],

             [[-10,   7],
              [ -4,  10]],

             [[  0,   0],
              [  0,   0]]])
      """
    ),
    ("bool:1,1:39 dup transpose 1,0 uint8:1:47 assign 2 -3:2:-1 :: @ drop", "array([[False]])"),
    ("uint8:3,5,1,2:6 dup assign 0 -1.5 drop", "!"),
    (
      "bool:5,2,1,1:26 dup idx 2 ::-2 1:-3:3 assign 6 -2 2:1:1 new :0:-2 new ... 0.1 drop",
      """
      array([[[[False]],

              [[ True]]],


             [[[ True]],

              [[False]]],


             [[[False]],

              [[ True]]],


             [[[False]],

              [[False]]],


             [[[False]],

              [[ True]]]])
      """
    ),
    (
      "float32:3,1:16 dup assign 2 -5:-1:-2 new 255.0 drop",
      """
      array([[-1.25],
             [ 2.5 ],
             [ 1.  ]], dtype=float32)
      """
    ),
    (
      "int64:5,0,3:29 dup transpose 1,2,0 bool:0,3,5:45 assign 1 :: @ drop",
      """
      array([], shape=(5, 0, 3), dtype=int64)
      """
    ),
    (
      "float32:3,4:2 dup assign 2 :: :: 7 drop",
      """
      array([[7., 7., 7., 7.],
             [7., 7., 7., 7.],
             [7., 7., 7., 7.]], dtype=float32)
      """
    ),
    (
      "int32:4:49 dup transpose 0 transpose 0 assign 1 -2:-4:-3 -1 drop",
      """
      array([-7,  8, -1, -9], dtype=int32)
      """
    ),
    ("int32:1,1,3:39 dup assign 0 1 drop", "array([[[1, 1, 1]]], dtype=int32)"),
    ("uint8:2:36 dup transpose 0 uint8:-:9 assign 1 -1 @ drop", "array([45,  5], dtype=uint8)"),
    (
      "int64:2,4:2 dup transpose 0,1 assign 2 ::1 -1 2 drop",
      """
      array([[  7,  -1,  -7,   2],
             [ -4, -11,   0,   2]])
      """
    ),
    ("uint8:5:13 dup assign 1 3:-6: 2 drop", "array([45, 30,  0, 55, 15], dtype=uint8)"),
    (
      "uint8:4,4:5 dup assign 0 0 drop",
      """
      array([[0, 0, 0, 0],
             [0, 0, 0, 0],
             [0, 0, 0, 0],
             [0, 0, 0, 0]], dtype=uint8)
      """
    ),
    (
      "bool:4:1 dup flip 0 idx 1 -2:4:-2 uint8:-:43 assign 1 1:0:-3 @ drop",
      """
      array([ True,  True, False,  True])
      """
    ),
    ("uint8:1:23 dup assign 1 :: 0.1 drop", "array([0], dtype=uint8)"),
    ("bool:5:39 dup transpose 0 bool:5:2 assign 0 @ drop", "array([False, False, False, False,  True])"),
    (
      "int32:2,2,4:11 dup assign 0 2.0 drop",
      """
      array([[[2, 2, 2, 2],
              [2, 2, 2, 2]],

             [[2, 2, 2, 2],
              [2, 2, 2, 2]]], dtype=int32)
      """
    ),
    (
      "int64:1,4,2,1:40 dup idx 2 0 ... bool:1:18 assign 0 @ drop",
      """
      array([[[[1],
               [1]],

              [[1],
               [1]],

              [[1],
               [1]],

              [[1],
               [1]]]])
      """
    ),
    (
      "float32:5,3,1:44 dup idx 3 1:7:3 ::3 ... int32:1:22 assign 0 @ drop",
      """
      array([[[-1.5 ],
              [ 2.25],
              [ 0.75]],

             [[ 3.  ],
              [ 1.5 ],
              [-0.25]],

             [[ 2.5 ],
              [ 0.  ],
              [-2.  ]],

             [[ 2.25],
              [-0.5 ],
              [-2.75]],

             [[ 3.  ],
              [-1.75],
              [ 1.5 ]]], dtype=float32)
      """
    ),
    (
      "int32:1,3,2,1:29 dup int32:1,1,1:40 assign 0 @ drop",
      """
      array([[[[4],
               [4]],

              [[4],
               [4]],

              [[4],
               [4]]]], dtype=int32)
      """
    ),
    ("bool:4:34 dup int64:4:12 assign 0 @ drop", "array([ True,  True,  True,  True])"),
    ("uint8:0,4,2:33 dup bool:2:44 assign 3 :: 2:: @ 1 drop", "array([], shape=(0, 4, 2), dtype=uint8)"),
    (
      "int64:3,1,5:27 dup idx 3 -1 :1:2 ... flip 1 uint8:-:7 assign 0 @ drop",
      """
      array([[[ 2, -6, 11,  0, -9]],

             [[ 7, -5,  8,  0, -6]],

             [[30, 30, 30, 30, 30]]])
      """
    ),
    ("int32:1:14 dup assign 0 255 drop", "array([255], dtype=int32)"),
    ("float32:1,2:48 dup assign 1 :: 0 drop", "array([[0., 0.]], dtype=float32)"),
    (
      "int32:5,3:37 dup uint8:5,3:14 assign 0 @ drop",
      """
      array([[ 0, 40, 45],
             [10, 55, 25],
             [35, 30, 10],
             [40, 20, 25],
             [55,  5, 55]], dtype=int32)
      """
    ),
    (
      "float32:1,4:3 dup transpose 1,0 int64:-:45 assign 1 0 @ drop",
      """
      array([[ 3.  ,  2.  ,  0.5 , -2.25]], dtype=float32)
      """
    ),
    (
      "float32:5,4:7 dup transpose 1,0 int32:2:1 bool:5:13 assign 2 0 @ @ drop",
      """
      array([[  1.5 ,  -0.5 ,  -2.  ,   1.  ],
             [ -2.  ,   2.75,  -0.25,  -2.75],
             [-10.  ,  -0.5 ,   2.5 ,   0.25],
             [ -1.5 ,   1.25,  -1.25,   2.5 ],
             [  1.  ,  -1.75,   1.75,   0.  ]], dtype=float32)
      """
    ),
    (
      "int64:2,5,2:21 dup idx 1 4::2 assign 2 -1:1:-1 :2:-2 3 drop",
      """
      array([[[ -6,   9],
              [  3,  -8],
              [  6,  -1],
              [ 10,   0],
              [ -8,   9]],

             [[ -2, -11],
              [  5,  -7],
              [  6,  -2],
              [ -8,   4],
              [ -5,  11]]])
      """
    ),
    ("uint8:5:5 dup transpose 0 bool:5:47 assign 0 @ drop", "array([1, 1, 0, 1, 1], dtype=uint8)"),
    (
      "float32:3,1:3 dup uint8:1:22 assign 1 3:5:2 @ drop",
      """
      array([[-1.75],
             [ 2.  ],
             [ 0.5 ]], dtype=float32)
      """
    ),
    (
      "uint8:5:11 dup flip 0 transpose 0 int32:-:32 assign 1 -5 @ drop",
      """
      array([20, 55, 25, 30,  1], dtype=uint8)
      """
    ),
    (
      "bool:5,2,2:6 dup idx 2 5:5: new int64:1:2 bool:1:15 assign 4 -1::-2 @ -4::2 0 @ drop",
      """
      array([[[False, False],
              [ True, False]],

             [[False,  True],
              [ True, False]],

             [[False, False],
              [False,  True]],

             [[ True,  True],
              [False, False]],

             [[False, False],
              [ True, False]]])
      """
    ),
    ("bool:1,5:18 dup int64:5:33 assign 0 @ drop", "array([[ True,  True,  True,  True,  True]])"),
    (
      "uint8:2,3:6 dup flip 0 assign 2 -1 new 0.5 drop",
      """
      array([[ 0,  0,  0],
             [25, 45, 10]], dtype=uint8)
      """
    ),
    (
      "uint8:5,2:12 dup idx 1 7:-3: assign 2 -1:: ... 255.0 drop",
      """
      array([[25, 15],
             [45, 15],
             [30, 50],
             [10, 55],
             [15, 15]], dtype=uint8)
      """
    ),
    ("uint8:3:29 dup bool:-:44 assign 1 1 @ drop", "array([15,  1, 30], dtype=uint8)"),
    (
      "float32:1,0:46 dup transpose 0,1 transpose 1,0 assign 1 -2:1:2 1 drop",
      """
      array([], shape=(1, 0), dtype=float32)
      """
    ),
    ("int64:5:20 dup flip 0 assign 1 -5:-7:-1 0.1 drop", "array([ 8,  0, -6,  6,  0])"),
    ("int32:5:24 dup transpose 0 assign 1 ::-1 255 drop", "array([255, 255, 255, 255, 255], dtype=int32)"),
    ("int32:4:1 dup transpose 0 assign 1 :-5:1 1 drop", "array([ -2, -10,   7,  -4], dtype=int32)"),
    ("float32:3:8 dup transpose 0 bool:-:38 assign 0 @ drop", "array([0., 0., 0.], dtype=float32)"),
    (
      "int32:4:29 dup idx 0 transpose 0 bool:-:49 assign 2 2::2 ... @ drop",
      """
      array([ -3, -11,   0,  -5], dtype=int32)
      """
    ),
    (
      "uint8:2,3,3,1:32 dup bool:2:5 assign 1 @ True drop",
      """
      array([[[[ 5],
               [35],
               [50]],

              [[ 5],
               [50],
               [30]],

              [[30],
               [35],
               [ 5]]],


             [[[35],
               [25],
               [20]],

              [[55],
               [ 0],
               [50]],

              [[25],
               [ 5],
               [55]]]], dtype=uint8)
      """
    ),
    ("bool:4:15 dup flip 0 transpose 0 uint8:-:43 assign 0 @ drop", "array([ True,  True,  True,  True])"),
    ("uint8:4:5 dup uint8:4:44 assign 0 @ drop", "array([30, 45, 15, 40], dtype=uint8)"),
    (
      "float32:2,5,2:25 dup transpose 0,2,1 uint8:5:20 assign 0 @ drop",
      """
      array([[[40., 40.],
              [ 0.,  0.],
              [30., 30.],
              [30., 30.],
              [15., 15.]],

             [[40., 40.],
              [ 0.,  0.],
              [30., 30.],
              [30., 30.],
              [15., 15.]]], dtype=float32)
      """
    ),
    (
      "float32:4,2:17 dup transpose 0,1 uint8:1:48 bool:2:32 assign 3 :: @ ... @ drop",
      """
      array([[ 1.  , -1.  ],
             [-2.5 ,  0.5 ],
             [-1.75,  2.25],
             [-0.75,  2.5 ]], dtype=float32)
      """
    ),
    (
      "float32:2,5:23 dup assign 1 :: 3 drop",
      """
      array([[3., 3., 3., 3., 3.],
             [3., 3., 3., 3., 3.]], dtype=float32)
      """
    ),
  ]

  static let rearranging: [(program: String, output: String)] = [
    ("float32:5:22 transpose 0 pad 0,0 0", "array([ 0.75, -1.25, -2.75,  0.25, -2.  ], dtype=float32)"),
    (
      "float32:2,4:4 tile 1",
      """
      array([[ 0.5 , -1.5 ,  2.75,  0.  ],
             [-2.25,  1.75, -1.25,  2.  ]], dtype=float32)
      """
    ),
    ("uint8:-:32 int32:-:41 concat 2 none", "array([  5, -10], dtype=int32)"),
    (
      "int64:2,3,3:8 flip 1,-3,2",
      """
      array([[[  2, -10,  -4],
              [  4,  -9,   3],
              [ 10,  -4,   7]],

             [[-10,  -2,   8],
              [ -3,   4, -10],
              [  1,   7,  -8]]])
      """
    ),
    ("uint8:1:35 transpose 0 idx 0 reshape -1,2", "!"),
    ("bool:3,1:40 transpose 1,0 astype int64", "array([[1, 1, 1]])"),
    ("bool:2:9 transpose 0 transpose 0 expand 0", "array([[False, False]])"),
    (
      "float32:1,2,2:19 reshape 4,-1",
      """
      array([[-0.25],
             [-2.25],
             [ 2.  ],
             [-0.75]], dtype=float32)
      """
    ),
    ("float32:1:46 bto 3", "array([-2.75, -2.75, -2.75], dtype=float32)"),
    ("int32:-:16 tile 2", "array([-5, -5], dtype=int32)"),
    (
      "int64:1,3,3:26 round -2",
      """
      array([[[0, 0, 0],
              [0, 0, 0],
              [0, 0, 0]]])
      """
    ),
    (
      "bool:2,1:31 transpose 0,1 roll -6 none",
      """
      array([[ True],
             [False]])
      """
    ),
    ("int64:2,3,2,3:1 squeeze 3,1", "!"),
    (
      "bool:5,3:31 transpose 1,0 flip 1,-2",
      """
      array([[ True,  True,  True, False, False],
             [False,  True,  True,  True, False],
             [False, False,  True,  True,  True]])
      """
    ),
    ("int32:-:20 astype float32", "array(8., dtype=float32)"),
    (
      "bool:3,1,1,4:23 flip 0 flip 0 reshape 4,-1",
      """
      array([[False,  True,  True],
             [ True, False,  True],
             [False, False,  True],
             [ True, False, False]])
      """
    ),
    ("int64:2:6 clip none 3", "array([ -3, -11])"),
    ("bool:0,0:29 uint8:0,0:20 uint8:0,0:26 where @ @", "array([], shape=(0, 0), dtype=uint8)"),
    (
      "float32:2,2,2,4:42 flip 1 un rint bin add @ 0 unique",
      """
      array([-2., -1.,  0.,  1.,  2.,  3.], dtype=float32)
      array([1, 0, 5, 2, 4, 6])
      array([[[[1, 0, 3, 0],
               [4, 2, 5, 3]],

              [[2, 0, 4, 1],
               [5, 3, 0, 3]]],


             [[[0, 4, 2, 4],
               [2, 0, 4, 2]],

              [[1, 4, 2, 0],
               [3, 0, 4, 3]]]])
      array([8, 3, 6, 6, 7, 2])
      """
    ),
    ("uint8:3:31 nonzero", "array([0, 1, 2])"),
    (
      "float32:4,3:33 expand 2",
      """
      array([[[ 2.5 ],
              [ 0.5 ],
              [-1.  ]],

             [[ 2.  ],
              [-0.25],
              [-2.  ]],

             [[ 0.75],
              [-1.75],
              [ 2.  ]],

             [[ 0.5 ],
              [-2.25],
              [ 1.25]]], dtype=float32)
      """
    ),
    (
      "uint8:4:21 flip 0 bto 2,4",
      """
      array([[40, 15, 45, 30],
             [40, 15, 45, 30]], dtype=uint8)
      """
    ),
    (
      "int64:2:37 reshape 2,1",
      """
      array([[ 0],
             [-8]])
      """
    ),
    (
      "int32:5,4:12 flip 1 astype bool",
      """
      array([[ True,  True,  True,  True],
             [ True,  True,  True,  True],
             [False,  True,  True,  True],
             [ True,  True,  True,  True],
             [ True,  True,  True,  True]])
      """
    ),
    ("int32:2:19 idx 0 roll -1 0", "array([-9, -1], dtype=int32)"),
    (
      "int32:1,1,3:5 flip 1 float32:1,1,3:33 concat 2 2",
      """
      array([[[11. ,  3. , -3. ,  2.5,  0.5, -1. ]]], dtype=float32)
      """
    ),
    ("bool:1,2:31 transpose 1,0 flip 0 reshape 1,1,1,2,2", "!"),
    (
      "float32:4,3:25 flip 0 transpose 0,1 round -2",
      """
      array([[-0.,  0.,  0.],
             [ 0., -0.,  0.],
             [ 0., -0., -0.],
             [ 0., -0., -0.]], dtype=float32)
      """
    ),
    (
      "int32:2,3,4:22 transpose 1,2,0 roll 3 none",
      """
      array([[[-10,  -2],
              [  7,   3],
              [ -9,  -5],
              [  2, -11]],

             [[ -8,   1],
              [  7,  -8],
              [  1,   8],
              [-10,  -4]],

             [[  4,   9],
              [ -3,   1],
              [  8,  -5],
              [ -2,   7]]], dtype=int32)
      """
    ),
    ("bool:5:21 tile 0", "array([], dtype=bool)"),
    ("bool:-:13 astype uint8", "array(0, dtype=uint8)"),
    (
      "bool:1:21 int64:1:46 stackt 2 0",
      """
      array([[  1],
             [-11]])
      """
    ),
    ("uint8:1:12 idx 1 3:: bto 2,0", "array([], shape=(2, 0), dtype=uint8)"),
    ("int64:-:13 round 0", "array(-9)"),
    (
      "float32:5,2,3:31 round 1",
      """
      array([[[-2. ,  1.8,  0.2],
              [-2.5,  1. , -0.8]],

             [[ 2. , -0.5, -2.5],
              [ 1.8, -1. ,  2.5]],

             [[ 0.8, -2.2,  1. ],
              [-1. , -2.5,  0.5]],

             [[-1.8,  2.2, -0.8],
              [ 2.5,  0.5, -1. ]],

             [[ 2. , -0.2, -2. ],
              [ 0.8, -1.8,  2. ]]], dtype=float32)
      """
    ),
    ("int32:1,3,1,0:39 transpose 0,1,2,3 roll 4 1", "array([], shape=(1, 3, 1, 0), dtype=int32)"),
    (
      "int32:3,3,1:47 unique",
      """
      array([-10,  -9,  -4,  -2,   3,   4,   7,  10], dtype=int32)
      array([1, 6, 3, 0, 5, 7, 2, 4])
      array([[[3],
              [0],
              [6]],

             [[2],
              [7],
              [4]],

             [[1],
              [5],
              [2]]])
      array([1, 1, 2, 1, 1, 1, 1, 1])
      """
    ),
    ("int64:-:26 nonzero", "!"),
    ("int64:-:42 nonzero", "!"),
    ("bool:5,1,2:35 idx 3 ::-3 :-2:3 -4::-3 flip 0 clip 0 1", "array([], shape=(2, 0, 0), dtype=int64)"),
    (
      "int64:2:34 flip 0 bool:2:11 stackt 2 -1",
      """
      array([[11,  1],
             [-4,  0]])
      """
    ),
    (
      "int32:4,4:47 flip 0 idx 0 repeat 1 -1",
      """
      array([[  9,  -3,  10,   2],
             [ -4, -10,   2,  -7],
             [ 10,   3,  -9,   4],
             [ -2, -10,   7,  -4]], dtype=int32)
      """
    ),
    ("int64:-:2 bto 2", "array([7, 7])"),
    (
      "uint8:4:44 flip 0 transpose 0 bto 2,4",
      """
      array([[40, 15, 45, 30],
             [40, 15, 45, 30]], dtype=uint8)
      """
    ),
    ("bool:-:5 flip none", "array(False)"),
    ("bool:0,1:42 clip 2 none", "array([], shape=(0, 1), dtype=int64)"),
    ("int64:3:10 roll 1 0", "array([-4, 10,  2])"),
    (
      "int32:2,1,2:39 expand -4",
      """
      array([[[[-5, 10]],

              [[ 4, -7]]]], dtype=int32)
      """
    ),
    ("bool:3:32 tile 2", "array([False, False,  True, False, False,  True])"),
    ("uint8:-:12 astype float32", "array(25., dtype=float32)"),
    (
      "bool:4,1,1,2:5 clip 0 100",
      """
      array([[[[0, 0]]],


             [[[0, 0]]],


             [[[1, 0]]],


             [[[1, 1]]]])
      """
    ),
    (
      "bool:5:19 int32:5:45 float32:5:46 where @ @",
      """
      array([ -2.75,   1.  , -11.  ,   2.5 ,   0.25], dtype=float32)
      """
    ),
    ("float32:1,1:11 flip 1,0", "array([[-1.]], dtype=float32)"),
    (
      "float32:1,1:2 idx 1 -1 un rint bin add @ 0 unique",
      """
      array([2.], dtype=float32)
      array([0])
      array([0])
      array([1])
      """
    ),
    (
      "bool:4,2:14 flip 1 uint8:4,2:25 concat 2 -1",
      """
      array([[ 1,  1, 35,  5],
             [ 1,  0, 35, 25],
             [ 0,  0, 20, 55],
             [ 1,  0,  0, 50]], dtype=uint8)
      """
    ),
    ("bool:1,4:48 idx 1 1:-3:-2 transpose 0,1 expand -3,-4", "array([[[[False, False, False, False]]]])"),
    ("int64:-:16 reshape 1", "array([-5])"),
    ("int32:-:47 int64:-:16 concat 2 0", "!"),
    (
      "int32:5,2,1,5:27 transpose 1,2,3,0 transpose 1,3,2,0 reshape 50",
      """
      array([  2,   7,  -6,  -5,  11,   8,   0,   0,  -9,  -6,   6,   6,  -3,
               0, -10, -11,   1,   3,  -9,  -4,   7,   9,  -3,   2, -11, -10,
               6,   3,  -5,  -5, -11,   9,   1,   1,  -8,  -5,   8,   7,  -4,
              -2,  -9, -10,   2,   4,  -8,  -3,   7,   8,   1,  -2], dtype=int32)
      """
    ),
    ("bool:5:23 clip 0 100", "array([0, 1, 1, 1, 0])"),
    ("float32:5:6 transpose 0 roll 4 -1", "array([-2.75,  1.5 , -1.25,  2.25, -0.75], dtype=float32)"),
    ("int64:-:20 bool:-:42 stackt 2 0", "array([8, 0])"),
    (
      "int32:5,3,5,1:41 transpose 0,3,2,1 idx 3 -3 0 -3:-4:-2 astype int32",
      """
      array([[3, 6, 3]], dtype=int32)
      """
    ),
    (
      "bool:2,2,3,2:34 unique",
      """
      array([False,  True])
      array([1, 0])
      array([[[[1, 0],
               [0, 1],
               [1, 0]],

              [[0, 1],
               [1, 0],
               [1, 0]]],


             [[[0, 0],
               [1, 1],
               [1, 1]],

              [[0, 1],
               [0, 0],
               [1, 1]]]])
      array([11, 13])
      """
    ),
    ("uint8:-:4 roll 3 none", "array(10, dtype=uint8)"),
    (
      "float32:1,2:8 flip 0 idx 2 2:3:1 :-4:1 nonzero",
      """
      array([], dtype=int64)
      array([], dtype=int64)
      """
    ),
    ("int64:0,4:25 roll -6 1", "array([], shape=(0, 4), dtype=int64)"),
    ("float32:2:5 nonzero", "array([0, 1])"),
    (
      "bool:5,4:43 flip 1 transpose 1,0 repeat 2 none",
      """
      array([ True,  True, False, False, False, False, False, False,  True,
              True,  True,  True, False, False, False, False, False, False,
             False, False,  True,  True,  True,  True,  True,  True, False,
             False, False, False,  True,  True, False, False,  True,  True,
              True,  True,  True,  True])
      """
    ),
    ("uint8:2:44 flip 0 bto 2", "array([45, 30], dtype=uint8)"),
    ("int64:1:31 transpose 0 transpose 0 roll 4 0", "array([-8])"),
    ("int32:4,0,3:28 flip 0 flip 0,1,2", "array([], shape=(4, 0, 3), dtype=int32)"),
    (
      "int64:2,2,3:42 flip 0 astype int32",
      """
      array([[[-8,  5, -3],
              [-9,  3, -6]],

             [[-1, -9,  8],
              [-3, 11,  4]]], dtype=int32)
      """
    ),
    (
      "float32:2,1,3,3:19 flip 1 clip none 3",
      """
      array([[[[-0.25, -2.25,  2.  ],
               [-0.75,  2.75,  1.  ],
               [-2.  ,  1.25, -0.75]]],


             [[[-2.25,  0.75, -1.5 ],
               [ 2.5 , -0.5 ,  2.75],
               [ 0.75, -0.75,  2.25]]]], dtype=float32)
      """
    ),
    (
      "bool:3,1,4,1:2 transpose 0,3,1,2 flip none",
      """
      array([[[[ True, False, False, False]]],


             [[[ True,  True, False,  True]]],


             [[[False, False, False, False]]]])
      """
    ),
    ("bool:4:21 uint8:4:6 transpose 0 int32:4:21 where @ @", "array([15,  9,  3, 25], dtype=int32)"),
    ("float32:3:39 transpose 0 round -2", "array([-0.,  0.,  0.], dtype=float32)"),
    ("int64:5:36 nonzero", "array([0, 1, 3, 4])"),
    ("float32:-:6 bto -", "array(-0.75, dtype=float32)"),
    (
      "float32:3,2:34 idx 0 roll 4 -2",
      """
      array([[ 2.  ,  0.25],
             [-1.  ,  2.75],
             [ 1.25, -1.5 ]], dtype=float32)
      """
    ),
    ("int64:1,2:6 reshape 2", "array([ -3, -11])"),
    (
      "uint8:2,3:38 flip 1 flip 1 flip 0,-1",
      """
      array([[45, 10, 35],
             [25,  5, 45]], dtype=uint8)
      """
    ),
    (
      "bool:3,4:34 flip 1 unique",
      """
      array([False,  True])
      array([1, 0])
      array([[1, 0, 0, 1],
             [1, 0, 0, 1],
             [0, 1, 0, 1]])
      array([6, 6])
      """
    ),
    ("bool:4,4,2,2:8 transpose 3,2,1,0 squeeze 1", "!"),
    (
      "uint8:5,4:25 flip 0 tile 1",
      """
      array([[25, 30, 40,  5],
             [25, 30, 20, 55],
             [25,  5, 55, 10],
             [20, 55,  0, 50],
             [35,  5, 35, 25]], dtype=uint8)
      """
    ),
    ("bool:-:7 expand -1,0", "array([[ True]])"),
    (
      "bool:3,3,1:3 uint8:1,3,3:2 transpose 0,2,1 transpose 1,2,0 uint8:-:22 where @ @",
      """
      array([[[15],
              [25],
              [ 0]],

             [[15],
              [15],
              [50]],

             [[15],
              [15],
              [15]]], dtype=uint8)
      """
    ),
    ("uint8:-:31 flip none", "array(40, dtype=uint8)"),
    (
      "int64:3,3,5,3:37 idx 4 -3::3 ::2 ::-1 ... idx 4 :2:-1 :-2:2 -3 -2 expand -2",
      """
      array([], shape=(0, 1, 0), dtype=int64)
      """
    ),
    (
      "bool:4,4,3:31 transpose 1,0,2 nonzero",
      """
      array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3,
             3, 3, 3])
      array([0, 1, 2, 2, 3, 0, 0, 1, 1, 1, 2, 3, 3, 0, 0, 0, 2, 0, 0, 1, 1, 1,
             2, 3, 3])
      array([0, 2, 0, 2, 1, 0, 1, 0, 1, 2, 2, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2,
             0, 1, 2])
      """
    ),
  ]

  static let products: [(program: String, output: String)] = [
    (
      "bool:4,6:13 bool:6,2:26 matmul",
      """
      array([[ True,  True],
             [False, False],
             [ True,  True],
             [ True,  True]])
      """
    ),
    (
      "bool:2,2,3:14 bool:3,6:37 dot",
      """
      array([[[ True,  True,  True,  True,  True, False],
              [ True,  True, False,  True, False, False]],

             [[False,  True,  True,  True,  True,  True],
              [ True,  True,  True,  True,  True, False]]])
      """
    ),
    (
      "bool:2,1,4:25 bool:2,4,4:35 dot",
      """
      array([[[[False, False, False, False],
               [False, False, False, False]]],


             [[[False,  True,  True,  True],
               [ True,  True,  True,  True]]]])
      """
    ),
    (
      "bool:2,2,6:46 bool:2,6,1:17 dot",
      """
      array([[[[ True],
               [ True]],

              [[ True],
               [ True]]],


             [[[ True],
               [ True]],

              [[ True],
               [ True]]]])
      """
    ),
    (
      "bool:2,6,5:35 bool:2,5,2:7 matmul",
      """
      array([[[ True,  True],
              [ True,  True],
              [ True,  True],
              [False, False],
              [ True,  True],
              [ True,  True]],

             [[ True, False],
              [ True,  True],
              [ True,  True],
              [False,  True],
              [ True,  True],
              [ True, False]]])
      """
    ),
    (
      "bool:2,4,4:10 bool:2,4,1:27 dot",
      """
      array([[[[ True],
               [ True]],

              [[ True],
               [False]],

              [[ True],
               [False]],

              [[ True],
               [False]]],


             [[[ True],
               [ True]],

              [[ True],
               [False]],

              [[ True],
               [ True]],

              [[False],
               [False]]]])
      """
    ),
    (
      "bool:2,2,4:18 bool:4,4:45 dot",
      """
      array([[[False, False, False, False],
              [False,  True,  True,  True]],

             [[False,  True,  True,  True],
              [False,  True,  True,  True]]])
      """
    ),
    (
      "bool:2,3,4:25 bool:4,6:24 dot",
      """
      array([[[False, False, False, False, False, False],
              [ True,  True,  True,  True,  True,  True],
              [False,  True, False, False,  True,  True]],

             [[False,  True,  True,  True,  True,  True],
              [False,  True,  True,  True,  True,  True],
              [False,  True,  True,  True,  True,  True]]])
      """
    ),
    (
      "bool:2,4,3:19 bool:3,1:25 matmul",
      """
      array([[[False],
              [False],
              [False],
              [False]],

             [[False],
              [False],
              [False],
              [False]]])
      """
    ),
    (
      "bool:1,6:17 bool:4,6,2:44 dot",
      """
      array([[[ True,  True],
              [ True,  True],
              [ True,  True],
              [ True,  True]]])
      """
    ),
    (
      "bool:4,5:42 bool:5,3:6 dot",
      """
      array([[ True, False, False],
             [False, False,  True],
             [ True, False,  True],
             [False, False,  True]])
      """
    ),
    (
      "bool:2,3:14 bool:3,1:43 dot",
      """
      array([[ True],
             [ True]])
      """
    ),
    (
      "bool:2,2,1:7 bool:2,1,4:22 dot",
      """
      array([[[[False, False, False, False],
               [ True,  True,  True, False]],

              [[False, False, False, False],
               [ True,  True,  True, False]]],


             [[[False, False, False, False],
               [ True,  True,  True, False]],

              [[False, False, False, False],
               [ True,  True,  True, False]]]])
      """
    ),
    (
      "bool:5,2:3 bool:2,5:33 dot",
      """
      array([[ True, False, False,  True,  True],
             [ True,  True,  True,  True, False],
             [ True, False, False,  True,  True],
             [False, False, False, False, False],
             [ True, False, False,  True,  True]])
      """
    ),
    (
      "bool:2,1,5:15 bool:2,5,6:4 dot",
      """
      array([[[[False, False,  True,  True, False, False],
               [False, False,  True,  True,  True,  True]]],


             [[[ True,  True,  True,  True,  True, False],
               [ True, False, False,  True,  True,  True]]]])
      """
    ),
    (
      "bool:2,2,3:30 bool:2,3,4:21 matmul",
      """
      array([[[ True, False,  True,  True],
              [ True, False, False,  True]],

             [[False, False,  True,  True],
              [ True,  True,  True,  True]]])
      """
    ),
    (
      "bool:3,1:9 bool:1,4:47 matmul",
      """
      array([[False, False, False, False],
             [False, False, False, False],
             [ True,  True, False,  True]])
      """
    ),
    (
      "bool:2,2,6:29 bool:2,6,3:19 dot",
      """
      array([[[[ True, False, False],
               [ True,  True,  True]],

              [[False, False,  True],
               [ True, False,  True]]],


             [[[False, False,  True],
               [ True, False,  True]],

              [[ True, False,  True],
               [ True,  True,  True]]]])
      """
    ),
    (
      "bool:2,2,2:24 bool:2,2,2:25 matmul",
      """
      array([[[False, False],
              [False, False]],

             [[ True, False],
              [ True,  True]]])
      """
    ),
    (
      "bool:2,1,4:45 bool:2,4,6:11 dot",
      """
      array([[[[False, False, False, False, False, False],
               [False, False, False, False, False, False]]],


             [[[ True,  True,  True,  True,  True,  True],
               [ True, False,  True,  True,  True,  True]]]])
      """
    ),
    (
      "bool:3,1,1,2:10 bool:1,2,2,2:19 dot",
      """
      array([[[[[[ True, False],
                 [ True,  True]]]]],




             [[[[[ True, False],
                 [ True,  True]]]]],




             [[[[[ True, False],
                 [ True, False]]]]]])
      """
    ),
    (
      "bool:3,1,1,4:25 bool:1,2,4,5:31 matmul",
      """
      array([[[[False, False, False, False, False]],

              [[False, False, False, False, False]]],


             [[[ True,  True,  True,  True,  True]],

              [[ True,  True,  True,  True,  True]]],


             [[[ True,  True,  True, False, False]],

              [[False, False,  True, False, False]]]])
      """
    ),
    (
      "bool:2,5,5:42 bool:2,5,3:24 matmul",
      """
      array([[[False,  True,  True],
              [ True,  True, False],
              [ True,  True,  True],
              [ True,  True, False],
              [ True,  True,  True]],

             [[ True,  True,  True],
              [False,  True, False],
              [ True,  True,  True],
              [False, False,  True],
              [ True,  True,  True]]])
      """
    ),
    (
      "bool:2,1,6:11 bool:2,6,1:14 dot",
      """
      array([[[[ True],
               [ True]]],


             [[[ True],
               [ True]]]])
      """
    ),
    (
      "bool:3,1,1,4:42 bool:1,2,4,4:9 dot",
      """
      array([[[[[[False, False, False,  True],
                 [ True,  True, False, False]]]]],




             [[[[[ True,  True,  True,  True],
                 [ True,  True, False, False]]]]],




             [[[[[False,  True,  True, False],
                 [ True,  True, False,  True]]]]]])
      """
    ),
    (
      "bool:2,2,4:7 bool:2,4,4:18 dot",
      """
      array([[[[ True, False,  True,  True],
               [ True,  True,  True,  True]],

              [[False, False, False, False],
               [False, False, False, False]]],


             [[[ True, False,  True,  True],
               [ True,  True,  True,  True]],

              [[ True, False,  True,  True],
               [False,  True,  True, False]]]])
      """
    ),
    (
      "bool:3,1:19 bool:1,5:22 matmul",
      """
      array([[False, False, False, False, False],
             [False, False, False, False, False],
             [False, False, False, False,  True]])
      """
    ),
    (
      "bool:2,5,5:33 bool:2,5,1:32 matmul",
      """
      array([[[ True],
              [ True],
              [ True],
              [ True],
              [False]],

             [[ True],
              [False],
              [ True],
              [ True],
              [ True]]])
      """
    ),
    (
      "bool:2,3,6:16 bool:6,4:45 matmul",
      """
      array([[[ True,  True,  True,  True],
              [ True,  True,  True, False],
              [ True,  True,  True, False]],

             [[False,  True,  True,  True],
              [ True,  True,  True, False],
              [ True,  True,  True,  True]]])
      """
    ),
    (
      "bool:2,2,1:2 bool:1,4:33 matmul",
      """
      array([[[False, False, False, False],
              [False, False, False, False]],

             [[False, False, False, False],
              [False, False, False, False]]])
      """
    ),
  ]

  static let creation: [(program: String, output: String)] = [
    ("arange 0.0 -3.0 0.25", "array([], dtype=float32)"),
    ("arange 2 -18 1", "array([], dtype=int64)"),
    ("arange 1.5 1.0 0.25", "array([], dtype=float32)"),
    (
      "linspace 1.5 0.0 19 0",
      """
      array([1.5       , 1.4210526 , 1.3421053 , 1.2631578 , 1.1842105 ,
             1.1052631 , 1.0263158 , 0.94736844, 0.8684211 , 0.7894737 ,
             0.7105263 , 0.6315789 , 0.55263156, 0.47368422, 0.39473686,
             0.31578946, 0.23684211, 0.15789473, 0.07894737], dtype=float32)
      """
    ),
    (
      "eye 4 1 -1",
      """
      array([[0.],
             [1.],
             [0.],
             [0.]], dtype=float32)
      """
    ),
    ("arange 0.0 5.0 1.0", "array([0., 1., 2., 3., 4.], dtype=float32)"),
    (
      "linspace 0.0 -3.0 9 1",
      """
      array([ 0.   , -0.375, -0.75 , -1.125, -1.5  , -1.875, -2.25 , -2.625,
             -3.   ], dtype=float32)
      """
    ),
    (
      "linspace 1.5 1.0 14 1",
      """
      array([1.5      , 1.4615384, 1.4230769, 1.3846154, 1.3461539, 1.3076923,
             1.2692307, 1.2307693, 1.1923077, 1.1538461, 1.1153846, 1.0769231,
             1.0384616, 1.       ], dtype=float32)
      """
    ),
    ("linspace 0.0 0.0 1 1", "array([0.], dtype=float32)"),
    ("arange -3 -5 5", "array([], dtype=int64)"),
    ("arange 9 -6 -1", "array([ 9,  8,  7,  6,  5,  4,  3,  2,  1,  0, -1, -2, -3, -4, -5])"),
    ("arange 2 19 5", "array([ 2,  7, 12, 17])"),
    ("arange 0 -11 5", "array([], dtype=int64)"),
    (
      "arange 0.0 -3.0 -0.3",
      """
      array([ 0. , -0.3, -0.6, -0.9, -1.2, -1.5, -1.8, -2.1, -2.4, -2.7],
            dtype=float32)
      """
    ),
    (
      "linspace 1.5 1.0 8 0",
      """
      array([1.5   , 1.4375, 1.375 , 1.3125, 1.25  , 1.1875, 1.125 , 1.0625],
            dtype=float32)
      """
    ),
    (
      "linspace 1.5 0.0 18 0",
      """
      array([1.5       , 1.4166666 , 1.3333334 , 1.25      , 1.1666666 ,
             1.0833334 , 1.        , 0.9166667 , 0.8333333 , 0.75      ,
             0.6666667 , 0.5833333 , 0.5       , 0.41666666, 0.33333334,
             0.25      , 0.16666667, 0.08333334], dtype=float32)
      """
    ),
    ("arange 1.5 -3.0 0.1", "array([], dtype=float32)"),
    ("arange 0 -5 -3", "array([ 0, -3])"),
    (
      "linspace 0.0 1.0 18 0",
      """
      array([0.        , 0.05555556, 0.11111111, 0.16666667, 0.22222222,
             0.2777778 , 0.33333334, 0.3888889 , 0.44444445, 0.5       ,
             0.5555556 , 0.6111111 , 0.6666667 , 0.7222222 , 0.7777778 ,
             0.8333333 , 0.8888889 , 0.9444444 ], dtype=float32)
      """
    ),
    (
      "eye 2 1 -1",
      """
      array([[0.],
             [1.]], dtype=float32)
      """
    ),
    ("arange 1.5 5.0 -0.3", "array([], dtype=float32)"),
    (
      "linspace 0.0 5.0 16 0",
      """
      array([0.    , 0.3125, 0.625 , 0.9375, 1.25  , 1.5625, 1.875 , 2.1875,
             2.5   , 2.8125, 3.125 , 3.4375, 3.75  , 4.0625, 4.375 , 4.6875],
            dtype=float32)
      """
    ),
    ("linspace -2.0 5.0 3 1", "array([-2. ,  1.5,  5. ], dtype=float32)"),
    ("arange -1 -13 -1", "array([ -1,  -2,  -3,  -4,  -5,  -6,  -7,  -8,  -9, -10, -11, -12])"),
    ("arange -5 -6 2", "array([], dtype=int64)"),
  ]
}
