import Evaluator

extension WrittenTensorFlow {
  /// `tf.train`: checkpoints.
  static let train =
    #"""
    import json as _json
    import os as _os
    import re as _re
    import numpy as _np
    import tensorflow as tf
    from _tensorflow_pictures import raw as _raw, numbers as _numbers

    _ENDING = "/.ATTRIBUTES/VARIABLE_VALUE"

    def _children(owner):
        """What a checkpoint finds in an object, by name."""
        if isinstance(owner, Checkpoint):
            return owner._tracked()
        if isinstance(owner, tf.Module):
            return {name: vars(owner)[name] for name in sorted(vars(owner)) if name not in owner._ignored_names}
        if isinstance(owner, dict):
            return {str(key): owner[key] for key in sorted(owner, key=str)}
        if isinstance(owner, (list, tuple)):
            return {str(place): part for place, part in enumerate(owner)}
        if isinstance(owner, tf.random.Generator):
            return {"_state_var": owner._state_var}
        if _is_of_keras(owner):
            return {"_variables": list(owner.variables)}
        return {}

    def _is_of_keras(value):
        return isinstance(value, (tf.keras.layers.Layer, tf.keras.optimizers.Optimizer, tf.keras.metrics.Metric)) and hasattr(value, "variables")

    def _is_variable(value):
        return isinstance(value, tf.Variable) or (hasattr(value, "assign") and hasattr(value, "numpy") and hasattr(value, "shape"))

    def _variables(root):
        """The variables below an object, by their names in a checkpoint; each under its first name."""
        found, seen, waiting = {}, set(), [("", root)]
        while waiting:
            prefix, owner = waiting.pop(0)
            for name, child in _children(owner).items():
                path = prefix + name
                if id(child) in seen:
                    continue
                if _is_variable(child):
                    seen.add(id(child))
                    found[path + _ENDING] = child
                elif _children(child):
                    seen.add(id(child))
                    waiting.append((path + "/", child))
        return found

    def _path(value):
        if isinstance(value, tf.Tensor):
            value = value.numpy().decode()
        return _os.fspath(value)

    def _write(path, values):
        index, data, offset = [], [], 0
        for name in sorted(values):
            array = _np.asarray(values[name].numpy())
            raw = _raw(array)
            index.append({"name": name, "dtype": str(array.dtype), "shape": list(array.shape), "offset": offset, "size": len(raw)})
            data.append(raw)
            offset += len(raw)
        folder = _os.path.dirname(path)
        if folder:
            _os.makedirs(folder, exist_ok=True)
        with open(path + ".data-00000-of-00001", "wb") as file:
            file.write(b"".join(data))
        with open(path + ".index", "w") as file:
            _json.dump({"format": "fieldbook checkpoint 1", "variables": index}, file)

    def _read(path):
        try:
            with open(path + ".index", "rb") as file:
                text = file.read()
            with open(path + ".data-00000-of-00001", "rb") as file:
                data = file.read()
        except OSError:
            raise tf.errors.NotFoundError(
                None, None, f"Unsuccessful TensorSliceReader constructor: Failed to find any matching files for {path}") from None
        try:
            index = _json.loads(text.decode())
            assert index["format"] == "fieldbook checkpoint 1"
            values = {}
            for entry in index["variables"]:
                raw = data[entry["offset"]:entry["offset"] + entry["size"]]
                values[entry["name"]] = _numbers(raw, entry["dtype"], entry["shape"])
            return values
        except (ValueError, KeyError, TypeError, AssertionError, tf.errors.OpError):
            raise tf.errors.DataLossError(
                None, None, f"{path}.index is no checkpoint that Fieldbook has written; model.save_weights writes files that Keras reads too") from None

    class _Status:
        """What restoring a checkpoint found."""

        def __init__(self, root, unused, path):
            self._root, self._unused, self._path = root, unused, path

        def assert_consumed(self):
            """Raises an error unless each value of the checkpoint has its variable, and each variable its value."""
            if self._unused:
                raise AssertionError("Some Python objects were not bound to checkpointed values, likely due to changes in the Python program: " + ", ".join(sorted(self._unused)))
            return self.assert_existing_objects_matched()

        def assert_existing_objects_matched(self):
            """Raises an error unless each variable has its value."""
            values = _read(self._path) if self._path else {}
            missing = [name for name in _variables(self._root) if name not in values]
            if missing and self._path:
                raise AssertionError("No checkpointed value for " + ", ".join(sorted(missing)))
            return self

        def assert_nontrivial_match(self):
            """The object itself."""
            return self

        def expect_partial(self):
            """The object itself: missing values are no fault."""
            return self

