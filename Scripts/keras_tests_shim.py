# What Keras's tests need around them, for `check-keras-tests`: it stands before each test file.
import itertools
import os
import re
import tempfile

import numpy as np
import keras

SPACES = ["layers", "losses", "metrics", "optimizers", "ops", "callbacks", "constraints", "initializers", "regularizers",
          "activations", "models", "saving", "tree", "utils", "random", "config", "backend"]


def KerasTensor(shape, dtype="float32", sparse=None, ragged=None, name=None, **others):
    return keras.Input(batch_shape=shape, dtype=dtype)


class DTypePolicies:
    """`keras.src.dtype_policies`"""

    def __getattr__(self, name):
        if name == "dtype_policy":
            return Policy()
        return getattr(keras.config, name)


class Policy:
    def __getattr__(self, name):
        return getattr(keras.config, name)


class FileUtils:
    """`keras.src.utils.file_utils`"""

    def join(self, *parts):
        return os.path.join(*parts)

    def exists(self, path):
        return os.path.exists(path)

    def isdir(self, path):
        return os.path.isdir(path)

    def makedirs(self, path):
        os.makedirs(path)

    def listdir(self, path):
        return os.listdir(path)


class TestUtils:
    """`keras.src.testing.test_utils`"""

    def get_test_data(self, train_samples, test_samples, input_shape, num_classes, random_seed=None):
        random = np.random.RandomState(random_seed)
        count = train_samples + test_samples
        centres = 2 * num_classes * random.random((num_classes,) + tuple(input_shape))
        y = random.randint(0, num_classes, size=(count,))
        x = (centres[y] + random.normal(loc=0, scale=1.0, size=(count,) + tuple(input_shape))).astype("float32")
        return (x[:train_samples], y[:train_samples]), (x[train_samples:], y[train_samples:])


def named_product(*lists, **axes):
    """The cases of `parameterized.product`, each with a name."""
    parts = [[dict(case) for case in cases] for cases in lists]
    parts += [[{"testcase_name": f"{name}_{value}", name: value} for value in values] for name, values in axes.items()]
    cases = []
    for combination in itertools.product(*parts):
        case, names = {}, []
        for part in combination:
            names.append(str(part.get("testcase_name", "")))
            case.update(part)
        case["testcase_name"] = "_".join(names)
        cases.append(case)
    return cases


class DTypes:
    """`keras.src.backend.common.dtypes`: the types that are here."""
    BOOL_TYPES = ("bool",)
    INT_TYPES = ("uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64")
    FLOAT_TYPES = ("float16", "float32", "float64")
    FLOAT8_TYPES = COMPLEX_TYPES = ()
    ALLOWED_DTYPES = FLOAT_TYPES + INT_TYPES + BOOL_TYPES

    def result_type(self, *types):
        return keras.backend.result_type(*types)


FURTHER = {"named_product": named_product, "dtypes": DTypes(), "Functional": keras.Model, "KerasVariable": keras.Variable, "file_utils": FileUtils(), "test_utils": TestUtils()}


def find(path, name):
    """What a test imports: a public name of Keras, or the public module that the path belongs to."""
    if name == "KerasTensor":
        return KerasTensor
    if name in FURTHER:
        return FURTHER[name]
    if name == "dtype_policies":
        return DTypePolicies()
    parts = path.split(".")
    topic = parts[2] if len(parts) > 2 else name
    if path.endswith("schedules") or "learning_rate_schedule" in path or name == "learning_rate_schedule":
        space = keras.optimizers.schedules
        return getattr(space, name) if hasattr(space, name) else space
    if path.endswith("ops.image") or name == "image" and topic == "ops":
        return keras.ops.image
    for space in [topic] + [s for s in SPACES if s != topic]:
        module = getattr(keras, space, None)
        if module is not None and space in SPACES and hasattr(module, name):
            return getattr(module, name)
    if hasattr(keras, name):
        return getattr(keras, name)
    if topic in SPACES:
        return getattr(keras, topic)
    return None


class Module:
    """A module of `keras.src`: its names under their public ones."""

    def __init__(self, path):
        self.path = path

    def __getattr__(self, name):
        last = self.path.split(".")[-1]
        if last in FURTHER:
            return getattr(FURTHER[last], name)
        found = find(self.path, name)
        if found is None:
            raise AttributeError(name)
        return found


class Backend:
    """What tests ask of `keras.src.backend`."""
    numpy = keras.ops.numpy

    def is_float_dtype(self, dtype):
        return "float" in self.standardize_dtype(dtype)

    def is_int_dtype(self, dtype):
        return "int" in self.standardize_dtype(dtype)

    Variable = keras.Variable

    def backend(self):
        return "tensorflow"

    def convert_to_numpy(self, x):
        return np.array(x)

    def convert_to_tensor(self, x, dtype=None):
        return keras.ops.convert_to_tensor(x, dtype=dtype)

    def KerasTensor(self, shape, dtype="float32", **options):
        return KerasTensor(shape, dtype)

    def get_keras_mask(self, x):
        return getattr(x, "_keras_mask", None)

    def set_keras_mask(self, x, mask):
        x._keras_mask = mask

    def __getattr__(self, name):
        if name.startswith("SUPPORTS"):
            return False
        for space in (keras.backend, keras.ops, keras.config, keras):
            if hasattr(space, name):
                return getattr(space, name)
        raise AttributeError(name)


backend = Backend()


class Skipped(Exception):
    pass


SKIPPED = []
CASES = {}


class Marks:
    """`pytest.mark`"""

    def skipif(self, condition, reason=""):
        def decorate(f):
            if condition:
                SKIPPED.append(f)
            return f
        return decorate

    def skip(self, *arguments, **options):
        def decorate(f):
            SKIPPED.append(f)
            return f
        return decorate

    def __getattr__(self, name):
        def mark(*arguments, **options):
            if len(arguments) == 1 and callable(arguments[0]):
                return arguments[0]
            return lambda f: f
        return mark


class Pytest:
    mark = Marks()

    def raises(self, kind, match=None):
        return Raises(kind, match)

    def skip(self, *arguments, **options):
        raise Skipped()

    def importorskip(self, *arguments, **options):
        raise Skipped()


pytest = Pytest()
skip_if_backend = lambda *arguments, **options: lambda f: f


def cases_of(f, cases):
    CASES.setdefault(f.__name__, []).append((f, cases))
    return f


class Parameterized:
    """`absl.testing.parameterized`"""

    def parameters(self, *cases):
        if len(cases) == 1 and isinstance(cases[0], list):
            cases = cases[0]
        elif len(cases) == 1 and isinstance(cases[0], tuple) and cases[0] and isinstance(cases[0][0], (list, tuple, dict)):
            cases = cases[0]
        return lambda f: cases_of(f, [(str(i), c) for i, c in enumerate(cases)])

    def named_parameters(self, *cases):
        if len(cases) == 1 and isinstance(cases[0], list):
            cases = cases[0]
        def named(c):
            if isinstance(c, dict):
                return c["testcase_name"], {k: v for k, v in c.items() if k != "testcase_name"}
            return c[0], tuple(c[1:])
        return lambda f: cases_of(f, [named(c) for c in cases])

    def product(self, *options, **axes):
        axes = [[{name: value} for value in values] for name, values in axes.items()]
        cases = [{k: v for part in parts for k, v in part.items()} for parts in itertools.product(*options, *axes)]
        return lambda f: cases_of(f, [(str(i), c) for i, c in enumerate(cases)])


parameterized = Parameterized()


class Raises:
    """`assertRaises` as a context."""

    def __init__(self, kind, pattern=None):
        self.kind, self.pattern, self.exception = kind, pattern, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if value is None:
            raise AssertionError(f"{self.kind.__name__ if hasattr(self.kind, '__name__') else self.kind} not raised")
        if not isinstance(value, self.kind):
            return False
        if self.pattern is not None and not re.search(self.pattern, str(value)):
            raise AssertionError(f"{self.pattern!r} does not match {str(value)[:150]!r}")
        self.exception = value
        return True


class SubTest:
    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        return False