        def initialize_or_restore(self, session=None):
            """Nothing is left to do."""

        def run_restore_ops(self, session=None):
            """Nothing is left to do."""

    def _assign(variable, value, name):
        shape = tuple(variable.shape)
        if shape != value.shape:
            raise ValueError(f"Received incompatible tensor with shape {value.shape} when attempting to restore variable with shape {shape} and name {name}.")
        variable.assign(value)

    def _restore(root, values):
        """Sets the variables; what has no variable yet waits at its module for it. The names that nothing takes."""
        own, unused = _variables(root), []
        for name, value in values.items():
            if name in own:
                _assign(own[name], value, name)
            elif not _wait(root, name, value):
                unused.append(name)
        return unused

    def _wait(root, name, value):
        owner, parts = root, name[:-len(_ENDING)].split("/")
        for place, part in enumerate(parts):
            children = _children(owner)
            if part in children:
                owner = children[part]
                continue
            if not isinstance(owner, tf.Module):
                return False
            rest = "/".join(parts[place + 1:])
            owner.__dict__.setdefault("_waiting", {}).setdefault(part, {})[rest + _ENDING if rest else ""] = value
            return True
        return False

    def _take(child, values):
        """Gives an attribute that a module now has the values that waited for it."""
        if "" in values:
            _assign(child, values[""], "")
        else:
            _restore(child, values)

    class Checkpoint:
        """The variables of objects, kept in files: Checkpoint(model=model).write("path")."""

        def __init__(self, root=None, **kwargs):
            for name, value in kwargs.items():
                if isinstance(value, (int, float, str)) or value is None:
                    raise ValueError(f"`Checkpoint` was expecting {name} to be a trackable object (an object derived from `Trackable`), got {value}. If you believe this object should be trackable (i.e. it is part of the TensorFlow Python API and manages state), please open an issue.")
                setattr(self, name, value)
            self._root, self._names, self._counter = root, list(kwargs), None

        def _tracked(self):
            parts = dict(_children(self._root)) if self._root is not None else {}
            for name, value in vars(self).items():
                if not name.startswith("_"):
                    parts[name] = value
            if self._counter is not None:
                parts["save_counter"] = self._counter
            return parts

        @property
        def save_counter(self):
            """How often save was called."""
            if self._counter is None:
                self._counter = tf.Variable(0, trainable=False, dtype=tf.int64, name="save_counter")
            return self._counter

        def write(self, file_prefix, options=None):
            """Writes the variables' values to files whose names begin with a path."""
            _write(_path(file_prefix), _variables(self))
            return _path(file_prefix)

        def save(self, file_prefix, options=None):
            """As write, with a number at the end of the names, and the folder's list of checkpoints."""
            self.save_counter.assign_add(1)
            path = self.write(f"{_path(file_prefix)}-{int(self.save_counter)}")
            _note(_os.path.dirname(path) or ".", [path])
            return path

        def restore(self, save_path, options=None):
            """Sets the variables to the values of files."""
            if save_path is None:
                return _Status(self, [], None)
            return self.read(save_path)

        def read(self, save_path, options=None):
            """Sets the variables to the values of files."""
            path = _path(save_path)
            values = _read(path)
            if "save_counter" + _ENDING in values:
                self.save_counter
            return _Status(self, _restore(self, values), path)

    def _note(folder, paths):
        """Writes the file that says which checkpoint of a folder is the latest."""
        def shown(path):
            inside = _os.path.dirname(path) in (folder, "" if folder == "." else folder)
            return _os.path.basename(path) if inside else path
        lines = [f'model_checkpoint_path: "{shown(paths[-1])}"'] + [f'all_model_checkpoint_paths: "{shown(path)}"' for path in paths]
        with open(_os.path.join(folder, "checkpoint"), "w") as file:
            file.write("\n".join(lines) + "\n")

    def latest_checkpoint(checkpoint_dir, latest_filename=None):
        """The path of a folder's latest checkpoint; None if there is none."""
        folder = _path(checkpoint_dir)
        try:
            with open(_os.path.join(folder, latest_filename or "checkpoint")) as file:
                found = _re.search(r'^model_checkpoint_path: "(.*)"$', file.read(), _re.M)
        except OSError:
            return None
        if not found:
            return None
        path = found.group(1)
        path = path if _os.path.isabs(path) else _os.path.join(folder, path)
        return path if _os.path.exists(path + ".index") else None

    def list_variables(ckpt_dir_or_file):
        """Names and shapes of the values in a checkpoint."""
        values = _read(_found(ckpt_dir_or_file))
        return [(name, list(values[name].shape)) for name in sorted(values)]