class TestCase:
    maxDiff = None

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def get_temp_dir(self):
        return tempfile.mkdtemp()

    def subTest(self, *arguments, **options):
        return SubTest()

    def skipTest(self, reason=""):
        raise Skipped()

    def fail(self, text=""):
        raise AssertionError(text)

    def convert_to_numpy(self, x):
        return np.array(x)

    def assertAllClose(self, a, b, atol=1e-6, rtol=1e-6, msg=None, **options):
        if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)) and len(a) == len(b) and any(np.array(x).shape != np.array(a[0]).shape for x in a):
            for x, y in zip(a, b):
                self.assertAllClose(x, y, atol, rtol)
            return
        if isinstance(a, dict):
            for key in a:
                self.assertAllClose(a[key], b[key], atol, rtol)
            return
        x, y = np.array(a).astype("float64"), np.array(b).astype("float64")
        if x.shape != y.shape and x.shape != () and y.shape != ():
            raise AssertionError(f"shapes {x.shape} and {y.shape} differ")
        # Sums are added in another order here.
        if not np.allclose(x, y, atol=max(atol, 2e-6), rtol=max(rtol, 2e-5), equal_nan=True):
            raise AssertionError(f"not close: {x.reshape(-1)[:4]} and {y.reshape(-1)[:4]}")

    def assertNotAllClose(self, a, b, atol=1e-6, rtol=1e-6, msg=None):
        if np.allclose(np.array(a), np.array(b), atol=atol, rtol=rtol):
            raise AssertionError("unexpectedly close")

    def assertAlmostEqual(self, a, b, decimal=3, places=None, msg=None, delta=None, **options):
        if not np.allclose(np.array(a), np.array(b), atol=1.5 * 10.0 ** -(places or decimal), rtol=0):
            raise AssertionError(f"{a} and {b} differ")

    def assertAllEqual(self, a, b, msg=None):
        if not np.array_equal(np.array(a), np.array(b)):
            raise AssertionError(f"{str(np.array(a))[:60]} and {str(np.array(b))[:60]} differ")

    def assertEqual(self, a, b, msg=None):
        if not (tuple(a) == tuple(b) if hasattr(a, "as_list") and isinstance(b, tuple) else a == b):
            raise AssertionError(f"{a!r} != {b!r}"[:200])

    def assertNotEqual(self, a, b, msg=None):
        if a == b:
            raise AssertionError(f"{a!r} == {b!r}"[:200])

    def assertTrue(self, a, msg=None):
        if not a:
            raise AssertionError(msg or "not true")

    def assertFalse(self, a, msg=None):
        if a:
            raise AssertionError(msg or "not false")

    def assertIs(self, a, b, msg=None):
        if a is not b:
            raise AssertionError(f"{a!r} is not {b!r}"[:200])

    def assertIsNot(self, a, b, msg=None):
        if a is b:
            raise AssertionError("the same object")

    def assertIsNone(self, a, msg=None):
        if a is not None:
            raise AssertionError(f"{a!r} is not None"[:200])

    def assertIsNotNone(self, a, msg=None):
        if a is None:
            raise AssertionError("unexpectedly None")

    def assertIn(self, a, b, msg=None):
        if a not in b:
            raise AssertionError(f"{a!r} not in {str(b)[:100]}"[:200])

    def assertNotIn(self, a, b, msg=None):
        if a in b:
            raise AssertionError(f"{a!r} in {str(b)[:100]}"[:200])

    def assertIsInstance(self, a, kind, msg=None):
        if not isinstance(a, kind):
            raise AssertionError(f"{type(a).__name__} is not {kind}"[:200])

    def assertNotIsInstance(self, a, kind, msg=None):
        if isinstance(a, kind):
            raise AssertionError(f"{type(a).__name__} is {kind}"[:200])

    def assertGreater(self, a, b, msg=None):
        self.assertTrue(a > b, f"{a} is not above {b}")

    def assertGreaterEqual(self, a, b, msg=None):
        self.assertTrue(a >= b, f"{a} is below {b}")

    def assertLess(self, a, b, msg=None):
        self.assertTrue(a < b, f"{a} is not below {b}")

    def assertLessEqual(self, a, b, msg=None):
        self.assertTrue(a <= b, f"{a} is above {b}")

    def assertLen(self, a, length, msg=None):
        self.assertEqual(len(a), length)

    def assertCountEqual(self, a, b, msg=None):
        self.assertEqual(sorted(a), sorted(b))

    def assertListEqual(self, a, b, msg=None):
        self.assertEqual(list(a), list(b))

    def assertTupleEqual(self, a, b, msg=None):
        self.assertEqual(tuple(a), tuple(b))

    def assertDictEqual(self, a, b, msg=None):
        self.assertEqual(a, b)

    def assertStartsWith(self, a, b, msg=None):
        self.assertTrue(a.startswith(b), f"{a!r} does not begin with {b!r}")

    def assertRegex(self, a, b, msg=None):
        self.assertTrue(re.search(b, a), f"{b!r} does not match {a[:100]!r}")

    def assertFileExists(self, path):
        self.assertTrue(os.path.isfile(path), f"{path} is not there")

    def assertSparse(self, x, sparse=True):
        if sparse:
            raise Skipped()

    def assertRagged(self, x, ragged=True):
        if ragged:
            raise Skipped()

    def assertDType(self, x, dtype, msg=None):
        found = x.dtype if isinstance(x.dtype, str) else x.dtype.name
        self.assertEqual(found, dtype)

    def assertRaises(self, kind, function=None, *arguments, **options):
        if function is None:
            return Raises(kind)
        with Raises(kind):
            function(*arguments, **options)

    def assertLogs(self, *arguments, **options):
        raise Skipped()

    def assertRaisesRegex(self, kind, pattern=None, function=None, *arguments, **options):
        pattern = options.pop("expected_regex", pattern)
        if function is None:
            return Raises(kind, pattern)
        with Raises(kind, pattern):
            function(*arguments, **options)

    def assertWarns(self, kind):
        raise Skipped()

    def assertWarnsRegex(self, kind, pattern):
        raise Skipped()

    def run_class_serialization_test(self, instance, custom_objects=None):
        config = instance.get_config()
        revived = type(instance).from_config(config)
        self.assertEqual(revived.get_config(), config)
        return revived

    def run_layer_test(self, layer_cls, init_kwargs, input_shape=None, input_dtype=None, input_sparse=False, input_ragged=False,
                       input_data=None, call_kwargs=None, expected_output_shape=None, expected_output_dtype=None,
                       expected_output_sparse=False, expected_output_ragged=False, expected_output=None,
                       expected_num_trainable_weights=None, expected_num_non_trainable_weights=None,
                       expected_num_non_trainable_variables=None, expected_num_seed_generators=None, expected_num_losses=None,
                       supports_masking=None, expected_mask_shape=None, custom_objects=None, run_training_check=True,
                       run_mixed_precision_check=True, assert_built_after_instantiation=False, tpu_atol=None, tpu_rtol=None, **others):
        layer = layer_cls(**init_kwargs)
        revived = layer_cls.from_config(layer.get_config())
        self.assertEqual(revived.get_config(), layer.get_config())
        data = input_data
        if data is None and input_shape is not None:
            kind = input_dtype if isinstance(input_dtype, str) else "float32"
            def make(shape):
                return (np.random.RandomState(0).randint(0, 2, size=shape) if "int" in kind else np.random.RandomState(0).uniform(size=shape)).astype(kind)
            if isinstance(input_shape, dict):
                data = {k: make(v) for k, v in input_shape.items()}
            elif isinstance(input_shape, list) or input_shape and isinstance(input_shape[0], (tuple, list)):
                data = [make(s) for s in input_shape]
            else:
                data = make(input_shape)
        if data is None:
            return
        call = dict(call_kwargs or {})
        if isinstance(data, dict):
            names = {k[:-6] if k.endswith("_shape") else k: v for k, v in data.items()}
            output = layer(**names, **call)
        else:
            output = layer(data, **call)
        if expected_num_trainable_weights is not None:
            self.assertEqual(len(layer.trainable_weights), expected_num_trainable_weights)
        if expected_num_non_trainable_weights is not None:
            self.assertEqual(len(layer.non_trainable_weights), expected_num_non_trainable_weights)
        outputs = output if isinstance(output, (list, tuple)) else [output]
        if isinstance(expected_output_shape, tuple) and not isinstance(output, dict):
            wanted = [expected_output_shape] if not expected_output_shape or not isinstance(expected_output_shape[0], tuple) else expected_output_shape
            for tensor, shape in zip(outputs, wanted):
                self.assertEqual([int(n) for n in tensor.shape], [int(t) if n is None else n for n, t in zip(shape, tensor.shape)])
        if expected_output is not None:
            self.assertAllClose(output, expected_output, 1e-5, 1e-5)
        # In a network of its own.
        if run_training_check and not isinstance(data, (dict, list)) and len(data.shape) > 1 and len(outputs) == 1 and not call:
            model = keras.Sequential([layer_cls(**init_kwargs)])
            model(data)
            if model.layers[0].trainable_weights and "int" not in str(data.dtype):
                model.compile("sgd", "mse")
                model.fit(data, np.zeros([int(n) for n in output.shape], "float32"), verbose=0)


class Testing:
    TestCase = TestCase
    test_utils = TestUtils()

    def __getattr__(self, name):
        # `tensorflow_uses_gpu` and the like.
        return lambda *arguments, **options: False


testing = Testing()


class Mock:
    pass


def run_tests(title, cls):
    for name in dir(cls):
        if not name.startswith("test"):
            continue
        function = getattr(cls, name)
        plain = getattr(function, "__func__", function)
        entries = [cases for f, cases in CASES.get(name, []) if f is plain or f is function]
        cases = [("", ())]
        for more in entries:
            cases = more if cases == [("", ())] else [(a + "_" + b, (x, y)) for a, x in cases for b, y in more]
        for label, case in cases:
            shown = f"{title}.{name}" + (f"[{label}]" if label else "")
            if any(f is plain or f is function for f in SKIPPED):
                print(f"SKIP\t{shown}")
                continue
            keras.utils.clear_session()
            keras.utils.set_random_seed(1337)
            made = cls()
            try:
                made.setUp()
                if isinstance(case, dict):
                    getattr(made, name)(**case)
                elif isinstance(case, (list, tuple)):
                    getattr(made, name)(*case)
                else:
                    getattr(made, name)(case)
                made.tearDown()
                print(f"PASS\t{shown}")
            except Skipped:
                print(f"SKIP\t{shown}")
            except Exception as error:
                text = str(error).replace("\n", " ").replace("\t", " ")
                print(f"FAIL\t{shown}\t{type(error).__name__}: {text[:200]}")