    def load_variable(ckpt_dir_or_file, name):
        """One value of a checkpoint, as an array."""
        return load_checkpoint(ckpt_dir_or_file).get_tensor(name)

    def _found(path):
        path = _path(path)
        if _os.path.isdir(path):
            latest = latest_checkpoint(path)
            if latest is None:
                raise ValueError(f"Couldn't find 'checkpoint' file or checkpoints in given directory {path}")
            return latest
        return path

    class _Reader:
        """The values of a checkpoint."""

        def __init__(self, values):
            self._values = values

        def get_tensor(self, tensor_str):
            """A value as an array."""
            if tensor_str not in self._values:
                raise tf.errors.NotFoundError(None, None, f"Key {tensor_str} not found in checkpoint")
            return self._values[tensor_str]

        def has_tensor(self, tensor_str):
            """Whether there is a value of a name."""
            return tensor_str in self._values

        def get_variable_to_shape_map(self):
            """The shapes by name."""
            return {name: list(value.shape) for name, value in self._values.items()}

        def get_variable_to_dtype_map(self):
            """The types by name."""
            return {name: tf.as_dtype(str(value.dtype)) for name, value in self._values.items()}

    def load_checkpoint(ckpt_dir_or_file):
        """The values of a checkpoint."""
        return _Reader(_read(_found(ckpt_dir_or_file)))

    class CheckpointManager:
        """The last checkpoints of a folder."""

        def __init__(self, checkpoint, directory, max_to_keep, keep_checkpoint_every_n_hours=None, checkpoint_name="ckpt",
                     step_counter=None, checkpoint_interval=None, init_fn=None):
            if max_to_keep is not None and max_to_keep <= 0:
                raise ValueError("Expected a positive integer or `None` for `max_to_keep`, got %d." % max_to_keep)
            self._checkpoint, self._directory = checkpoint, _path(directory)
            self._most, self._name, self._init = max_to_keep, checkpoint_name, init_fn
            self._paths = []
            latest = latest_checkpoint(self._directory)
            if latest:
                with open(_os.path.join(self._directory, "checkpoint")) as file:
                    names = _re.findall(r'^all_model_checkpoint_paths: "(.*)"$', file.read(), _re.M)
                self._paths = [name if _os.path.isabs(name) else _os.path.join(self._directory, name) for name in names]

        @property
        def checkpoint(self):
            """What is kept."""
            return self._checkpoint

        @property
        def directory(self):
            """The folder."""
            return self._directory

        @property
        def latest_checkpoint(self):
            """The path of the last checkpoint; None if there is none."""
            return self._paths[-1] if self._paths else None

        @property
        def checkpoints(self):
            """The paths of the checkpoints, the oldest first."""
            return list(self._paths)

        def save(self, checkpoint_number=None, check_interval=True, options=None):
            """Writes a checkpoint, and deletes the oldest of more than are kept."""
            counter = self._checkpoint.save_counter
            counter.assign_add(1)
            number = int(counter) if checkpoint_number is None else int(checkpoint_number)
            path = self._checkpoint.write(_os.path.join(self._directory, f"{self._name}-{number}"))
            self._paths = [other for other in self._paths if other != path] + [path]
            while self._most is not None and len(self._paths) > self._most:
                oldest = self._paths.pop(0)
                for ending in ".index", ".data-00000-of-00001":
                    if _os.path.exists(oldest + ending):
                        _os.remove(oldest + ending)
            _note(self._directory, self._paths)
            return path

        def restore_or_initialize(self):
            """Sets the variables to those of the last checkpoint; its path, or None if there is none."""
            if self.latest_checkpoint:
                self._checkpoint.restore(self.latest_checkpoint)
                return self.latest_checkpoint
            if self._init:
                self._init()
            return None

    class ExponentialMovingAverage:
        """Averages of variables that follow them slowly."""

        def __init__(self, decay, num_updates=None, zero_debias=False, name="ExponentialMovingAverage"):
            self._decay, self._updates, self._averages = decay, num_updates, []

        def apply(self, var_list=None):
            """Moves the averages towards the variables."""
            decay = self._decay
            if self._updates is not None:
                updates = float(self._updates)
                decay = min(decay, (1.0 + updates) / (10.0 + updates))
            for variable in var_list:
                average = self.average(variable)
                if average is None:
                    self._averages.append((variable, tf.Variable(variable, trainable=False)))
                else:
                    average.assign_sub((1 - decay) * (average - variable))

        def average(self, var):
            """The average of a variable; None before apply."""
            return next((average for variable, average in self._averages if variable is var), None)

    """#
}
